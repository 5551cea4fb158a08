//! Reads finished copies back, each with a reader that is not ours.

use std::io::{Cursor, Read};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use roxmltree::{Document, Node, ParsingOptions};

/// The words and addresses of a copy, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// Every paragraph's text.
    pub paragraphs: Vec<String>,
    /// Every link: its words and its target.
    pub links: Vec<(String, String)>,
    /// Where every note leads. Its mark reads `⟦1⟧` in the paragraphs.
    pub notes: Vec<String>,
}

/// The text of one part of a package.
pub fn part(package: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(package)).expect("a zip file");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// Reads a Word document.
pub fn docx(package: &[u8]) -> Copy {
    let mut copy = Copy::default();
    let target = targets(package, "word/_rels/document.xml.rels");
    let document = part(package, "word/document.xml");
    let document = Document::parse(&document).expect("a well-formed document");
    let mut marks = Vec::new();
    for paragraph in named(document.root(), "p") {
        let said = named(paragraph, "r").filter(|run| {
            let style = named(*run, "rStyle").next().and_then(|style| value(style, "val"));
            !matches!(style, Some("Speaker" | "Time"))
        });
        let mut words = String::new();
        for run in said {
            words.extend(named(run, "t").map(text));
            for mark in named(run, "footnoteReference") {
                let id = value(mark, "id").expect("an id").to_owned();
                words.push_str(&format!("⟦{id}⟧"));
                marks.push(id);
            }
        }
        copy.paragraphs.push(words);
        for link in named(paragraph, "hyperlink") {
            copy.links.push((text_of(link, "t"), target(value(link, "id").expect("an id"))));
        }
    }
    let target = targets(package, "word/_rels/footnotes.xml.rels");
    let footnotes = part(package, "word/footnotes.xml");
    let footnotes = Document::parse(&footnotes).expect("well-formed notes");
    let mut ids = Vec::new();
    for note in named(footnotes.root(), "footnote").filter(|note| value(*note, "type").is_none()) {
        ids.push(value(note, "id").expect("an id").to_owned());
        assert_eq!(named(note, "footnoteRef").count(), 1);
        let link = named(note, "hyperlink").next().expect("an address");
        copy.notes.push(target(value(link, "id").expect("an id")));
    }
    assert_eq!(marks, ids, "each mark has its note");
    copy
}

/// What the ids of a part's relationships lead to.
fn targets(package: &[u8], relationships: &str) -> impl Fn(&str) -> String {
    let xml = part(package, relationships);
    move |id| {
        let xml = Document::parse(&xml).expect("well-formed relationships");
        let mut all = xml.descendants();
        let found = all.find(|node| node.attribute("Id") == Some(id)).expect("a relationship");
        assert_eq!(found.attribute("TargetMode"), Some("External"));
        found.attribute("Target").expect("a target").to_owned()
    }
}

/// Reads a book.
pub fn epub(package: &[u8]) -> Copy {
    html(part(package, "EPUB/text.xhtml").as_bytes())
}

/// Reads a web page.
pub fn html(page: &[u8]) -> Copy {
    let page = std::str::from_utf8(page).expect("UTF-8");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let page = Document::parse_with_options(page, options).expect("a well-formed page");
    let has_id = |id: &str| page.descendants().any(|node| node.attribute("id") == Some(id));
    let mut copy = Copy::default();
    for node in page.descendants() {
        let said = node.parent_element().is_some_and(|p| p.attribute("class") == Some("said"));
        let is_note = in_notes(node);
        let is_contents = node.ancestors().any(|node| node.has_tag_name("nav"));
        let listed = ["h1", "li"].contains(&node.tag_name().name()) && !is_contents;
        if !is_note && ((node.has_tag_name("p") && said) || listed) {
            copy.paragraphs.push(marked(node));
        }
        let Some(target) = node.attribute("href").filter(|_| node.has_tag_name("a")) else {
            continue;
        };
        if let Some(id) = target.strip_prefix('#') {
            assert!(has_id(id), "{target} leads nowhere");
            let told = node.attribute("aria-label").is_some();
            assert!(told || is_contents || node.attribute("class") == Some("at"));
            continue;
        }
        assert_eq!(node.attribute("rel"), Some("noopener noreferrer"));
        if is_note {
            copy.notes.push(target.to_owned());
        } else {
            copy.links.push((text(node), target.to_owned()));
        }
    }
    copy
}

fn in_notes(node: Node) -> bool {
    node.ancestors().any(|node| node.attribute("role") == Some("doc-endnotes"))
}

/// The words of an element of a page, with its marks.
fn marked(node: Node) -> String {
    let texts = node.descendants().filter(Node::is_text).map(|text| {
        let words = text.text().unwrap_or_default();
        let mark = text.parent_element().and_then(|parent| parent.attribute("role"));
        if mark == Some("doc-noteref") { format!("⟦{words}⟧") } else { words.to_owned() }
    });
    texts.collect()
}

/// Reads Markdown. Headings and paragraphs count; the tags of emphasis do not.
pub fn markdown(source: &[u8]) -> Copy {
    let source = std::str::from_utf8(source).expect("UTF-8");
    let mut copy = Copy::default();
    let mut words = String::new();
    let mut link = None;
    let mut note = None;
    let extensions =
        pulldown_cmark::Options::ENABLE_STRIKETHROUGH | pulldown_cmark::Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(source, extensions) {
        match event {
            Event::FootnoteReference(number) => words.push_str(&format!("⟦{number}⟧")),
            Event::Start(Tag::FootnoteDefinition(number)) => note = Some(number.into_string()),
            Event::End(TagEnd::FootnoteDefinition) => note = None,
            Event::Start(Tag::Link { dest_url, .. }) if note.is_some() => {
                copy.notes.push(dest_url.to_string());
                assert_eq!(note.as_deref(), Some(&*copy.notes.len().to_string()));
            }
            Event::End(TagEnd::Link) | Event::End(TagEnd::Paragraph) if note.is_some() => {
                words.clear();
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = Some((words.len(), dest_url.to_string()));
            }
            Event::End(TagEnd::Link) => {
                let (start, target) = link.take().expect("a link that began");
                copy.links.push((words[start..].to_owned(), target));
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                copy.paragraphs.push(std::mem::take(&mut words));
            }
            Event::Text(text) => words.push_str(&text),
            Event::InlineHtml(tag) => assert!(["<em>", "</em>"].contains(&&*tag), "{tag}"),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Emphasis
                | Tag::Strong
                | Tag::List(None)
                | Tag::Item,
            )
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::List(false)) => {}
            other => panic!("{other:?} came out of words:\n{source}"),
        }
    }
    copy
}

fn named<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

/// An attribute, whatever its namespace.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|found| found.value())
}

fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

fn text_of(node: Node, name: &str) -> String {
    named(node, name).map(text).collect()
}
