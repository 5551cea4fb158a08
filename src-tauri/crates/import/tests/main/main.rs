//! Everything that is tested from outside.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod encodings;
mod goldens;
mod nothing_lost;
mod pdf;
mod readable;
mod sample;
mod sheets;
mod speed;
