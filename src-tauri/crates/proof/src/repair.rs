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
