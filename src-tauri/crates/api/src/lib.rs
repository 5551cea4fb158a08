//! The use cases of Galley, and the one table that doors dispatch.

#[macro_use]
mod table;
mod activity;
mod alike;
mod approval;
mod commands;
mod compared;
mod copy_check;
pub mod copy_profiles;
mod core;
mod corrections;
mod decided;
mod error;
mod file_names;
pub mod files;
mod findings;
mod link_list;
mod link_offers;
mod memory_file;
mod mentions;
pub mod profiles;
mod queue;
mod reading;
mod review;
mod sentences;
mod session;
mod task;
mod typescript;
mod update;
mod use_cases;
mod utf16;
pub mod wire;

pub use commands::COMMANDS;
pub use core::{Answer, Core, answer, default_library};
pub use error::{ApiError, ErrorCode, WireError};
pub use export::{
    LabelStyle, LinkStyle, Options as CopyOptions, Subtitles, Suggestions as CopySuggestions, Times,
};
pub use proof::{Certainty, Level};
pub use task::{Cancel, Progress, Task};
pub use transcript::{TimeMs, TurnKind};
pub use typescript::typescript;

/// The ids of the formats of finished copies.
pub fn copy_formats() -> impl Iterator<Item = &'static str> {
    export::FORMATS.iter().map(|format| format.id)
}

/// The names of the formats that are imported.
pub fn import_formats() -> impl Iterator<Item = &'static str> {
    import::FORMATS.iter().map(|format| format.name)
}

/// The character encodings that a file may be read in.
pub fn encodings() -> impl Iterator<Item = &'static str> {
    import::ENCODINGS.iter().copied()
}

/// An address that a door may open outside: http, https or mailto.
///
/// # Errors
/// The refusal as the interface shows it.
pub fn openable(url: &str) -> Result<String, WireError> {
    let address = transcript::web_address(url);
    address.map_err(|error| WireError::from(&ApiError::Op(error.into())))
}
