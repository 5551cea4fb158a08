//! The words that are proofed: without those that are proposed to go.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use proof::{Finding, Repair};
use transcript::{ByteOffset, Transcript, TurnId, before_going, behind_going};

/// A transcript as it would read if all other words were accepted.
pub(crate) struct Reading<'t> {
    pub(crate) transcript: Cow<'t, Transcript>,
    /// Where words that go stand in the transcript itself.
    going: HashMap<TurnId, Vec<Range<ByteOffset>>>,
}

impl<'t> Reading<'t> {
    pub(crate) fn of(transcript: &'t Transcript) -> Self {
        let read = transcript.with_words_accepted();
        let going = match &read {
            Cow::Borrowed(_) => HashMap::new(),
            Cow::Owned(_) => {
                let turns = transcript.turns.iter().map(|turn| (turn.id, turn.going()));
                turns.filter(|(_, going)| !going.is_empty()).collect()
            }
        };
        Self { transcript: read, going }
    }

    /// A finding where it is in the transcript itself; none when words that go stand among those
    /// that it is about.
    pub(crate) fn placed(&self, finding: Finding) -> Option<Finding> {
        let Some(going) = self.going.get(&finding.turn) else { return Some(finding) };
        let start = behind_going(going, finding.start);
        let end =
            if finding.end > finding.start { before_going(going, finding.end) } else { start };
        let whole = end.0.checked_sub(start.0) == finding.end.0.checked_sub(finding.start.0);
        let repair = finding.repair.clone().map(|repair| match repair {
            Repair::Split { at, resume, speaker } => Repair::Split {
                at: behind_going(going, at),
                resume: behind_going(going, resume),
                speaker,
            },
            Repair::Interject { start, end, speaker } => Repair::Interject {
                start: behind_going(going, start),
                end: before_going(going, end),
                speaker,
            },
            other => other,
        });
        (whole || repair.is_some()).then_some(Finding { start, end, repair, ..finding })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proof::Certainty;
    use transcript::ops::{Place, Replace};
    use transcript::{Moment, Turn, ops};

    #[test]
    fn findings_are_found_among_all_words_and_never_in_those_that_go() {
        let mut before = Transcript::new("t");
        before.turns = vec![Turn::speech(TurnId(1), None, "the olde welk is deep")];
        let place = |at| Place { turn: 0, at: ByteOffset(at) };
        let replace = Replace { from: place(4), to: place(8), with: "old".to_owned() };
        let change = ops::suggest_words(&before, &[replace], "Bo", Moment(1)).unwrap();
        let mut now = before.clone();
        change.apply(&mut now).unwrap();
        let reading = Reading::of(&now);
        assert_eq!(reading.transcript.turns[0].text, "the old welk is deep");
        let found = |start, end, text: &str| {
            let (start, end) = (ByteOffset(start), ByteOffset(end));
            reading.placed(Finding {
                rule: "spelling",
                certainty: Certainty::Likely,
                turn: TurnId(1),
                start,
                end,
                text: text.to_owned(),
                suggestions: Vec::new(),
                why: String::new(),
                substitution: None,
                repair: None,
            })
        };
        for (start, end, text) in [(4, 7, "old"), (8, 12, "welk"), (0, 3, "the")] {
            let finding = found(start, end, text).unwrap();
            let words = now.turns[0].text.get(finding.start.0..finding.end.0);
            assert_eq!(words, Some(text));
        }
        assert_eq!(found(0, 7, "the old"), None, "the words that go stand between these");
    }
}
