//! Turns the layout of the sample and of the goldens into turns; the real importer is no business
//! of this crate.

use std::path::PathBuf;

use transcript::{Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId};

/// The sample, when it lies beside the repository.
pub fn sample() -> Option<Transcript> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/samples/podcast-011.txt");
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(read(&text)),
        Err(_) => {
            println!("skipped: the sample is not there");
            None
        }
    }
}

/// Reads lines of `LABEL: MM:SS text`; others go on with the turn before.
pub fn read(text: &str) -> Transcript {
    let mut transcript = Transcript::new("test");
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() || line.starts_with("http") {
            continue;
        }
        if let Some((label, time, rest)) = heading(&line) {
            let speaker = speaker(&mut transcript, label);
            let id = TurnId(transcript.turns.len() as u64 + 1);
            let turn = Turn::speech(id, Some(speaker), rest);
            transcript.turns.push(Turn { start_ms: Some(time), ..turn });
        } else if let Some(turn) = transcript.turns.last_mut() {
            if !turn.text.is_empty() && !turn.text.ends_with('-') {
                turn.text.push(' ');
            }
            turn.text.push_str(&line);
        } else {
            transcript.turns.push(Turn::speech(TurnId(1), None, line));
        }
    }
    transcript
}

fn heading(line: &str) -> Option<(&str, TimeMs, &str)> {
    let words: Vec<&str> = line.split(' ').collect();
    let at = words.iter().take(5).position(|word| time(word).is_some())?;
    let word = words[at];
    let start = line.find(word)?;
    let shown = line[..start].trim();
    let label = shown.trim_end_matches(':');
    let upper = label.chars().all(|c| c.is_uppercase() || c == ' ') || label != shown;
    (upper && !label.is_empty()).then_some((label, time(word)?, line[start + word.len()..].trim()))
}

fn time(word: &str) -> Option<TimeMs> {
    let (minutes, seconds) = word.split_once(':')?;
    (seconds.len() == 2).then_some(())?;
    Some(TimeMs((minutes.parse::<u64>().ok()? * 60 + seconds.parse::<u64>().ok()?) * 1000))
}

fn speaker(transcript: &mut Transcript, label: &str) -> SpeakerId {
    if let Some(speaker) = transcript.speakers.iter().find(|speaker| speaker.label == label) {
        return speaker.id;
    }
    let id = transcript.fresh_speaker_id();
    transcript.speakers.push(Speaker::new(id, label));
    id
}
