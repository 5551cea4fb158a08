//! Annotations and footnotes, which become comments.

use std::collections::HashMap;
use std::mem;

use transcript::{Comment, CommentId, Moment, Remark, TurnId};

use crate::flow::Flow;
use crate::tracked;

/// What a remark is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    Footnote,
    Annotation,
}

/// The remarks of a document, and what is known of the next.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Those that were read.
    pub comments: Vec<Comment>,
    /// Who made the next.
    pub author: String,
    /// When, as it is packed.
    pub date: String,
    /// The name of the words that it is on.
    pub reference: String,
    /// True between the words that say when the document was last changed.
    pub in_modified: bool,
    /// When that was: year, month, day, hour, minute. Footnotes have no date of their own.
    modified: [i32; 5],
    named: HashMap<String, CommentId>,
    next: u32,
    footnotes: usize,
}

impl Remarks {
    pub(super) fn has(&self, id: CommentId) -> bool {
        self.comments.iter().any(|one| one.id == id)
    }

    /// Words begin on which there will be a remark.
    pub(super) fn begin(&mut self, name: &str, flow: &mut Flow) {
        let id = self.fresh();
        if self.named.insert(name.to_owned(), id).is_none() {
            flow.open_comment(id);
        }
    }

    /// These words end.
    pub(super) fn end(&self, name: &str, flow: &mut Flow) {
        if let Some(id) = self.named.get(name) {
            flow.close_comment(*id);
        }
    }

    /// Takes a part of a date, when it is that of the last change.
    pub(super) fn date_part(&mut self, part: &str, number: i32) {
        let place = ["yr", "mo", "dy", "hr", "min"].iter().position(|one| *one == part);
        if let Some(place) = place.and_then(|place| self.modified.get_mut(place))
            && self.in_modified
        {
            *place = number;
        }
    }

    /// A remark was read.
    pub(super) fn add(&mut self, note: Note, text: &str, flow: &mut Flow) {
        let reference = mem::take(&mut self.reference);
        let date = mem::take(&mut self.date);
        let author = mem::take(&mut self.author);
        if note == Note::Footnote {
            self.footnotes += 1;
            if !text.contains(char::is_whitespace) && transcript::web_address(text).is_ok() {
                return flow.stray_link(text);
            }
        }
        if text.is_empty() {
            return;
        }
        let named = self.named.get(reference.trim()).copied().filter(|id| !self.has(*id));
        let id = named.unwrap_or_else(|| self.fresh());
        let (author, at) = match note {
            Note::Footnote => (format!("Footnote {}", self.footnotes), self.modified()),
            Note::Annotation => {
                let at = date.trim().parse().ok().and_then(moment);
                (tracked::name(Some(&author)), at.unwrap_or(Moment(0)))
            }
        };
        match (note, named) {
            (_, Some(id)) => flow.close_comment(id),
            (Note::Footnote, None) => flow.remark_on_last_word(id),
            (Note::Annotation, None) => flow.anchor(id),
        }
        let remarks = vec![Remark { author, at, text: text.to_owned() }];
        let (turn, quote) = (TurnId(1), String::new());
        self.comments.push(Comment { id, turn, quote, remarks, resolved: false });
    }

    fn fresh(&mut self) -> CommentId {
        self.next = self.next.saturating_add(1);
        CommentId(self.next)
    }

    fn modified(&self) -> Moment {
        let [year, month, day, hour, minute] = self.modified;
        let iso = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z");
        Moment::read(&iso).unwrap_or(Moment(0))
    }
}

/// A point in time as RTF packs it: minutes, hours, day, month and years since 1900 in one number.
pub(super) fn moment(packed: i32) -> Option<Moment> {
    let bits = |from: u32, count: u32| (packed.cast_unsigned() >> from) & ((1 << count) - 1);
    let (minute, hour, day) = (bits(0, 6), bits(6, 5), bits(11, 5));
    let (month, year) = (bits(16, 4), 1900 + bits(20, 9));
    Moment::read(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z"))
}
