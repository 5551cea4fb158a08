//! Names of elements and attributes by the short names of their namespaces.

use crate::xml::Node;

const SPACES: [(&str, &str); 9] = [
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
];

/// The name of an element, its namespace in front; that is empty for others.
pub(super) fn name<'a>(node: Node<'a, '_>) -> (&'static str, &'a str) {
    let tag = node.tag_name();
    let known = SPACES.iter().find(|(_, space)| Some(*space) == tag.namespace());
    (known.map_or("", |(short, _)| short), tag.name())
}

/// An attribute by the short name of its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, space: &str, name: &str) -> Option<&'a str> {
    let (_, space) = SPACES.iter().find(|(short, _)| *short == space)?;
    node.attribute((*space, name))
}

/// The first child by a name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: (&str, &str)) -> Option<Node<'a, 'i>> {
    node.children().find(|child| name(*child) == wanted)
}
