//! Finished copies.

use std::io::Write;
use std::path::Path;

use atomic_write_file::AtomicWriteFile;
use store::VersionRow;
use transcript::{Moment, Transcript};

use crate::core::{State, now};
use crate::wire::{
    Copies, CopyCheck, CopyLook, CopySuggestions, CopyWritten, ExportCopies, ExportDocument,
    ExportStatistics, Exported,
};
use crate::{ApiError, Core, Task, copy_check};

impl Core {
    /// Writes the transcript as the editor shows it, the saved state of the revision named, or one
    /// of its versions.
    pub(crate) fn export_document(
        &self,
        args: ExportDocument,
        task: &Task,
    ) -> Result<Exported, ApiError> {
        let format = known_format(&args.format)?;
        let saved = self.saved(args.document, args.revision, args.version, &[format])?;
        task.step("Typesetting", 0, 3)?;
        let copy = Copy::new(&saved, format, &args.look)?;
        task.step("Writing the file", 1, 3)?;
        copy.write(Path::new(&args.path))?;
        task.step("Reading the file back", 2, 3)?;
        Ok(copy.exported(&args.path, saved.revision))
    }

    /// Writes copies in several formats into a folder. One that cannot be written does not stop the
    /// others.
    pub(crate) fn export_copies(
        &self,
        args: ExportCopies,
        task: &Task,
    ) -> Result<Copies, ApiError> {
        let ExportCopies { document, revision, version, folder, replace, choice } = args;
        let formats = choice.formats.iter().map(|id| known_format(id));
        let formats = formats.collect::<Result<Vec<_>, _>>()?;
        let names =
            self.names(document, version, &choice.formats, &choice.pattern, Some(&folder))?;
        let there: Vec<&str> =
            names.iter().filter(|name| name.exists).map(|name| name.file.as_str()).collect();
        if !replace && !there.is_empty() {
            let there = there.join(", ");
            return Err(ApiError::Refused(format!("the folder has {there}; nothing was written")));
        }
        let saved = self.saved(document, revision, version, &formats)?;
        let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let mut copies = Vec::new();
        for (done, name) in (0..).zip(names) {
            let path = Path::new(&folder).join(&name.file).display().to_string();
            let written =
                task.step(&format!("Writing {}", name.file), done, count).and_then(|()| {
                    let format = known_format(&name.format)?;
                    let copy = Copy::new(&saved, format, &choice.look)?;
                    copy.write(Path::new(&path))?;
                    Ok(copy.exported(&path, saved.revision))
                });
            copies.push(CopyWritten::new(name.format, name.file, written));
        }
        Ok(Copies { folder, copies })
    }

    /// Writes who talks how much.
    pub(crate) fn export_statistics(
        &self,
        args: ExportStatistics,
        _: &Task,
    ) -> Result<Exported, ApiError> {
        let mut state = self.state();
        let session = state.at(args.document, args.revision)?;
        let path = Path::new(&args.path);
        let is_table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let language = export::Options::default().language;
        let text = if is_table {
            export::statistics::csv(&session.transcript)
        } else {
            export::statistics::html(&session.transcript, &language)
        };
        write_file(path, text.as_bytes())?;
        let check = copy_check::check_bytes(path, text.as_bytes());
        let (bytes, notes) = (text.len() as u64, Vec::new());
        Ok(Exported { bytes, revision: args.revision, path: args.path, notes, check })
    }

    /// Writes a document, or one of its versions, in the format named or that of the ending; says
    /// what an editor should know of the copy, and what reading it back told.
    ///
    /// # Errors
    /// When the document, version or format is unknown, or the file cannot be written.
    pub fn export_version(
        &self,
        document: i64,
        version: Option<i64>,
        target: &Path,
        to: Option<&str>,
        options: &export::Options,
    ) -> Result<(Vec<String>, CopyCheck), ApiError> {
        let format = format_for(target, to)?;
        let saved = {
            let mut state = self.state();
            match version {
                None => {
                    let transcript = state.session(document)?.transcript.clone();
                    Saved::new(&mut state, document, transcript, None, &[format])
                }
                Some(version) => {
                    let (row, transcript) = state.version(document, version)?;
                    Saved::new(&mut state, document, transcript, Some(&row), &[format])
                }
            }
        };
        let mut options = options.clone();
        let mut notes = saved.mark(&mut options, format);
        let (more, check) = write_copy(&saved.transcript, target, format, &options)?;
        notes.extend(more);
        Ok((notes, check))
    }

    /// The saved state at a revision, or a version as it was, for copies in these formats.
    fn saved(
        &self,
        document: i64,
        revision: u64,
        version: Option<i64>,
        formats: &[&export::Format],
    ) -> Result<Saved, ApiError> {
        let mut state = self.state();
        Ok(match version {
            None => {
                let transcript = state.at(document, revision)?.transcript.clone();
                let saved = Saved::new(&mut state, document, transcript, None, formats);
                Saved { revision, ..saved }
            }
            Some(version) => {
                let (row, transcript) = state.version(document, version)?;
                Saved::new(&mut state, document, transcript, Some(&row), formats)
            }
        })
    }
}

struct Saved {
    transcript: Transcript,
    revision: u64,
    /// The name of the state, by which a Word copy is known when it comes back; or why there is none.
    origin: (Option<String>, Vec<String>),
}

impl Saved {
    fn new(
        state: &mut State,
        document: i64,
        transcript: Transcript,
        version: Option<&VersionRow>,
        formats: &[&export::Format],
    ) -> Self {
        let word = formats.iter().find(|format| format.id == "docx");
        let origin = word.map(|format| state.origin(document, version, format));
        let revision = version.map(|row| row.revision.0).unwrap_or_default();
        Self { transcript, revision, origin: origin.unwrap_or_default() }
    }

    /// Has a Word copy say which state it shows; returns what an editor should know of that.
    fn mark(&self, options: &mut export::Options, format: &export::Format) -> Vec<String> {
        if format.id != "docx" {
            return Vec::new();
        }
        let (origin, notes) = &self.origin;
        options.origin.clone_from(origin);
        notes.clone()
    }
}

/// A finished copy that is not on the disk yet.
struct Copy<'a> {
    transcript: &'a Transcript,
    format: &'static export::Format,
    options: export::Options,
    bytes: Vec<u8>,
    notes: Vec<String>,
}

impl<'a> Copy<'a> {
    fn new(
        saved: &'a Saved,
        format: &'static export::Format,
        look: &CopyLook,
    ) -> Result<Self, ApiError> {
        let transcript = &saved.transcript;
        let (mut options, note) = options_for(format, look, transcript);
        let mut notes = saved.mark(&mut options, format);
        let (bytes, more) = copy(transcript, format, &options)?;
        notes.extend(more);
        notes.extend(note);
        Ok(Self { transcript, format, options, bytes, notes })
    }

    fn write(&self, path: &Path) -> Result<(), ApiError> {
        write_file(path, &self.bytes)
    }

    /// Reads the copy back and tells of it.
    fn exported(self, path: &str, revision: u64) -> Exported {
        let Self { transcript, format, options, bytes, notes } = self;
        let check = copy_check::check(Path::new(path), &bytes, transcript, format, &options);
        Exported { path: path.to_owned(), bytes: bytes.len() as u64, revision, notes, check }
    }
}

/// A copy that is made now, and what an editor should know of it.
///
/// # Errors
/// When the format cannot show what the options want, or a part outgrows what a file can hold.
pub(crate) fn copy(
    transcript: &Transcript,
    format: &export::Format,
    options: &export::Options,
) -> Result<(Vec<u8>, Vec<String>), ApiError> {
    let options = export::Options { at: Some(Moment(now().0)), ..options.clone() };
    let bytes = export::write(transcript, format, &options)?;
    Ok((bytes, export::notes(transcript, format, &options)?))
}

/// Writes a copy and reads it back: what is to be known of it, and what reading it told.
///
/// # Errors
/// [`ApiError::Export`] and [`ApiError::File`].
pub(crate) fn write_copy(
    transcript: &Transcript,
    target: &Path,
    format: &export::Format,
    options: &export::Options,
) -> Result<(Vec<String>, CopyCheck), ApiError> {
    let (bytes, notes) = copy(transcript, format, options)?;
    write_file(target, &bytes)?;
    Ok((notes, copy_check::check(target, &bytes, transcript, format, options)))
}

/// What a look means for a format. One that has no marks leaves suggestions out, and says so where
/// there are any.
pub(super) fn options_for(
    format: &export::Format,
    look: &CopyLook,
    transcript: &Transcript,
) -> (export::Options, Option<String>) {
    let mut options = export::Options::from(look);
    let unmarked =
        look.suggestions == CopySuggestions::Marked && format.marks == export::Marking::Nothing;
    if unmarked {
        options.suggestions = export::Suggestions::Without;
    }
    let note = (unmarked && !transcript.suggestions.is_empty())
        .then(|| format!("{} cannot mark suggestions: they are left out", format.name));
    (options, note)
}

/// The format with this id.
pub(super) fn known_format(id: &str) -> Result<&'static export::Format, ApiError> {
    export::format(id).ok_or_else(|| ApiError::Refused(format!("there is no format “{id}”")))
}

/// The format that is named, or that a target's ending says.
pub(crate) fn format_for(
    target: &Path,
    to: Option<&str>,
) -> Result<&'static export::Format, ApiError> {
    let ending = target.extension().unwrap_or_default().to_string_lossy();
    let wanted = to.unwrap_or(&ending);
    export::format(wanted).ok_or_else(|| {
        let known: Vec<&str> = export::FORMATS.iter().map(|format| format.id).collect();
        let known = known.join(", ");
        ApiError::Refused(match wanted {
            "" => format!("the name says no format; name one of {known}"),
            _ => format!("there is no format “{wanted}”; there are {known}"),
        })
    })
}

/// Writes a whole file or nothing: beside the target first, synced, then renamed over it.
///
/// # Errors
/// [`ApiError::File`]; what was at the path is then still there.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let write = || {
        let mut file = AtomicWriteFile::open(path)?;
        file.write_all(bytes)?;
        file.commit()
    };
    write().map_err(|source| ApiError::File { path: path.display().to_string(), source })
}
