//! The desktop window of Galley. Nothing here knows what a turn is.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod events;
mod menu;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use api::Core;
use clap::Parser;
use tauri::{Manager, WindowEvent};

use crate::call::Door;

/// A proof room for transcripts.
#[derive(Parser)]
#[command(name = "galley", version, about)]
struct Args {
    /// The library file; under the platform's data folder when it is not given
    #[arg(long, env = "GALLEY_LIBRARY", value_name = "PATH")]
    library: Option<PathBuf>,
    /// Transcripts to open
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    // The plugin comes first, so that a second start reaches the first before anything is opened.
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, argv, folder| {
            let files = Args::try_parse_from(argv).map_or_else(|_| Vec::new(), |args| args.files);
            window::second_start(app, &window::absolute(&files, Path::new(&folder)));
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .invoke_handler(tauri::generate_handler![call::call])
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(drag) = event {
                events::drag(window.app_handle(), drag);
            }
        })
        .on_menu_event(|app, event| events::menu(app, event.id().as_ref()))
        .setup(move |app| {
            let library = args.library.or_else(api::default_library);
            let library =
                library.ok_or("there is no home folder for the library; give one by --library")?;
            match Core::open(&library) {
                Ok(core) => {
                    let files = window::absolute(&args.files, &std::env::current_dir()?);
                    app.manage(Door::new(Arc::new(core), files));
                    window::open(app.handle())?;
                }
                Err(error) => window::cannot_start(app.handle(), &error.to_string()),
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)),
        Err(error) => {
            eprintln!("galley: {error}");
            ExitCode::FAILURE
        }
    }
}
