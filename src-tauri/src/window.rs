//! The one window: opened, brought to the front, refused.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::{events, menu};

const LABEL: &str = "main";

/// Opens the window. It shows the program's own page and never leaves it.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Galley")
        .inner_size(1440.0, 900.0)
        .min_inner_size(800.0, 560.0)
        .on_navigation(|url| {
            let own = matches!(
                (url.scheme(), url.host_str()),
                ("tauri", _) | (_, Some("tauri.localhost"))
            );
            // The preview of an export: a frame of the page's own, in which nothing runs.
            own || url.as_str() == "about:srcdoc"
        });
    let builder = builder.menu(menu::menu(app)?);
    let window = builder.build()?;
    window.set_focus()
}

/// A second start: the first one's window comes to the front and opens what the second was given.
pub(crate) fn second_start(app: &AppHandle, files: &[PathBuf]) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse each of these; the files are opened all the same.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
    let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    if !files.is_empty() {
        events::open_files(app, &files);
    }
}

/// Paths as they are meant in the folder that the program was started in.
pub(crate) fn absolute(files: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    files.iter().map(|file| folder.join(file)).collect()
}

/// Says why there is no window, and ends.
pub(crate) fn cannot_start(app: &AppHandle, why: &str) {
    eprintln!("galley: {why}");
    let handle = app.clone();
    app.dialog()
        .message(why)
        .title("Galley cannot start")
        .kind(MessageDialogKind::Error)
        .show(move |_| handle.exit(1));
}
