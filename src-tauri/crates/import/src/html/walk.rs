//! One walk through a page, from its beginning to its end, without recursion.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

use super::looks::{self, is_block, is_furniture, is_known, is_silent};
use crate::Warning;
use crate::flow::{Flow, Look};
use crate::marked::{Lines, Marked};
use crate::tracked::{By, Kind, Tracked};

/// What is made of lines, numbers and tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A page: white space is one space, and what parts paragraphs are its elements.
    Page,
    /// Made of Markdown: lines stay, for perhaps each is a turn; so do the numbers of lists and
    /// whatever only looks like a tag, for whoever typed it meant to say it.
    Markdown,
}

/// A page that is being read.
pub(super) struct Walk {
    mode: Mode,
    flow: Flow,
    tracked: Tracked,
    title: String,
    /// The looks of the elements that are open.
    looks: Vec<Look>,
    /// The element of which nothing is read.
    silent: Option<NodeId>,
    /// How many elements are open in which white space counts.
    verbatim: usize,
    /// The next number of each list that is open; none where there are only marks.
    numbers: Vec<Option<i64>>,
    /// True when nothing but its number stands on the line of a list's item.
    numbered: bool,
}

impl Walk {
    pub(super) fn new(mode: Mode) -> Self {
        Self {
            mode,
            flow: Flow::default(),
            tracked: Tracked::default(),
            title: String::new(),
            looks: Vec::new(),
            silent: None,
            verbatim: 0,
            numbers: Vec::new(),
            numbered: false,
        }
    }

    /// Reads a page.
    pub(super) fn whole(&mut self, html: &Html) {
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => self.open(node),
                Edge::Close(node) => self.close(node),
            }
        }
    }

    /// The text with its marks.
    pub(super) fn finish(self, lines: Lines, warnings: &mut Vec<Warning>) -> Marked {
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut marked = self.flow.finish(lines, warnings);
        marked.title = title.chars().filter(|c| !c.is_control()).collect();
        marked.suggestions = self.tracked.finish(warnings);
        marked
    }

    fn look(&self) -> Look {
        self.looks.last().cloned().unwrap_or_default()
    }

    fn open(&mut self, node: NodeRef<'_, Node>) {
        let element = match node.value() {
            Node::Text(text) if self.silent.is_none() => return self.text(text),
            Node::Element(element) => element,
            _ => return,
        };
        let mut look = looks::inside(element, &self.look());
        let name = element.name();
        if self.silent.is_none() {
            // What leads back from a note stands in no text.
            let leads_back = element.attr("data-footnote-backref").is_some();
            if is_silent(name) || is_furniture(element) || leads_back {
                self.silent = Some(node.id());
            }
            if let (kind @ ("ins" | "del"), Some(at)) = (name, element.attr("datetime")) {
                let by = By::new(element.attr("title"), Some(at));
                let here = self.flow.untouched();
                let kind = if kind == "ins" { Kind::Comes } else { Kind::Goes };
                let id = Some(self.tracked.words(&by, here));
                match kind {
                    Kind::Comes => look.inserted = id,
                    Kind::Goes => look.deleted = id,
                }
            }
            self.begin(node, name, &look);
        } else if name == "title" && self.title.is_empty() {
            let texts = node.children().filter_map(|child| child.value().as_text());
            self.title = texts.map(|text| &**text).collect();
        }
        self.looks.push(look);
    }

    fn begin(&mut self, node: NodeRef<'_, Node>, name: &str, look: &Look) {
        if is_block(name) {
            self.part();
        }
        match name {
            "br" => self.flow.words("\n", look),
            "pre" | "textarea" => self.verbatim += 1,
            "table" => self.flow.open_table(),
            "tr" => {
                let mut cells = node.children().filter_map(|child| child.value().as_element());
                let mut cells = cells.by_ref().peekable();
                let header = cells.peek().is_some() && cells.all(|cell| cell.name() == "th");
                self.flow.open_row(header);
            }
            "td" | "th" => self.flow.close_cell(),
            "q" => self.flow.words("“", look),
            "sup" if is_mark(node) => self.flow.words("[", look),
            "ol" => {
                let first = node.value().as_element().and_then(|list| list.attr("start"));
                self.numbers.push(Some(first.and_then(|first| first.parse().ok()).unwrap_or(1)));
            }
            "ul" | "menu" | "dir" => self.numbers.push(None),
            "li" if self.mode == Mode::Markdown => {
                if let Some(Some(number)) = self.numbers.last_mut() {
                    let text = format!("{number}. ");
                    *number = number.saturating_add(1);
                    self.flow.words(&text, look);
                    self.numbered = true;
                }
            }
            _ if self.mode == Mode::Markdown && !is_known(name) => {
                self.flow.words(&format!("<{name}>"), look);
            }
            _ => {}
        }
    }

    fn close(&mut self, node: NodeRef<'_, Node>) {
        let Some(element) = node.value().as_element() else { return };
        let look = self.looks.pop().unwrap_or_default();
        if self.silent.is_some() {
            if self.silent == Some(node.id()) {
                self.silent = None;
            }
            return;
        }
        let name = element.name();
        match name {
            "pre" | "textarea" => self.verbatim -= 1,
            "table" => self.flow.close_table(),
            "td" | "th" => self.flow.close_cell(),
            "q" => self.flow.words("”", &look),
            "sup" if is_mark(node) => self.flow.words("]", &look),
            "ol" | "ul" | "menu" | "dir" => {
                self.numbers.pop();
            }
            "cite" if is_label(node) => {
                if !self.flow.ends_with([':', '：']) {
                    self.flow.words(":", &look);
                }
                self.flow.space(&look);
            }
            "time" => self.flow.space(&look),
            _ => {}
        }
        if is_block(name) {
            self.numbered = false;
            self.part();
        }
    }

    fn part(&mut self) {
        match self.mode {
            _ if self.numbered => {}
            Mode::Page => self.flow.end_line(),
            Mode::Markdown => self.flow.blank_line(),
        }
    }

    /// White space between words is one space, except where it is kept.
    fn text(&mut self, text: &str) {
        let look = self.look();
        self.numbered &= text.trim().is_empty();
        if self.verbatim > 0 {
            return self.flow.words(text, &look);
        }
        let keep_lines = self.mode == Mode::Markdown && !self.numbered;
        self.flow.running(text, &look, keep_lines);
    }
}

/// True when a raised text is the mark of a note and no part of the word before it.
fn is_mark(sup: NodeRef<'_, Node>) -> bool {
    let mut links = sup.children().filter_map(|child| child.value().as_element());
    links.any(|link| link.attr("href").is_some_and(|href| href.starts_with('#')))
}

/// True when a `cite` names who speaks next, and no work: nothing stands before it on its line,
/// and what follows is a time, the words, or nothing.
fn is_label(cite: NodeRef<'_, Node>) -> bool {
    let blank = |node: &NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => text.trim().is_empty(),
        Node::Comment(_) => true,
        _ => false,
    };
    let breaks = |node: NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|one| is_block(one.name()) || one.name() == "br")
    };
    let before = cite.prev_siblings().find(|node| !blank(node));
    let after = cite.next_siblings().find(|node| !blank(node));
    let time =
        |node: NodeRef<'_, Node>| node.value().as_element().is_some_and(|e| e.name() == "time");
    before.is_none_or(|node| breaks(node) || time(node))
        && after.is_none_or(|node| breaks(node) || time(node))
}
