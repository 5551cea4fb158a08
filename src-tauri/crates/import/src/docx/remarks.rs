//! What is said beside the words: comments with their answers, footnotes and endnotes.

use std::collections::HashMap;

use transcript::{Comment, CommentId, Moment, Remark, TurnId, web_address};

use super::names::{attribute, is, later, relation};
use super::relations::Relations;
use crate::tracked;
use crate::xml::{self, Node};

/// Everything that is said beside the words.
pub(super) struct Remarks {
    /// The threads so far.
    pub comments: Vec<Comment>,
    /// By the id of a comment in the file: its thread, and whether it began it.
    threads: HashMap<String, (CommentId, bool)>,
    notes: HashMap<(&'static str, String), Note>,
    /// When the document was last changed: notes have no date of their own.
    modified: Moment,
}

/// One comment of the file.
pub(super) struct Said {
    id: String,
    remark: Remark,
    dated: bool,
    /// The id of its last paragraph, by which others answer it.
    paragraph: Option<String>,
}

/// Which comment one answers, by paragraphs, and whether it is settled.
pub(super) type Threads = HashMap<String, (Option<String>, bool)>;

/// What a note says.
#[derive(Clone, Debug)]
pub(super) enum Note {
    /// An address and nothing more.
    Address(String),
    /// Anything else.
    Text(String),
}

/// Reads when a document was last changed.
pub(super) fn modified(core: &str) -> Option<Moment> {
    let document = xml::parse(core, super::WHAT).ok()?;
    let modified = document.descendants().find(|node| node.tag_name().name() == "modified")?;
    Moment::read(modified.text()?)
}

/// Reads the part that tells which comment answers which.
pub(super) fn threads(root: Node<'_, '_>) -> Threads {
    let all = root.descendants().filter_map(|node| {
        let paragraph = later(node, "paraId")?.to_owned();
        let done = matches!(later(node, "done"), Some("1" | "true" | "on"));
        Some((paragraph, (later(node, "paraIdParent").map(str::to_owned), done)))
    });
    all.collect()
}

/// Reads the part of the comments.
pub(super) fn said(root: Node<'_, '_>) -> Vec<Said> {
    let comments = root.descendants().filter(|node| is(*node, "comment"));
    let said = comments.filter_map(|comment| {
        let id = attribute(comment, "id")?.to_owned();
        let mut paragraphs = comment.descendants().filter(|node| is(*node, "p"));
        let paragraph = paragraphs.next_back().and_then(|last| later(last, "paraId"));
        let at = attribute(comment, "date").and_then(Moment::read);
        let author = tracked::name(attribute(comment, "author"));
        let text = text(comment, &Relations::default());
        let remark = Remark { author, at: at.unwrap_or(Moment(0)), text };
        Some(Said { id, remark, dated: at.is_some(), paragraph: paragraph.map(str::to_owned) })
    });
    said.collect()
}

/// Reads a part of notes.
pub(super) fn read_notes(root: Node<'_, '_>, links: &Relations) -> HashMap<String, Note> {
    let notes = root.descendants().filter(|node| is(*node, "footnote") || is(*node, "endnote"));
    let notes = notes.filter_map(|note| {
        let id = attribute(note, "id")?.to_owned();
        let text = text(note, links);
        let address = (!text.contains(char::is_whitespace)).then(|| web_address(&text).ok());
        Some((id, address.flatten().map_or(Note::Text(text), Note::Address)))
    });
    notes.collect()
}

/// The text of a remark, a paragraph a line. Where a link leads follows it.
fn text(remark: Node<'_, '_>, links: &Relations) -> String {
    let mut text = String::new();
    let mut paragraphs = 0;
    for node in remark.descendants() {
        match super::names::name(node) {
            ("", "p") => {
                if paragraphs > 0 {
                    text.push('\n');
                }
                paragraphs += 1;
            }
            ("", "t") => text.push_str(node.text().unwrap_or_default()),
            ("", "tab") => text.push(' '),
            ("", "br" | "cr") => text.push('\n'),
            ("", "noBreakHyphen") => text.push('\u{2011}'),
            ("", "hyperlink") => {
                let url = relation(node).and_then(|id| links.address(id));
                let words: String = node.descendants().filter_map(|t| t.text()).collect();
                if let Some(url) = url.filter(|url| words.trim() != url.trim_end_matches('/')) {
                    text.push_str(&format!("{url} "));
                }
            }
            _ => {}
        }
    }
    text.retain(|c| c == '\n' || !c.is_control());
    text.trim().to_owned()
}

impl Remarks {
    pub(super) fn new(modified: Option<Moment>) -> Self {
        Self {
            comments: Vec::new(),
            threads: HashMap::new(),
            notes: HashMap::new(),
            modified: modified.unwrap_or(Moment(0)),
        }
    }

    /// Makes threads of comments.
    pub(super) fn comments(&mut self, said: Vec<Said>, threads: &Threads) {
        let paragraphs = said.iter().enumerate();
        let by_paragraph: HashMap<&str, usize> =
            paragraphs.filter_map(|(at, one)| Some((one.paragraph.as_deref()?, at))).collect();
        // The comment that one answers; an answer to an answer belongs to the first.
        let root = |at: usize| {
            /// More answers to answers are a circle.
            const MOST: usize = 64;
            let mut root = at;
            for _ in 0..MOST {
                let paragraph = said.get(root).and_then(|one| one.paragraph.as_deref());
                let thread = paragraph.and_then(|paragraph| threads.get(paragraph));
                let parent = thread.and_then(|(parent, _)| parent.as_deref());
                match parent.and_then(|parent| by_paragraph.get(parent)) {
                    Some(parent) if *parent != root => root = *parent,
                    _ => return root,
                }
            }
            at
        };
        let roots: Vec<usize> = (0..said.len()).map(root).collect();
        let mut listed: HashMap<usize, usize> = HashMap::new();
        for (at, root) in roots.iter().enumerate() {
            let Some(first) = said.get(*root).filter(|_| *root == at) else { continue };
            let done = first.paragraph.as_deref().and_then(|paragraph| threads.get(paragraph));
            let (quote, text) = without_subject(&first.remark.text);
            let (text, quote) = (text.to_owned(), quote.to_owned());
            let id = self.add(Remark { text, ..self.dated(first) }, quote);
            if let Some(comment) = self.comments.last_mut() {
                comment.resolved = done.is_some_and(|(_, done)| *done);
            }
            self.threads.entry(first.id.clone()).or_insert((id, true));
            listed.insert(at, self.comments.len() - 1);
        }
        let mut answers: Vec<(usize, &Said)> = roots.iter().copied().zip(&said).collect();
        answers.sort_by_key(|(_, one)| one.remark.at);
        for (root, one) in answers {
            let is_root = said.get(root).is_some_and(|root| std::ptr::eq(root, one));
            let remark = self.dated(one);
            let comment = listed.get(&root).and_then(|at| self.comments.get_mut(*at));
            if let Some(comment) = comment.filter(|_| !is_root) {
                comment.remarks.push(remark);
                self.threads.entry(one.id.clone()).or_insert((comment.id, false));
            }
        }
    }

    fn dated(&self, said: &Said) -> Remark {
        let at = if said.dated { said.remark.at } else { self.modified };
        Remark { at, ..said.remark.clone() }
    }

    fn add(&mut self, remark: Remark, quote: String) -> CommentId {
        let number = u32::try_from(self.comments.len()).unwrap_or(u32::MAX);
        let id = CommentId(number.saturating_add(1));
        let remarks = vec![remark];
        self.comments.push(Comment { id, turn: TurnId(1), quote, remarks, resolved: false });
        id
    }

    /// The thread of a comment, and whether the comment began it.
    pub(super) fn thread(&self, id: &str) -> Option<(CommentId, bool)> {
        self.threads.get(id).copied()
    }

    /// Takes the notes of a kind.
    pub(super) fn notes(&mut self, kind: &'static str, notes: HashMap<String, Note>) {
        self.notes.extend(notes.into_iter().map(|(id, note)| ((kind, id), note)));
    }

    /// What a note says.
    pub(super) fn note(&self, kind: &'static str, id: &str) -> Option<Note> {
        self.notes.get(&(kind, id.to_owned())).cloned()
    }

    /// Makes a thread of a note.
    pub(super) fn remark(&mut self, author: String, text: String) -> CommentId {
        let at = self.modified;
        self.add(Remark { author, at, text }, String::new())
    }
}

/// Our own copies say above a comment what it was on, where that is gone: the quote, and the rest.
fn without_subject(text: &str) -> (&str, &str) {
    const SUBJECT: &str = "On words that are not there";
    let Some((subject, rest)) = text.split_once('\n') else { return ("", text) };
    match subject.strip_prefix(SUBJECT) {
        Some("") => ("", rest),
        Some(quote) => match quote.strip_prefix(": “").and_then(|quote| quote.strip_suffix('”'))
        {
            Some(quote) => (quote, rest),
            None => ("", text),
        },
        None => ("", text),
    }
}
