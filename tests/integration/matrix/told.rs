//! What of a transcript is there in another one, told in sentences.

use std::fmt::Write;

use transcript::{SpanKind, Transcript, Turn, TurnKind};

/// A word with all that is said of it.
struct Word<'t> {
    text: &'t str,
    turn: &'t Turn,
    /// Its place in the turn.
    at: usize,
    is_first: bool,
    speaker: Option<&'t str>,
}

fn words(of: &Transcript) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for turn in &of.turns {
        let speaker = turn.speaker.and_then(|id| of.speaker(id)).map(|one| one.label.as_str());
        let mut at = 0;
        for (number, text) in turn.text.split_whitespace().enumerate() {
            let start = at + turn.text[at..].find(text).unwrap();
            at = start + text.len();
            words.push(Word { text, turn, at: start, is_first: number == 0, speaker });
        }
    }
    words
}

/// For each word, the one that it is in the other text: the longest common sequence, as far back
/// as it goes, for what is added stands in front.
fn paired(one: &[Word], other: &[Word]) -> Vec<Option<usize>> {
    let mut lengths = vec![vec![0_u32; other.len() + 1]; one.len() + 1];
    for a in 1..=one.len() {
        for b in 1..=other.len() {
            lengths[a][b] = if one[a - 1].text == other[b - 1].text {
                lengths[a - 1][b - 1] + 1
            } else {
                lengths[a - 1][b].max(lengths[a][b - 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (one.len(), other.len(), vec![None; one.len()]);
    while a > 0 && b > 0 {
        if one[a - 1].text == other[b - 1].text {
            pairs[a - 1] = Some(b - 1);
            (a, b) = (a - 1, b - 1);
        } else if lengths[a - 1][b] >= lengths[a][b - 1] {
            a -= 1;
        } else {
            b -= 1;
        }
    }
    pairs
}

/// What came back, an aspect a line.
pub(super) fn told(was: &Transcript, is: &Transcript) -> String {
    let mut out = String::new();
    let mut line = |aspect: &str, told: String| writeln!(out, "  {aspect:<12}{told}").unwrap();
    let (accepted, suggested) = (was.suggestions.len(), is.suggestions.len());
    let (old, new) = (was.without_suggestions(), is.without_suggestions());
    let (old, new) = (words(&old), words(&new));
    let pairs = paired(&old, &new);
    line("words", told_words(&old, &new, &pairs));
    let both = || pairs.iter().enumerate().filter_map(|(at, b)| Some((&old[at], &new[(*b)?])));
    let firsts: Vec<_> = both().filter(|(old, _)| old.is_first).collect();
    let all = old.iter().filter(|word| word.is_first).count();
    let count = |of: &dyn Fn(&Word, &Word) -> bool, pairs: &[(&Word, &Word)]| {
        pairs.iter().filter(|(old, new)| of(old, new)).count()
    };
    line("turns", share(count(&|_, new| new.is_first, &firsts), all, "begin where they did"));
    let spoken: Vec<_> = both().filter(|(old, _)| old.speaker.is_some()).collect();
    let of_all = old.iter().filter(|word| word.speaker.is_some()).count();
    let same = |old: &Word, new: &Word| {
        let plain = |label: Option<&str>| label.map(str::to_lowercase);
        plain(old.speaker) == plain(new.speaker)
    };
    line("speakers", share(count(&same, &spoken), of_all, "words have theirs"));
    let cues = was.turns.iter().filter(|turn| turn.kind == TurnKind::Cue).count();
    let is_cue =
        |old: &Word, new: &Word| old.turn.kind == TurnKind::Cue && new.turn.kind == TurnKind::Cue;
    line("cue", share(count(&is_cue, &firsts), cues, "is one"));
    let to_ms = |old: &Word, new: &Word| old.turn.start_ms == new.turn.start_ms && new.is_first;
    let to_second = |old: &Word, new: &Word| {
        let second = |turn: &Turn| turn.start_ms.map(|at| at.0 / 1000);
        second(old.turn) == second(new.turn) && new.is_first
    };
    line(
        "times",
        match (count(&to_ms, &firsts), count(&to_second, &firsts)) {
            (exact, second) if exact == second => share(exact, all, "turns begin when they did"),
            (exact, second) => {
                format!(
                    "{second} of {all} turns begin when they did to the second, {exact} exactly"
                )
            }
        },
    );
    let heard = |of: &Word| {
        of.turn.spans.iter().find_map(|span| match span.kind {
            SpanKind::Heard { start_ms, end_ms, .. }
                if span.start.0 <= of.at && of.at < span.end.0 =>
            {
                Some((start_ms, end_ms, span.start.0))
            }
            _ => None,
        })
    };
    let pairs: Vec<_> = both().collect();
    let alone = |old: &Word, new: &Word| {
        let (Some(old), Some(new)) = (heard(old), heard(new)) else { return false };
        (old.0, old.1) == (new.0, new.1)
    };
    let within = |old: &Word, new: &Word| {
        let (Some(old), Some(new)) = (heard(old), heard(new)) else { return false };
        new.0 <= old.0 && old.0 <= new.1
    };
    let timed = old.iter().filter(|word| heard(word).is_some()).count();
    line(
        "word times",
        match (count(&alone, &pairs), count(&within, &pairs)) {
            (exact, within) if exact == within => {
                share(exact, timed, "words were heard when they were")
            }
            (exact, within) => {
                format!("{exact} of {timed} words have theirs, {within} that of a caption")
            }
        },
    );
    line(
        "links",
        told_spans(was, is, &|kind| match kind {
            SpanKind::Link { url } => Some(url.clone()),
            _ => None,
        }),
    );
    line("stress", told_spans(was, is, &|kind| (*kind == SpanKind::Emphasis).then(String::new)));
    let said = |of: &Transcript| -> Vec<String> {
        let threads = of.comments.iter().map(|comment| {
            let remarks = comment
                .remarks
                .iter()
                .map(|one| format!("{}: {}", one.author, one.text.replace('\n', "¶")));
            format!("on “{}” {}", comment.quote, remarks.collect::<Vec<_>>().join(" / "))
        });
        threads.collect()
    };
    line("remarks", lists(&said(was), &said(is)));
    if accepted + suggested > 0 {
        // In front may stand the title.
        let (was, is) = (was.as_suggested(), is.as_suggested());
        let same = told_texts(&is).ends_with(&told_texts(&was));
        let texts = if same { "" } else { ", accepted not the same" };
        line("suggestions", format!("{}{texts}", share(suggested.min(accepted), accepted, "came")));
    }
    if was.title != is.title {
        line("title", format!("“{}”", is.title));
    }
    out
}

fn told_texts(of: &Transcript) -> Vec<&str> {
    of.turns.iter().flat_map(|turn| turn.text.split_whitespace()).collect()
}

fn share(count: usize, all: usize, what: &str) -> String {
    match count {
        _ if all == 0 => "there are none".to_owned(),
        0 => "lost".to_owned(),
        count if count == all => "the same".to_owned(),
        count => format!("{count} of {all} {what}"),
    }
}

fn told_words(old: &[Word], new: &[Word], pairs: &[Option<usize>]) -> String {
    let lost = old.iter().zip(pairs).filter(|(_, pair)| pair.is_none()).map(|(word, _)| word.text);
    let lost: Vec<&str> = lost.collect();
    let come = new.iter().enumerate().filter(|(at, _)| !pairs.contains(&Some(*at)));
    let come: Vec<&str> = come.map(|(_, word)| word.text).collect();
    match (lost.is_empty(), come.is_empty()) {
        (true, true) => "the same".to_owned(),
        (true, false) => format!("the same, and “{}”", come.join(" ")),
        (false, true) => format!("without “{}”", lost.join(" ")),
        (false, false) => format!("“{}” for “{}”", come.join(" "), lost.join(" ")),
    }
}

/// The words of spans of a kind.
fn told_spans(
    was: &Transcript,
    is: &Transcript,
    of: &dyn Fn(&SpanKind) -> Option<String>,
) -> String {
    let all = |transcript: &Transcript| -> Vec<String> {
        let mut all = Vec::new();
        for turn in &transcript.turns {
            for span in &turn.spans {
                if let Some(what) = of(&span.kind) {
                    let words = &turn.text[span.start.0..span.end.0];
                    all.push(format!("“{words}” {what}").trim().to_owned());
                }
            }
        }
        all.extend(transcript.pending_links.iter().filter_map(|link| {
            let what = of(&SpanKind::Link { url: link.url.clone() })?;
            Some(format!("{what} without its place"))
        }));
        all
    };
    lists(&all(was), &all(is))
}

fn lists(was: &[String], is: &[String]) -> String {
    let lost: Vec<&str> = was.iter().filter(|one| !is.contains(one)).map(String::as_str).collect();
    let come: Vec<&str> = is.iter().filter(|one| !was.contains(one)).map(String::as_str).collect();
    match (lost.is_empty(), come.is_empty()) {
        (true, true) if was.is_empty() => "there are none".to_owned(),
        (true, true) => "the same".to_owned(),
        (false, true) if lost.len() == was.len() => "lost".to_owned(),
        (false, true) => format!("without {}", lost.join(", ")),
        (true, false) => format!("the same, and {}", come.join(", ")),
        (false, false) => format!("{} for {}", come.join(", "), lost.join(", ")),
    }
}
