//! What a part leads to: other parts, and addresses.

use std::collections::HashMap;

use super::WHAT;
use crate::archive::{Archive, resolve};
use crate::xml;

/// The relations of one part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Addresses by the ids of their relations.
    addresses: HashMap<String, String>,
    /// Paths of parts by the last word of what they are.
    parts: HashMap<String, String>,
}

impl Relations {
    /// Reads the relations of a part, or of the package when the path is empty. Damaged ones are
    /// none.
    pub(super) fn of(archive: &mut Archive<'_>, path: &str) -> Self {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let mut relations = Self::default();
        let Ok(Some(text)) = archive.part(&resolve(folder, &format!("_rels/{file}.rels"))) else {
            return relations;
        };
        let Ok(document) = xml::parse(&text, WHAT) else { return relations };
        for node in document.root_element().children().filter(|node| node.is_element()) {
            let attribute = |name| node.attribute(name);
            let Some(target) = attribute("Target") else { continue };
            if attribute("TargetMode") == Some("External") {
                if let Some(id) = attribute("Id") {
                    relations.addresses.insert(id.to_owned(), target.to_owned());
                }
            } else if let Some(kind) = attribute("Type").and_then(|kind| kind.rsplit('/').next()) {
                let path = resolve(folder, target);
                relations.parts.entry(kind.to_owned()).or_insert(path);
            }
        }
        relations
    }

    /// The path of the part that is such a thing.
    pub(super) fn path(&self, kind: &str) -> Option<String> {
        self.parts.get(kind).cloned()
    }

    /// The address of a relation.
    pub(super) fn address(&self, id: &str) -> Option<&str> {
        self.addresses.get(id).map(String::as_str)
    }
}
