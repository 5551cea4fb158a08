//! XML within bounds; the only place that names the library.
//!
//! The parser calls itself for each level of a document and compares each attribute of an element
//! with the others, so that a look at the tags comes first. Documents declare no entities, so none
//! are expanded.

use std::borrow::Cow;

use roxmltree::{Document, ParsingOptions};

use crate::ImportError;

pub(crate) use roxmltree::Node;

/// How deep elements may be nested. Tables in tables of text boxes are fifty deep.
const MAX_DEPTH: usize = 256;
/// How many attributes an element may have.
const MAX_ATTRIBUTES: usize = 256;
/// How many elements and texts there may be.
const MAX_NODES: u32 = 3 << 20;
/// How many names of namespaces may be in reach of the elements that declare some, all told.
const MAX_REACH: usize = 4 << 20;

/// Parses a part of `what`.
pub(crate) fn parse<'a>(text: &'a str, what: &'static str) -> Result<Document<'a>, ImportError> {
    check(text.as_bytes(), what)?;
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => {
            ImportError::Excessive("has more than three million elements".into())
        }
        roxmltree::Error::DtdDetected => {
            ImportError::Excessive("declares entities of its own".into())
        }
        _ => ImportError::damaged(what),
    })
}

/// Looks at the tags: how deep they are nested, and how much is in each.
fn check(text: &[u8], what: &'static str) -> Result<(), ImportError> {
    const NESTED: ImportError =
        ImportError::Excessive(Cow::Borrowed("has elements nested hundreds deep"));
    const LADEN: ImportError =
        ImportError::Excessive(Cow::Borrowed("has hundreds of attributes on one element"));
    let damaged = || ImportError::damaged(what);
    // For each open element, how many namespaces it knows.
    let mut open: Vec<usize> = vec![0];
    let mut reach = 0;
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(at..).unwrap_or_default();
        let over = [(&b"<!--"[..], &b"-->"[..]), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];
        if let Some((_, end)) = over.iter().find(|(start, _)| rest.starts_with(start)) {
            let found = find(rest, end).ok_or_else(damaged)?;
            rest = rest.get(found + end.len()..).unwrap_or_default();
            continue;
        }
        let tag = Tag::read(rest).ok_or_else(damaged)?;
        if rest.starts_with(b"</") {
            open.pop();
        } else {
            if tag.attributes > MAX_ATTRIBUTES {
                return Err(LADEN);
            }
            let known = open.last().copied().unwrap_or(0) + tag.namespaces;
            if tag.namespaces > 0 {
                reach += known;
            }
            if !tag.closed {
                open.push(known);
            }
            if open.len() > MAX_DEPTH || reach > MAX_REACH {
                return Err(NESTED);
            }
        }
        rest = rest.get(tag.length..).unwrap_or_default();
    }
    Ok(())
}

fn find(text: &[u8], end: &[u8]) -> Option<usize> {
    text.windows(end.len()).position(|window| window == end)
}

/// What there is in one tag.
struct Tag {
    length: usize,
    attributes: usize,
    namespaces: usize,
    closed: bool,
}

impl Tag {
    fn read(text: &[u8]) -> Option<Self> {
        let mut tag = Self { length: 0, attributes: 0, namespaces: 0, closed: false };
        let mut quote = None;
        let mut last = b' ';
        for (at, byte) in text.iter().enumerate() {
            match (quote, byte) {
                (Some(open), byte) if open == *byte => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(*byte),
                (None, b'=') => tag.attributes += 1,
                (None, b'x') if last.is_ascii_whitespace() => {
                    let name = text.get(at..).unwrap_or_default();
                    tag.namespaces += usize::from(name.starts_with(b"xmlns"));
                }
                (None, b'>') => {
                    tag.length = at + 1;
                    tag.closed = last == b'/';
                    return Some(tag);
                }
                _ => {}
            }
            last = *byte;
        }
        None
    }
}
