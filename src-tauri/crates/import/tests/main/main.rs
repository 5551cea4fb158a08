//! Everything that is tested from outside.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod any_bytes;
mod documents;
mod encodings;
mod goldens;
mod hostile;
mod nothing_lost;
mod packed;
mod pasted;
mod pdf;
mod programs;
mod readable;
mod sample;
mod sheets;
mod speed;
