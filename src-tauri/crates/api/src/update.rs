//! What a change did, as the interface applies it: text edits against the manuscript before it,
//! and the turns that it touched.

use std::collections::{BTreeMap, HashSet};

use transcript::{
    ByteOffset, Change, Proposal, Seq, SpanKind, Splice, TextEdit, TimeMs, Transcript, Turn,
    TurnId, TurnKind, word_count,
};

use crate::alike;
use crate::utf16::{Manuscript, from_bytes, length};
use crate::wire::{
    DocumentEdit, PendingLinkView, SpanMeaning, SpanView, SpeakerView, TurnHead, TurnSplice,
    TurnView,
};

/// The part of an update that tells about turns.
pub(crate) struct Difference {
    pub(crate) edits: Vec<DocumentEdit>,
    pub(crate) splices: Vec<TurnSplice>,
    /// What stands beside the words of turns whose words stay.
    pub(crate) heads: Vec<TurnHead>,
    /// Turns that are new or changed.
    pub(crate) touched: Vec<TurnId>,
    /// Turns that are gone.
    pub(crate) gone: Vec<TurnId>,
}

/// Compares a transcript before and after a change.
///
/// A change that only edits words inside turns is told edit by edit, so that a cursor between
/// two corrections stays where it is.
pub(crate) fn difference(before: &[Turn], after: &[Turn], change: &Change) -> Difference {
    let mut edits_by_turn: BTreeMap<usize, &[TextEdit]> = BTreeMap::new();
    let mut reheaded: HashSet<TurnId> = HashSet::new();
    for splice in &change.splices {
        match splice {
            Splice::Text(text) => {
                let index = before.iter().position(|turn| turn.id == text.turn);
                let Some(index) = index else { return compared(before, after) };
                if edits_by_turn.insert(index, &text.edits).is_some() {
                    return compared(before, after);
                }
            }
            Splice::Turns(_) => return compared(before, after),
            Splice::Heads { heads } => reheaded.extend(heads.iter().map(|head| head.turn)),
            Splice::Speakers(_)
            | Splice::PendingLinks(_)
            | Splice::Comments(_)
            | Splice::Suggestions(_)
            | Splice::Title { .. } => {}
        }
    }
    let mut manuscript = Manuscript::new(before);
    let mut difference = Difference::none();
    if !reheaded.is_empty() {
        let turns = after.iter().enumerate().filter(|(_, turn)| reheaded.contains(&turn.id));
        for (index, turn) in turns {
            if !edits_by_turn.contains_key(&index) {
                difference.touched.push(turn.id);
                difference.heads.push(head_view(turn));
            }
        }
    }
    for (index, edits) in edits_by_turn {
        let (Some(old), Some(new)) = (before.get(index), after.get(index)) else { continue };
        let start = manuscript.start_of(index).0;
        difference.edits.extend(edits.iter().map(|edit| document_edit(&old.text, edit, start)));
        difference.replace_turn(index, new);
    }
    difference
}

impl Difference {
    fn none() -> Self {
        Self {
            edits: Vec::new(),
            splices: Vec::new(),
            heads: Vec::new(),
            touched: Vec::new(),
            gone: Vec::new(),
        }
    }

    fn replace_turn(&mut self, index: usize, new: &Turn) {
        self.touched.push(new.id);
        self.splices.push(TurnSplice { at: small(index), removed: 1, turns: vec![turn_view(new)] });
    }
}

/// The difference of two lists of turns when the change itself does not tell it word by word.
fn compared(before: &[Turn], after: &[Turn]) -> Difference {
    let mut difference = Difference::none();
    let Some(seq) = Seq::between(before, after) else { return difference };
    let same_turns = seq.removed.len() == seq.inserted.len()
        && seq.removed.iter().zip(&seq.inserted).all(|(old, new)| old.id == new.id);
    let mut manuscript = Manuscript::new(before);
    if same_turns {
        for (offset, (old, new)) in seq.removed.iter().zip(&seq.inserted).enumerate() {
            if old == new {
                continue;
            }
            let start = manuscript.start_of(seq.at + offset).0;
            if old.text != new.text {
                let edit = TextEdit::between(&old.text, &new.text);
                difference.edits.push(document_edit(&old.text, &edit, start));
            }
            difference.replace_turn(seq.at + offset, new);
        }
        return difference;
    }
    difference.touched = seq.inserted.iter().map(|turn| turn.id).collect();
    difference.gone = seq.removed.iter().map(|turn| turn.id).collect();
    difference.gone.retain(|id| !difference.touched.contains(id));
    difference.splices.push(TurnSplice {
        at: small(seq.at),
        removed: small(seq.removed.len()),
        turns: seq.inserted.iter().map(turn_view).collect(),
    });
    // The line feed between turns belongs to neither, so that an insertion or a removal is told
    // together with a neighbour that stays.
    let alone = seq.removed.is_empty() || seq.inserted.is_empty();
    let lead = usize::from(alone && seq.at > 0);
    let trail = usize::from(alone && seq.at == 0 && seq.removed.len() < before.len());
    let text = |turns: &[Turn], count: usize| {
        let turns = turns.iter().skip(seq.at - lead).take(count + lead + trail);
        turns.map(|turn| turn.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let (old, new) = (text(before, seq.removed.len()), text(after, seq.inserted.len()));
    let start = manuscript.start_of(seq.at - lead).0;
    if old != new {
        difference.edits.push(document_edit(&old, &TextEdit::between(&old, &new), start));
    }
    difference
}

fn document_edit(text: &str, edit: &TextEdit, start: usize) -> DocumentEdit {
    let from = start + from_bytes(text, edit.at).0;
    let to = from + length(&edit.removed).0;
    DocumentEdit { from: small(from), to: small(to), insert: edit.inserted.clone() }
}

fn head_view(turn: &Turn) -> TurnHead {
    TurnHead {
        id: turn.id.0,
        cue: turn.kind == TurnKind::Cue,
        speaker: turn.speaker.map(|id| id.0),
        time: turn.start_ms.map(TimeMs::clock),
        estimated: turn.estimated,
    }
}

pub(crate) fn turn_view(turn: &Turn) -> TurnView {
    let spans = turn.spans.iter().filter_map(|span| {
        let meaning = match &span.kind {
            SpanKind::Link { url } => SpanMeaning::Link { url: url.clone() },
            SpanKind::Emphasis => SpanMeaning::Emphasis,
            SpanKind::Comment { comment } => SpanMeaning::Comment { comment: comment.0 },
            SpanKind::Inserted { suggestion } => SpanMeaning::Inserted { suggestion: suggestion.0 },
            SpanKind::Deleted { suggestion } => SpanMeaning::Deleted { suggestion: suggestion.0 },
            SpanKind::Proposed { suggestion } => SpanMeaning::Proposed { suggestion: suggestion.0 },
            SpanKind::Heard { .. } | SpanKind::Set { .. } => return None,
        };
        Some(SpanView {
            start: small(from_bytes(&turn.text, span.start).0),
            end: small(from_bytes(&turn.text, span.end).0),
            meaning,
        })
    });
    TurnView {
        head: head_view(turn),
        page: turn.page,
        text: turn.text.clone(),
        spans: spans.collect(),
    }
}

/// The speakers, and how many words there are: they are counted in one pass.
pub(crate) fn speaker_views(transcript: &Transcript) -> (Vec<SpeakerView>, u32) {
    let stats = transcript::speaker_stats(transcript);
    let all: usize = stats.values().map(|stats| stats.words).sum();
    let same = alike::same_persons(&transcript.speakers);
    let views = transcript.speakers.iter().zip(same).enumerate().map(|(index, (speaker, same))| {
        let own = stats.get(&Some(speaker.id)).copied().unwrap_or_default();
        SpeakerView {
            id: speaker.id.0,
            label: speaker.label.clone(),
            name: speaker.name.clone(),
            role: speaker.role.clone(),
            colour: small(speaker.colour_at(index)),
            colour_chosen: speaker.colour > 0,
            aliases: speaker.aliases.clone(),
            turns: small(own.turns),
            words: small(own.words),
            share: share(own.words, all),
            talk: (own.talk_ms > 0).then(|| TimeMs(own.talk_ms).clock()),
            same_as: same.map(|id| id.0),
            key: (index < 9).then(|| small(index + 1)),
        }
    });
    (views.collect(), small(all))
}

/// A speaker's share of all words, rounded, 0 to 100.
pub(crate) fn share(own: usize, all: usize) -> u32 {
    small((own * 100 + all / 2) / all.max(1))
}

pub(crate) fn pending_link_views(transcript: &Transcript) -> Vec<PendingLinkView> {
    let views = transcript.pending_links.iter().map(|link| PendingLinkView {
        id: link.id.0,
        url: link.url.clone(),
        page: link.page,
        after: link.after.map(|id| id.0),
        before: link.before.map(|id| id.0),
        filed: link.filed,
        proposed: transcript.suggestions.iter().any(
            |one| matches!(one.proposal, Proposal::Link { pending: Some(id), .. } if id == link.id),
        ),
    });
    views.collect()
}

pub(crate) fn words(turn: &Turn, start: ByteOffset, end: ByteOffset) -> &str {
    turn.text.get(start.0..end.0).unwrap_or_default()
}

/// The words that are spoken; cues do not count, in the library's list neither.
pub(crate) fn total_words(transcript: &Transcript) -> u32 {
    let speech = transcript.turns.iter().filter(|turn| turn.kind == TurnKind::Speech);
    small(speech.map(|turn| word_count(&turn.text_in_force())).sum())
}

/// Counts and places fit the wire's 32 bits: an import is far below four gigabytes.
pub(crate) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use transcript::ops::{self, Place, Replace};

    fn manuscript(turns: &[Turn]) -> String {
        turns.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    fn apply(text: &str, edits: &[DocumentEdit]) -> String {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        for edit in edits.iter().rev() {
            units.splice(edit.from as usize..edit.to as usize, edit.insert.encode_utf16());
        }
        String::from_utf16(&units).unwrap()
    }

    fn of(texts: &[&str]) -> Transcript {
        let mut transcript = Transcript::new("t");
        for (index, text) in texts.iter().enumerate() {
            transcript.turns.push(Turn::speech(TurnId(index as u64 + 1), None, *text));
        }
        transcript
    }

    fn told(before: &Transcript, change: &Change) {
        let mut after = before.clone();
        change.apply(&mut after).unwrap();
        let difference = difference(&before.turns, &after.turns, change);
        let edited = apply(&manuscript(&before.turns), &difference.edits);
        assert_eq!(edited, manuscript(&after.turns));
        let mut ids: Vec<u64> = before.turns.iter().map(|turn| turn.id.0).collect();
        for splice in &difference.splices {
            let (at, removed) = (splice.at as usize, splice.removed as usize);
            ids.splice(at..at + removed, splice.turns.iter().map(|turn| turn.head.id));
        }
        assert_eq!(ids, after.turns.iter().map(|turn| turn.id.0).collect::<Vec<_>>());
    }

    #[test]
    fn edits_and_splices_lead_from_before_to_after() {
        let transcript = of(&["one 😀 two", "three", "four"]);
        let place = |turn, at| Place { turn, at: ByteOffset(at) };
        let replace = |from, to, with: &str| Replace { from, to, with: with.to_owned() };
        let both = [
            replace(place(0, 0), place(0, 3), "eins"),
            replace(place(0, 9), place(0, 12), "zwei"),
            replace(place(2, 4), place(2, 4), "!"),
        ];
        told(&transcript, &ops::replace(&transcript, &both).unwrap());
        let joining = [replace(place(0, 4), place(1, 2), "")];
        told(&transcript, &ops::replace(&transcript, &joining).unwrap());
        let split = ops::split(&transcript, TurnId(1), ByteOffset(4), TurnId(9), None).unwrap();
        told(&transcript, &split);
        told(&transcript, &ops::merge_with_previous(&transcript, TurnId(3)).unwrap());
        for other in [&["three", "four"][..], &["x", "one 😀 two", "three", "four"], &[]] {
            told(&transcript, &ops::restore(&transcript, &of(other)));
            told(&of(other), &ops::restore(&of(other), &transcript));
        }
    }
}
