//! Words in their sentence.

/// What is before and behind some words in their sentence.
pub(crate) fn sentence_around(text: &str, start: usize, end: usize) -> Option<(String, String)> {
    const ENDS: [char; 4] = ['.', '?', '!', '\n'];
    let (before, behind) = (text.get(..start)?, text.get(end..)?);
    let parts = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let mut ends = before.rmatch_indices(ENDS).filter_map(|(at, end)| {
        before.get(at + end.len()..).filter(|rest| end == "\n" || parts(rest))
    });
    let before = ends.next().unwrap_or(before).trim_start().to_owned();
    let mut ends = behind.match_indices(ENDS).filter_map(|(at, end)| {
        let rest = behind.get(at + end.len()..)?;
        (end == "\n" || parts(rest)).then(|| behind.get(..at + end.len()))?
    });
    let behind = ends.next().unwrap_or(behind).trim_end().to_owned();
    Some((before, behind))
}
