//! Comparing two states of a transcript, and giving back what differs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod cases;
mod chance;
mod goldens;
mod laws;
mod merging;
