//! The one Tauri command: what the interface asks of the core, and of the shell itself.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use api::{Answer, Core, ErrorCode, WireError};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;

use crate::events;

/// What the shell holds: the core, and the files it was started with.
pub(crate) struct Door {
    core: Arc<Core>,
    files: Mutex<Vec<PathBuf>>,
}

impl Door {
    pub(crate) fn new(core: Arc<Core>, files: Vec<PathBuf>) -> Self {
        Self { core, files: Mutex::new(files) }
    }

    fn take_files(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.files.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Asks for files of a format.
#[derive(Deserialize)]
struct ChooseFiles {
    title: String,
    format: String,
    endings: Vec<String>,
    many: bool,
}

/// Asks where to save.
#[derive(Deserialize)]
struct ChooseSave {
    file_name: String,
    ending: String,
    format: String,
}

/// Asks for a folder.
#[derive(Deserialize)]
struct ChooseFolder {
    title: String,
}

/// Opens an address outside.
#[derive(Deserialize)]
struct OpenLink {
    url: String,
}

/// Runs a command. Those of the shell are here; all others are the core's.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    door: State<'_, Door>,
    name: String,
    args: Value,
) -> Result<Answer, WireError> {
    match name.as_str() {
        "choose_files" => {
            let ask: ChooseFiles = arguments(args)?;
            let endings: Vec<&str> = ask.endings.iter().map(String::as_str).collect();
            let dialog = app.dialog().file().set_title(ask.title);
            let dialog = dialog.add_filter(ask.format, &endings).add_filter("All files", &["*"]);
            let chosen = blocking(move || match ask.many {
                true => dialog.blocking_pick_files().unwrap_or_default(),
                false => dialog.blocking_pick_file().into_iter().collect(),
            });
            let paths: Vec<String> = chosen.await?.into_iter().map(path_text).collect();
            api::answer(&json!({ "paths": paths }))
        }
        "choose_save" => {
            let ask: ChooseSave = arguments(args)?;
            let dialog = app.dialog().file().set_title("Export");
            let dialog = dialog.set_file_name(ask.file_name);
            let dialog = dialog.add_filter(ask.format, &[ask.ending.as_str()]);
            let chosen = blocking(move || dialog.blocking_save_file()).await?;
            api::answer(&json!({ "path": chosen.map(path_text) }))
        }
        "choose_folder" => {
            let ask: ChooseFolder = arguments(args)?;
            let dialog = app.dialog().file().set_title(ask.title);
            let chosen = blocking(move || dialog.blocking_pick_folder()).await?;
            api::answer(&json!({ "path": chosen.map(path_text) }))
        }
        "open_link" => {
            let ask: OpenLink = arguments(args)?;
            let address = api::openable(&ask.url)?;
            let opened = app.opener().open_url(address, None::<&str>);
            opened
                .map_err(|error| refused(&format!("the address could not be opened: {error}")))?;
            api::answer(&json!({}))
        }
        "files_to_open" => {
            let paths = door.take_files().into_iter().map(|path| path.display().to_string());
            api::answer(&json!({ "paths": paths.collect::<Vec<_>>() }))
        }
        _ => {
            let report = move |progress| events::progress(&app, &progress);
            Arc::clone(&door.core).dispatch(name, args, report).await
        }
    }
}

fn path_text(path: FilePath) -> String {
    match path {
        FilePath::Path(path) => path.display().to_string(),
        FilePath::Url(url) => url.to_string(),
    }
}

fn arguments<T: DeserializeOwned>(args: Value) -> Result<T, WireError> {
    serde_json::from_value(args).map_err(|error| WireError {
        code: ErrorCode::BadRequest,
        message: format!("the command was not understood: {error}"),
        hint: String::new(),
    })
}

fn refused(message: &str) -> WireError {
    WireError { code: ErrorCode::Refused, message: message.to_owned(), hint: String::new() }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, WireError> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.map_err(|_| refused("the dialog could not be shown"))
}
