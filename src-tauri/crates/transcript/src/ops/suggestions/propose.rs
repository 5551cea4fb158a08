//! What somebody would do, proposed instead of done.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::arrange::suggest_turns;
use super::{Draft, suggest_speaker, suggest_words};
use crate::compare::side_by_side;
use crate::ops::OpError;
use crate::ops::pieces::without;
use crate::ops::text::{Place, Replace, spliced};
use crate::{
    ByteOffset, Change, Head, Moment, PendingLink, SpanKind, SpeakerId, Splice, TextEdit,
    Transcript, Turn, TurnId, before_going, behind_going, web_address,
};

/// Proposes a change instead of making it: when all is rejected, everything is as it is in force now;
/// when all is accepted, it is as the change would have made it.
///
/// # Errors
/// [`OpError::NotSuggested`] when no suggestion can carry some of it, and as [`suggest_words`],
/// [`super::suggest_link`] and [`suggest_speaker`]. Nothing is proposed then.
pub fn propose(
    now: &Transcript,
    change: &Change,
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    let mut wanted = now.clone();
    let fits = change.apply(&mut wanted);
    fits.map_err(|_| OpError::NotPossible("the transcript has changed meanwhile"))?;
    let wanted = &wanted;
    refuse_what_cannot_be(now, wanted)?;
    let mut done = Done { after: now.clone(), change: Change::default() };
    if ids(now) == ids(wanted) {
        done.take(suggest_words(now, &replaces(now, wanted, change), author, at)?)?;
        done.take(links(&done.after, now, wanted, author, at)?)?;
    } else {
        done.take(suggest_turns(now, wanted, author, at)?)?;
    }
    let mut retagged: BTreeMap<Option<SpeakerId>, Vec<TurnId>> = BTreeMap::new();
    for (_, new) in pairs(now, wanted).filter(|(old, new)| old.speaker != new.speaker) {
        retagged.entry(new.speaker).or_default().push(new.id);
    }
    for (speaker, turns) in retagged {
        done.take(suggest_speaker(&done.after, &turns, speaker, author, at)?)?;
    }
    if ids(now) != ids(wanted) {
        done.check(now, wanted)?;
    }
    Ok(done.change)
}

fn ids(of: &Transcript) -> Vec<TurnId> {
    of.turns.iter().map(|turn| turn.id).collect()
}

/// The turns that are in both.
fn pairs<'t>(
    now: &'t Transcript,
    wanted: &'t Transcript,
) -> impl Iterator<Item = (&'t Turn, &'t Turn)> {
    let new: HashMap<TurnId, &Turn> = wanted.turns.iter().map(|turn| (turn.id, turn)).collect();
    now.turns.iter().filter_map(move |turn| Some((turn, *new.get(&turn.id)?)))
}

/// Why something is not proposed whose words others have proposals for.
const TANGLED: OpError = OpError::NotSuggested("what reaches into other suggestions like this");

/// Proposals that are made one after the other.
struct Done {
    after: Transcript,
    change: Change,
}

impl Done {
    fn take(&mut self, change: Change) -> Result<(), OpError> {
        change.apply(&mut self.after).map_err(|_| TANGLED)?;
        self.change.splices.extend(change.splices);
        Ok(())
    }

    /// Refuses what would not be, rejected or accepted, what it ought to be.
    fn check(&self, now: &Transcript, wanted: &Transcript) -> Result<(), OpError> {
        let (accepted, goal) = (self.after.as_suggested(), wanted.as_suggested());
        let told = |of: &Transcript| {
            let turns = of.turns.iter();
            turns.map(|turn| (turn.id, turn.text.clone(), turn.speaker)).collect::<Vec<_>>()
        };
        let links = |of: &Transcript| of.turns.iter().map(links_of).collect::<Vec<_>>();
        let stresses = |of: &Transcript| of.turns.iter().map(stress).collect::<Vec<_>>();
        if told(&accepted) != told(&goal)
            || *self.after.without_suggestions() != *now.without_suggestions()
        {
            Err(TANGLED)
        } else if links(&accepted) != links(&goal) || now.pending_links != wanted.pending_links {
            Err(OpError::NotSuggested("another link together with a turn that comes or goes"))
        } else if stresses(&accepted) != stresses(&goal) {
            Err(EMPHASIS)
        } else {
            Ok(())
        }
    }
}

/// No suggestion is of emphasis.
const EMPHASIS: OpError = OpError::NotSuggested("other emphasis");

fn refuse_what_cannot_be(now: &Transcript, wanted: &Transcript) -> Result<(), OpError> {
    let times = |head: Head| (head.start_ms, head.end_ms, head.estimated);
    let comes = |link: &PendingLink| !now.pending_links.contains(link);
    let what = if now.title != wanted.title {
        "another title"
    } else if now.speakers != wanted.speakers {
        "a change of the list of speakers"
    } else if wanted.pending_links.iter().any(comes) {
        "a link that waits for its place again"
    } else if pairs(now, wanted).any(|(old, new)| old.kind != new.kind) {
        "a cue that is speech, or speech that is a cue,"
    } else if pairs(now, wanted).any(|(old, new)| times(old.head()) != times(new.head())) {
        "another time"
    } else if pairs(now, wanted)
        .any(|(old, new)| old.text == new.text && stress(old) != stress(new))
    {
        return Err(EMPHASIS);
    } else {
        return Ok(());
    };
    Err(OpError::NotSuggested(what))
}

/// The words that are stressed, however many spans say so.
fn stress(turn: &Turn) -> Vec<Range<ByteOffset>> {
    turn.ranges_of(|kind| *kind == SpanKind::Emphasis)
}

/// What a change puts in place of words: word by word, unless some are proposed there already, of
/// which the texts cannot tell what stays.
fn replaces(now: &Transcript, wanted: &Transcript, change: &Change) -> Vec<Replace> {
    let mut replaces = Vec::new();
    let turns = now.turns.iter().zip(&wanted.turns).enumerate();
    for (turn, (old, new)) in turns.filter(|(_, (old, new))| old.text != new.text) {
        let reviewed = old.spans.iter().any(|span| span.kind.suggestion().is_some());
        let edits = edits(old, new, change);
        // Several edits are each of some words; one alone may be all that differs in a turn.
        let is_alone = edits.len() == 1;
        for edit in edits {
            let widen = is_alone && !reviewed;
            let edit = if widen { in_whole_words(&old.text, edit) } else { edit };
            let least = if reviewed {
                vec![(0..edit.removed.len(), edit.inserted.clone())]
            } else {
                differing(&edit.removed, &edit.inserted)
            };
            let place = |at: usize| Place { turn, at: ByteOffset(edit.at.0 + at) };
            replaces.extend(least.into_iter().map(|(range, with)| Replace {
                from: place(range.start),
                to: place(range.end),
                with,
            }));
        }
    }
    replaces
}

/// The edits of a turn, which tell more than the texts do where words stand twice.
fn edits(old: &Turn, new: &Turn, change: &Change) -> Vec<TextEdit> {
    let mut of_turn = change.splices.iter().filter_map(|splice| match splice {
        Splice::Text(text) if text.turn == old.id && !text.edits.is_empty() => Some(text),
        _ => None,
    });
    let arranges = change.splices.iter().any(|splice| matches!(splice, Splice::Turns(_)));
    match (of_turn.next(), of_turn.next()) {
        (Some(only), None) if !arranges => only.edits.clone(),
        _ => vec![TextEdit::between(&old.text, &new.text)],
    }
}

/// An edit from the beginning of a word to the end of one.
fn in_whole_words(text: &str, edit: TextEdit) -> TextEdit {
    let (before, behind) =
        (text.get(..edit.at.0).unwrap_or(""), text.get(edit.at.0 + edit.removed.len()..));
    let head = before.trim_end_matches(char::is_alphanumeric).len();
    let behind = behind.unwrap_or("");
    let tail = behind.len() - behind.trim_start_matches(char::is_alphanumeric).len();
    let (head_of, tail_of) = (before.get(head..).unwrap_or(""), behind.get(..tail).unwrap_or(""));
    TextEdit {
        at: ByteOffset(head),
        removed: [head_of, &edit.removed, tail_of].concat(),
        inserted: [head_of, &edit.inserted, tail_of].concat(),
    }
}

/// The words of a text, in bytes, in whose place others stand in another one.
fn differing(old: &str, new: &str) -> Vec<(Range<usize>, String)> {
    let pieces = side_by_side(old, new).into_iter();
    let differing = pieces.filter(|piece| piece.difference.is_some()).map(|piece| {
        let with = new.get(piece.after).unwrap_or_default();
        (piece.before, with.to_owned())
    });
    differing.collect()
}

/// Links proposed in `done`, which is `now` with other words proposed.
fn links(
    done: &Transcript,
    now: &Transcript,
    wanted: &Transcript,
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    let placed = now.pending_links.iter().filter(|link| !wanted.pending_links.contains(link));
    let mut placed: Vec<&PendingLink> = placed.collect();
    let mut draft = Draft::new(done, author, at);
    let mut splices = Vec::new();
    let (accepted, goal) = (done.as_suggested(), wanted.as_suggested());
    let both = now.turns.iter().zip(&wanted.turns);
    let decided = accepted.turns.iter().zip(&goal.turns);
    for ((turn, both), decided) in done.turns.iter().zip(both).zip(decided) {
        // Where words are other ones, places are those that words have when all is accepted.
        let same = both.0.text == both.1.text;
        let (stand, come) = if same { both } else { decided };
        let (stand, come) = (links_of(stand), links_of(come));
        let going = if same { Vec::new() } else { turn.going() };
        let shown = |range: &Range<ByteOffset>| {
            behind_going(&going, range.start)..before_going(&going, range.end)
        };
        let new: Vec<_> = come.iter().filter(|link| !stand.contains(link)).collect();
        let mut spans = turn.spans.clone();
        for (range, _) in stand.iter().filter(|link| !come.contains(link)) {
            for range in without(range.clone(), new.iter().map(|(range, _)| range.clone())) {
                draft.link(&mut spans, shown(&range), None, None)?;
            }
        }
        for (range, url) in new {
            let waits = placed.iter().position(|link| web_address(&link.url).as_ref() == Ok(url));
            let pending = waits.map(|waits| placed.remove(waits).id);
            draft.link(&mut spans, shown(range), Some(url.clone()), pending)?;
        }
        if decided.0.text != decided.1.text {
            return Err(TANGLED);
        }
        splices.extend(spliced(turn, Vec::new(), spans));
    }
    if placed.is_empty() {
        Ok(draft.change(splices))
    } else {
        Err(OpError::NotSuggested("that a link waits no longer"))
    }
}

fn links_of(turn: &Turn) -> Vec<(Range<ByteOffset>, String)> {
    let links = turn.spans.iter().filter_map(|span| match &span.kind {
        SpanKind::Link { url } => Some((span.start..span.end, url.clone())),
        _ => None,
    });
    links.collect()
}
