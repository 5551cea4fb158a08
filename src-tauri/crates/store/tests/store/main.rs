//! The library, from outside.

mod cost;
mod damage;
mod generate;
mod random;
mod refusals;
mod round_trips;
mod undo;
