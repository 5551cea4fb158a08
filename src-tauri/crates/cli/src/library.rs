//! `galley-cli library`: the library, its transcripts and versions.

use std::path::PathBuf;

use api::{ApiError, Core, Task, default_library, wire};
use clap::{Args, Subcommand};

#[derive(Args)]
pub(crate) struct LibraryArgs {
    /// The library file; that of the desktop program when it is not given
    #[arg(long, global = true, env = "GALLEY_LIBRARY", value_name = "PATH")]
    library: Option<PathBuf>,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Import a transcript and print its number
    Import {
        /// The transcript
        file: PathBuf,
    },
    /// List the transcripts
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the versions of a transcript
    Versions {
        /// Its number
        doc: i64,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Export a transcript
    Export {
        /// Its number
        doc: i64,
        /// A version's number; as it is now when not given
        #[arg(long)]
        version: Option<i64>,
        /// Where the finished copy goes
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// Its format; what OUT's ending says when it is not given
        #[arg(long, value_parser = ["txt", "md", "html", "docx"])]
        to: Option<String>,
        #[command(flatten)]
        copy: super::copies::CopyArgs,
    },
}

pub(crate) fn run(args: LibraryArgs) -> Result<String, ApiError> {
    let path = args.library.or_else(default_library).ok_or_else(|| {
        ApiError::Refused("there is no home folder for a library; give one by --library".to_owned())
    })?;
    let core = Core::open(&path)?;
    match args.action {
        Action::Import { file } => {
            let path = file.display().to_string();
            let imported = core.import_file(wire::ImportFile { path }, &Task::unwatched())?;
            let notes = imported.warnings.iter().map(|w| format!("note: {}\n", w.message));
            let notes: String = notes.collect();
            Ok(format!("{}\n{notes}", imported.transcript.document))
        }
        Action::List { json } => {
            let library = core.list_documents(wire::Nothing {}, &Task::unwatched())?;
            if json {
                return super::json(&library.documents);
            }
            let rows = library.documents.iter().map(|row| {
                format!(
                    "{}\t{}\t{} words, {} turns\n",
                    row.document, row.title, row.words, row.turns
                )
            });
            Ok(rows.collect())
        }
        Action::Versions { doc, json } => {
            let versions = core.versions(wire::OfDocument { document: doc }, &Task::unwatched())?;
            if json {
                return super::json(&versions.versions);
            }
            let rows = versions.versions.iter().map(|version| {
                format!(
                    "{}\t{}\t{}\t{} words, {} turns, by {}\n",
                    version.version,
                    version.kind,
                    version.name,
                    version.words,
                    version.turns,
                    version.author
                )
            });
            Ok(rows.collect())
        }
        Action::Export { doc, version, output, to, copy } => {
            core.export_version(doc, version, &output, to.as_deref(), &copy.options())?;
            Ok(format!("{}\n", output.display()))
        }
    }
}
