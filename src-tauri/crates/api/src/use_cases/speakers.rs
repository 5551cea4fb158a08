//! Who speaks.

use transcript::ops::{self, OpError};
use transcript::{Speaker, SpeakerId, TurnId};

use super::change::Made;
use crate::wire::{
    AddSpeaker, EditSpeaker, MergeSpeakers, OfSpeaker, OfTurn, Retag, SwapSpeakers, Update,
};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn retag(&self, args: Retag, _: &Task) -> Result<Update, ApiError> {
        let label = match args.turns.len() {
            1 => "Retag turn".to_owned(),
            count => format!("Retag {}", counted(count)),
        };
        self.change(args.document, args.revision, &label, |session| {
            let turns: Vec<TurnId> = args.turns.iter().copied().map(TurnId).collect();
            Ok(ops::retag(&session.transcript, &turns, args.speaker.map(SpeakerId))?)
        })
    }

    pub(crate) fn add_speaker(&self, args: AddSpeaker, _: &Task) -> Result<Update, ApiError> {
        let label = format!("Add speaker {}", args.label.trim());
        self.change(args.document, args.revision, &label, |session| {
            let mut speaker =
                Speaker::new(session.transcript.fresh_speaker_id(), args.label.trim());
            args.name.trim().clone_into(&mut speaker.name);
            let id = speaker.id;
            let mut change = ops::add_speaker(&session.transcript, speaker)?;
            if !args.turns.is_empty() {
                let mut with_speaker = session.transcript.clone();
                change.apply(&mut with_speaker)?;
                let turns: Vec<TurnId> = args.turns.iter().copied().map(TurnId).collect();
                change.splices.extend(ops::retag(&with_speaker, &turns, Some(id))?.splices);
            }
            Ok(change)
        })
    }

    /// Everything that is told of a speaker, and its place among the number keys, as one step.
    pub(crate) fn edit_speaker(&self, args: EditSpeaker, _: &Task) -> Result<Update, ApiError> {
        let label = format!("Change speaker {}", args.label.trim());
        self.change(args.document, args.revision, &label, |session| {
            let id = SpeakerId(args.speaker);
            let speaker = session.transcript.speaker(id).ok_or(OpError::NoSuchSpeaker)?;
            let edited = Speaker {
                label: args.label,
                name: args.name,
                role: args.role,
                colour: args.colour,
                aliases: args.aliases,
                ..speaker.clone()
            };
            let mut change = ops::edit_speaker(&session.transcript, edited)?;
            if let Some(place) = args.place {
                let mut now = session.transcript.clone();
                change.apply(&mut now)?;
                let moved = ops::move_speaker(&now, id, place as usize)?;
                change.splices.extend(moved.splices);
            }
            Ok(change)
        })
    }

    pub(crate) fn remove_speaker(&self, args: OfSpeaker, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let change = ops::remove_speaker(&session.transcript, SpeakerId(args.speaker))?;
            Ok(Made::new(change, "Remove speaker").whole())
        })
    }

    pub(crate) fn swap_speakers(&self, args: SwapSpeakers, _: &Task) -> Result<Update, ApiError> {
        let label = match args.turns.len() {
            0 => "Swap speakers from here on".to_owned(),
            count => format!("Swap speakers of {}", counted(count)),
        };
        self.made(args.document, args.revision, |session| {
            let turns: Vec<TurnId> = match args.from {
                Some(from) if args.turns.is_empty() => {
                    let first = session.transcript.turn(TurnId(from)).ok_or(OpError::NoSuchTurn)?.0;
                    session.transcript.turns.iter().skip(first).map(|turn| turn.id).collect()
                }
                _ => args.turns.iter().copied().map(TurnId).collect(),
            };
            let (one, other) = (SpeakerId(args.one), SpeakerId(args.other));
            let change = ops::swap_speakers(&session.transcript, &turns, one, other)?;
            let made = Made::new(change, label);
            Ok(if args.turns.is_empty() { made.whole() } else { made })
        })
    }

    /// Changes the two voices that take turns from a turn on.
    pub(crate) fn flip_turns(&self, args: OfTurn, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let run = ops::alternating(&session.transcript, TurnId(args.turn));
            let (one, other, turns) =
                run.ok_or(OpError::NotPossible("here no two speakers take turns"))?;
            let change = ops::swap_speakers(&session.transcript, &turns, one, other)?;
            let label = format!("Swap speakers of {}", counted(turns.len()));
            Ok(Made::new(change, label).whole())
        })
    }

    pub(crate) fn merge_speakers(&self, args: MergeSpeakers, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let (from, into) = (SpeakerId(args.from), SpeakerId(args.into));
            let change = ops::merge_speakers(&session.transcript, from, into)?;
            Ok(Made::new(change, "Merge speakers").whole())
        })
    }
}

/// `1 turn`, `12 turns`.
pub(super) fn counted(turns: usize) -> String {
    if turns == 1 { "1 turn".to_owned() } else { format!("{turns} turns") }
}
