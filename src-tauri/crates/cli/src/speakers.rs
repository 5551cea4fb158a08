//! `galley-cli speakers`, and what speakers are called in a copy.

use api::files::{self, Input, Named};
use api::{ApiError, TimeMs};
use clap::Args;

use super::json;
use super::proofing::aligned;

#[derive(Args)]
pub(crate) struct Naming {
    /// A speaker's full name, shown in the label's place; may be given for each speaker
    #[arg(long = "speaker", value_name = "LABEL=NAME", value_parser = named)]
    pub(crate) speakers: Vec<Named>,
}

fn named(text: &str) -> Result<Named, String> {
    let pair = text.split_once('=').map(|(label, name)| (label.trim(), name.trim()));
    match pair {
        Some((label, name)) if !label.is_empty() && !name.is_empty() => {
            Ok(Named { label: label.to_owned(), name: name.to_owned() })
        }
        _ => Err("write LABEL=NAME, as in CRAIG=\"Craig Smith\"".to_owned()),
    }
}

pub(crate) fn speakers(file: &Input, as_json: bool) -> Result<String, ApiError> {
    let speakers = files::speakers(file)?;
    if as_json {
        return json(&speakers);
    }
    let heads = ["speaker", "turns", "words", "share", "talk time"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for speaker in &speakers {
        let shown = match speaker.name.as_str() {
            "" => speaker.label.clone(),
            name => format!("{} ({name})", speaker.label),
        };
        // Without times nobody knows.
        let talk =
            if speaker.talk_ms == 0 { "-".to_owned() } else { TimeMs(speaker.talk_ms).clock() };
        let share = format!("{} %", speaker.share);
        rows.push(vec![shown, speaker.turns.to_string(), speaker.words.to_string(), share, talk]);
    }
    Ok(aligned(&rows, true).join("\n") + "\n")
}
