//! Small files in and out: profiles, the memory.

use std::path::Path;

use super::export::write_file;
use crate::ApiError;
use crate::wire::{Source, Written};

/// The text of a file.
///
/// # Errors
/// [`ApiError::File`]; [`ApiError::Refused`] when it is not UTF-8.
pub(crate) fn read_source(from: Source) -> Result<String, ApiError> {
    let path = match from {
        Source::Text(text) => return Ok(text),
        Source::Path(path) => path,
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(source) => return Err(ApiError::File { path, source }),
    };
    String::from_utf8(bytes).map_err(|_| {
        ApiError::Refused(format!("{path} is not UTF-8 text; save it as UTF-8 and try again"))
    })
}

/// Writes a file, or tells its text when there is no path.
///
/// # Errors
/// [`ApiError::File`].
pub(crate) fn write_target(path: Option<String>, text: String) -> Result<Written, ApiError> {
    let bytes = text.len() as u64;
    let text = match &path {
        Some(path) => write_file(Path::new(path), text.as_bytes()).map(|()| None)?,
        None => Some(text),
    };
    Ok(Written { path, text, bytes })
}
