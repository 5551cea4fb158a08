//! What the shell tells the interface unasked.

use api::Progress;
use serde_json::json;
use tauri::{AppHandle, Emitter};

/// How far a long command is. A window that is gone misses nothing.
pub(crate) fn progress(app: &AppHandle, progress: &Progress) {
    let _ = app.emit("progress", progress);
}

/// An entry of the menu was chosen.
pub(crate) fn menu(app: &AppHandle, id: &str) {
    let _ = app.emit("menu", json!({ "id": id }));
}

/// A second start of the program asks for these files.
pub(crate) fn open_files(app: &AppHandle, paths: &[String]) {
    let _ = app.emit("open_files", json!({ "paths": paths }));
}
