//! What comparing costs: two states of 100,000 words, with some of the words changed.

use transcript::compare::{Comparison, compare};
use transcript::{Transcript, Turn, TurnId, ops};

use crate::{median, new_word, text_of};

const WORDS: usize = 100_000;
const ROUNDS: usize = 7;
/// One of so many words is changed.
const EVERY: [(&str, usize); 2] = [("1 %", 100), ("10 %", 10)];

/// Prints how long it takes to compare, and to give every other difference back.
pub(crate) fn print() -> Result<(), Box<dyn std::error::Error>> {
    println!("\nComparing 100,000 words (goal: 300 for 1 % and 10 %)");
    let before = import::read("sample.txt", text_of(WORDS).as_bytes())?.transcript;
    let changed = EVERY.map(|(share, every)| (share, changed(&before, |word| word % every == 0)));
    let much = ("40 %", changed_much(&before));
    for (share, after) in changed.into_iter().chain([much]) {
        let comparison = compare(&before, &after);
        let time = median(ROUNDS, || drop(compare(&before, &after)));
        let back = median(ROUNDS, || drop(half(&after, &comparison, &before)));
        let count = comparison.differences.len();
        println!("{share:<34}{time:>14}   {count} differences; half of them given back: {back}");
    }
    Ok(())
}

fn half(after: &Transcript, comparison: &Comparison, before: &Transcript) -> Option<Transcript> {
    let chosen: Vec<usize> = (0..comparison.differences.len()).step_by(2).collect();
    let fresh = TurnId(after.last_turn_id().0 + 1);
    let change = ops::restore_differences(after, comparison, before, &chosen, fresh).ok()?;
    let mut result = after.clone();
    change.apply(&mut result).ok().map(|()| result)
}

fn changed_much(before: &Transcript) -> Transcript {
    changed(before, |word| word.wrapping_mul(2_654_435_761) % 100 < 40)
}

/// The transcript with other words where `is_changed` says so, by their numbers.
fn changed(before: &Transcript, is_changed: impl Fn(usize) -> bool) -> Transcript {
    let mut after = before.clone();
    let mut number = 0;
    for Turn { text, spans, .. } in &mut after.turns {
        spans.clear();
        let words = text.split_inclusive(char::is_whitespace).map(|word| {
            number += 1;
            let end = word.get(word.trim_end().len()..).unwrap_or("");
            if is_changed(number) { new_word(number) + end } else { word.to_owned() }
        });
        *text = words.collect();
    }
    after
}
