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
    let relationships = part(package, "word/_rels/document.xml.rels");
    let relationships = Document::parse(&relationships).expect("well-formed relationships");
    let target = |id: &str| {
        let mut all = relationships.descendants();
        let found = all.find(|node| node.attribute("Id") == Some(id)).expect("a relationship");
        assert_eq!(found.attribute("TargetMode"), Some("External"));
        found.attribute("Target").expect("a target").to_owned()
    };
    let document = part(package, "word/document.xml");
    let document = Document::parse(&document).expect("a well-formed document");
    let mut copy = Copy::default();
    for paragraph in named(document.root(), "p") {
        let runs = named(paragraph, "r");
        let style = |run: &Node| {
            named(*run, "rStyle").next().and_then(|style| {
                style.attributes().find(|a| a.name() == "val").map(|a| a.value().to_owned())
            })
        };
        let said = runs.filter(|run| {
            let style = style(run);
            !matches!(style.as_deref(), Some("Speaker" | "Time"))
        });
        let text: String = said.flat_map(|run| named(run, "t")).map(text).collect();
        copy.paragraphs.push(text);
        for link in named(paragraph, "hyperlink") {
            let id = link.attributes().find(|a| a.name() == "id").expect("an id").value();
            copy.links.push((text_of(link, "t"), target(id)));
        }
    }
    copy
}

/// Reads a web page.
pub fn html(page: &[u8]) -> Copy {
    let page = std::str::from_utf8(page).expect("UTF-8");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let page = Document::parse_with_options(page, options).expect("a well-formed page");
    let mut copy = Copy::default();
    for node in page.descendants() {
        let said = node.parent_element().is_some_and(|p| p.attribute("class") == Some("said"));
        if (node.has_tag_name("p") && said) || ["h1", "li"].contains(&node.tag_name().name()) {
            copy.paragraphs.push(text(node));
        }
        if let Some(target) = node.attribute("href") {
            assert_eq!(node.attribute("rel"), Some("noopener noreferrer"));
            copy.links.push((text(node), target.to_owned()));
        }
    }
    copy
}

/// Reads Markdown. Headings and paragraphs count; the tags of emphasis do not.
pub fn markdown(source: &[u8]) -> Copy {
    let source = std::str::from_utf8(source).expect("UTF-8");
    let mut copy = Copy::default();
    let mut words = String::new();
    let mut link = None;
    for event in Parser::new_ext(source, pulldown_cmark::Options::ENABLE_STRIKETHROUGH) {
        match event {
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

fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

fn text_of(node: Node, name: &str) -> String {
    named(node, name).map(text).collect()
}
