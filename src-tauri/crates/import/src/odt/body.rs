//! The walk through a text: paragraphs, and what their words mean.

use std::collections::{HashMap, HashSet};
use std::mem;
use std::rc::Rc;

use transcript::{Comment, CommentId, Moment, Remark, TurnId};

use super::names::{attribute, child, name};
use crate::Warning;
use crate::flow::{Flow, Look};
use crate::marked::{Lines, Marked};
use crate::tracked::{self, By, Tracked};
use crate::xml::Node;

/// What styles say: bold, leaning, of the title.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// One style; what it does not say is said by the one it is based on.
#[derive(Debug, Default)]
struct Style {
    bold: Option<bool>,
    leaning: Option<bool>,
    title: bool,
    parent: Option<String>,
}

impl Styles {
    /// Takes the styles of a part.
    pub(super) fn read(&mut self, root: Node<'_, '_>) {
        for style in root.descendants().filter(|node| name(*node) == ("style", "style")) {
            let Some(id) = attribute(style, "style", "name") else { continue };
            let text = child(style, ("style", "text-properties"));
            let value = |name| text.and_then(|text| attribute(text, "fo", name));
            let heavy = |weight: &str| {
                weight == "bold" || weight.parse().is_ok_and(|weight: u16| weight >= 600)
            };
            let bold = value("font-weight").map(heavy);
            let leaning = value("font-style").map(|style| style != "normal");
            let parent = attribute(style, "style", "parent-style-name").map(str::to_owned);
            let title = id == "Title";
            self.0.insert(id.to_owned(), Style { bold, leaning, title, parent });
        }
    }

    fn get(&self, id: Option<&str>) -> Style {
        /// No style is further from the one that all are based on.
        const FURTHEST: usize = 20;
        let mut whole = Style::default();
        let mut next = id;
        for _ in 0..FURTHEST {
            let Some(style) = next.and_then(|id| self.0.get(id)) else { break };
            whole.bold = whole.bold.or(style.bold);
            whole.leaning = whole.leaning.or(style.leaning);
            whole.title |= style.title;
            next = style.parent.as_deref();
        }
        whole
    }
}

/// What the words stand in.
#[derive(Clone, Debug, Default)]
struct Context {
    bold: bool,
    leaning: bool,
    /// Whether the whole paragraph leans.
    all_leaning: bool,
    title: bool,
    link: Option<Rc<str>>,
}

/// A tracked change: who made it, and what it deleted.
struct Region<'a, 'i> {
    by: Rc<By>,
    deleted: Option<Node<'a, 'i>>,
}

/// A text that is being read.
pub(super) struct Body<'s, 'a, 'i> {
    styles: &'s Styles,
    flow: Flow,
    around: Vec<Flow>,
    contexts: Vec<Context>,
    /// For each open paragraph, the texts of boxes that hang on it.
    paragraphs: Vec<Vec<Marked>>,
    regions: HashMap<&'a str, Region<'a, 'i>>,
    inserted: Option<Rc<By>>,
    deleted: Vec<Rc<By>>,
    tracked: Tracked,
    comments: Vec<Comment>,
    /// Threads by the names of the remarks that are in them.
    named: HashMap<&'a str, CommentId>,
    ended: HashSet<&'a str>,
    notes: usize,
    /// When the text was last changed: notes have no date of their own.
    modified: Moment,
    headers: usize,
    warnings: Vec<Warning>,
}

enum Step<'a, 'i> {
    Open(Node<'a, 'i>),
    Close(Node<'a, 'i>),
    /// What was deleted here ends.
    Restored,
}

/// What of an element is read.
#[derive(PartialEq, Eq)]
enum Inside<'a, 'i> {
    Nothing,
    All,
    Deleted(Node<'a, 'i>),
}

impl<'s, 'a, 'i> Body<'s, 'a, 'i> {
    pub(super) fn new(styles: &'s Styles, modified: Moment) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            around: Vec::new(),
            contexts: Vec::new(),
            paragraphs: Vec::new(),
            regions: HashMap::new(),
            inserted: None,
            deleted: Vec::new(),
            tracked: Tracked::default(),
            comments: Vec::new(),
            named: HashMap::new(),
            ended: HashSet::new(),
            notes: 0,
            modified,
            headers: 0,
            warnings: Vec::new(),
        }
    }

    /// Reads a document.
    pub(super) fn whole(&mut self, root: Node<'a, 'i>) {
        let ends = root.descendants().filter(|node| name(*node) == ("office", "annotation-end"));
        self.ended = ends.filter_map(|end| attribute(end, "office", "name")).collect();
        let mut bodies = root.descendants().filter(|node| name(*node) == ("office", "text"));
        let Some(body) = bodies.next() else { return };
        let mut steps = vec![Step::Open(body)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Close(node) => self.close(node),
                Step::Restored => drop(self.deleted.pop()),
                Step::Open(node) => match self.open(node) {
                    Inside::Nothing => {}
                    Inside::Deleted(region) => {
                        steps.push(Step::Restored);
                        steps.extend(region.children().rev().map(Step::Open));
                    }
                    Inside::All => {
                        steps.push(Step::Close(node));
                        steps.extend(node.children().rev().map(Step::Open));
                    }
                },
            }
        }
    }

    /// The text with its marks.
    pub(super) fn finish(self, lines: Lines, warnings: &mut Vec<Warning>) -> Marked {
        let mut marked = self.flow.finish(lines, warnings);
        marked.comments = self.comments;
        marked.suggestions = self.tracked.finish(warnings);
        warnings.extend(self.warnings);
        marked
    }

    fn context(&self) -> Context {
        self.contexts.last().cloned().unwrap_or_default()
    }

    fn open(&mut self, node: Node<'a, 'i>) -> Inside<'a, 'i> {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            if !self.paragraphs.is_empty() {
                let look = self.look();
                self.flow.running(text, &look, false);
            }
            return Inside::Nothing;
        }
        let style = attribute(node, "text", "style-name");
        match name(node) {
            ("text", kind @ ("p" | "h")) => {
                let Style { bold, leaning, title, .. } = self.styles.get(style);
                let leaning = leaning.unwrap_or(false);
                let bold = bold.unwrap_or(kind == "h");
                let link = self.context().link.filter(|_| !self.deleted.is_empty());
                self.contexts.push(Context { bold, leaning, all_leaning: leaning, title, link });
                self.paragraphs.push(Vec::new());
            }
            ("text", "span") => {
                let Style { bold, leaning, .. } = self.styles.get(style);
                let around = self.context();
                self.contexts.push(Context {
                    bold: bold.unwrap_or(around.bold),
                    leaning: leaning.unwrap_or(around.leaning),
                    ..around
                });
            }
            ("text", "a") => {
                let url = attribute(node, "xlink", "href").filter(|url| !url.starts_with('#'));
                let around = self.context();
                let link = url.map(Rc::from).or(around.link.clone());
                self.contexts.push(Context { link, ..around });
            }
            ("text", "s") => self.words(" "),
            ("text", "tab") => self.words("\t"),
            ("text", "line-break") => self.words("\n"),
            ("text", "note") => return self.note(node),
            ("office", "annotation") => return self.annotation(node),
            ("office", "annotation-end") => {
                let id = attribute(node, "office", "name").and_then(|name| self.named.get(name));
                id.copied().into_iter().for_each(|id| self.flow.close_comment(id));
            }
            ("text", "tracked-changes") => return self.regions(node),
            ("text", "change-start") => {
                let id = attribute(node, "text", "change-id").unwrap_or_default();
                let region = self.regions.get(id).filter(|region| region.deleted.is_none());
                self.inserted = region.map(|region| region.by.clone());
            }
            ("text", "change-end") => self.inserted = None,
            ("text", "change") => {
                let id = attribute(node, "text", "change-id").unwrap_or_default();
                // Once: a region could hold itself.
                let Some(Region { by, deleted: Some(deleted) }) = self.regions.remove(id) else {
                    return Inside::Nothing;
                };
                self.deleted.push(by);
                return Inside::Deleted(deleted);
            }
            ("table", "table") => self.flow.open_table(),
            ("table", "table-header-rows") => self.headers += 1,
            ("table", "table-row") => self.flow.open_row(self.headers > 0),
            ("draw", "text-box") => {
                self.tracked.part();
                self.around.push(mem::take(&mut self.flow));
            }
            ("table", "covered-table-cell")
            | ("office", "change-info" | "forms" | "binary-data")
            | ("text", "sequence-decls" | "variable-decls" | "user-field-decls" | "ruby-text")
            | ("dc", _) => return Inside::Nothing,
            ("text", other) if other.ends_with("-source") => return Inside::Nothing,
            ("", "title" | "desc") => return Inside::Nothing,
            _ => {}
        }
        Inside::All
    }

    fn close(&mut self, node: Node<'a, 'i>) {
        match name(node) {
            ("text", "p" | "h") => {
                let boxes = self.paragraphs.pop().unwrap_or_default();
                let mut end = self.look();
                self.contexts.pop();
                // The last paragraph of what was deleted goes on with what stands.
                let goes_on = node.parent().is_some_and(|one| name(one) == ("text", "deletion"))
                    && node.next_sibling_element().is_none();
                if !goes_on {
                    end = Look { inserted: end.inserted, deleted: end.deleted, ..Look::default() };
                    self.flow.end_paragraph(&end);
                }
                boxes.into_iter().for_each(|text| self.flow.add(text));
            }
            ("text", "span" | "a") => drop(self.contexts.pop()),
            ("table", "table") => self.flow.close_table(),
            ("table", "table-header-rows") => self.headers -= 1,
            ("table", "table-cell") => self.flow.close_cell(),
            ("draw", "text-box") => {
                self.tracked.part();
                let Some(around) = self.around.pop() else { return };
                let flow = mem::replace(&mut self.flow, around);
                let text = flow.finish(Lines::Paragraphs, &mut self.warnings);
                match self.paragraphs.last_mut() {
                    Some(boxes) => boxes.push(text),
                    None => self.flow.add(text),
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        let look = self.look();
        self.flow.words(text, &look);
    }

    /// How words look that stand here.
    fn look(&mut self) -> Look {
        let Context { bold, leaning, all_leaning, title, link } = self.context();
        let here = self.flow.untouched();
        let tracked = &mut self.tracked;
        let mut id = |by: Option<&Rc<By>>| by.map(|by| tracked.words(by, here));
        let (inserted, deleted) = (id(self.inserted.as_ref()), id(self.deleted.last()));
        let emphasis = leaning != all_leaning;
        Look { bold, emphasis, title, link, inserted, deleted, ..Look::default() }
    }

    /// Takes the list of tracked changes.
    fn regions(&mut self, list: Node<'a, 'i>) -> Inside<'a, 'i> {
        for region in list.children().filter(|node| name(*node) == ("text", "changed-region")) {
            let xml = "http://www.w3.org/XML/1998/namespace";
            let id = attribute(region, "text", "id").or_else(|| region.attribute((xml, "id")));
            let kinds = region.children().filter(|node| name(*node).0 == "text");
            for (id, kind) in id.iter().flat_map(|id| kinds.clone().map(move |kind| (*id, kind))) {
                let info = child(kind, ("office", "change-info"));
                let told = |name| child(info?, ("dc", name)).and_then(|node| node.text());
                let by = Rc::new(By::new(told("creator"), told("date")));
                let deleted = match name(kind) {
                    (_, "deletion") => Some(kind),
                    (_, "insertion") => None,
                    _ => continue,
                };
                self.regions.insert(id, Region { by, deleted });
            }
        }
        Inside::Nothing
    }

    fn add(&mut self, remark: Remark, resolved: bool) -> CommentId {
        let number = u32::try_from(self.comments.len()).unwrap_or(u32::MAX);
        let id = CommentId(number.saturating_add(1));
        let remarks = vec![remark];
        let quote = String::new();
        self.comments.push(Comment { id, turn: TurnId(1), quote, remarks, resolved });
        id
    }

    fn annotation(&mut self, node: Node<'a, 'i>) -> Inside<'a, 'i> {
        let told = |name| child(node, ("dc", name)).and_then(|node| node.text());
        let author = tracked::name(told("creator"));
        let at = told("date").and_then(Moment::read).unwrap_or(Moment(0));
        let remark = Remark { author, at, text: text(node) };
        let own = attribute(node, "office", "name");
        let parent = attribute(node, "loext", "parent-name").filter(|name| !name.is_empty());
        let thread = parent.and_then(|parent| self.named.get(parent)).copied();
        let answered = thread.and_then(|id| self.comments.iter_mut().find(|one| one.id == id));
        if let Some((comment, id)) = answered.zip(thread) {
            comment.remarks.push(remark);
            self.named.extend(own.map(|own| (own, id)));
            return Inside::Nothing;
        }
        let resolved = attribute(node, "loext", "resolved") == Some("true");
        let id = self.add(remark, resolved);
        match own.filter(|own| self.ended.contains(own) && !self.named.contains_key(own)) {
            Some(own) => {
                self.named.insert(own, id);
                self.flow.open_comment(id);
            }
            None => {
                self.named.extend(own.map(|own| (own, id)));
                self.flow.anchor(id);
            }
        }
        Inside::Nothing
    }

    fn note(&mut self, node: Node<'a, 'i>) -> Inside<'a, 'i> {
        self.notes += 1;
        let title = match attribute(node, "text", "note-class") {
            Some("endnote") => "Endnote",
            _ => "Footnote",
        };
        let body = child(node, ("text", "note-body"));
        let text = body.map(text).unwrap_or_default();
        let number = child(node, ("text", "note-citation")).and_then(|node| node.text());
        let number = number.map_or_else(|| self.notes.to_string(), |n| n.trim().to_owned());
        let address = !text.contains(char::is_whitespace) && transcript::web_address(&text).is_ok();
        if address {
            self.flow.stray_link(&text);
        } else if !text.is_empty() {
            let author = tracked::name(Some(&format!("{title} {number}")));
            let id = self.add(Remark { author, at: self.modified, text }, false);
            self.flow.remark_on_last_word(id);
        }
        Inside::Nothing
    }
}

/// Reads when a text was last changed.
pub(super) fn modified(meta: Node<'_, '_>) -> Option<Moment> {
    let date = meta.descendants().find(|node| name(*node) == ("dc", "date"))?;
    Moment::read(date.text()?)
}

/// The text of a remark, a paragraph a line.
fn text(remark: Node<'_, '_>) -> String {
    let mut text = String::new();
    for node in remark.descendants() {
        match name(node) {
            ("text", "p" | "h" | "line-break") if !text.is_empty() => text.push('\n'),
            ("text", "s" | "tab") => text.push(' '),
            _ if node.is_text() => {
                // The remark itself stands in a paragraph; who made it is told beside its own ones.
                let mut around = node.ancestors().take_while(|one| *one != remark);
                if around.any(|one| matches!(name(one), ("text", "p" | "h"))) {
                    text.push_str(node.text().unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    text.retain(|c| c == '\n' || !c.is_control());
    text.trim().to_owned()
}
