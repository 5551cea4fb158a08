//! Finished copies.

use std::io::Write;
use std::path::Path;

use atomic_write_file::AtomicWriteFile;
use transcript::{Moment, Transcript};

use crate::core::now;
use crate::wire::{
    CopySuggestions, ExportDocument, ExportStatistics, Exported, LabelStyle, LinkStyle,
};
use crate::{ApiError, Core, Task};

impl Core {
    /// Writes the transcript as the editor shows it, the saved state of the revision named, or one
    /// of its versions.
    pub(crate) fn export_document(
        &self,
        args: ExportDocument,
        task: &Task,
    ) -> Result<Exported, ApiError> {
        let (transcript, revision) = {
            let mut state = self.state();
            match args.version {
                None => (state.at(args.document, args.revision)?.transcript.clone(), args.revision),
                Some(version) => {
                    let (row, transcript) = state.version(args.document, version)?;
                    (transcript, row.revision.0)
                }
            }
        };
        let format = export::format(&args.format)
            .ok_or_else(|| ApiError::Refused(format!("there is no format “{}”", args.format)))?;
        let options = export::Options {
            times: args.times,
            cues: args.cues,
            comments: args.comments,
            labels: args.labels.into(),
            links: args.links.into(),
            suggestions: args.suggestions.into(),
            subtitles: export::Subtitles { line: args.subtitles.line, speed: args.subtitles.speed },
            ..export::Options::default()
        };
        task.step("Typesetting", 0, 2)?;
        let (bytes, notes) = copy(&transcript, format, &options)?;
        task.step("Writing the file", 1, 2)?;
        write_file(Path::new(&args.path), &bytes)?;
        Ok(Exported { path: args.path, bytes: bytes.len() as u64, revision, notes })
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
        let (bytes, notes) = (text.len() as u64, Vec::new());
        Ok(Exported { bytes, revision: args.revision, path: args.path, notes })
    }

    /// Writes a document, or one of its versions, in the format named or that of the ending; says
    /// what an editor should know of the copy.
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
    ) -> Result<Vec<String>, ApiError> {
        let transcript = {
            let mut state = self.state();
            match version {
                None => state.session(document)?.transcript.clone(),
                Some(version) => state.version(document, version)?.1,
            }
        };
        let format = format_for(target, to)?;
        let (bytes, notes) = copy(&transcript, format, options)?;
        write_file(target, &bytes)?;
        Ok(notes)
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

impl From<LabelStyle> for export::LabelStyle {
    fn from(style: LabelStyle) -> Self {
        match style {
            LabelStyle::Label => Self::Label,
            LabelStyle::Name => Self::Name,
            LabelStyle::Initials => Self::Initials,
            LabelStyle::NameFirst => Self::NameFirst,
        }
    }
}

impl From<CopySuggestions> for export::Suggestions {
    fn from(shown: CopySuggestions) -> Self {
        match shown {
            CopySuggestions::Without => Self::Without,
            CopySuggestions::Accepted => Self::Accepted,
            CopySuggestions::Marked => Self::Marked,
        }
    }
}

impl From<LinkStyle> for export::LinkStyle {
    fn from(style: LinkStyle) -> Self {
        match style {
            LinkStyle::Inline => Self::Inline,
            LinkStyle::Footnotes => Self::Footnotes,
            LinkStyle::References => Self::References,
        }
    }
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
