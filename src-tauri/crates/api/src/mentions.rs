//! Speakers and times that are mentioned in a remark.

use std::ops::Range;

use transcript::{ByteOffset, Speaker, TimeMs, Transcript, TurnId};

use crate::update::small;
use crate::utf16::from_bytes;
use crate::wire::MentionView;

/// What a remark mentions, in order and not overlapping: times of the recording that a turn covers,
/// and speakers, by `@` and any of their names or by the label as it is written.
pub(crate) fn mentions(transcript: &Transcript, text: &str) -> Vec<MentionView> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(next) = rest.chars().next() else { break };
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let begins = before.is_none_or(|c| !c.is_alphanumeric() && c != ':' && c != '@');
        let mention = if begins { mention(transcript, rest) } else { None };
        let Some((length, turn, speaker)) = mention else {
            at += next.len_utf8();
            continue;
        };
        let Range { start, end } = at..at + length;
        let place = |at| small(from_bytes(text, ByteOffset(at)).0);
        found.push(MentionView {
            start: place(start),
            end: place(end),
            turn: turn.map(|id| id.0),
            speaker,
        });
        at = end;
    }
    found
}

/// The mention with which a text begins: its length in bytes, and what it leads to.
fn mention(transcript: &Transcript, text: &str) -> Option<(usize, Option<TurnId>, Option<u32>)> {
    if let Some((length, time)) = clock(text) {
        return turn_at(transcript, time).map(|turn| (length, Some(turn), None));
    }
    let (sign, rest) = match text.strip_prefix('@') {
        Some(rest) => (1, rest),
        None => (0, text),
    };
    // The longest name that fits: ADA LARK, not ADA.
    let fits = transcript.speakers.iter().flat_map(|speaker| {
        let names = names(speaker, sign > 0);
        names.filter_map(move |name| Some((begins_with(rest, name, sign > 0)?, speaker)))
    });
    let (length, speaker) = fits.max_by_key(|(length, _)| *length)?;
    let first = transcript.turns_of(speaker.id).next().map(|turn| turn.id);
    Some((sign + length, first, Some(speaker.id.0)))
}

/// What a speaker is called. Without the sign only a label that is written like one counts, since
/// a name may be any word.
fn names(speaker: &Speaker, signed: bool) -> impl Iterator<Item = &str> {
    let others = signed.then(|| [&speaker.name].into_iter().chain(&speaker.aliases));
    let label = (signed || speaker.label.chars().any(char::is_uppercase)).then_some(&speaker.label);
    let all = label.into_iter().chain(others.into_iter().flatten());
    all.map(|name| name.trim()).filter(|name| !name.is_empty())
}

/// How much of a text a name takes, when the text begins with it and the word ends there.
fn begins_with(text: &str, name: &str, any_case: bool) -> Option<usize> {
    let head = text.get(..name.len())?;
    let fits = head == name || any_case && head.to_lowercase() == name.to_lowercase();
    let ends = text.get(name.len()..)?.chars().next().is_none_or(|c| !c.is_alphanumeric());
    (fits && ends).then_some(name.len())
}

/// A time at the beginning of a text, as `12:30` or `1:02:03`, and its length.
fn clock(text: &str) -> Option<(usize, TimeMs)> {
    let length = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let written = text.get(..length)?;
    // A colon that ends it belongs to the sentence.
    let written = written.trim_end_matches(':');
    let after = text.get(written.len()..)?.chars().next();
    if after.is_some_and(char::is_alphanumeric) {
        return None;
    }
    // As times are written: a ratio such as 16:9 is none.
    let (first, rest) = written.split_once(':')?;
    let in_form = (1..=3).contains(&first.len()) && rest.split(':').all(|part| part.len() == 2);
    let time = TimeMs::of_clock(written).filter(|_| in_form)?;
    Some((written.len(), time))
}

/// The turn in which a time lies: the last that has begun by then.
fn turn_at(transcript: &Transcript, TimeMs(time): TimeMs) -> Option<TurnId> {
    // Times are written to the second.
    let begun = |start: TimeMs| start.0 / 1000 * 1000 <= time;
    let timed = transcript.turns.iter().filter(|turn| turn.start_ms.is_some_and(begun));
    timed.max_by_key(|turn| turn.start_ms).map(|turn| turn.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use transcript::{SpeakerId, Turn};

    fn well() -> Transcript {
        let mut transcript = Transcript::new("The well");
        transcript.speakers = vec![
            Speaker::new(SpeakerId(1), "ADA"),
            Speaker::new(SpeakerId(2), "ADA LARK"),
            Speaker { name: "Bo Reed".to_owned(), ..Speaker::new(SpeakerId(3), "host") },
        ];
        for (id, speaker, start) in [(1, 1, 0), (2, 3, 61_400), (3, 2, 3_723_000)] {
            let mut turn = Turn::speech(TurnId(id), Some(SpeakerId(speaker)), "Words.");
            turn.start_ms = Some(TimeMs(start));
            transcript.turns.push(turn);
        }
        transcript
    }

    /// The words mentioned, the turn and the speaker that each leads to.
    fn found(text: &str) -> Vec<(String, Option<u64>, Option<u32>)> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let words = |mention: &MentionView| {
            String::from_utf16(&units[mention.start as usize..mention.end as usize]).unwrap()
        };
        let all = mentions(&well(), text);
        all.iter().map(|mention| (words(mention), mention.turn, mention.speaker)).collect()
    }

    #[test]
    fn times_lead_to_the_turn_that_is_said_then() {
        assert_eq!(found("😀 see 01:01: no"), [("01:01".to_owned(), Some(2), None)]);
        assert_eq!(
            found("from 0:59 to 1:02:03."),
            [("0:59".to_owned(), Some(1), None), ("1:02:03".to_owned(), Some(3), None)]
        );
        for none in ["at 1:5", "1:99", "a ratio of 16:9", "12:30pm", "v1:10", "10:20:30:40"] {
            assert_eq!(found(none), [], "{none}");
        }
    }

    #[test]
    fn speakers_are_met_by_their_sign_or_their_label() {
        assert_eq!(
            found("ADA LARK, not ADA or Ada"),
            [("ADA LARK".to_owned(), Some(3), Some(2)), ("ADA".to_owned(), Some(1), Some(1)),]
        );
        assert_eq!(
            found("@bo reed? the host, @host"),
            [("@bo reed".to_owned(), Some(2), Some(3)), ("@host".to_owned(), Some(2), Some(3)),]
        );
        assert_eq!(found("ADAMANT and mail@host"), []);
    }
}
