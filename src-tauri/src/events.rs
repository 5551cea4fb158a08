//! What the shell tells the interface unasked.

use api::Progress;
use serde_json::json;
use tauri::{AppHandle, DragDropEvent, Emitter};

/// How far a long command is. A window that is gone misses nothing.
pub(crate) fn progress(app: &AppHandle, progress: &Progress) {
    let _ = app.emit("progress", progress);
}

/// An entry of the menu was chosen.
pub(crate) fn menu(app: &AppHandle, id: &str) {
    let _ = app.emit("menu", json!({ "id": id }));
}

/// Files are held over the window, let go of, or taken away again. The window itself is told by
/// the system: WebKitGTK tells the page nothing of files.
pub(crate) fn drag(app: &AppHandle, event: &DragDropEvent) {
    let over = match event {
        DragDropEvent::Enter { paths, .. } => !paths.is_empty(),
        DragDropEvent::Drop { paths, .. } => {
            let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            open_files(app, &paths);
            false
        }
        DragDropEvent::Leave => false,
        _ => return,
    };
    let _ = app.emit("drag", json!({ "over": over }));
}

/// A second start of the program asks for these files.
pub(crate) fn open_files(app: &AppHandle, paths: &[String]) {
    let _ = app.emit("open_files", json!({ "paths": paths }));
}
