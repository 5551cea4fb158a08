//! What a screen reader is told: headings, paragraphs, lists and links, in the order of reading
//! (ISO 14289-1, which builds on ISO 32000-1, 14.8).

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Tag, TagGroup, TagKind, TagTree};

use super::blocks::{Block, Role};
use super::text::{Part, Text};

/// What was drawn of a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// What stands in the margin.
    pub margin: Vec<Identifier>,
    /// Each of its parts.
    pub parts: Vec<DrawnPart>,
}

/// What was drawn of a part.
#[derive(Clone, Debug, Default)]
pub struct DrawnPart {
    /// Its words, on each page that they are on.
    pub words: Vec<Identifier>,
    /// Where they may be clicked.
    pub links: Vec<Identifier>,
}

impl Drawn {
    /// Nothing yet of a paragraph.
    pub fn of(text: &Text) -> Self {
        let parts = vec![DrawnPart::default(); text.parts.len()];
        Self { margin: Vec::new(), parts }
    }
}

/// The tree of a document whose paragraphs were drawn like this.
pub fn tree<'a>(
    blocks: impl Iterator<Item = &'a Block>,
    drawn: Vec<Drawn>,
    language: &str,
) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    let mut open: Option<(usize, TagGroup)> = None;
    for (block, drawn) in blocks.zip(drawn) {
        if open.as_ref().is_some_and(|(group, _)| *group != block.group) {
            tree_push(&mut tree, open.take());
        }
        let nodes = paragraph(block, drawn);
        match (block.role, &mut open) {
            (_, Some((_, group))) => nodes.into_iter().for_each(|node| group.push(node)),
            (Role::Title | Role::Heading, None) => {
                nodes.into_iter().for_each(|node| tree.push(node));
            }
            (role, None) => {
                let group = match role {
                    Role::Item => TagGroup::new(Tag::L(ListNumbering::None)),
                    _ => TagGroup::new(Tag::Div),
                };
                let (_, group) = open.insert((block.group, group));
                nodes.into_iter().for_each(|node| group.push(node));
            }
        }
    }
    tree_push(&mut tree, open);
    tree
}

fn tree_push(tree: &mut TagTree, group: Option<(usize, TagGroup)>) {
    if let Some((_, group)) = group {
        tree.push(group);
    }
}

/// What stands in the margin, and the words.
fn paragraph(block: &Block, drawn: Drawn) -> Vec<TagGroup> {
    let mut nodes = Vec::new();
    if !drawn.margin.is_empty() {
        let mut margin = TagGroup::new(Tag::P);
        drawn.margin.into_iter().for_each(|one| margin.push(one));
        nodes.push(margin);
    }
    let heading = |level| {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        TagKind::from(Tag::Hn(level, Some(block.text.words.trim().to_owned())))
    };
    let mut words = TagGroup::new(match block.role {
        Role::Title => heading(1),
        Role::Cue | Role::Heading => heading(2),
        Role::Subheading => heading(3),
        Role::Words => TagKind::from(Tag::P),
        Role::Item => TagKind::from(Tag::LBody),
    });
    let mut is_empty = true;
    for (part, drawn) in block.text.parts.iter().zip(drawn.parts) {
        if drawn.words.is_empty() {
            continue;
        }
        is_empty = false;
        let mut group = match part {
            Part::Words => {
                drawn.words.into_iter().for_each(|one| words.push(one));
                continue;
            }
            Part::Stressed => TagGroup::new(Tag::Em),
            Part::Link { .. } => TagGroup::new(Tag::Link),
            Part::Proposed { told } => TagGroup::new(Tag::Span.with_alt_text(Some(told.clone()))),
        };
        drawn.links.into_iter().for_each(|one| group.push(one));
        drawn.words.into_iter().for_each(|one| group.push(one));
        words.push(group);
    }
    if is_empty {
        return nodes;
    }
    if block.role == Role::Item {
        let mut item = TagGroup::new(Tag::LI);
        item.push(words);
        words = item;
    }
    nodes.push(words);
    nodes
}
