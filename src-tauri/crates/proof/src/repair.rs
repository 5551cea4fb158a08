//! What puts a turn right that no other text does.

use serde::Serialize;
use transcript::{ByteOffset, SpeakerId, TimeMs, Transcript};

/// What one key does about a finding on turns and speakers. It is of the finding's turn; offsets
/// are bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Repair {
    /// The turn is joined to the one before it.
    Join,
    /// What stands from `at` on becomes a turn of `speaker`; the label between `at` and `resume`
    /// goes.
    Split {
        /// Where the label begins.
        at: ByteOffset,
        /// Where the words behind it begin.
        resume: ByteOffset,
        /// Who says them, where that is known.
        speaker: Option<SpeakerId>,
    },
    /// What stands between the two was said by `speaker`: it becomes a turn of its own. Before it
    /// there may be nothing; behind it there are words.
    Interject {
        /// Where it begins.
        start: ByteOffset,
        /// Where it ends, in front of the space.
        end: ByteOffset,
        /// Who said it.
        speaker: SpeakerId,
    },
    /// No speech: it becomes a cue.
    Cue,
    /// It was said by this speaker.
    Retag {
        /// Who said it.
        speaker: SpeakerId,
    },
    /// It begins here, by what is around it.
    Retime {
        /// When it begins in the recording.
        start_ms: TimeMs,
    },
}

impl Repair {
    /// What an editor is offered, as in `Give it to CRAIG`.
    pub fn title(&self, transcript: &Transcript) -> String {
        let label = |id: SpeakerId| {
            let speaker = transcript.speaker(id);
            speaker.map_or("another speaker", |speaker| speaker.label.as_str())
        };
        match *self {
            Self::Join => "Join it to the turn before".to_owned(),
            Self::Split { speaker: Some(id), .. } => format!("Split it here for {}", label(id)),
            Self::Split { speaker: None, .. } => "Split it here".to_owned(),
            Self::Interject { speaker, .. } => format!("Make it a turn of {}", label(speaker)),
            Self::Cue => "Make it a cue".to_owned(),
            Self::Retag { speaker } => format!("Give it to {}", label(speaker)),
            Self::Retime { start_ms } => format!("Set its time to {}", start_ms.clock()),
        }
    }
}

#[cfg(test)]
mod tests {
    use transcript::{Speaker, SpeakerId, TimeMs, Transcript};

    use super::Repair;

    #[test]
    fn titles_name_the_speaker() {
        let mut transcript = Transcript::new("any");
        transcript.speakers.push(Speaker::new(SpeakerId(3), "OWEN"));
        let title = |repair: Repair| repair.title(&transcript);
        assert_eq!(title(Repair::Retag { speaker: SpeakerId(3) }), "Give it to OWEN");
        assert_eq!(title(Repair::Retag { speaker: SpeakerId(4) }), "Give it to another speaker");
        assert_eq!(title(Repair::Retime { start_ms: TimeMs(724_900) }), "Set its time to 12:04");
    }
}
