//! The one integration binary: the command, the stages over the fixtures, the rules of the house.

mod command;
mod property;
mod schema;
mod tidy;
