//! Any bytes, imported as what this program's name ends with: no panic, a sound transcript, and no
//! time that grows faster than the bytes.
//!
//! Documents that are archives are packed first from parts in plain text, so that the bytes that are
//! tried are the document's and not the archive's; one in eight is tried as it is.

#![no_main]

#[path = "../../src-tauri/crates/import/tests/main/packed.rs"]
mod packed;

use libfuzzer_sys::fuzz_target;

/// The format that this program is for, as files' names end.
fn ending() -> &'static str {
    env!("CARGO_BIN_NAME").trim_start_matches("import-")
}

fuzz_target!(|data: &[u8]| {
    let is_packed = matches!(ending(), "docx" | "odt") && data.len() % 8 > 0;
    let packed = is_packed.then(|| packed::pack(&String::from_utf8_lossy(data)));
    let bytes = packed.as_deref().unwrap_or(data);
    if let Ok(imported) = import::read(&format!("any.{}", ending()), bytes) {
        assert_eq!(transcript::check(&imported.transcript), Ok(()));
    }
});
