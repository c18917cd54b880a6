//! The one integration binary: the command, the stages over the fixtures, the rules of the house.

mod allocation;
mod command;
mod lists;
mod load;
mod packs;
mod property;
mod readme;
mod rules;
mod schema;
mod stages;
mod text;
mod tidy;
