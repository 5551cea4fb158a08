//! Everything that is tested from outside.

mod encodings;
mod goldens;
mod nothing_lost;
mod readable;
mod sample;
