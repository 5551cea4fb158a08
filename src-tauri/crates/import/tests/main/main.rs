//! Everything that is tested from outside.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod any_bytes;
mod encodings;
mod goldens;
mod nothing_lost;
mod readable;
mod sample;
mod speed;
