//! Speakers added, renamed and merged.

use super::OpError;
use super::turns::{headed, rehead};
use crate::{Change, Head, Seq, Speaker, SpeakerId, Splice, Transcript};

/// Adds a speaker at the end of the list.
///
/// # Errors
/// [`OpError::LabelTaken`] when another speaker has that label.
pub fn add_speaker(transcript: &Transcript, speaker: Speaker) -> Result<Change, OpError> {
    free_label(transcript, &speaker.label, None)?;
    let at = transcript.speakers.len();
    let splice = Seq { at, removed: Vec::new(), inserted: vec![speaker] };
    Ok(Change { splices: vec![Splice::Speakers(splice)] })
}

/// Makes a speaker what is told of it now, everywhere at once; its old label becomes an alias.
///
/// # Errors
/// When the speaker is gone or the label is another speaker's.
pub fn edit_speaker(transcript: &Transcript, edited: Speaker) -> Result<Change, OpError> {
    let (at, speaker) = find(transcript, edited.id)?;
    let label = free_label(transcript, &edited.label, Some(edited.id))?;
    let (name, role) = (edited.name.trim().to_owned(), edited.role.trim().to_owned());
    let mut new = Speaker { label, name, role, ..edited };
    new.aliases.retain(|alias| !alias.trim().is_empty() && *alias != new.label);
    if new.label != speaker.label && !new.aliases.contains(&speaker.label) {
        // The old label still means this speaker when the same transcript is met again.
        new.aliases.push(speaker.label.clone());
    }
    if new == *speaker {
        return Ok(Change::default());
    }
    let splice = Seq { at, removed: vec![speaker.clone()], inserted: vec![new] };
    Ok(Change { splices: vec![Splice::Speakers(splice)] })
}

/// Gives all turns of one speaker to another and removes the first, whose label becomes an alias.
///
/// # Errors
/// When one of them is gone, or both are the same.
pub fn merge_speakers(
    transcript: &Transcript,
    from: SpeakerId,
    into: SpeakerId,
) -> Result<Change, OpError> {
    if from == into {
        return Err(OpError::NotPossible("a speaker cannot be merged with itself"));
    }
    let (from_at, gone) = find(transcript, from)?;
    let (into_at, kept) = find(transcript, into)?;
    let given = transcript
        .turns_of(from)
        .map(|turn| rehead(turn, Head { speaker: Some(into), ..turn.head() }));
    let mut splices = headed(given.collect()).splices;
    let mut new = kept.clone();
    new.aliases.push(gone.label.clone());
    new.aliases.extend(gone.aliases.iter().cloned());
    splices.push(Splice::Speakers(Seq {
        at: into_at,
        removed: vec![kept.clone()],
        inserted: vec![new],
    }));
    splices.push(Splice::Speakers(Seq {
        at: from_at,
        removed: vec![gone.clone()],
        inserted: Vec::new(),
    }));
    Ok(Change { splices })
}

/// Removes a speaker who says nothing.
///
/// # Errors
/// When the speaker is gone or has turns.
pub fn remove_speaker(transcript: &Transcript, id: SpeakerId) -> Result<Change, OpError> {
    if transcript.turns_of(id).next().is_some() {
        return Err(OpError::NotPossible("give the speaker's turns to another one first"));
    }
    removing(transcript, id)
}

pub(super) fn removing(transcript: &Transcript, id: SpeakerId) -> Result<Change, OpError> {
    let (at, speaker) = find(transcript, id)?;
    let splice = Seq { at, removed: vec![speaker.clone()], inserted: Vec::new() };
    Ok(Change { splices: vec![Splice::Speakers(splice)] })
}

/// Moves a speaker to another place in the list, which is that of the number keys, from 0.
///
/// # Errors
/// When the speaker is gone.
pub fn move_speaker(transcript: &Transcript, id: SpeakerId, to: usize) -> Result<Change, OpError> {
    let (from, speaker) = find(transcript, id)?;
    let mut speakers = transcript.speakers.clone();
    speakers.remove(from);
    speakers.insert(to.min(speakers.len()), speaker.clone());
    let splices = Seq::between(&transcript.speakers, &speakers).map(Splice::Speakers);
    Ok(Change { splices: splices.into_iter().collect() })
}

fn find(transcript: &Transcript, id: SpeakerId) -> Result<(usize, &Speaker), OpError> {
    let mut speakers = transcript.speakers.iter().enumerate();
    speakers.find(|(_, speaker)| speaker.id == id).ok_or(OpError::NoSuchSpeaker)
}

fn free_label(
    transcript: &Transcript,
    label: &str,
    own: Option<SpeakerId>,
) -> Result<String, OpError> {
    let label = label.trim();
    if label.is_empty() {
        return Err(OpError::NotPossible("a speaker needs a label"));
    }
    let taken = transcript.speakers.iter().any(|s| Some(s.id) != own && s.label == label);
    if taken { Err(OpError::LabelTaken(label.to_owned())) } else { Ok(label.to_owned()) }
}
