//! The library, from outside.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails ought to stop; clippy spares only what is marked as a test"
)]

mod cost;
mod damage;
mod generate;
mod memory;
mod random;
mod refusals;
mod reviewed;
mod round_trips;
mod undo;
