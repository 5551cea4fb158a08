//! The walk through the main part: paragraphs, and what their words mean.

use std::collections::HashSet;
use std::mem;
use std::rc::Rc;

use transcript::{CommentId, Proposal};

use super::fields::{Change, Fields};
use super::names::{attribute, child, is, name, on, relation};
use super::relations::Relations;
use super::remarks::{Note, Remarks};
use super::styles::{Set, Styles};
use super::symbols;
use crate::field_codes::hyperlink;
use crate::flow::{Flow, Look};
use crate::marked::{Lines, Marked};
use crate::tracked::{By, Tracked};
use crate::whole::{Beside, Whole};
use crate::xml::Node;
use crate::{Warning, WarningKind};

/// What the words stand in.
#[derive(Clone, Debug, Default)]
struct Context {
    change: Change,
    link: Option<Rc<str>>,
    /// How the paragraph is set.
    paragraph: Set,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Paragraph {
    /// What becomes of its end.
    end: Change,
    /// The texts of boxes that hang on it; they stand behind it.
    boxes: Vec<Marked>,
}

/// A document that is being read.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    relations: &'a Relations,
    remarks: Remarks,
    flow: Flow,
    /// The texts around the box that is being read.
    around: Vec<Flow>,
    contexts: Vec<Context>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    fields: Fields,
    tracked: Tracked,
    /// The comments whose words end somewhere.
    ended: HashSet<String>,
    anchored: HashSet<CommentId>,
    notes: [usize; 2],
    left: Left,
    warnings: Vec<Warning>,
}

/// How the words of a run are set.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    bold: bool,
    emphasis: bool,
    hidden: bool,
    beside: Option<Beside>,
}

/// What was left out, by how often.
#[derive(Debug, Default)]
struct Left {
    numbered: usize,
    hidden: usize,
    set_anew: usize,
}

/// What of an element is read.
enum Inside<'a, 'i> {
    Nothing,
    All,
    Only(Node<'a, 'i>),
}

enum Step<'a, 'i> {
    Open(Node<'a, 'i>),
    Close(Node<'a, 'i>),
}

impl<'b> Body<'b> {
    pub(super) fn new(
        styles: &'b Styles,
        relations: &'b Relations,
        remarks: Remarks,
        flow: Flow,
    ) -> Self {
        Self {
            styles,
            relations,
            remarks,
            flow,
            around: Vec::new(),
            contexts: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Fields::default(),
            tracked: Tracked::default(),
            ended: HashSet::new(),
            anchored: HashSet::new(),
            notes: [0, 0],
            left: Left::default(),
            warnings: Vec::new(),
        }
    }

    /// Reads the main part.
    pub(super) fn whole(&mut self, root: Node<'_, '_>) {
        let ends = root.descendants().filter(|node| is(*node, "commentRangeEnd"));
        self.ended = ends.filter_map(|end| attribute(end, "id").map(str::to_owned)).collect();
        let mut steps = vec![Step::Open(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Close(node) => self.close(node),
                Step::Open(node) => match self.open(node) {
                    Inside::Nothing => {}
                    Inside::Only(child) => steps.push(Step::Open(child)),
                    Inside::All => {
                        steps.push(Step::Close(node));
                        steps.extend(node.children().rev().map(Step::Open));
                    }
                },
            }
        }
    }

    /// The whole text in the order of the file, where that is wanted.
    pub(super) fn take_whole(&mut self) -> Option<Whole> {
        self.flow.take_whole()
    }

    /// The text with its marks, and what was left out.
    pub(super) fn finish(mut self, lines: Lines, warnings: &mut Vec<Warning>) -> Marked {
        for comment in &self.remarks.comments {
            if !self.anchored.contains(&comment.id) {
                self.flow.anchor(comment.id);
            }
        }
        let mut marked = self.flow.finish(lines, warnings);
        marked.comments = self.remarks.comments;
        marked.suggestions = self.tracked.finish(warnings);
        let Left { numbered, hidden, set_anew } = self.left;
        let counts = [
            (numbered, WarningKind::LayoutGuessed, "the numbers of lists are no text; paragraphs"),
            (hidden, WarningKind::LeftOut, "hidden words were left out; times"),
            (set_anew, WarningKind::Suggestions, "tracked changes of looks were taken as made"),
        ];
        for (count, kind, what) in counts.into_iter().filter(|(count, ..)| *count > 0) {
            warnings.push(Warning::file(kind, format!("{what}: {count}")));
        }
        warnings.extend(self.warnings);
        marked
    }

    fn context(&self) -> Context {
        self.contexts.last().cloned().unwrap_or_default()
    }

    fn open<'a, 'i>(&mut self, node: Node<'a, 'i>) -> Inside<'a, 'i> {
        if !node.is_element() && !node.is_root() {
            return Inside::Nothing;
        }
        match name(node) {
            ("mc", "AlternateContent") => return choice(node),
            ("m", "t") => self.words(node.text().unwrap_or_default()),
            ("m", _) | ("?", _) | ("mc", _) => {}
            ("", name) => return self.open_word(node, name),
            _ => {}
        }
        Inside::All
    }

    fn open_word<'a, 'i>(&mut self, node: Node<'a, 'i>, name: &str) -> Inside<'a, 'i> {
        match name {
            "p" => self.paragraph(node),
            "r" => self.run(node),
            "ins" | "moveTo" | "del" | "moveFrom" => {
                let mut context = self.context();
                let by = Some(by(node));
                match name {
                    "ins" | "moveTo" => context.change.inserted = by,
                    _ => context.change.deleted = by,
                }
                self.contexts.push(context);
            }
            "hyperlink" | "fldSimple" => {
                let mut context = self.context();
                context.link = self.address(node, name).map(Rc::from).or(context.link);
                self.contexts.push(context);
            }
            "t" | "delText" => self.words(node.text().unwrap_or_default()),
            "instrText" | "delInstrText" => self.fields.code(node.text().unwrap_or_default()),
            "fldChar" => match attribute(node, "fldCharType") {
                Some("begin") => self.fields.begin(self.context().change),
                Some("separate") => self.fields.separate(),
                Some("end") => self.fields.end(),
                _ => {}
            },
            "tab" | "ptab" => self.words("\t"),
            "br" | "cr" => self.words("\n"),
            "noBreakHyphen" => self.words("\u{2011}"),
            "sym" => {
                let code = attribute(node, "char").unwrap_or_default();
                let sign = symbols::character(attribute(node, "font").unwrap_or_default(), code);
                self.words(sign.encode_utf8(&mut [0; 4]));
            }
            "tbl" => self.flow.open_table(),
            "tr" => {
                let header = child(node, "trPr").and_then(|row| child(row, "tblHeader"));
                self.flow.open_row(header.is_some_and(on));
            }
            "txbxContent" => {
                self.tracked.part();
                self.around.push(mem::take(&mut self.flow));
            }
            "sdt" => {
                let properties = child(node, "sdtPr");
                // It asks to be written over.
                if properties.and_then(|sdt| child(sdt, "showingPlcHdr")).is_some_and(on) {
                    return Inside::Nothing;
                }
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" => {
                self.comment(name, attribute(node, "id").unwrap_or_default());
            }
            "bookmarkStart" => self.flow.name(attribute(node, "name").unwrap_or_default()),
            "footnoteReference" | "endnoteReference" => self.note(node, name),
            "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "sdtEndPr"
            | "tblGrid" | "rubyPr" | "rt" | "smartTagPr" | "customXmlPr" => return Inside::Nothing,
            _ => {}
        }
        Inside::All
    }

    fn close(&mut self, node: Node<'_, '_>) {
        let ("", name) = name(node) else { return };
        match name {
            "p" => {
                let Some(Paragraph { end, boxes }) = self.paragraphs.pop() else { return };
                let end = self.changed(&end, Look::default());
                self.flow.end_paragraph(&end);
                boxes.into_iter().for_each(|text| self.flow.add(text));
                self.contexts.pop();
            }
            "r" => drop(self.runs.pop()),
            "ins" | "moveTo" | "del" | "moveFrom" | "hyperlink" | "fldSimple" => {
                self.contexts.pop();
            }
            "tc" => self.flow.close_cell(),
            "tbl" => self.flow.close_table(),
            "txbxContent" => {
                self.tracked.part();
                let Some(around) = self.around.pop() else { return };
                let flow = mem::replace(&mut self.flow, around);
                let text = flow.finish(Lines::Paragraphs, &mut self.warnings);
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.boxes.push(text),
                    None => self.flow.add(text),
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|pr| child(pr, "pStyle"));
        let numbered = properties.and_then(|pr| child(pr, "numPr")).is_some();
        self.left.numbered += usize::from(numbered);
        let end = properties.and_then(|pr| child(pr, "rPr"));
        let change = |names: [&str; 2]| names.iter().find_map(|name| child(end?, name)).map(by);
        let (inserted, deleted) = (change(["ins", "moveTo"]), change(["del", "moveFrom"]));
        let paragraph = self.styles.get(style.and_then(|style| attribute(style, "val")));
        self.contexts.push(Context { paragraph, ..self.context() });
        let end = Change { inserted, deleted };
        self.paragraphs.push(Paragraph { end, boxes: Vec::new() });
    }

    fn run(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "rPr");
        let own = Set::read(properties);
        let style = properties.and_then(|pr| child(pr, "rStyle"));
        let style = style.and_then(|style| attribute(style, "val"));
        let beside = style.and_then(Beside::of_style);
        let style = self.styles.get(style);
        let paragraph = self.context().paragraph;
        // Switches of styles turn one another off (17.7.3).
        let both =
            |one: Option<bool>, other: Option<bool>| one.unwrap_or(false) != other.unwrap_or(false);
        let leans = own.leaning.unwrap_or_else(|| both(style.leaning, paragraph.leaning));
        self.left.set_anew +=
            usize::from(properties.is_some_and(|pr| child(pr, "rPrChange").is_some()));
        self.runs.push(Run {
            bold: own.bold.unwrap_or_else(|| both(style.bold, paragraph.bold)),
            // What stands out is stressed; where all lean, what stands upright does.
            emphasis: both(Some(leans), paragraph.leaning),
            hidden: own.hidden.or(style.hidden).or(paragraph.hidden).unwrap_or(false),
            beside,
        });
    }

    /// The address that an element leads to.
    fn address(&self, node: Node<'_, '_>, name: &str) -> Option<String> {
        if name == "fldSimple" {
            return hyperlink(attribute(node, "instr")?);
        }
        let url = self.relations.address(relation(node)?)?;
        Some(match attribute(node, "anchor") {
            Some(place) if !url.contains('#') => format!("{url}#{place}"),
            _ => url.to_owned(),
        })
    }

    fn words(&mut self, text: &str) {
        if text.is_empty() || !self.fields.in_text() {
            return;
        }
        let Run { bold, emphasis, hidden, beside } = self.runs.last().copied().unwrap_or_default();
        if hidden {
            self.left.hidden += usize::from(!text.trim().is_empty());
            return;
        }
        let Context { change, link, paragraph, .. } = self.context();
        let title = paragraph.title.unwrap_or(false);
        let look = Look { bold, emphasis, title, link, beside, ..Look::default() };
        let look = self.field_link(&change, look);
        let look = self.changed(&change, look);
        self.flow.words(text, &look);
    }

    /// The look with the suggestions that it comes and goes with.
    fn changed(&mut self, change: &Change, look: Look) -> Look {
        let here = self.flow.untouched();
        let mut id = |by: &Option<Rc<By>>| by.as_ref().map(|by| self.tracked.words(by, here));
        Look { inserted: id(&change.inserted), deleted: id(&change.deleted), ..look }
    }

    /// The look with the link of the field that it is in. A field that comes or goes without its
    /// words is a link that is proposed, or proposed to go.
    fn field_link(&mut self, change: &Change, mut look: Look) -> Look {
        let Some(link) = self.fields.link_mut() else { return look };
        let comes = link.change.inserted.clone().filter(|_| change.inserted.is_none());
        let goes = link.change.deleted.clone().filter(|_| change.deleted.is_none());
        let proposal = match (&comes, &goes) {
            (Some(by), _) => {
                Some((by, Proposal::Link { url: Some(link.url.to_string()), pending: None }))
            }
            (None, Some(by)) => Some((by, Proposal::Link { url: None, pending: None })),
            (None, None) => None,
        };
        if let Some((by, proposal)) = proposal {
            let tracked = &mut self.tracked;
            look.proposed =
                Some(*link.proposal.get_or_insert_with(|| tracked.propose(by, proposal)));
        }
        if comes.is_none() {
            look.link = Some(link.url.clone());
        }
        look
    }

    fn comment(&mut self, name: &str, id: &str) {
        // What answers stands on the words of what it answers.
        let Some((comment, true)) = self.remarks.thread(id) else { return };
        match name {
            "commentRangeStart" if self.ended.contains(id) => {
                self.anchored.insert(comment);
                self.flow.open_comment(comment);
            }
            "commentRangeStart" => {}
            _ => {
                self.flow.close_comment(comment);
                if self.anchored.insert(comment) {
                    self.flow.anchor(comment);
                }
            }
        }
    }

    fn note(&mut self, node: Node<'_, '_>, name: &str) {
        let (kind, title, count) = match name {
            "footnoteReference" => ("footnotes", "Footnote", 0),
            _ => ("endnotes", "Endnote", 1),
        };
        let id = attribute(node, "id").unwrap_or_default();
        let number = self.notes.get_mut(count).map_or(0, |number| {
            *number += 1;
            *number
        });
        match self.remarks.note(kind, id) {
            Some(Note::Address(url)) => self.flow.stray_link(&url),
            Some(Note::Text(text)) if !text.is_empty() => {
                let comment = self.remarks.remark(format!("{title} {number}"), text);
                self.anchored.insert(comment);
                self.flow.remark_on_last_word(comment);
            }
            _ => {}
        }
    }
}

/// Who made a tracked change, and when.
fn by(node: Node<'_, '_>) -> Rc<By> {
    Rc::new(By::new(attribute(node, "author"), attribute(node, "date")))
}

/// The one of several ways to say the same that we know.
fn choice<'a, 'i>(node: Node<'a, 'i>) -> Inside<'a, 'i> {
    const KNOWN: [&str; 14] = [
        "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex",
        "w16sdtdh", "a14", "am3d",
    ];
    let knows = |choice: &Node<'_, '_>| {
        let needs = choice.attribute("Requires").unwrap_or_default();
        needs.split_whitespace().all(|need| KNOWN.contains(&need))
    };
    let mut ways = node.children().filter(Node::is_element);
    let way = ways.find(|way| match name(*way) {
        ("mc", "Choice") => knows(way),
        ("mc", "Fallback") => true,
        _ => false,
    });
    way.map_or(Inside::Nothing, Inside::Only)
}
