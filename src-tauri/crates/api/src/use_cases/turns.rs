//! Turns split, joined, timed, and put right.

use proof::{Finding, Repair};
use transcript::ops::{self, OpError, Side};
use transcript::{Change, SpeakerId, TimeMs, Transcript, TurnId, TurnKind, Utf16Offset};

use super::change::Made;
use super::links::range;
use super::speakers::counted;
use crate::session::Session;
use crate::utf16::to_bytes;
use crate::wire::{
    AtRevision, JoinTurns, MoveSentence, OfTurn, RepairTurn, SetKind, SetTime, ShiftTimes,
    SplitTurn, Update,
};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn split_turn(&self, args: SplitTurn, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Split turn", |session| {
            let turn = session.turn(args.turn)?;
            let at = to_bytes(&turn.text, Utf16Offset(args.at as usize))?;
            let speaker = args.speaker.map(SpeakerId).or(turn.speaker);
            let fresh = session.fresh_turn();
            Ok(ops::split(&session.transcript, turn.id, at, fresh, speaker)?)
        })
    }

    pub(crate) fn merge_turn(&self, args: OfTurn, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Merge turns", |session| {
            Ok(ops::merge_with_previous(&session.transcript, TurnId(args.turn))?)
        })
    }

    pub(crate) fn set_time(&self, args: SetTime, _: &Task) -> Result<Update, ApiError> {
        let start = match args.time.trim() {
            "" => None,
            time => Some(TimeMs::of_clock(time).ok_or_else(|| {
                ApiError::Refused(format!("“{time}” is not a time; write 1:02 or 1:02:03"))
            })?),
        };
        self.change(args.document, args.revision, "Set time", |session| {
            Ok(ops::set_start(&session.transcript, TurnId(args.turn), start)?)
        })
    }

    pub(crate) fn set_kind(&self, args: SetKind, _: &Task) -> Result<Update, ApiError> {
        let what = if args.cue { "cue" } else { "speech" };
        let label = format!("Make {} {what}", counted(args.turns.len()));
        self.change(args.document, args.revision, &label, |session| {
            let turns: Vec<TurnId> = args.turns.iter().copied().map(TurnId).collect();
            if let (true, [one]) = (args.cue, turns.as_slice()) {
                let (_, turn) = session.transcript.turn(*one).ok_or(OpError::NoSuchTurn)?;
                let says_more = |id| session.transcript.turns_of(id).nth(1).is_some();
                // The label of somebody who says nothing else may have been none.
                if turn.speaker.is_some_and(|speaker| !says_more(speaker)) {
                    return Ok(ops::label_to_cue(&session.transcript, *one)?);
                }
            }
            let kind = if args.cue { TurnKind::Cue } else { TurnKind::Speech };
            let speaker = args.speaker.map(SpeakerId);
            Ok(ops::set_kind(&session.transcript, &turns, kind, speaker)?)
        })
    }

    pub(crate) fn join_turns(&self, args: JoinTurns, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let turns: Vec<TurnId> = args.turns.iter().copied().map(TurnId).collect();
            let chosen = (!turns.is_empty()).then_some(turns.as_slice());
            let change = ops::join_adjacent(&session.transcript, chosen)?;
            if change.is_empty() {
                let none = "no two turns of one speaker follow each other here";
                return Err(OpError::NotPossible(none).into());
            }
            let made = Made::new(change, "Join turns of one speaker");
            Ok(if chosen.is_none() { made.whole() } else { made })
        })
    }

    pub(crate) fn move_sentence(&self, args: MoveSentence, _: &Task) -> Result<Update, ApiError> {
        let to = if args.next { "next" } else { "previous" };
        let label = format!("Move sentence to the {to} turn");
        self.change(args.document, args.revision, &label, |session| {
            let turn = session.turn(args.turn)?;
            let at = to_bytes(&turn.text, Utf16Offset(args.at as usize))?;
            let side = if args.next { Side::Next } else { Side::Previous };
            Ok(ops::move_sentence(&session.transcript, turn.id, at, side)?)
        })
    }

    pub(crate) fn shift_times(&self, args: ShiftTimes, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let start = session.turn(args.turn)?.start_ms;
            let by_ms = shift(args.by.trim(), start).ok_or_else(|| {
                let by = args.by.trim();
                ApiError::Refused(format!("“{by}” is no shift; write +0:05, -1:30 or +2.5"))
            })?;
            let change = ops::shift_times(&session.transcript, TurnId(args.turn), by_ms)?;
            let sign = if by_ms < 0 { '-' } else { '+' };
            let amount = TimeMs(by_ms.unsigned_abs()).clock();
            Ok(Made::new(change, format!("Shift times by {sign}{amount}")).whole())
        })
    }

    pub(crate) fn fill_times(&self, args: AtRevision, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let change = ops::fill_times(&session.transcript);
            if change.is_empty() {
                let nothing = "no time is missing, or none is there to reckon from";
                return Err(OpError::NotPossible(nothing).into());
            }
            Ok(Made::new(change, "Fill missing times").whole())
        })
    }

    /// Does what a finding on turns or speakers offers.
    pub(crate) fn repair_turn(&self, args: RepairTurn, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            let found = session.proofing.as_ref().and_then(|proofing| {
                let findings = proofing.findings.get(&TurnId(args.turn))?;
                findings.iter().find(|finding| {
                    finding.rule == args.rule
                        && (finding.start, finding.end) == (range.start, range.end)
                })
            });
            let repaired = found.and_then(|finding| Some((finding, finding.repair.as_ref()?)));
            let (finding, repair) = repaired.ok_or(ApiError::Stale)?;
            let label = repair.title(&session.transcript);
            let change = repairing(session, finding, repair)?;
            Ok(Made::new(change, label))
        })
    }
}

fn repairing(session: &Session, finding: &Finding, repair: &Repair) -> Result<Change, OpError> {
    let (transcript, turn) = (&session.transcript, finding.turn);
    let fresh = session.fresh_turn();
    match *repair {
        Repair::Join => ops::join_adjacent(transcript, Some(&[turn])),
        Repair::Split { at, resume, speaker } => {
            ops::split_around(transcript, turn, at..resume, fresh, speaker)
        }
        Repair::Interject { start, end, speaker } => {
            let ids = [fresh, TurnId(fresh.0 + 1)];
            ops::interject(transcript, turn, start..end, ids, Some(speaker))
        }
        Repair::Cue => ops::label_to_cue(transcript, turn),
        Repair::Retag { speaker } => retag_lone(transcript, turn, speaker),
        Repair::Retime { start_ms } => ops::set_estimate(transcript, turn, start_ms),
    }
}

/// Gives a turn to another speaker; its own, who says nothing else, becomes that one's alias.
fn retag_lone(transcript: &Transcript, id: TurnId, speaker: SpeakerId) -> Result<Change, OpError> {
    let own = transcript.turn(id).and_then(|(_, turn)| turn.speaker);
    match own {
        Some(own) if own != speaker && transcript.turns_of(own).nth(1).is_none() => {
            ops::merge_speakers(transcript, own, speaker)
        }
        _ => ops::retag(transcript, &[id], Some(speaker)),
    }
}

/// A shift in milliseconds: signed, or from a time to the one that is given.
fn shift(text: &str, start: Option<TimeMs>) -> Option<i64> {
    let (sign, amount) = match text.strip_prefix(['+', '-', '\u{2212}']) {
        Some(amount) => (if text.starts_with('+') { 1 } else { -1 }, amount.trim()),
        None => {
            let (to, from) = (TimeMs::of_clock(text)?.0, start?.0);
            return i64::try_from(to).ok()?.checked_sub(i64::try_from(from).ok()?);
        }
    };
    let milliseconds = match TimeMs::of_clock(amount) {
        Some(TimeMs(time)) => i64::try_from(time).ok()?,
        None => {
            let seconds: f64 = amount.parse().ok().filter(|s: &f64| (0.0..1e6).contains(s))?;
            (seconds * 1000.0).round() as i64
        }
    };
    Some(sign * milliseconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_are_read_as_they_are_written() {
        let start = Some(TimeMs(60_000));
        let shifts = [("+0:05", 5_000), ("-1:30", -90_000), ("+2.5", 2_500), ("-.5", -500)];
        for (text, by) in shifts.into_iter().chain([("1:10", 10_000), ("0:50", -10_000)]) {
            assert_eq!(shift(text, start), Some(by), "{text}");
        }
        for text in ["", "+", "x", "+1:75", "+nan"] {
            assert_eq!(shift(text, start), None, "{text}");
        }
        assert_eq!(shift("1:10", None), None);
    }
}
