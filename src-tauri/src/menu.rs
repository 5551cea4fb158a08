//! The native menu. Its ids are those of the command palette, which does the work.

use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Result, Wry};

pub(crate) fn menu(app: &AppHandle) -> Result<Menu<Wry>> {
    let item =
        |id: &str, text: &str, keys: Option<&str>| MenuItem::with_id(app, id, text, true, keys);
    let line = || PredefinedMenuItem::separator(app);
    let file = Submenu::with_items(
        app,
        "File",
        true,
        &[
            &item("open-file", "Open…", Some("CmdOrCtrl+O"))?,
            &line()?,
            &item("save-version", "Save version…", Some("CmdOrCtrl+S"))?,
            &item("export", "Export…", Some("CmdOrCtrl+E"))?,
            &line()?,
            &PredefinedMenuItem::close_window(app, None)?,
            &PredefinedMenuItem::quit(app, None)?,
        ],
    )?;
    // Undo and redo carry no keys here: in a text field they are the field's own.
    let edit = Submenu::with_items(
        app,
        "Edit",
        true,
        &[
            &item("undo", "Undo", None)?,
            &item("redo", "Redo", None)?,
            &line()?,
            &PredefinedMenuItem::cut(app, None)?,
            &PredefinedMenuItem::copy(app, None)?,
            &PredefinedMenuItem::paste(app, None)?,
            &PredefinedMenuItem::select_all(app, None)?,
            &line()?,
            &item("find", "Find…", Some("CmdOrCtrl+F"))?,
            &item("replace", "Replace…", Some("CmdOrCtrl+H"))?,
        ],
    )?;
    let proof = Submenu::with_items(
        app,
        "Proof",
        true,
        &[
            &item("fix-all", "Fix all certain", None)?,
            &item("next-finding", "Next finding", Some("F8"))?,
            &item("previous-finding", "Previous finding", Some("Shift+F8"))?,
            &line()?,
            &item("link", "Link…", Some("CmdOrCtrl+K"))?,
        ],
    )?;
    let view = Submenu::with_items(
        app,
        "View",
        true,
        &[
            &item("toggle-sidebar", "Library", None)?,
            &item("toggle-panel", "Panel", None)?,
            &line()?,
            &item("palette", "Command palette…", Some("CmdOrCtrl+Shift+P"))?,
            &item("settings", "Settings…", None)?,
        ],
    )?;
    Menu::with_items(app, &[&file, &edit, &proof, &view])
}
