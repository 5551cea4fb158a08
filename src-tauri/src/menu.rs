//! The native menu. Its ids are those of the command palette, which does the work. Letters with
//! Alt alone open menus on some systems: commands with such keys carry none here.

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
            &item("import-options", "Import with options…", Some("CmdOrCtrl+Shift+O"))?,
            &line()?,
            &item("save-version", "Save version…", Some("CmdOrCtrl+S"))?,
            &item("show-versions", "Versions", Some("CmdOrCtrl+3"))?,
            &item("compare", "Compare with the import", None)?,
            &item("activity", "Activity…", None)?,
            &line()?,
            &item("export", "Export…", Some("CmdOrCtrl+E"))?,
            &item("export-copy", "Export a working copy…", None)?,
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
            &item("fix-all", "Fix all that is certain", Some("CmdOrCtrl+Shift+A"))?,
            &item("work-through", "Work through the queue", Some("F9"))?,
            &item("next-finding", "Next finding", Some("F8"))?,
            &item("previous-finding", "Previous finding", Some("Shift+F8"))?,
            &item("proof-again", "Proof the whole transcript again", Some("F7"))?,
            &line()?,
            &item("rules", "Rules and profiles…", None)?,
            &item("memory", "Memory…", None)?,
        ],
    )?;
    let turns = Submenu::with_items(
        app,
        "Turns",
        true,
        &[
            &item("choose-speaker", "Choose who speaks…", Some("CmdOrCtrl+Shift+S"))?,
            &item("add-speaker", "Add a speaker…", None)?,
            &line()?,
            &item("split-turn", "Split the turn", None)?,
            &item("merge-turn", "Merge with the turn before", None)?,
            &line()?,
            &item("link", "Link…", Some("CmdOrCtrl+K"))?,
            &item("next-pending-link", "Next link without a place", Some("CmdOrCtrl+Shift+K"))?,
        ],
    )?;
    let review = Submenu::with_items(
        app,
        "Review",
        true,
        &[
            &item("show-review", "Comments and suggestions", Some("CmdOrCtrl+4"))?,
            &item("comment", "Comment…", Some("CmdOrCtrl+Alt+M"))?,
            &item("next-comment", "Next open comment", None)?,
            &item("previous-comment", "Previous open comment", None)?,
            &line()?,
            &item("toggle-suggesting", "Suggest instead of editing", Some("CmdOrCtrl+Shift+G"))?,
            &item("accept-suggestion", "Accept the suggestion", None)?,
            &item("reject-suggestion", "Reject the suggestion", None)?,
            &item("accept-suggestions", "Accept all suggestions", None)?,
            &item("reject-suggestions", "Reject all suggestions", None)?,
            &line()?,
            &item("next-difference", "Next difference", None)?,
            &item("previous-difference", "Previous difference", None)?,
            &item("restore-difference", "Restore the difference", None)?,
            &item("restore-turn", "Restore all differences of the turn", None)?,
            &item("export-comparison-word", "Export the comparison as Word…", None)?,
            &item("export-comparison-page", "Export the comparison as a web page…", None)?,
            &item("leave-comparison", "Leave the comparison", None)?,
            &line()?,
            &item("status", "Status…", None)?,
            &item("approve", "Approve…", Some("F4"))?,
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
    Menu::with_items(app, &[&file, &edit, &proof, &turns, &review, &view])
}
