//! The end of suggestions that a change leaves nowhere.

use std::collections::{HashMap, HashSet};

use crate::{
    Change, Head, Proposal, Seq, Span, SpeakerId, Splice, Suggestion, SuggestionId, Transcript,
    Turn, TurnId, TurnKind,
};

/// A change, and with it the end of suggestions that it leaves nowhere: their words are gone, their
/// turn is, or the turn has the proposed speaker by now. A change that does not fit the transcript
/// comes back as it is: it is refused by whoever applies it.
pub fn settle(transcript: &Transcript, mut change: Change) -> Change {
    let proposes = change.splices.iter().any(|splice| matches!(splice, Splice::Suggestions(_)));
    if transcript.suggestions.is_empty() && !proposes {
        return change;
    }
    let Some(after) = After::of(transcript, &change) else { return change };
    let placed = after.placed();
    let left = after.suggestions.iter().filter(|one| match one.proposal {
        Proposal::Words | Proposal::Link { .. } => placed.contains(&one.id),
        Proposal::Turn { turn, .. } => placed.contains(&one.id) || after.head(turn).is_some(),
        Proposal::Speaker { turn, speaker } => {
            let known = speaker.is_none_or(|id| after.speakers.contains(&id));
            let waits = |head: Head| head.kind == TurnKind::Speech && head.speaker != speaker;
            known && after.head(turn).is_some_and(waits)
        }
    });
    let left: Vec<Suggestion> = left.cloned().collect();
    let ends = Seq::between(&after.suggestions, &left);
    change.splices.extend(ends.map(Splice::Suggestions));
    change
}

/// What a change makes of turns and lists, as far as suggestions ask: the transcript itself is not
/// copied, for this is asked at every keystroke.
struct After<'a> {
    transcript: &'a Transcript,
    /// Turns that the change touches; `None` for those that are gone.
    touched: HashMap<TurnId, Option<Beside<'a>>>,
    suggestions: Vec<Suggestion>,
    speakers: HashSet<SpeakerId>,
}

/// What a turn has beside its text.
#[derive(Clone, Copy)]
struct Beside<'a> {
    head: Head,
    spans: &'a [Span],
}

impl<'a> Beside<'a> {
    fn of(turn: &'a Turn) -> Self {
        Self { head: turn.head(), spans: &turn.spans }
    }
}

impl<'a> After<'a> {
    fn of(transcript: &'a Transcript, change: &'a Change) -> Option<Self> {
        let mut suggestions = transcript.suggestions.clone();
        let mut speakers: HashSet<SpeakerId> =
            transcript.speakers.iter().map(|speaker| speaker.id).collect();
        let mut after = Self {
            transcript,
            touched: HashMap::new(),
            suggestions: Vec::new(),
            speakers: HashSet::new(),
        };
        for splice in &change.splices {
            match splice {
                Splice::Text(splice) => {
                    after.touch(splice.turn)?.spans = &splice.inserted_spans;
                }
                Splice::Turns(seq) => {
                    after.touched.extend(seq.removed.iter().map(|turn| (turn.id, None)));
                    let come = seq.inserted.iter().map(|turn| (turn.id, Some(Beside::of(turn))));
                    after.touched.extend(come);
                }
                Splice::Heads { heads } => {
                    for head in heads {
                        after.touch(head.turn)?.head = head.inserted;
                    }
                }
                Splice::Speakers(seq) => {
                    for gone in &seq.removed {
                        speakers.remove(&gone.id);
                    }
                    speakers.extend(seq.inserted.iter().map(|speaker| speaker.id));
                }
                Splice::Suggestions(seq) => seq.apply(&mut suggestions).ok()?,
                Splice::PendingLinks(_) | Splice::Comments(_) | Splice::Title { .. } => {}
            }
        }
        Some(Self { suggestions, speakers, ..after })
    }

    /// A turn that a splice alters; `None` when it is not there.
    fn touch(&mut self, id: TurnId) -> Option<&mut Beside<'a>> {
        let transcript = self.transcript;
        let own = || transcript.turn(id).map(|(_, turn)| Beside::of(turn));
        self.touched.entry(id).or_insert_with(own).as_mut()
    }

    fn head(&self, id: TurnId) -> Option<Head> {
        match self.touched.get(&id) {
            Some(beside) => beside.map(|beside| beside.head),
            None => self.transcript.turn(id).map(|(_, turn)| turn.head()),
        }
    }

    /// The suggestions that have a place in the text.
    fn placed(&self) -> HashSet<SuggestionId> {
        let same = self.transcript.turns.iter().filter(|turn| !self.touched.contains_key(&turn.id));
        let touched = self.touched.values().flatten().map(|beside| beside.spans);
        let spans = same.map(|turn| turn.spans.as_slice()).chain(touched).flatten();
        spans.filter_map(|span| span.kind.suggestion()).collect()
    }
}
