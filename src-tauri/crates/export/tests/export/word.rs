//! Reads a Word file with tracked changes as it is when all of them are rejected, or accepted.

use std::collections::HashSet;

use roxmltree::{Document, Node};

use crate::decoded::part;

/// A paragraph as a reader sees it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The name of its style.
    pub style: String,
    /// True when it is written from right to left.
    pub rtl: bool,
    /// Its words with their looks, as few pieces as may be.
    pub words: Vec<Words>,
}

/// Words of one look.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// The words; a tab is `→`, another line `↵`, and a note's mark `⟦where it leads⟧`.
    pub text: String,
    /// Where they lead.
    pub link: Option<String>,
    /// The properties of their run, as they are written.
    pub look: String,
}

impl Line {
    /// The words without their looks.
    pub fn text(&self) -> String {
        self.words.iter().map(|words| words.text.as_str()).collect()
    }
}

/// What is left of a file when all its changes are decided.
pub fn decided(package: &[u8], accept: bool) -> Vec<Line> {
    let document = part(package, "word/document.xml");
    let document = Document::parse(&document).expect("a well-formed document");
    let mut reader = Reader {
        package,
        goes: if accept { "del" } else { "ins" },
        fields: Vec::new(),
        line: Line::default(),
    };
    let mut lines = Vec::new();
    let body = document.root_element().first_element_child().expect("a body");
    for paragraph in body.children().filter(|node| node.has_tag_name((W, "p"))) {
        let properties = child(paragraph, "pPr").expect("properties");
        for node in paragraph.children().filter(|node| *node != properties) {
            reader.inside(node, None);
        }
        let mark = child(properties, "rPr");
        if mark.is_some_and(|mark| child(mark, reader.goes).is_some()) {
            continue;
        }
        let before = child(properties, "pPrChange").filter(|_| !accept);
        let properties = before.map_or(properties, |change| child(change, "pPr").expect("before"));
        let style = child(properties, "pStyle").and_then(|style| value(style, "val"));
        reader.line.style = style.expect("a style").to_owned();
        reader.line.rtl = child(properties, "bidi").is_some();
        lines.push(std::mem::take(&mut reader.line));
    }
    assert_eq!(reader.line, Line::default(), "the last paragraph has no words that it keeps");
    assert!(reader.fields.is_empty(), "every field ends");
    lines
}

/// Every id of a comment or of a change in the file.
pub fn ids(package: &[u8], parts: &[&str]) -> Vec<String> {
    let of = ["comment", "ins", "del", "rPrChange", "pPrChange"];
    let mut ids = Vec::new();
    for name in parts {
        let xml = part(package, name);
        let xml = Document::parse(&xml).expect("well-formed");
        let tracked = xml.descendants().filter(|node| of.contains(&node.tag_name().name()));
        ids.extend(tracked.map(|node| value(node, "id").expect("an id").to_owned()));
    }
    let distinct: HashSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "no id is used twice: {ids:?}");
    ids
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

struct Reader<'a> {
    package: &'a [u8],
    /// The element whose content is left out.
    goes: &'static str,
    /// The codes of the fields that are open, and whether their words have begun.
    fields: Vec<(String, bool)>,
    line: Line,
}

impl Reader<'_> {
    fn inside(&mut self, node: Node, link: Option<&str>) {
        match node.tag_name().name() {
            name if name == self.goes => {}
            "ins" | "del" => node.children().for_each(|node| self.inside(node, link)),
            "hyperlink" => {
                let id = value(node, "id").expect("an id");
                let target = target(self.package, "document", id);
                node.children().for_each(|node| self.inside(node, Some(&target)));
            }
            "r" => self.run(node, link),
            "commentRangeStart" | "commentRangeEnd" => {}
            other => panic!("{other}"),
        }
    }

    fn run(&mut self, run: Node, link: Option<&str>) {
        let properties = child(run, "rPr");
        let change = properties.and_then(|all| child(all, "rPrChange"));
        let properties = match change.filter(|_| self.goes == "ins") {
            Some(change) => child(change, "rPr"),
            None => properties,
        };
        let look = properties.map(looks).unwrap_or_default();
        for node in run.children().filter(|node| !node.has_tag_name((W, "rPr"))) {
            let text = match node.tag_name().name() {
                "t" | "delText" => node.text().unwrap_or_default().to_owned(),
                "tab" => "→".to_owned(),
                "br" => "↵".to_owned(),
                "commentReference" => continue,
                "footnoteReference" => format!("⟦{}⟧", self.note(node)),
                "fldChar" => {
                    self.field(value(node, "fldCharType").expect("a type"));
                    continue;
                }
                "instrText" | "delInstrText" => {
                    let (code, begun) = self.fields.last_mut().expect("a field");
                    assert!(!*begun, "codes come before words");
                    code.push_str(node.text().unwrap_or_default());
                    continue;
                }
                other => panic!("{other}"),
            };
            self.say(&text, link, &look);
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push((String::new(), false)),
            "separate" => self.fields.last_mut().expect("a field").1 = true,
            "end" => drop(self.fields.pop().expect("a field")),
            other => panic!("{other}"),
        }
    }

    fn say(&mut self, text: &str, link: Option<&str>, look: &str) {
        let field = self.fields.last().map(|(code, _)| {
            let code = code.trim().strip_prefix("HYPERLINK \"").expect("a link");
            code.strip_suffix('"').expect("a link").to_owned()
        });
        assert!(field.is_none() || link.is_none(), "no link is inside another");
        let link = field.or(link.map(str::to_owned));
        for c in text.chars() {
            // White space looks alike whatever its look.
            let (link, look) = if c.is_whitespace() { (None, "") } else { (link.clone(), look) };
            match self.line.words.last_mut() {
                Some(last) if last.link == link && last.look == look => last.text.push(c),
                _ => {
                    let look = look.to_owned();
                    self.line.words.push(Words { text: c.to_string(), link, look });
                }
            }
        }
    }

    /// Where a note leads.
    fn note(&self, mark: Node) -> String {
        let id = value(mark, "id").expect("an id");
        let notes = part(self.package, "word/footnotes.xml");
        let notes = Document::parse(&notes).expect("well-formed notes");
        let mut all = notes.descendants().filter(|node| node.has_tag_name((W, "footnote")));
        let note = all.find(|note| value(*note, "id") == Some(id)).expect("its note");
        let link = note.descendants().find(|node| node.has_tag_name((W, "hyperlink")));
        target(self.package, "footnotes", value(link.expect("an address"), "id").expect("an id"))
    }
}

/// Where the id of a relationship leads.
fn target(package: &[u8], of: &str, id: &str) -> String {
    let xml = part(package, &format!("word/_rels/{of}.xml.rels"));
    let xml = Document::parse(&xml).expect("well-formed relationships");
    let found = xml.descendants().find(|node| node.attribute("Id") == Some(id));
    found.and_then(|node| node.attribute("Target")).expect("a target").to_owned()
}

/// The properties of a run, without what was proposed of them.
fn looks(properties: Node) -> String {
    let kept = properties.children().filter(|node| !node.has_tag_name((W, "rPrChange")));
    let kept = kept.map(|node| match value(node, "val") {
        Some(value) => format!("{} {value};", node.tag_name().name()),
        None => format!("{};", node.tag_name().name()),
    });
    kept.collect()
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|node| node.has_tag_name((W, name)))
}

/// An attribute, whatever its namespace.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|found| found.value())
}
