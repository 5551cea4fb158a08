//! What stands beside the words: of each turn, and of the whole transcript.

use super::difference::{Difference, Kind};
use crate::{Head, Speaker, Transcript, Turn};

/// What differs beside the words of a turn. When it ends is told unless the next turn is another
/// one: then it was split, or merged, and that is told.
pub(super) fn of_turn(before: &Turn, after: &Turn, same_next: bool) -> Vec<Kind> {
    let (old, new) = (before.head(), after.head());
    let mut kinds = Vec::new();
    if old.kind != new.kind {
        // With its speaker: a cue has none.
        kinds.push(Kind::TurnKind { from: old.kind, to: new.kind });
    } else if old.speaker != new.speaker {
        kinds.push(Kind::Retagged { from: old.speaker, to: new.speaker });
    }
    let begins = |head: &Head| (head.start_ms, head.estimated);
    if begins(&old) != begins(&new) || same_next && old.end_ms != new.end_ms {
        kinds.push(Kind::Retimed { from: old.start_ms, to: new.start_ms });
    }
    kinds
}

/// What differs of the whole transcript: its title, speakers and pending links.
pub(super) fn of_transcript(before: &Transcript, after: &Transcript) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut tell = |kind, removed: &str, inserted: &str| {
        let (removed, inserted) = (removed.to_owned(), inserted.to_owned());
        found.push(Difference { kind, before: None, after: None, removed, inserted });
    };
    if before.title != after.title {
        tell(Kind::Title, &before.title, &after.title);
    }
    let label = |speaker: Option<&Speaker>| speaker.map_or(String::new(), |s| s.label.clone());
    let gone = before.speakers.iter().filter(|speaker| after.speaker(speaker.id).is_none());
    let pairs = gone
        .map(|speaker| (Some(speaker), None))
        .chain(after.speakers.iter().map(|speaker| (before.speaker(speaker.id), Some(speaker))));
    for (from, to) in pairs.filter(|(from, to)| from != to) {
        let kind = Kind::Speaker { from: from.cloned(), to: to.cloned() };
        tell(kind, &label(from), &label(to));
    }
    if order(before, after) != order(after, before) {
        tell(Kind::SpeakerOrder, "", "");
    }
    let without = |of: &Transcript, other: &Transcript| {
        let links = of.pending_links.iter().filter(|link| !other.pending_links.contains(link));
        links.cloned().collect::<Vec<_>>()
    };
    if before.pending_links != after.pending_links {
        let (removed, inserted) = (without(before, after), without(after, before));
        tell(Kind::PendingLinks { removed, inserted }, "", "");
    }
    found
}

/// The speakers of one transcript that the other has too, in order.
fn order(of: &Transcript, other: &Transcript) -> Vec<crate::SpeakerId> {
    let both = of.speakers.iter().map(|s| s.id).filter(|id| other.speaker(*id).is_some());
    both.collect()
}
