//! What styles say of words: bold, leaning, hidden.

use std::collections::HashMap;

use super::names::{attribute, child, is, on};
use crate::xml::Node;

/// How words are set; what is not said is said elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Set {
    pub bold: Option<bool>,
    pub leaning: Option<bool>,
    pub hidden: Option<bool>,
    /// Only styles say so.
    pub title: Option<bool>,
}

impl Set {
    /// Reads the properties of a run.
    pub(super) fn read(properties: Option<Node<'_, '_>>) -> Self {
        let switch = |name| Some(on(child(properties?, name)?));
        Self { bold: switch("b"), leaning: switch("i"), hidden: switch("vanish"), title: None }
    }

    /// This, and where it says nothing the other.
    fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            leaning: self.leaning.or(other.leaning),
            hidden: self.hidden.or(other.hidden),
            title: self.title.or(other.title),
        }
    }
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    sets: HashMap<String, Set>,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let mut own: HashMap<&str, (Set, Option<&str>)> = HashMap::new();
        for style in root.descendants().filter(|node| is(*node, "style")) {
            let Some(id) = attribute(style, "styleId") else { continue };
            let value = |name| child(style, name).and_then(|node| attribute(node, "val"));
            let mut set = Set::read(child(style, "rPr"));
            // Headings stand out even where the looks of the program do it.
            let name = value("name").unwrap_or_default();
            if name.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("heading")) {
                set.bold = set.bold.or(Some(true));
            }
            set.title = name.eq_ignore_ascii_case("title").then_some(true);
            own.insert(id, (set, value("basedOn")));
        }
        let whole = |id: &&str| {
            /// No style is further from the one that all are based on.
            const FURTHEST: usize = 20;
            let mut set = Set::default();
            let mut next = Some(*id);
            for _ in 0..FURTHEST {
                let Some((own, base)) = next.and_then(|id| own.get(id)) else { break };
                set = set.or(*own);
                next = *base;
            }
            set
        };
        Self { sets: own.keys().map(|id| ((*id).to_owned(), whole(id))).collect() }
    }

    /// What a style says.
    pub(super) fn get(&self, id: Option<&str>) -> Set {
        id.and_then(|id| self.sets.get(id)).copied().unwrap_or_default()
    }
}
