//! Words and the gaps between them.

use crate::desk::Page;
use crate::tokens::Word;

/// The pairs of words of a page that only one space parts.
pub(super) fn pairs<'p, 't>(
    page: &'p Page<'t>,
) -> impl Iterator<Item = (&'p Word<'t>, &'p Word<'t>)> {
    let pairs = page.words.iter().zip(page.words.iter().skip(1));
    pairs.filter(|(first, second)| page.turn.text.get(first.end()..second.start) == Some(" "))
}

/// The run of anything but white space that a place lies in.
pub(super) fn chunk_at(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind(char::is_whitespace));
    let start = start.map_or(0, |space| space + 1);
    text.get(start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("")
}
