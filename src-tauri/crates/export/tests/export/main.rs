//! What the export crate promises, seen from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected should stop"
)]

mod books;
mod comments;
mod decoded;
mod formats;
mod goldens;
mod marked;
mod nothing_is_lost;
mod package;
mod pages;
mod printed;
mod programs;
mod suggestions;
mod tracked;
mod word;
