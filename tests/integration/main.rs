//! What no crate can show by itself. One binary, so that it is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod approval;
mod arranging;
mod cancel;
mod comments;
mod comparing;
mod copies;
mod heard;
mod kill;
mod law;
mod laws;
mod links;
mod memory;
mod pdf;
mod printed;
mod profiles;
mod proposing;
mod queue;
mod returned;
mod room;
mod saved;
mod suggesting;
mod suggestions;
mod wire;
mod workspace;
