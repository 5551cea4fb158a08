//! What the export crate promises, seen from outside.

mod decoded;
mod formats;
mod goldens;
mod nothing_is_lost;
mod package;
