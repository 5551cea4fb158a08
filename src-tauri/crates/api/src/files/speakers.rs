//! Who speaks in a file, and what they are called in its copy.

use serde::Serialize;
use transcript::ops;
use transcript::{Speaker, SpeakerId, Transcript, speaker_stats};

use super::{Input, read};
use crate::ApiError;
use crate::update::share;

/// A speaker with what they did.
#[derive(Clone, Debug, Serialize)]
pub struct FileSpeaker {
    /// The label beside their turns.
    pub label: String,
    /// Their full name; may be empty.
    pub name: String,
    /// How many turns.
    pub turns: usize,
    /// How many words.
    pub words: usize,
    /// How long they speak as far as times are known, in milliseconds.
    pub talk_ms: u64,
    /// Their share of all spoken words, 0 to 100.
    pub share: u32,
}

/// Who speaks in a file, in order of appearance.
///
/// # Errors
/// As [`read`].
pub fn speakers(input: &Input) -> Result<Vec<FileSpeaker>, ApiError> {
    let transcript = read(input)?.transcript;
    let stats = speaker_stats(&transcript);
    let all: usize = stats.values().map(|stats| stats.words).sum();
    let speakers = transcript.speakers.into_iter().map(|speaker| {
        let own = stats.get(&Some(speaker.id)).copied().unwrap_or_default();
        FileSpeaker {
            label: speaker.label,
            name: speaker.name,
            turns: own.turns,
            words: own.words,
            talk_ms: own.talk_ms,
            share: share(own.words, all),
        }
    });
    Ok(speakers.collect())
}

/// What a speaker is to be called in a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The label as it is in the file, or another one that means the same speaker.
    pub label: String,
    /// The full name, which stands in the label's place.
    pub name: String,
}

/// Gives speakers their full names, as labels too. Two that get the same name become one.
///
/// # Errors
/// [`ApiError::Refused`] when no speaker has such a label.
pub(super) fn name_speakers(transcript: &mut Transcript, named: &[Named]) -> Result<(), ApiError> {
    let found = named.iter().map(|named| Ok((find(transcript, &named.label)?, &*named.name)));
    let found: Vec<(SpeakerId, &str)> = found.collect::<Result<_, ApiError>>()?;
    for (id, name) in &found {
        let Some(speaker) = transcript.speaker(*id) else { continue };
        let (label, name) = ((*name).to_owned(), (*name).to_owned());
        let new = Speaker { label, name: name.clone(), ..speaker.clone() };
        let other = transcript.speakers.iter().find(|other| other.id != *id && other.label == name);
        // One that is given another name itself does not lose its turns to this one.
        let stays = |other: &&Speaker| found.iter().all(|(id, to)| *id != other.id || *to == name);
        let change = match other.filter(stays) {
            Some(other) => ops::merge_speakers(transcript, *id, other.id),
            None => ops::edit_speaker(transcript, new),
        };
        change?.apply(transcript)?;
    }
    Ok(())
}

/// The speaker that a label means: as it is written, else in whatever case.
fn find(transcript: &Transcript, label: &str) -> Result<SpeakerId, ApiError> {
    let label = label.trim();
    let speakers = &transcript.speakers;
    let any_case = |other: &str| other.to_lowercase() == label.to_lowercase();
    let found = speakers
        .iter()
        .find(|speaker| speaker.label == label)
        .or_else(|| speakers.iter().find(|s| s.aliases.iter().any(|alias| alias == label)))
        .or_else(|| speakers.iter().find(|speaker| any_case(&speaker.label)))
        .or_else(|| speakers.iter().find(|s| s.aliases.iter().any(|alias| any_case(alias))));
    let labels = || {
        let labels: Vec<&str> = speakers.iter().map(|speaker| speaker.label.as_str()).collect();
        if labels.is_empty() { "there are none".to_owned() } else { labels.join(", ") }
    };
    found.map(|speaker| speaker.id).ok_or_else(|| {
        let file = &transcript.source.file;
        ApiError::Refused(format!("{file}: no speaker is called “{label}”: {}", labels()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use transcript::{Turn, TurnId};

    fn sample() -> Transcript {
        let mut transcript = Transcript::new("t");
        for (id, label) in [(1, "CRAIG"), (2, "Craig"), (3, "ADA")] {
            let id = SpeakerId(id);
            transcript.speakers.push(Speaker::new(id, label));
            transcript.turns.push(Turn::speech(TurnId(id.0.into()), Some(id), "Yes."));
        }
        transcript.speakers[2].aliases.push("THE HOST".to_owned());
        transcript
    }

    fn named(pairs: &[(&str, &str)]) -> Result<Vec<String>, ApiError> {
        let mut transcript = sample();
        let pairs = pairs
            .iter()
            .map(|(label, name)| Named { label: (*label).to_owned(), name: (*name).to_owned() });
        name_speakers(&mut transcript, &pairs.collect::<Vec<_>>())?;
        let label = |turn: &Turn| transcript.speaker(turn.speaker?).map(|s| s.label.clone());
        Ok(transcript.turns.iter().filter_map(label).collect())
    }

    #[test]
    fn labels_and_aliases_get_full_names_and_one_name_is_one_speaker() {
        let craig = [("CRAIG", "Craig Smith")];
        assert_eq!(named(&craig).unwrap(), ["Craig Smith", "Craig", "ADA"]);
        let both = [("CRAIG", "Craig Smith"), ("Craig", "Craig Smith"), ("the host", "Ada L.")];
        assert_eq!(named(&both).unwrap(), ["Craig Smith", "Craig Smith", "Ada L."]);
        assert_eq!(named(&[("CRAIG", "Craig")]).unwrap(), ["Craig", "Craig", "ADA"]);
    }

    #[test]
    fn unknown_labels_and_exchanged_names_are_refused() {
        let unknown = named(&[("BO", "Bo Berg")]).unwrap_err().to_string();
        assert!(unknown.contains("“BO”: CRAIG, Craig, ADA"), "{unknown}");
        assert!(named(&[("CRAIG", "ADA"), ("ADA", "CRAIG")]).is_err());
        assert!(named(&[("CRAIG", " ")]).is_err());
    }
}
