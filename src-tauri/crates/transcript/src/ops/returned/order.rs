//! Which turns of a file are those that were sent.

use std::collections::{HashMap, HashSet};

use super::Sent;
use crate::{ReadTurn, TurnId};

/// For each turn of a file, the turn that was sent and stands where it stood. One that stands
/// elsewhere, or a second time, was put there.
pub(super) fn stays(sent: Sent<'_>, back: &[ReadTurn]) -> Vec<Option<TurnId>> {
    let known: HashSet<TurnId> = sent.read.turns.iter().filter_map(|turn| turn.id).collect();
    let turns = sent.transcript.turns.iter().enumerate();
    let places: HashMap<TurnId, usize> = turns.map(|(place, turn)| (turn.id, place)).collect();
    let mut seen = HashSet::new();
    let named: Vec<Option<(TurnId, usize)>> = back
        .iter()
        .map(|turn| {
            let id = turn.id.filter(|id| known.contains(id))?;
            let place = *places.get(&id)?;
            seen.insert(id).then_some((id, place))
        })
        .collect();
    let numbers: Vec<(usize, usize)> = named
        .iter()
        .enumerate()
        .filter_map(|(at, turn)| turn.map(|(_, place)| (at, place)))
        .collect();
    let kept = longest_rising(&numbers);
    let stays = named.into_iter().enumerate();
    stays.map(|(at, turn)| turn.filter(|_| kept.contains(&at)).map(|(id, _)| id)).collect()
}

/// The turns of a file. A paragraph that was put in front of a turn may have its bookmark: the turn
/// begins at its label then.
pub(super) fn told_by_labels(sent: Sent<'_>, back: &[ReadTurn]) -> Vec<ReadTurn> {
    let known = sent.read.turns.iter().filter_map(|turn| Some((turn.id?, turn)));
    let known: HashMap<TurnId, &ReadTurn> = known.collect();
    let mut turns = back.to_vec();
    for number in 1..turns.len() {
        let Some([turn, next]) = turns.get_mut(number - 1..=number) else { continue };
        let Some(was) = turn.id.and_then(|id| known.get(&id)) else { continue };
        let has_head = |turn: &ReadTurn| !turn.label.rejected.is_empty() || !turn.time.is_empty();
        let is_next = (&was.label.rejected, &was.time) == (&next.label.rejected, &next.time);
        if has_head(was) && !has_head(turn) && next.id.is_none() && is_next {
            next.id = turn.id.take();
        }
    }
    turns
}

/// The most of some pairs whose second numbers rise, by their first ones: the piles of patience
/// sorting, each card with the one that lay on the pile before.
fn longest_rising(pairs: &[(usize, usize)]) -> HashSet<usize> {
    // Tops of the piles, as indexes of pairs.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let number = |index: usize| pairs.get(index).map_or(0, |(_, number)| *number);
    for (index, (_, of)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| number(*top) < *of);
        before.push(pile.checked_sub(1).and_then(|left| tops.get(left)).copied());
        match tops.get_mut(pile) {
            Some(top) => *top = index,
            None => tops.push(index),
        }
    }
    let last = tops.last().copied();
    let chain = std::iter::successors(last, |index| before.get(*index).copied().flatten());
    chain.filter_map(|index| pairs.get(index)).map(|(first, _)| *first).collect()
}

#[cfg(test)]
mod tests {
    use super::longest_rising;

    #[test]
    fn the_most_that_rises_stays() {
        let kept = |numbers: &[usize]| {
            let pairs: Vec<(usize, usize)> = numbers.iter().copied().enumerate().collect();
            let mut kept: Vec<usize> = longest_rising(&pairs).into_iter().collect();
            kept.sort_unstable();
            kept
        };
        assert_eq!(kept(&[]), []);
        assert_eq!(kept(&[1, 2, 3]), [0, 1, 2]);
        assert_eq!(kept(&[4, 1, 2, 3, 5]), [1, 2, 3, 4]);
        assert_eq!(kept(&[1, 3, 4, 2, 5]), [0, 1, 2, 4]);
    }
}
