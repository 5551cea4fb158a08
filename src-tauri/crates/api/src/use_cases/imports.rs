//! Files come in: as they are, as they are asked for, and many at once.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use store::{DocumentId, NewDocument};
use transcript::{Transcript, TurnKind, speaker_stats, word_count};

use crate::core::now;
use crate::update::{small, total_words};
use crate::wire::{
    FileReading, FileSource, ImportBytes, ImportFile, Imported, KeepFile, Kept, LabelReading,
    OfCopy, ReadFile, ReadSpeaker, ReadTurn, ReadableFormat, Reading, SpeakersFound, Warning,
};
use crate::{ApiError, Core, Task};

/// Turns that are shown of a file.
const FIRST: usize = 12;
/// Words of each.
const WORDS: usize = 60;

impl Core {
    /// Imports a file: a new document of the library, with the file's bytes and a first version.
    ///
    /// # Errors
    /// [`ApiError::File`], [`ApiError::Import`], [`ApiError::Unsure`], [`ApiError::Library`];
    /// nothing is stored then.
    pub fn import_file(&self, args: ImportFile, task: &Task) -> Result<Imported, ApiError> {
        task.step("Reading the file", 0, 3)?;
        if is_copy(Path::new(&args.path)) {
            return self.import_copy(OfCopy { path: args.path }, task);
        }
        let file = File::new(FileSource::Path(args.path))?;
        self.import(&file, &args.reading, args.sure, task)
    }

    pub(crate) fn import_bytes(
        &self,
        args: ImportBytes,
        task: &Task,
    ) -> Result<Imported, ApiError> {
        task.step("Reading the file", 0, 3)?;
        let file = File::new(FileSource::Bytes { name: args.file_name, base64: args.base64 })?;
        if is_copy(Path::new(&file.name)) {
            let mut state = self.state();
            let copy = state.library.read_copy_bytes(Path::new(&file.name), &file.bytes)?;
            return state.take_in(&copy);
        }
        self.import(&file, &args.reading, args.sure, task)
    }

    /// Tells what a file is read as. Nothing is stored.
    pub(crate) fn read_file(&self, args: ReadFile, task: &Task) -> Result<FileReading, ApiError> {
        task.step("Reading the file", 0, 2)?;
        let file = File::new(args.from)?;
        task.step("Recognising turns", 1, 2)?;
        let imported = file.read(&args.reading)?;
        let known = self.imported_before(&file)?.is_some();
        Ok(file.told(imported, known))
    }

    /// Imports a file of many. It is stored and not opened, so that many cost no more than one.
    pub(crate) fn keep_file(&self, args: KeepFile, task: &Task) -> Result<Kept, ApiError> {
        task.step("Reading the file", 0, 3)?;
        match args.from {
            FileSource::Path(path) if is_copy(Path::new(&path)) => {
                let imported = self.import_copy(OfCopy { path }, task)?;
                Ok(self.kept_copy(imported))
            }
            from => {
                let file = File::new(from)?;
                if is_copy(Path::new(&file.name)) {
                    let mut state = self.state();
                    let copy = state.library.read_copy_bytes(Path::new(&file.name), &file.bytes)?;
                    let imported = state.take_in(&copy)?;
                    drop(state);
                    return Ok(self.kept_copy(imported));
                }
                self.keep(&file, task)
            }
        }
    }

    fn keep(&self, file: &File, task: &Task) -> Result<Kept, ApiError> {
        if let Some(id) = self.imported_before(file)? {
            let row = self.state().library.documents()?.into_iter().find(|row| row.id == id);
            let row = row.ok_or(store::StoreError::NoSuchDocument(id))?;
            return Ok(Kept {
                document: id.0,
                title: row.title,
                words: row.words,
                turns: row.turns,
                speakers: row.speakers,
                known: true,
                doubts: Vec::new(),
                warnings: Vec::new(),
            });
        }
        task.step("Recognising turns", 1, 3)?;
        let imported = file.read(&Reading::default())?;
        task.step("Storing the import", 2, 3)?;
        let id = self.store(file, &imported.transcript)?;
        let doubts = imported.doubts(&file.name);
        let import::Imported { transcript, warnings, .. } = imported;
        Ok(Kept {
            document: id.0,
            words: total_words(&transcript),
            turns: small(transcript.turns.len()),
            speakers: small(transcript.speakers.len()),
            title: transcript.title,
            known: false,
            doubts,
            warnings: self.told(file, warnings),
        })
    }

    /// A working copy that came in among many; it is put away again.
    fn kept_copy(&self, imported: Imported) -> Kept {
        let Imported { transcript, warnings } = imported;
        let mut state = self.state();
        let id = DocumentId(transcript.document);
        state.sessions.remove(&id);
        state.library.close_document(id);
        Kept {
            document: transcript.document,
            words: transcript.words,
            turns: small(transcript.turns.len()),
            speakers: small(transcript.speakers.len()),
            title: transcript.title,
            known: false,
            doubts: Vec::new(),
            warnings,
        }
    }

    fn import(
        &self,
        file: &File,
        reading: &Reading,
        sure: bool,
        task: &Task,
    ) -> Result<Imported, ApiError> {
        // Whoever asks for another reading wants another transcript.
        if *reading == Reading::default()
            && let Some(id) = self.imported_before(file)?
        {
            let message = "this file was imported before; it is opened as you left it".to_owned();
            let warning = Warning { message, line: None, turn: None };
            let transcript = self.state().session(id.0)?.view();
            return Ok(Imported { transcript, warnings: vec![warning] });
        }
        task.step("Recognising turns", 1, 3)?;
        let imported = file.read(reading)?;
        if sure && !imported.doubts(&file.name).is_empty() {
            return Err(ApiError::Unsure { file: file.name.clone() });
        }
        task.step("Storing the import", 2, 3)?;
        let id = self.store(file, &imported.transcript)?;
        let transcript = self.state().session(id.0)?.view();
        Ok(Imported { transcript, warnings: self.told(file, imported.warnings) })
    }

    /// What is told of a file: first whether it left here, then what its reader noticed.
    fn told(&self, file: &File, warnings: Vec<import::Warning>) -> Vec<Warning> {
        let returned = self.state().told_of_word(&file.name, &file.bytes);
        returned.into_iter().chain(warnings.into_iter().map(Warning::from)).collect()
    }

    fn store(&self, file: &File, transcript: &Transcript) -> Result<DocumentId, ApiError> {
        let bytes = file.bytes.as_slice();
        let new = NewDocument { transcript, bytes, author: "Import", at: now() };
        Ok(self.state().library.import(new)?)
    }

    /// The document of a file that came in before, and is the same to the byte.
    fn imported_before(&self, file: &File) -> Result<Option<DocumentId>, ApiError> {
        let state = self.state();
        let rows = state.library.documents()?;
        // One that cannot be read any more is in nobody's way.
        let same = |id| state.library.original(id).is_ok_and(|(_, bytes)| bytes == file.bytes);
        Ok(rows.into_iter().find(|row| row.file == file.name && same(row.id)).map(|row| row.id))
    }
}

/// A file that is to come in.
struct File {
    name: String,
    bytes: Vec<u8>,
}

impl File {
    fn new(from: FileSource) -> Result<Self, ApiError> {
        Ok(match from {
            FileSource::Path(path) => {
                let name = Path::new(&path).file_name().unwrap_or_default();
                let name = name.to_string_lossy().into_owned();
                let bytes = std::fs::read(&path);
                Self { name, bytes: bytes.map_err(|source| ApiError::File { path, source })? }
            }
            FileSource::Bytes { name, base64 } => {
                let bytes = STANDARD.decode(&base64);
                let lost =
                    |_| ApiError::Refused("the dropped file did not arrive whole".to_owned());
                Self { name, bytes: bytes.map_err(lost)? }
            }
        })
    }

    fn read(&self, reading: &Reading) -> Result<import::Imported, ApiError> {
        let failed = |source| ApiError::Import { file: self.name.clone(), source };
        import::read_as(&self.name, &self.bytes, &asked(reading)?).map_err(failed)
    }

    /// What the file is read as.
    fn told(&self, imported: import::Imported, known: bool) -> FileReading {
        let doubts = imported.doubts(&self.name);
        let import::Imported { transcript, warnings, format, found } = imported;
        let stats = speaker_stats(&transcript);
        let speakers = transcript.speakers.iter().map(|speaker| {
            let own = stats.get(&Some(speaker.id)).copied().unwrap_or_default();
            let (turns, words) = (small(own.turns), small(own.words));
            ReadSpeaker { label: speaker.label.clone(), turns, words }
        });
        let cues = transcript.turns.iter().filter(|turn| turn.kind == TurnKind::Cue).count();
        let formats = import::FORMATS.iter().map(|format| ReadableFormat {
            id: format.name.to_owned(),
            title: format.title.to_owned(),
        });
        FileReading {
            file: self.name.clone(),
            title: transcript.title.clone(),
            format: format.to_owned(),
            encoding: if asks_encoding(format) {
                transcript.source.encoding.clone()
            } else {
                String::new()
            },
            found: match found {
                import::Found::Told => SpeakersFound::Told,
                import::Found::Colon => SpeakersFound::Colon,
                import::Found::OwnLine => SpeakersFound::OwnLine,
                import::Found::Nobody => SpeakersFound::Nobody,
            },
            formats: formats.collect(),
            encodings: import::ENCODINGS.iter().map(|name| (*name).to_owned()).collect(),
            speakers: speakers.collect(),
            turns: small(transcript.turns.len()),
            cues: small(cues),
            words: total_words(&transcript),
            pages: transcript.source.pages,
            pending_links: small(transcript.pending_links.len()),
            first: first_turns(&transcript),
            warnings: warnings.into_iter().map(Warning::from).collect(),
            doubts,
            known,
        }
    }
}

fn first_turns(transcript: &Transcript) -> Vec<ReadTurn> {
    let first = transcript.turns.iter().take(FIRST).map(|turn| {
        let place = |id| transcript.speakers.iter().position(|speaker| speaker.id == id);
        let cut = word_count(&turn.text) > WORDS;
        let text = if cut {
            turn.text.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ")
        } else {
            turn.text.clone()
        };
        ReadTurn {
            cue: turn.kind == TurnKind::Cue,
            speaker: turn.speaker.and_then(place).map(small),
            time: turn.start_ms.map(|time| time.clock()).unwrap_or_default(),
            text,
            cut,
        }
    });
    first.collect()
}

/// True for a format whose files may be in any encoding.
fn asks_encoding(format: &str) -> bool {
    !matches!(format, "pdf" | "docx" | "odt" | "rtf" | "json")
}

/// What was asked for, as the importer takes it.
///
/// # Errors
/// [`ApiError::Refused`] when there is no such format or encoding.
pub(crate) fn asked(reading: &Reading) -> Result<import::Reading, ApiError> {
    let mut asked = import::Reading::default();
    if let Some(name) = &reading.format {
        asked.format = Some(import::format(name).ok_or_else(|| {
            let known: Vec<&str> = import::FORMATS.iter().map(|format| format.name).collect();
            let known = known.join(", ");
            ApiError::Refused(format!("there is no format “{name}” to read; there are {known}"))
        })?);
    }
    if let Some(name) = &reading.encoding {
        asked.encoding = Some(import::encoding(name).ok_or_else(|| {
            let known = import::ENCODINGS.join(", ");
            ApiError::Refused(format!("there is no encoding “{name}”; there are {known}"))
        })?);
    }
    asked.labels = match reading.labels {
        LabelReading::Guessed => import::LabelStyle::Guessed,
        LabelReading::Colon => import::LabelStyle::Colon,
        LabelReading::OwnLine => import::LabelStyle::OwnLine,
        LabelReading::Nobody => import::LabelStyle::Nobody,
    };
    Ok(asked)
}

impl From<import::Warning> for Warning {
    fn from(warning: import::Warning) -> Self {
        Self {
            message: warning.message,
            line: warning.place.line.map(small),
            turn: warning.place.turn.map(|turn| turn.0),
        }
    }
}

/// True for the name of a working copy.
fn is_copy(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("galley"))
}
