//! Everything that is tested from outside.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod documents;
mod encodings;
mod goldens;
mod hostile;
mod nothing_lost;
mod packed;
mod pasted;
mod readable;
mod sample;
mod speed;
