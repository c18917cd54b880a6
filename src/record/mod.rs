//! What we promise outside: the records of `docs/records.md`, their ids, their JSON Schema.
//!
//! The only types that derive `Serialize`. A record borrows from the article; offsets are Unicode code points, end
//! exclusive; exact figures are decimal strings; absent values are `null`.

mod article;
mod entity;
mod event;
pub mod explanation;
mod id;
mod offsets;
pub mod rows;
mod schema;
pub mod tables;
mod value;

pub use article::{Article, Detail, Sentence};
pub use entity::{Entity, Mention};
pub use event::{Amount, Cue, DocumentRef, EntityLine, Event, EventDate, EventLine, EventMention, Role, Trigger};
pub use id::{Id, document_id, fingerprint};
pub use offsets::Offsets;
pub use schema::{Line, schema};
pub use value::{Date, Money, Number, Percent, Quantity, Value};
