//! Words that mean nothing, such as `um`, left out of a copy.
//!
//! The rule is plain, so that an editor can say beforehand what it does. A filler is one of a few
//! English words, in small letters or with a capital first, that stands between white spaces and
//! has no more beside it than the marks of a sentence. `ER` and `UM` stay, which are names, and so
//! do `mm-hmm`, `um-hum` and whatever else hangs on other words; so does a word in quotation marks
//! or brackets of its own, which is talked of. A comma goes with its filler; the mark that ends a
//! sentence stays, and so does its capital. What somebody said who said nothing else stays, since it
//! was an answer.
//!
//! It is done by a change of a copy, so that links, times and remarks stay on their words.

use std::borrow::Cow;
use std::ops::Range;

use transcript::ops::{LeftOut, Place, Replace, replace};
use transcript::{ByteOffset, Transcript, TurnKind};

/// The words, in small letters.
const FILLERS: &[&str] = &["uh", "uhh", "uhm", "um", "umm", "er", "erm"];
/// Marks that part a sentence and go with a filler.
const COMMAS: &[char] = &[',', ';', ':'];
/// Marks that stand before a word.
const OPENING: &[char] = &['“', '‘', '"', '\'', '(', '[', '«', '¿', '¡'];
/// Marks that stand behind a word and stay.
const KEPT: &[char] = &['.', '?', '!', '…', '—', '–', '-', '”', '’', '"', '\'', ')', ']', '»'];
/// Marks that close what others opened.
const CLOSING: &[char] = &['”', '’', '"', '\'', ')', ']', '»'];
/// Marks that end a sentence.
const ENDS: &[char] = &['.', '?', '!', '…'];

/// True for the languages whose fillers are known. `um` is a word in others.
pub(crate) fn are_known(language: &str) -> bool {
    let first = language.split(['-', '_']).next().unwrap_or_default();
    first.eq_ignore_ascii_case("en")
}

/// The words of each turn that a copy leaves out, in order.
pub(crate) fn left_out(transcript: &Transcript) -> LeftOut {
    let mut left_out = LeftOut::new();
    // Where something comes in the place of others, a letter is made a capital.
    for replace in replaces(transcript).into_iter().filter(|replace| replace.with.is_empty()) {
        if let Some(turn) = transcript.turns.get(replace.from.turn) {
            left_out.entry(turn.id).or_default().push(replace.from.at..replace.to.at);
        }
    }
    left_out
}

/// The transcript without words that mean nothing.
pub fn without_fillers(transcript: Cow<'_, Transcript>) -> Cow<'_, Transcript> {
    let replaces = replaces(&transcript);
    if replaces.is_empty() {
        return transcript;
    }
    let Ok(change) = replace(&transcript, &replaces) else { return transcript };
    let mut without = transcript.clone().into_owned();
    // A change that would break the transcript is not made at all.
    match change.apply(&mut without) {
        Ok(()) => Cow::Owned(without),
        Err(_) => transcript,
    }
}

fn replaces(transcript: &Transcript) -> Vec<Replace> {
    let mut replaces = Vec::new();
    for (index, turn) in transcript.turns.iter().enumerate() {
        if turn.kind == TurnKind::Cue {
            continue;
        }
        let place = |at: usize| Place { turn: index, at: ByteOffset(at) };
        let mut start = 0;
        for paragraph in turn.text.split('\n') {
            let edits = edits(paragraph).into_iter();
            replaces.extend(edits.map(|(range, with)| Replace {
                from: place(start + range.start),
                to: place(start + range.end),
                with,
            }));
            start += paragraph.len() + 1;
        }
    }
    replaces
}

/// A word with the marks around it.
struct Token<'a> {
    /// Where it stands, marks and all.
    range: Range<usize>,
    /// The marks before it.
    lead: &'a str,
    /// It without them.
    core: &'a str,
    /// The marks behind it.
    tail: &'a str,
}

impl<'a> Token<'a> {
    fn new(start: usize, text: &'a str) -> Self {
        let after = text.trim_start_matches(OPENING);
        let core = after.trim_end_matches(|c| COMMAS.contains(&c) || KEPT.contains(&c));
        let (lead, _) = text.split_at(text.len() - after.len());
        let (_, tail) = after.split_at(core.len());
        Self { range: start..start + text.len(), lead, core, tail }
    }

    fn is_filler(&self) -> bool {
        let known = FILLERS.iter().any(|filler| self.core.eq_ignore_ascii_case(filler));
        let capitals = self.core.chars().skip(1).any(char::is_uppercase);
        let talked_of = !self.lead.is_empty() && self.tail.contains(CLOSING);
        known && !capitals && !talked_of
    }
}

/// What is to be replaced in a paragraph, in order.
fn edits(paragraph: &str) -> Vec<(Range<usize>, String)> {
    let tokens = tokens(paragraph);
    // Marks alone are no words.
    let is_word = |token: &&Token<'_>| token.core.contains(char::is_alphanumeric);
    if !tokens.iter().any(Token::is_filler) || tokens.iter().filter(is_word).all(Token::is_filler) {
        return Vec::new();
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut before = Before::default();
    let mut capital = false;
    let mut rest = tokens.as_slice();
    while let [token, after @ ..] = rest {
        if token.is_filler() {
            let run = rest
                .iter()
                .zip(after)
                .take_while(|(one, next)| {
                    !one.tail.contains(KEPT) && next.lead.is_empty() && next.is_filler()
                })
                .count();
            let Some((fillers, behind)) = rest.split_at_checked(run + 1) else { break };
            capital |= token.core.starts_with(char::is_uppercase);
            let range = before.gap(paragraph, fillers, behind.first());
            before.done = range.end;
            edits.push((range, String::new()));
            rest = behind;
            continue;
        }
        if capital && is_word(&token) {
            capital = false;
            let at = token.range.start + token.lead.len();
            edits.extend(capitalised(token.core).map(|(bytes, with)| (at..at + bytes, with)));
        }
        before.end = Some(token.range.end);
        before.ended = token.tail.contains(ENDS);
        rest = after;
    }
    edits.retain(|(range, with)| !range.is_empty() || !with.is_empty());
    edits
}

/// What stands before a filler.
#[derive(Default)]
struct Before {
    /// Where the word before ends, with its marks; `None` at the beginning.
    end: Option<usize>,
    /// True when the sentence ended with it.
    ended: bool,
    /// What is before this is settled.
    done: usize,
}

impl Before {
    /// What goes with a run of fillers: their commas, and the space that would be left twice.
    fn gap(
        &mut self,
        paragraph: &str,
        fillers: &[Token<'_>],
        after: Option<&Token<'_>>,
    ) -> Range<usize> {
        let (Some(first), Some(last)) = (fillers.first(), fillers.last()) else { return 0..0 };
        let start = first.range.start + first.lead.len();
        let kept = last.tail.trim_start_matches(COMMAS);
        let bare_end = self.end.filter(|_| first.lead.is_empty()).map(|end| {
            let bare = paragraph.get(..end).unwrap_or_default();
            bare.trim_end_matches(COMMAS).len().max(self.done)
        });
        match (bare_end, after) {
            // The mark that ends a sentence moves to the word before.
            (Some(bare), _) if !kept.is_empty() && !self.ended => {
                self.end = Some(last.range.end);
                self.ended = kept.contains(ENDS);
                bare..last.range.end - kept.len()
            }
            (_, Some(after)) => {
                // Behind an opening mark something begins.
                if !first.lead.is_empty() {
                    self.end = None;
                }
                start..after.range.start
            }
            // Nothing comes behind: the space and the comma before it go.
            (Some(bare), None) => bare..last.range.end,
            (None, None) => start..last.range.end - kept.len(),
        }
    }
}

/// The first letter of a word with a capital, and its bytes before; nothing when it has one.
fn capitalised(word: &str) -> Option<(usize, String)> {
    let first = word.chars().next().filter(|c| c.is_lowercase())?;
    Some((first.len_utf8(), first.to_uppercase().collect()))
}

/// The words of a paragraph.
fn tokens(paragraph: &str) -> Vec<Token<'_>> {
    let mut at = 0;
    let words = paragraph.split_inclusive(char::is_whitespace).filter_map(|piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end();
        (!word.is_empty()).then(|| Token::new(start, word))
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;
    use transcript::{ByteOffset, Span, SpanKind, Transcript, Turn, TurnId};

    use super::{FILLERS, edits, without_fillers};

    fn without(text: &str) -> String {
        let mut out = text.to_owned();
        for (range, with) in edits(text).into_iter().rev() {
            out.replace_range(range, &with);
        }
        out
    }

    #[test]
    fn fillers_go_with_their_commas() {
        for (text, expected) in [
            ("We um went.", "We went."),
            ("So, um, we went.", "So, we went."),
            ("We, uh, uh, um went.", "We, went."),
            ("Um, we went.", "We went."),
            ("Um, uh, éva went.", "Éva went."),
            ("“Um, we went,” he said.", "“We went,” he said."),
            ("It was, um.", "It was."),
            ("It was um... late.", "It was... late."),
            ("I um -- I went.", "I -- I went."),
            ("I, um-- I went.", "I-- I went."),
            ("Yes. Um. No.", "Yes. No."),
            ("Yes. Um, the boat.", "Yes. The boat."),
            ("We went, um", "We went"),
            ("Um… we went.", "We went."),
            ("He said, “er, no”.", "He said, “no”."),
            ("We went uh. Um. Uh, we left.", "We went. We left."),
            ("We “um. Uh. No.", "We “No."),
        ] {
            assert_eq!(without(text), expected, "{text}");
        }
    }

    #[test]
    fn other_words_stay() {
        for text in [
            "Mm-hmm, uh-huh, um-hum.",
            "I—um—went.",
            "The ER, the UM and ERM.",
            "The word “um” means nothing, nor does (uh).",
            "Write to um@uh.example or www.um.example.",
            "An album, a number, umbrellas.",
            "Um.",
            "Uh, um …",
            "",
        ] {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn links_stay_on_their_words() {
        let mut turn = Turn::speech(TurnId(1), None, "Um.\nSee, um, the um harbour now.");
        let kind = SpanKind::Link { url: "https://a.example/".to_owned() };
        turn.spans = vec![Span { start: ByteOffset(13), end: ByteOffset(27), kind }];
        let mut transcript = Transcript::new("t");
        transcript.turns = vec![turn.clone(), Turn::cue(TurnId(2), "Um, music")];
        let without = without_fillers(Cow::Borrowed(&transcript));
        let [first, second] = without.turns.as_slice() else { panic!("two turns") };
        assert_eq!(first.text, "Um.\nSee, the harbour now.");
        let link = &first.spans[0];
        assert_eq!(first.text.get(link.start.0..link.end.0), Some("the harbour"));
        assert_eq!(second.text, "Um, music");
    }

    proptest! {
        #[test]
        fn nothing_goes_but_fillers(
            words in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(vec!["um", "Um", "uh,", "Er...", "“um", "um”", "(erm)", "uh."])
                        .prop_map(str::to_owned),
                    prop::sample::select(vec!["we", "“so,", "it.", "album", "—", "É", "ß,", ")", "“"])
                        .prop_map(str::to_owned),
                    "[a-zA-Z,.]{1,4}",
                ],
                0..12,
            ),
            gap in prop::sample::select(vec![" ", "  ", "\u{a0}", "\t"]),
        ) {
            let text = words.join(gap);
            let plain = |text: &str| -> Vec<String> {
                let words = text.split_whitespace().map(|word| {
                    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
                });
                words.filter(|word: &String| !word.is_empty()).collect()
            };
            let (before, after) = (plain(&text), plain(&without(&text)));
            let mut left = after.iter().peekable();
            for word in &before {
                if left.peek() == Some(&word) {
                    left.next();
                } else {
                    prop_assert!(FILLERS.iter().any(|f| f.eq_ignore_ascii_case(word)), "{text}: {word}");
                }
            }
            prop_assert!(left.next().is_none(), "{text} became {}", without(&text));
        }
    }
}
