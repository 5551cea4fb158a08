//! What no crate can show by itself. One binary, so that it is linked once.

mod kill;
mod law;
mod laws;
mod saved;
mod wire;
mod workspace;
