//! Captions that roll: each shows the line before once more, above its own.

use super::markup::Caption;
use crate::{Warning, WarningKind};

/// A line is shown again so soon, in milliseconds.
const AT_ONCE: u64 = 200;

/// Takes away the lines that only repeat what was shown right before, where the file does that as
/// a rule.
pub(super) fn unroll(captions: &mut [Caption], warnings: &mut Vec<Warning>) {
    let repeats: Vec<usize> = std::iter::once(0)
        .chain(
            captions
                .iter()
                .zip(captions.iter().skip(1))
                .map(|(before, caption)| repeated(before, caption)),
        )
        .collect();
    let rolling = repeats.iter().filter(|count| **count > 0).count();
    if rolling < 3 || rolling * 4 < captions.len() {
        return;
    }
    let line = captions
        .iter()
        .zip(&repeats)
        .find(|(_, count)| **count > 0)
        .map(|(caption, _)| caption.line);
    let lines: usize = repeats.iter().sum();
    for (caption, count) in captions.iter_mut().zip(repeats) {
        caption.skip_lines(count);
    }
    let message =
        format!("captions that roll: {lines} lines that repeat the one before were read once");
    let mut warning = Warning::file(WarningKind::RepeatedLines, message);
    warning.place.line = line;
    warnings.push(warning);
}

/// How many first lines of a caption are the last ones of the caption before.
fn repeated(before: &Caption, caption: &Caption) -> usize {
    let soon = before
        .end_ms
        .zip(caption.start_ms)
        .is_some_and(|(end, start)| start.0.saturating_sub(end.0) <= AT_ONCE);
    let (old, new) = (before.plain(), caption.plain());
    // More lines than these are on no screen.
    let most = old.len().min(new.len()).min(4);
    let same = |count: &usize| old.iter().skip(old.len() - count).eq(new.iter().take(*count));
    if soon { (1..=most).rev().find(same).unwrap_or(0) } else { 0 }
}
