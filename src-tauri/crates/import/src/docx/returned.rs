//! A Word file that Galley wrote and that came back.

use std::collections::HashMap;

use transcript::{Moment, ReadCopy, marks};

use super::relations::Relations;
use super::{Opened, WHAT, open};
use crate::archive::Archive;
use crate::flow::Flow;
use crate::whole::Parts;
use crate::{ImportError, tracked, xml};

/// A copy of ours, and what its file tells of itself.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The state that it was made of, by the name that it was given.
    pub state: String,
    /// What it shows, as it was written.
    pub shown: String,
    /// The name of the version that it shows.
    pub version: Option<String>,
    /// Who saved it last, where the file tells.
    pub author: Option<String>,
    /// When.
    pub at: Option<Moment>,
    /// What stands in it.
    pub copy: ReadCopy,
}

/// Reads a Word file that Galley wrote; `None` when it is another file.
///
/// # Errors
/// [`ImportError`] when it is one of ours and cannot be read.
pub fn returned(bytes: &[u8]) -> Result<Option<Returned>, ImportError> {
    let Ok(mut archive) = Archive::open(bytes, WHAT) else { return Ok(None) };
    let package = Relations::of(&mut archive, "");
    let mut part = |kind: &str| {
        let path = package.path(kind)?;
        archive.part(&path).ok().flatten()
    };
    let Some(custom) = part("custom-properties") else { return Ok(None) };
    let mut properties = named(&custom, "property", "name");
    let (Some(state), Some(shown)) =
        (properties.remove(marks::STATE), properties.remove(marks::SHOWN))
    else {
        return Ok(None);
    };
    let core = part("core-properties").map(|core| texts(&core)).unwrap_or_default();
    let app = part("extended-properties").map(|app| texts(&app)).unwrap_or_default();
    let Opened { marked, whole, tells_resolved, .. } = open(bytes, Flow::with_whole())?;
    let Parts { above, turns, below } = whole.unwrap_or_default().parts();
    let author = core.get("lastModifiedBy").filter(|name| !name.trim().is_empty());
    let application = app.get("Application").map_or("", String::as_str);
    Ok(Some(Returned {
        state,
        shown,
        version: properties.remove(marks::VERSION),
        author: author.map(|name| tracked::name(Some(name))),
        at: core.get("modified").and_then(|at| Moment::read(at)),
        copy: ReadCopy {
            above,
            turns,
            below,
            comments: marked.comments,
            suggestions: marked.suggestions,
            tells_resolved,
            // It reads a field that is tracked as one that is there.
            tracks_links: !application.contains("LibreOffice"),
        },
    }))
}

/// The texts of elements by an attribute of theirs.
fn named(part: &str, element: &str, attribute: &str) -> HashMap<String, String> {
    let Ok(document) = xml::parse(part, WHAT) else { return HashMap::new() };
    let all = document.descendants().filter(|node| node.tag_name().name() == element);
    let all = all.filter_map(|node| {
        let inner = node.descendants().filter(|inner| inner.is_text());
        let text: String = inner.filter_map(|inner| inner.text()).collect();
        Some((node.attribute(attribute)?.to_owned(), text))
    });
    all.collect()
}

/// The texts of elements by their names.
fn texts(part: &str) -> HashMap<String, String> {
    let Ok(document) = xml::parse(part, WHAT) else { return HashMap::new() };
    let all = document.descendants().filter(|node| node.is_element());
    let all =
        all.filter_map(|node| Some((node.tag_name().name().to_owned(), node.text()?.to_owned())));
    all.collect()
}
