//! Layers of a file that are switched off: optional content (ISO 32000-1, 8.11).

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};

/// The layers that are not shown.
#[derive(Debug, Default)]
pub(super) struct Hidden(HashSet<ObjectIdentifier>);

impl Hidden {
    pub(super) fn of(pdf: &Pdf) -> Self {
        Self::read(pdf).unwrap_or_default()
    }

    fn read(pdf: &Pdf) -> Option<Self> {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let layers = catalog.get::<Dict<'_>>("OCProperties")?;
        let shown = layers.get::<Dict<'_>>("D")?;
        let mut hidden = HashSet::new();
        if shown.get::<Name<'_>>("BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
            hidden.extend(ids(&layers, "OCGs"));
        }
        for on in ids(&shown, "ON") {
            hidden.remove(&on);
        }
        hidden.extend(ids(&shown, "OFF"));
        Some(Self(hidden))
    }

    /// True when what these properties are of is not shown: those of a layer, or of several of
    /// which one would have to be shown.
    pub(super) fn hides(&self, id: Option<ObjectIdentifier>, properties: &Dict<'_>) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let several = properties.contains_key("OCGs");
        let mut of = if several {
            let single = properties.get_ref("OCGs").map(ObjectIdentifier::from);
            ids(properties, "OCGs").into_iter().chain(single).collect::<Vec<_>>()
        } else {
            Vec::from_iter(id)
        };
        of.dedup();
        !of.is_empty() && of.iter().all(|id| self.0.contains(id))
    }
}

fn ids(dict: &Dict<'_>, key: &str) -> Vec<ObjectIdentifier> {
    let array = dict.get::<Array<'_>>(key);
    let items = array.iter().flat_map(|array| array.raw_iter());
    items.filter_map(|item| item.as_obj_ref()).map(ObjectIdentifier::from).collect()
}
