//! Notes on pages as threads of comments, on the words that they lie on or stand beside.

use std::collections::HashMap;

use transcript::{Comment, CommentId, Moment, Remark, TurnId};

use super::lines::Line;
use super::links::glyphs_under;
use super::source::{Book, Note, Page};
use crate::tracked;

/// Threads, and which notes of which pages began them.
#[derive(Debug, Default)]
pub(super) struct Threads {
    pub(super) comments: Vec<Comment>,
    /// For each page, its notes that began a thread.
    begun: Vec<Vec<(usize, CommentId)>>,
}

/// Answers to answers to answers: more are a circle.
const DEEPEST: usize = 64;
/// How much further words are that stand on another line, for a note that stands beside some.
const ACROSS: f32 = 4.0;

impl Threads {
    /// The threads of a book.
    pub(super) fn of(book: &Book) -> Self {
        let all = || book.pages.iter().flat_map(|page| &page.noted.notes);
        let by_id: HashMap<(u32, i32), &Note> =
            all().filter_map(|note| Some((note.id?, note))).collect();
        // The note that began the thread.
        let root = |note: &Note| {
            let mut root = None;
            let mut next = note.answers;
            for _ in 0..DEEPEST {
                let Some(of) = next.and_then(|id| by_id.get(&id)) else { break };
                root = of.id;
                next = of.answers;
            }
            root
        };
        let mut threads = Self::default();
        let mut by_root: HashMap<(u32, i32), usize> = HashMap::new();
        for page in &book.pages {
            let mut begun = Vec::new();
            for (number, note) in page.noted.notes.iter().enumerate() {
                if root(note).is_some() || note.text.is_empty() {
                    continue;
                }
                let count = u32::try_from(threads.comments.len()).unwrap_or(u32::MAX);
                let id = CommentId(count.saturating_add(1));
                begun.push((number, id));
                by_root.extend(note.id.map(|id| (id, threads.comments.len())));
                threads.comments.push(Comment {
                    id,
                    turn: TurnId(1),
                    quote: String::new(),
                    remarks: vec![remark(note)],
                    resolved: false,
                });
            }
            threads.begun.push(begun);
        }
        let mut answers: Vec<(&Note, usize)> =
            all().filter_map(|note| Some((note, *by_root.get(&root(note)?)?))).collect();
        answers.sort_by_key(|(note, _)| note.at);
        for (note, thread) in answers {
            let Some(thread) = threads.comments.get_mut(thread) else { continue };
            if note.settles {
                thread.resolved = true;
            } else if !note.text.is_empty() {
                thread.remarks.push(remark(note));
            }
        }
        threads
    }

    /// For each glyph of a page, the threads that are on it; and those that are on none.
    pub(super) fn on_page(
        &self,
        number: usize,
        page: &Page,
        book: &Book,
        lines: &[&Line],
    ) -> (HashMap<usize, Vec<CommentId>>, Vec<CommentId>) {
        let (mut on, mut beside) = (HashMap::new(), Vec::new());
        let begun = self.begun.get(number).map_or(&[][..], Vec::as_slice);
        let notes = begun.iter().filter_map(|(at, id)| Some((page.noted.notes.get(*at)?, *id)));
        for (note, id) in notes {
            let mut glyphs = Vec::new();
            if note.on_words {
                let under = glyphs_under(&[&note.areas], page, book, lines).into_iter();
                glyphs.extend(under.enumerate().filter(|(_, on)| on.is_some()).map(|(at, _)| at));
            }
            if glyphs.is_empty() {
                glyphs = nearest(note, page, lines);
            }
            if glyphs.is_empty() {
                beside.push(id);
            }
            for glyph in glyphs {
                on.entry(glyph).or_insert_with(Vec::new).push(id);
            }
        }
        (on, beside)
    }
}

fn remark(note: &Note) -> Remark {
    let author = tracked::name(Some(&note.author));
    Remark { author, at: note.at.unwrap_or(Moment(0)), text: note.text.clone() }
}

/// The glyphs of the word that a note stands nearest to.
fn nearest(note: &Note, page: &Page, lines: &[&Line]) -> Vec<usize> {
    let Some([left, top, _, bottom]) = note.areas.first() else { return Vec::new() };
    let middle = f32::midpoint(*top, *bottom);
    let distance = |glyphs: &[usize]| {
        let glyph = glyphs.first().and_then(|at| page.glyphs.get(*at))?;
        let last = glyphs.last().and_then(|at| page.glyphs.get(*at))?;
        let across = (glyph.y - glyph.size / 4.0 - middle).abs() * ACROSS;
        let along = (glyph.x - left).max(left - last.x - last.dx).max(0.0);
        Some(across + along)
    };
    let words = lines.iter().flat_map(|line| &line.words);
    let words = words.filter_map(|word| Some((distance(&word.glyphs)?, &word.glyphs)));
    let found = words.min_by(|(one, _), (other, _)| one.total_cmp(other));
    found.map(|(_, glyphs)| glyphs.clone()).unwrap_or_default()
}
