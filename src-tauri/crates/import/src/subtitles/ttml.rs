//! TTML (`.ttml`, `.dfxp`, `.xml`; W3C): paragraphs with times in all their spellings, agents who
//! speak, spans with times of their own.

mod clock;

use std::collections::{HashMap, HashSet};

use roxmltree::{Document, Node, ParsingOptions};
use transcript::{SpanKind, TimeMs};

use super::finish;
use crate::text::decode;
use crate::utterances::{Utterance, heard};
use crate::{ImportError, Imported, Reading};
use clock::Clock;

/// The name of this format.
pub(crate) const NAME: &str = "ttml";

/// More elements and texts than this in no transcript.
const MAX_NODES: u32 = 8 << 20;
/// Elements lie in one another no deeper than this.
const MAX_DEPTH: usize = 64;

/// True when the text is such a document.
pub(crate) fn detect(start: &str) -> bool {
    let mut tags = start.split('<').skip(1).map(|tag| {
        let end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
        tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
    });
    // Behind the declaration and comments, the first element.
    let first = tags.find(|tag| !tag.starts_with(['?', '!']));
    first.is_some_and(|tag| tag == "tt" || tag.ends_with(":tt"))
}

/// Reads a document.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let decoded = decode(bytes, None, reading)?;
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let broken = |why: String| ImportError::Damaged { format: "TTML", why: why.into() };
    let text = decoded.text.trim_start();
    let document =
        Document::parse_with_options(text, options).map_err(|error| broken(error.to_string()))?;
    let root = document.root_element();
    let mut reader = Reader {
        clock: Clock::of(root),
        agents: agents(root),
        stressed: stressed_styles(root),
        line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        utterances: Vec::new(),
        too_deep: false,
    };
    let around = Around::default();
    for body in root.children().filter(|node| is(*node, "body")) {
        reader.group(body, &around, 0);
    }
    if reader.too_deep {
        return Err(broken(format!("elements lie more than {MAX_DEPTH} deep in one another")));
    }
    let (encoding, warnings) = (decoded.encoding, decoded.warnings);
    finish(file_name, NAME, encoding, reader.utterances, warnings, reading)
}

/// What holds for everything inside an element.
#[derive(Clone, Default)]
struct Around {
    start: Option<TimeMs>,
    end: Option<TimeMs>,
    speaker: Option<String>,
    stressed: bool,
}

struct Reader {
    clock: Clock,
    /// The names of who speaks, by their ids.
    agents: HashMap<String, String>,
    /// The ids of styles that are in italics.
    stressed: HashSet<String>,
    /// Where lines end, in bytes.
    line_ends: Vec<usize>,
    utterances: Vec<Utterance>,
    too_deep: bool,
}

impl Reader {
    /// Reads the paragraphs of a body or a division.
    fn group(&mut self, node: Node<'_, '_>, around: &Around, depth: usize) {
        if depth > MAX_DEPTH {
            self.too_deep = true;
            return;
        }
        let here = self.inside(node, around);
        for child in node.children().filter(Node::is_element) {
            if is(child, "p") {
                self.paragraph(child, &here);
            } else {
                self.group(child, &here, depth + 1);
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, around: &Around) {
        let here = self.inside(node, around);
        let line = self.line_ends.partition_point(|end| *end < node.range().start) + 1;
        let mut spoken = Vec::new();
        self.inline(node, &here, &here, &mut spoken, 0);
        for utterance in &mut spoken {
            utterance.line = Some(line);
            utterance.spans.sort_by_key(|(range, _)| (range.start, range.end));
            utterance.join_stress();
        }
        self.utterances.extend(spoken);
    }

    /// Reads what is inside a paragraph; `of` is the paragraph's own.
    fn inline(
        &mut self,
        node: Node<'_, '_>,
        here: &Around,
        of: &Around,
        spoken: &mut Vec<Utterance>,
        depth: usize,
    ) {
        if depth > MAX_DEPTH {
            self.too_deep = true;
            return;
        }
        for child in node.children() {
            if let Some(text) = child.text().filter(|_| child.is_text()) {
                let last = spoken.last().is_some_and(|last| last.speaker == here.speaker);
                if !last && !text.trim().is_empty() {
                    let speaker = here.speaker.clone();
                    spoken.push(Utterance { speaker, ..Utterance::at(of.start, of.end) });
                }
                let Some(utterance) = spoken.last_mut() else { continue };
                let range = utterance.say(text);
                if range.is_empty() {
                    continue;
                }
                if (here.start, here.end) != (of.start, of.end) {
                    let heard = heard(here.start, here.end, None);
                    utterance.spans.extend(heard.map(|kind| (range.clone(), kind)));
                }
                if here.stressed {
                    utterance.spans.push((range, SpanKind::Emphasis));
                }
            } else if is(child, "br") {
                spoken.last_mut().into_iter().for_each(Utterance::part);
            } else if child.is_element() && !is(child, "metadata") {
                let inside = self.inside(child, here);
                self.inline(child, &inside, of, spoken, depth + 1);
            }
        }
    }

    /// What holds inside an element; times of its own are counted from those around it.
    fn inside(&self, node: Node<'_, '_>, around: &Around) -> Around {
        let time = |name: &str| attribute(node, name).and_then(|value| self.clock.read(value));
        let (begin, end, lasts) = (time("begin"), time("end"), time("dur"));
        let base = around.start.unwrap_or(TimeMs(0));
        let add = |time: TimeMs, more: TimeMs| TimeMs(time.0.saturating_add(more.0));
        let start = begin.map(|begin| add(base, begin)).or(around.start);
        let by_length = lasts.map(|lasts| add(start.unwrap_or(base), lasts));
        let by_end = end.map(|end| add(base, end));
        let end = match (by_end, by_length) {
            (Some(end), Some(length)) => Some(end.min(length)),
            (end, length) => end.or(length).or(around.end),
        };
        let agent = attribute(node, "agent").map(|ids| {
            let names =
                ids.split_whitespace().map(|id| self.agents.get(id).map_or(id, String::as_str));
            names.collect::<Vec<_>>().join(" & ")
        });
        let style = attribute(node, "fontStyle");
        let by_id = || {
            let mut ids = attribute(node, "style").into_iter().flat_map(str::split_whitespace);
            ids.any(|id| self.stressed.contains(id))
        };
        Around {
            start,
            end,
            speaker: agent.or_else(|| around.speaker.clone()),
            stressed: match style {
                Some(style) => matches!(style, "italic" | "oblique"),
                None => around.stressed || by_id(),
            },
        }
    }
}

/// Who speaks, by id: the name, or the id where there is none.
fn agents(root: Node<'_, '_>) -> HashMap<String, String> {
    let agents = root.descendants().filter(|node| is(*node, "agent"));
    let named = agents.filter_map(|agent| {
        let id = attribute(agent, "id")?;
        let name = agent.children().find(|child| is(*child, "name"));
        let name = name.and_then(|name| name.text()).map_or(id, str::trim);
        Some((id.to_owned(), if name.is_empty() { id } else { name }.to_owned()))
    });
    named.collect()
}

fn stressed_styles(root: Node<'_, '_>) -> HashSet<String> {
    let styles = root.descendants().filter(|node| is(*node, "style"));
    let stressed = styles.filter(|style| attribute(*style, "fontStyle") == Some("italic"));
    stressed.filter_map(|style| attribute(style, "id")).map(str::to_owned).collect()
}

/// True when an element has this name, whatever its namespace: there are many of them.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The attribute of this name, whatever its namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
