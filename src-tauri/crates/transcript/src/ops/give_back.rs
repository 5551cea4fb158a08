//! Some of what differs given back as it was.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::OpError;
use super::rebuild::{Builder, Side};
use super::text::spliced;
use super::turns::{headed, rehead};
use crate::compare::stream::Stream;
use crate::compare::{Comparison, Kind, Piece};
use crate::{
    Change, HeadSplice, Seq, Speaker, SpeakerId, Splice, TextEdit, Transcript, Turn, TurnId,
};

/// The change that makes the chosen differences, by their indexes in the comparison of `before` and
/// `now`, what they were in `before`, and leaves all others. When all are chosen, turns have their
/// ids back as well. Comments and suggestions stay as they are in `now`: comments on what stands in
/// the place of their words, too. Speakers that are needed again come back. A turn that comes back
/// while its id is in use has a fresh one, from `fresh` on.
///
/// # Errors
/// When a difference is none of the comparison's, or the comparison is of other states.
pub fn restore_differences(
    now: &Transcript,
    comparison: &Comparison,
    before: &Transcript,
    chosen: &[usize],
    fresh: TurnId,
) -> Result<Change, OpError> {
    let chosen: BTreeSet<usize> = chosen.iter().copied().collect();
    let mut kinds = Vec::with_capacity(chosen.len());
    for index in &chosen {
        let difference = comparison.differences.get(*index);
        kinds.push(difference.ok_or(OpError::NotPossible("that difference is not there"))?);
    }
    if chosen.is_empty() {
        return Ok(Change::default());
    }
    let is_all = chosen.len() == comparison.differences.len();
    let (old, new) = (Stream::of(before), Stream::of(now));
    let ends = comparison.pieces.last().map_or((0, 0), |last| (last.before.end, last.after.end));
    if ends != (old.len(), new.len()) {
        return Err(OpError::NotPossible("the comparison is of another state"));
    }
    let mut builder = Builder::new(old, new, if is_all { Side::Before } else { Side::After });
    for difference in &kinds {
        if let Some(extent) = difference.after {
            builder.heads.entry(extent.from.turn).or_default().push(&difference.kind);
        }
    }
    for mark in comparison.marks.iter().filter(|mark| chosen.contains(&mark.difference)) {
        match comparison.differences.get(mark.difference).map(|difference| &difference.kind) {
            Some(Kind::Link { .. }) => builder.links.push(mark),
            _ => builder.stresses.push(mark),
        }
    }
    for Piece { before, after, difference } in &comparison.pieces {
        match difference {
            None => builder.same(before.clone(), after.clone()),
            Some(index) if chosen.contains(index) => {
                builder.given_back(before.clone(), after.clone());
            }
            Some(_) => builder.kept(after.clone()),
        }
    }
    let turns = builder.finish(fresh);
    let kinds: Vec<&Kind> = kinds.iter().map(|difference| &difference.kind).collect();
    let mut splices = whole(now, before, &kinds, &turns);
    splices.extend(arranged(&now.turns, &turns));
    Ok(Change { splices })
}

/// Title, speakers and pending links given back.
fn whole(now: &Transcript, before: &Transcript, kinds: &[&Kind], turns: &[Turn]) -> Vec<Splice> {
    let speaking = turns.iter().filter_map(|turn| turn.speaker).collect();
    let speakers = speakers(now, before, kinds, &speaking);
    let mut splices: Vec<Splice> =
        Seq::between(&now.speakers, &speakers).map(Splice::Speakers).into_iter().collect();
    for kind in kinds {
        match kind {
            Kind::Title => splices
                .push(Splice::Title { removed: now.title.clone(), inserted: before.title.clone() }),
            Kind::PendingLinks { .. } => splices.extend(
                Seq::between(&now.pending_links, &before.pending_links).map(Splice::PendingLinks),
            ),
            _ => {}
        }
    }
    splices
}

/// The list of speakers, with those that are given back and those that turns need.
fn speakers(
    now: &Transcript,
    before: &Transcript,
    kinds: &[&Kind],
    speaking: &HashSet<SpeakerId>,
) -> Vec<Speaker> {
    let mut list = now.speakers.clone();
    let mut wanted = speaking.clone();
    for kind in kinds {
        match kind {
            Kind::Speaker { from: Some(from), .. } => {
                wanted.insert(from.id);
                list.iter_mut().filter(|s| s.id == from.id).for_each(|s| s.clone_from(from));
            }
            Kind::Speaker { from: None, to: Some(to) } if !speaking.contains(&to.id) => {
                list.retain(|speaker| speaker.id != to.id);
            }
            _ => {}
        }
    }
    let mut place = 0;
    for speaker in &before.speakers {
        match list.iter().position(|other| other.id == speaker.id) {
            Some(at) => place = at + 1,
            None if wanted.contains(&speaker.id) => {
                list.insert(place, speaker.clone());
                place += 1;
            }
            None => {}
        }
    }
    if kinds.iter().any(|kind| matches!(kind, Kind::SpeakerOrder)) {
        let order = |speaker: &Speaker| before.speakers.iter().position(|s| s.id == speaker.id);
        list.sort_by_key(|speaker| order(speaker).unwrap_or(usize::MAX));
    }
    list
}

/// The splices that make turns other turns. A turn that stays is edited; what stands between two
/// that stay is replaced.
pub(super) fn arranged(now: &[Turn], then: &[Turn]) -> Vec<Splice> {
    let place: HashMap<TurnId, usize> = (0..).zip(then).map(|(at, turn)| (turn.id, at)).collect();
    let (mut runs, mut texts, mut heads) = (Vec::new(), Vec::new(), Vec::new());
    let (mut old_at, mut new_at) = (0, 0);
    let mut replace = |old: std::ops::Range<usize>, new: std::ops::Range<usize>| {
        let removed = now.get(old.clone()).unwrap_or_default().to_vec();
        let inserted = then.get(new).unwrap_or_default().to_vec();
        if !removed.is_empty() || !inserted.is_empty() {
            runs.push(Splice::Turns(Seq { at: old.start, removed, inserted }));
        }
    };
    for (at, turn) in now.iter().enumerate() {
        let Some(to) = place.get(&turn.id).copied().filter(|to| *to >= new_at) else { continue };
        let Some(new) = then.get(to).filter(|new| new.page == turn.page) else { continue };
        replace(old_at..at, new_at..to);
        (old_at, new_at) = (at + 1, to + 1);
        texts.extend(reworded(turn, new));
        heads.extend(reheaded(turn, new));
    }
    replace(old_at..now.len(), new_at..then.len());
    // From the end, so that the indexes of earlier runs hold.
    runs.reverse();
    runs.into_iter().chain(texts).chain(headed(heads).splices).collect()
}

fn reworded(old: &Turn, new: &Turn) -> Option<Splice> {
    let edits = match old.text == new.text {
        true => Vec::new(),
        false => vec![TextEdit::between(&old.text, &new.text)],
    };
    spliced(old, edits, new.spans.clone())
}

fn reheaded(old: &Turn, new: &Turn) -> Option<HeadSplice> {
    (old.head() != new.head()).then(|| rehead(old, new.head()))
}
