//! What an editor does, one file per part of the screen.

mod activity;
mod approval;
mod change;
mod comments;
mod compare;
mod export;
mod files;
mod library;
mod links;
mod memory;
mod proofing;
mod rules;
mod speakers;
mod suggestions;
mod text;
mod turns;
mod versions;
mod working_copies;

pub(crate) use export::{copy, format_for, write_file};
