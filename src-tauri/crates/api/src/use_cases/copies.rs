//! What finished copies look like before they are written: profiles, names, the first page.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use transcript::{ByteOffset, Span, Transcript, Turn, word_count};

use super::export::{known_format, options_for};
use super::files::{read_source, write_target};
use crate::copy_profiles::{self, checked, presets};
use crate::core::State;
use crate::file_names::{self, Fields};
use crate::wire::{
    CopyName, CopyNames, CopyPreview, CopyProfile, CopyProfiles, ExportCopyProfile,
    ImportCopyProfile, NameCopies, Nothing, OfCopyProfile, PreviewCopy, Written,
};
use crate::{ApiError, Core, Task};

/// The setting that holds the editor's own profiles of export.
const PROFILES: &str = "copy_profiles";
/// Words of a first page.
const PAGE: usize = 420;
/// Bytes of a preview that is text.
const TEXT: usize = 12_000;

impl Core {
    pub(crate) fn copy_profiles(&self, _: Nothing, _: &Task) -> Result<CopyProfiles, ApiError> {
        Ok(self.state().copy_profiles(None, Vec::new()))
    }

    /// Keeps a profile under its name; one that has the name is replaced.
    pub(crate) fn save_copy_profile(
        &self,
        profile: CopyProfile,
        _: &Task,
    ) -> Result<CopyProfiles, ApiError> {
        let profile = checked(profile)?;
        if presets().iter().any(|preset| preset.name == profile.name) {
            let name = &profile.name;
            let why =
                format!("“{name}” is there from the start and stays as it is; choose another name");
            return Err(ApiError::Refused(why));
        }
        let mut state = self.state();
        let name = profile.name.clone();
        let mut own = state.own_copy_profiles();
        own.retain(|one| one.name != name);
        own.push(profile);
        state.keep_copy_profiles(own)?;
        Ok(state.copy_profiles(Some(name), Vec::new()))
    }

    pub(crate) fn delete_copy_profile(
        &self,
        args: OfCopyProfile,
        _: &Task,
    ) -> Result<CopyProfiles, ApiError> {
        let mut state = self.state();
        let mut own = state.own_copy_profiles();
        let before = own.len();
        own.retain(|one| one.name != args.name);
        if own.len() == before {
            return Err(no_such_profile(&args.name));
        }
        state.keep_copy_profiles(own)?;
        Ok(state.copy_profiles(None, Vec::new()))
    }

    pub(crate) fn export_copy_profile(
        &self,
        args: ExportCopyProfile,
        _: &Task,
    ) -> Result<Written, ApiError> {
        write_target(args.path, copy_profiles::write(&self.copy_profile(&args.name)?)?)
    }

    /// Takes a profile in. Another one of its name stays, and it is given a name of its own.
    pub(crate) fn import_copy_profile(
        &self,
        args: ImportCopyProfile,
        _: &Task,
    ) -> Result<CopyProfiles, ApiError> {
        let mut profile = copy_profiles::read(&read_source(args.from)?)?;
        let mut state = self.state();
        let mut own = state.own_copy_profiles();
        let mut notes = Vec::new();
        let stray: Vec<&str> = profile
            .choice
            .formats
            .iter()
            .map(String::as_str)
            .filter(|id| export::format(id).is_none())
            .collect();
        if !stray.is_empty() {
            let stray = stray.join(", ");
            notes.push(format!("It names formats that are not known here: {stray}."));
        }
        let wanted = profile.name.clone();
        let all: Vec<CopyProfile> = presets().into_iter().chain(own.iter().cloned()).collect();
        let taken = |profile: &CopyProfile| {
            all.iter().any(|one| one.name == profile.name && one != profile)
        };
        let mut number = 2;
        while taken(&profile) {
            profile.name = format!("{wanted} ({number})");
            number += 1;
        }
        let name = profile.name.clone();
        if all.contains(&profile) {
            notes.push(format!("“{name}” is here already."));
        } else {
            if name != wanted {
                notes.push(format!("There is another “{wanted}”: this one is called “{name}”."));
            }
            own.push(profile);
            state.keep_copy_profiles(own)?;
        }
        Ok(state.copy_profiles(Some(name), notes))
    }

    /// A profile of export by its name, one that is there from the start or the editor's own.
    ///
    /// # Errors
    /// [`ApiError::Refused`] when there is none.
    pub fn copy_profile(&self, name: &str) -> Result<CopyProfile, ApiError> {
        let own = self.state().own_copy_profiles();
        let all = presets().into_iter().chain(own);
        let named: Vec<CopyProfile> = all.collect();
        let found = named.into_iter().find(|profile| profile.name == name);
        found.or_else(|| copy_profiles::preset(name)).ok_or_else(|| no_such_profile(name))
    }

    pub(crate) fn name_copies(&self, args: NameCopies, _: &Task) -> Result<CopyNames, ApiError> {
        let NameCopies { document, version, formats, pattern, folder } = args;
        let names = self.names(document, version, &formats, &pattern, folder.as_deref())?;
        Ok(CopyNames { names, unknown: file_names::unknown(&pattern) })
    }

    /// A name for each format. Those with one ending are told apart by their format.
    pub(super) fn names(
        &self,
        document: i64,
        version: Option<i64>,
        formats: &[String],
        pattern: &str,
        folder: Option<&str>,
    ) -> Result<Vec<CopyName>, ApiError> {
        let fields = self.state().fields(document, version)?;
        let mut names: Vec<CopyName> = Vec::with_capacity(formats.len());
        for id in formats {
            let format = known_format(id)?;
            let name = file_names::named(pattern, &fields, format.id);
            let mut file = format!("{name}.{}", format.ending);
            if names.iter().any(|other| other.file.eq_ignore_ascii_case(&file)) {
                file = format!("{name}.{}.{}", format.id, format.ending);
            }
            let exists = folder.is_some_and(|folder| Path::new(folder).join(&file).exists());
            names.push(CopyName { format: id.clone(), file, exists });
        }
        Ok(names)
    }

    /// The first page of a copy, as the exporter writes it. Formats that are no text are shown as
    /// the web page with the same look.
    pub(crate) fn preview_copy(
        &self,
        args: PreviewCopy,
        _: &Task,
    ) -> Result<CopyPreview, ApiError> {
        let format = known_format(&args.format)?;
        let (page, cut) = {
            let mut state = self.state();
            match args.version {
                None => first_page(&state.session(args.document)?.transcript),
                Some(version) => first_page(&state.version(args.document, version)?.1),
            }
        };
        let is_text = format.media_type.starts_with("text/") && format.id != "html"
            || format.media_type.contains("json")
            || format.media_type.contains("subrip")
            || format.media_type.contains("ttml");
        let (mut options, note) = options_for(format, &args.look, &page);
        options.comments &= format.comments;
        let mut content = if is_text {
            String::from_utf8_lossy(&export::write(&page, format, &options)?).into_owned()
        } else {
            export::still_page(&page, known_format("html")?, &options)?
        };
        let mut cut = cut;
        if is_text && content.len() > TEXT {
            let end = (0..=TEXT).rev().find(|at| content.is_char_boundary(*at)).unwrap_or(0);
            content.truncate(end);
            cut = true;
        }
        let other = (!is_text && format.id != "html")
            .then(|| format!("Shown as a web page; {} sets it in its own type.", format.name));
        let note = note.map(|note| format!("{note}.")).or(other).unwrap_or_default();
        Ok(CopyPreview { content, page: !is_text, cut, note })
    }
}

/// So much of a transcript as fills a page, and whether more comes behind it.
fn first_page(transcript: &Transcript) -> (Transcript, bool) {
    let mut words = 0;
    let mut turns = Vec::new();
    let mut cut = false;
    for turn in &transcript.turns {
        let room = PAGE.saturating_sub(words);
        cut = room == 0;
        if cut {
            break;
        }
        // One turn may be longer than a page.
        let shown = beginning(turn, room);
        words += word_count(&shown.text);
        cut = shown.text.len() < turn.text.len();
        turns.push(shown);
        if cut {
            break;
        }
    }
    let shown = |id| turns.iter().any(|turn| turn.id == id);
    let comments = transcript.comments.iter().filter(|one| shown(one.turn)).cloned().collect();
    let page = Transcript {
        format: transcript.format,
        title: transcript.title.clone(),
        speakers: transcript.speakers.clone(),
        comments,
        // Those that are at places behind the page mark nothing.
        suggestions: transcript.suggestions.clone(),
        pending_links: if cut { Vec::new() } else { transcript.pending_links.clone() },
        source: transcript.source.clone(),
        turns,
    };
    (page, cut)
}

/// A turn with so many of its words.
fn beginning(turn: &Turn, words: usize) -> Turn {
    let mut seen = 0;
    let mut gap = true;
    let end = turn.text.char_indices().find_map(|(at, c)| {
        let begins = gap && !c.is_whitespace();
        gap = c.is_whitespace();
        seen += usize::from(begins);
        (seen > words).then_some(at)
    });
    let Some(end) = end else { return turn.clone() };
    let text = turn.text.get(..end).unwrap_or_default().trim_end().to_owned();
    let end = ByteOffset(text.len());
    let spans = turn.spans.iter().filter(|span| span.start < end);
    let spans = spans.map(|span| Span { end: span.end.min(end), ..span.clone() }).collect();
    // Where its end is not shown, its time is that of other words.
    Turn { text, spans, end_ms: None, ..turn.clone() }
}

impl State {
    fn own_copy_profiles(&self) -> Vec<CopyProfile> {
        self.said(PROFILES)
    }

    fn keep_copy_profiles(&mut self, mut own: Vec<CopyProfile>) -> Result<(), ApiError> {
        own.sort_by_key(|profile| profile.name.to_lowercase());
        let json = serde_json::to_value(&own).map_err(ApiError::Arguments)?;
        Ok(self.library.set_setting(PROFILES, &json)?)
    }

    fn copy_profiles(&self, saved: Option<String>, notes: Vec<String>) -> CopyProfiles {
        CopyProfiles { presets: presets(), own: self.own_copy_profiles(), saved, notes }
    }

    /// What the fields of a pattern mean now.
    fn fields(&mut self, document: i64, version: Option<i64>) -> Result<Fields, ApiError> {
        let author = self.author();
        let session = self.session(document)?;
        let (title, revision) = (session.transcript.title.clone(), session.revision);
        let rows = self.library.versions(store::DocumentId(document))?;
        let row = match version {
            Some(version) => rows.into_iter().find(|row| row.id.0 == version),
            // What was changed since the last version has no name.
            None => rows.into_iter().next_back().filter(|row| row.revision == revision),
        };
        let status = self.library.documents()?.into_iter().find(|row| row.id.0 == document);
        let status = status.map(|row| match row.status {
            store::Status::Draft => "draft",
            store::Status::Correcting => "correcting",
            store::Status::InReview => "in review",
            store::Status::Approved => "approved",
            store::Status::Published => "published",
        });
        Ok(Fields {
            title,
            date: TimeZone::system().to_datetime(Timestamp::now()).date().to_string(),
            version: row.map_or_else(|| "draft".to_owned(), |row| row.name),
            status: status.unwrap_or_default().to_owned(),
            author,
        })
    }
}

fn no_such_profile(name: &str) -> ApiError {
    ApiError::Refused(format!("there is no profile of export “{name}”"))
}
