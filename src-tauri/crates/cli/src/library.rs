//! `galley-cli library`: the library, its transcripts and versions.

use std::path::{Path, PathBuf};

use api::{ApiError, CopyOptions, Core, Task, default_library, wire};
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum};

use crate::many::{expanded, watched};
use crate::{Outcome, diff, noted, word_of};

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
    /// Import transcripts and print their numbers
    Import {
        /// The transcripts, or patterns such as talks/*.docx
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
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
    /// Make a transcript what it was in a version; what it is now is kept as a version first
    Restore {
        /// Its number
        doc: i64,
        /// The version's number
        version: i64,
    },
    /// Approve a transcript, if nothing that its checklist requires is open or a note says why
    Approve {
        /// Its number
        doc: i64,
        /// Why it is approved
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Show or set how far a transcript is
    Status {
        /// Its number
        doc: i64,
        /// What it is from now on; only what is approved can be published
        #[arg(value_enum)]
        status: Option<Status>,
        /// Why
        #[arg(long, default_value = "", requires = "status")]
        note: String,
    },
    /// Show what happened to a transcript
    Activity {
        /// Its number
        doc: i64,
        /// Words that must all occur, in what was done or in who did it
        #[arg(long, default_value = "")]
        search: String,
        /// Print a table for spreadsheets, the oldest first
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what differs between two states of a transcript
    Diff {
        /// Its number
        doc: i64,
        /// The state before: a version's number or name, `import`, or `now`
        before: String,
        /// The state after, told in the same way
        after: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Write a web page instead
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        html: Option<PathBuf>,
        /// Write a Word file with tracked changes instead
        #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "html"])]
        docx: Option<PathBuf>,
    },
    /// Merge a working copy into the transcript that it was made from
    Merge {
        /// The working copy
        file: PathBuf,
        /// The transcript's number; the one that has most in common with it when not given
        #[arg(long, value_name = "DOC")]
        into: Option<i64>,
    },
    /// Export a transcript, or with OUT ending in .galley a working copy with its whole history
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
        #[arg(long, value_parser = PossibleValuesParser::new(api::copy_formats()))]
        to: Option<String>,
        /// Carry what reviewers remarked; plain text has no place for it
        #[arg(long)]
        comments: bool,
        /// What becomes of suggestions that nobody decided on
        #[arg(long, value_enum, default_value_t)]
        suggestions: super::copies::Suggestions,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Status {
    Draft,
    Correcting,
    InReview,
    Approved,
    Published,
}

impl From<Status> for wire::Status {
    fn from(status: Status) -> Self {
        match status {
            Status::Draft => Self::Draft,
            Status::Correcting => Self::Correcting,
            Status::InReview => Self::InReview,
            Status::Approved => Self::Approved,
            Status::Published => Self::Published,
        }
    }
}

pub(crate) fn run(args: LibraryArgs) -> Result<Outcome, ApiError> {
    let path = args.library.or_else(default_library).ok_or_else(|| {
        ApiError::Refused("there is no home folder for a library; give one by --library".to_owned())
    })?;
    let core = Core::open(&path)?;
    match args.action {
        Action::Import { files } => import_all(&core, &expanded(&files)?),
        action => act(&core, action).map(Outcome::of),
    }
}

/// Takes files in; one that fails does not stop the others.
fn import_all(core: &Core, files: &[PathBuf]) -> Result<Outcome, ApiError> {
    if let [file] = files {
        return import(core, file).map(Outcome::of);
    }
    let mut outcome = Outcome::default();
    for file in watched(files) {
        match import(core, file) {
            Ok(told) => outcome.text += &format!("{}\t{told}", file.display()),
            Err(error) => outcome.failures.push(error.to_string()),
        }
    }
    Ok(outcome)
}

/// Takes a file in: its number, and what is to be known of it.
fn import(core: &Core, file: &Path) -> Result<String, ApiError> {
    let path = file.display().to_string();
    let imported = core.import_file(wire::ImportFile { path }, &Task::unwatched())?;
    let notes: Vec<String> = imported.warnings.into_iter().map(|warning| warning.message).collect();
    Ok(format!("{}\n{}", imported.transcript.document, noted(&notes)))
}

fn act(core: &Core, action: Action) -> Result<String, ApiError> {
    match action {
        Action::Import { files } => Ok(import_all(core, &files)?.text),
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
            Ok(versions.versions.iter().map(show_version).collect())
        }
        Action::Restore { doc, version } => {
            let revision = revision(core, doc)?;
            let args = wire::RestoreVersion { document: doc, revision, version, suggest: false };
            Ok(format!("{}\n", core.restore_version(args, &Task::unwatched())?.label))
        }
        Action::Approve { doc, note } => {
            let revision = revision(core, doc)?;
            let args = wire::Approve { document: doc, revision, note };
            Ok(format!("{}\n", core.approve(args, &Task::unwatched())?.label))
        }
        Action::Status { doc, status, note } => {
            let view =
                core.open_document(wire::OfDocument { document: doc }, &Task::unwatched())?;
            let Some(status) = status else { return Ok(format!("{}\n", word_of(view.status))) };
            let (document, revision, status) = (doc, view.revision, status.into());
            let args = wire::SetStatus { document, revision, status, note };
            Ok(format!("{}\n", word_of(core.set_status(args, &Task::unwatched())?.status)))
        }
        Action::Activity { doc, search, csv: true, .. } => {
            let args = wire::ExportActivity { document: doc, search, path: None };
            let written = core.export_activity(args, &Task::unwatched())?;
            Ok(written.text.unwrap_or_default())
        }
        Action::Activity { doc, search, json, .. } => {
            let args = wire::FindActivity { document: doc, search };
            let activity = core.activity(args, &Task::unwatched())?;
            if json {
                return super::json(&activity.days);
            }
            Ok(activity.days.iter().map(show_day).collect())
        }
        Action::Diff { doc, before, after, json, html, docx } => {
            diff::run(core, doc, (&before, &after), json, html.or(docx))
        }
        Action::Merge { file, into } => {
            let path = file.display().to_string();
            let document = match into {
                Some(document) => document,
                None => {
                    let args = wire::OfCopy { path: path.clone() };
                    let shares = core.inspect_copy(args, &Task::unwatched())?.shares;
                    let none = "no transcript of the library has history in common with that copy";
                    shares.ok_or_else(|| ApiError::Refused(none.to_owned()))?.document
                }
            };
            let revision = revision(core, document)?;
            let args = wire::MergeCopy { document, revision, path };
            Ok(format!("{}\n", core.merge_copy(args, &Task::unwatched())?.label))
        }
        Action::Export { version, output, to, .. }
            if is_copy(&output) && (version.is_some() || to.is_some()) =>
        {
            let why = "a working copy holds the whole history; leave --version and --to out";
            Err(ApiError::Refused(why.to_owned()))
        }
        Action::Export { doc, output, .. } if is_copy(&output) => {
            let path = output.display().to_string();
            core.export_copy(wire::ExportCopy { document: doc, path }, &Task::unwatched())?;
            Ok(format!("{}\n", output.display()))
        }
        Action::Export { doc, version, output, to, comments, suggestions } => {
            let suggestions = suggestions.into();
            let options = CopyOptions { comments, suggestions, ..CopyOptions::default() };
            let notes = core.export_version(doc, version, &output, to.as_deref(), &options)?;
            Ok(format!("{}\n{}", output.display(), noted(&notes)))
        }
    }
}

/// True for the name of a working copy.
fn is_copy(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("galley"))
}

/// The revision that a transcript is at.
fn revision(core: &Core, document: i64) -> Result<u64, ApiError> {
    Ok(core.open_document(wire::OfDocument { document }, &Task::unwatched())?.revision)
}

fn show_version(version: &wire::VersionView) -> String {
    let kind = word_of(version.kind);
    let pinned = if version.pinned { ", pinned" } else { "" };
    let note = if version.note.is_empty() { "" } else { "\t" };
    let (number, name, author) = (version.version, &version.name, &version.author);
    let (words, turns) = (version.words, version.turns);
    format!(
        "{number}\t{kind}{pinned}\t{name}\t{words} words, {turns} turns, by {author}{note}{}\n",
        version.note
    )
}

fn show_day(day: &wire::ActivityDay) -> String {
    let entries = day.entries.iter().map(|entry| {
        let note = if entry.note.is_empty() { "" } else { ": " };
        format!("  {}, by {}{note}{}\n", entry.words, entry.author, entry.note)
    });
    format!("{}\n{}", day.day, entries.collect::<String>())
}
