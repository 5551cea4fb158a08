//! What an editor does, one file per part of the screen.

mod activity;
mod approval;
mod change;
mod comments;
mod compare;
mod copies;
mod export;
mod files;
mod imports;
mod library;
mod links;
mod memory;
mod paste;
mod proofing;
mod rules;
mod speakers;
mod suggestions;
mod text;
mod turns;
mod versions;
mod word_copies;
mod working_copies;

pub(crate) use export::{copy, format_for, write_copy};
pub(crate) use imports::asked;
