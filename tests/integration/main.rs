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
mod exports;
mod heard;
mod imports;
mod kill;
mod law;
mod laws;
mod links;
mod matrix;
mod memory;
mod office;
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
mod word;
mod workspace;

use std::path::Path;

/// Compares what is told with what was told before.
pub(crate) fn golden(name: &str, told: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("integration").join(name);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&path, told).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(told == expected, "{name} differs; UPDATE_GOLDENS=1 writes it anew\n{told}");
}
