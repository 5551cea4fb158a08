//! Names of elements and attributes, whichever of the two namespaces they are in.

use crate::xml::Node;

const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const LINKS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
const CHOICES: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const FORMULAS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
];
/// Word of 2010 and of 2012: what was added for comments.
const LATER: [&str; 2] = [
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
];

/// The name of an element: bare for those of Word, `mc:` and `m:` in front of those of choices and
/// formulas, `w15:` in front of later ones, and empty for all others.
pub(super) fn name<'a>(node: Node<'a, '_>) -> (&'static str, &'a str) {
    let tag = node.tag_name();
    match tag.namespace() {
        Some(space) if WORD.contains(&space) => ("", tag.name()),
        Some(CHOICES) => ("mc", tag.name()),
        Some(space) if FORMULAS.contains(&space) => ("m", tag.name()),
        Some(space) if LATER.contains(&space) => ("w15", tag.name()),
        _ => ("?", tag.name()),
    }
}

/// True for an element of Word by this name.
pub(super) fn is(node: Node<'_, '_>, wanted: &str) -> bool {
    name(node) == ("", wanted)
}

/// The first child by a name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, wanted))
}

/// An attribute in a namespace of Word.
pub(super) fn attribute<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    WORD.iter().find_map(|space| node.attribute((*space, wanted)))
}

/// An attribute that was added later.
pub(super) fn later<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    LATER.iter().find_map(|space| node.attribute((*space, wanted)))
}

/// The id of a relation.
pub(super) fn relation<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    LINKS.iter().find_map(|space| node.attribute((*space, "id")))
}

/// True when a switch is on; present without a value it is.
pub(super) fn on(node: Node<'_, '_>) -> bool {
    !matches!(attribute(node, "val"), Some("0" | "false" | "off" | "none"))
}
