//! The tree of a page, built as browsers build it, within bounds.

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{Html, HtmlTreeSink};

use crate::ImportError;

/// How deep a page may be. Browsers cut it at 512, and each new paragraph looks at all it is in.
const MAX_DEPTH: usize = 400;

/// How many elements and texts a page may have. Unclosed type of hostile pages multiplies.
const MAX_NODES: usize = 1 << 20;

/// How many attributes an element may have: each is compared with all before it.
const MAX_ATTRIBUTES: usize = 4000;

/// The bounds are looked at after so many bytes.
const STEP: usize = 4096;

/// Builds the tree of a page.
///
/// # Errors
/// [`ImportError::Excessive`].
pub(super) fn build(html: &str) -> Result<Html, ImportError> {
    if has_laden_tag(html) {
        return Err(ImportError::Excessive("has thousands of attributes on one element".into()));
    }
    let sink = HtmlTreeSink::new(Html::new_document());
    // Nothing is run here, so that what is for readers without scripts is for us.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = driver::parse_document(sink, options);
    let mut rest = html;
    while !rest.is_empty() {
        let mut end = rest.len().min(STEP);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (step, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parser.process(StrTendril::from_slice(step));
        rest = after;
        within_bounds(&parser.tokenizer.sink.sink.0.borrow())?;
    }
    Ok(parser.finish())
}

/// True when a tag has too many words in it that are not in quotation marks.
fn has_laden_tag(html: &str) -> bool {
    html.split('<').any(|tag| {
        let tag = tag.split('>').next().unwrap_or(tag);
        tag.len() > MAX_ATTRIBUTES
            && tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && tag.split(['"', '\'']).step_by(2).flat_map(str::split_whitespace).count()
                > MAX_ATTRIBUTES
    })
}

fn within_bounds(html: &Html) -> Result<(), ImportError> {
    if html.tree.values().len() > MAX_NODES {
        return Err(ImportError::Excessive("has more than a million elements".into()));
    }
    let mut node = html.tree.root();
    for _ in 0..MAX_DEPTH {
        match node.last_child() {
            Some(child) => node = child,
            None => return Ok(()),
        }
    }
    Err(ImportError::Excessive("has elements nested hundreds deep".into()))
}
