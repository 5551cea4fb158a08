//! Who speaks.

use transcript::ops;
use transcript::{Speaker, SpeakerId, TurnId};

use crate::wire::{AddSpeaker, MergeSpeakers, RenameSpeaker, Retag, Update};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn retag(&self, args: Retag, _: &Task) -> Result<Update, ApiError> {
        let label = match args.turns.len() {
            1 => "Retag turn".to_owned(),
            count => format!("Retag {count} turns"),
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

    pub(crate) fn rename_speaker(&self, args: RenameSpeaker, _: &Task) -> Result<Update, ApiError> {
        let label = format!("Rename speaker to {}", args.label.trim());
        self.change(args.document, args.revision, &label, |session| {
            let id = SpeakerId(args.speaker);
            Ok(ops::rename_speaker(&session.transcript, id, &args.label, &args.name)?)
        })
    }

    pub(crate) fn merge_speakers(&self, args: MergeSpeakers, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Merge speakers", |session| {
            let (from, into) = (SpeakerId(args.from), SpeakerId(args.into));
            Ok(ops::merge_speakers(&session.transcript, from, into)?)
        })
    }
}
