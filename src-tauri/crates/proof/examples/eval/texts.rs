//! Clean texts to break.

use std::path::Path;

use transcript::{Transcript, Turn, TurnId};

use crate::damage::Dice;

/// The texts of a folder, by name.
pub fn read(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut texts: Vec<(String, String)> = entries
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "txt" || e == "md"))
        .filter_map(|entry| {
            let text = std::fs::read_to_string(entry.path()).ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), text))
        })
        .collect();
    texts.sort();
    texts
}

/// So many words from anywhere in a text; all of it for 0.
pub fn excerpt(text: &str, words: usize, dice: &mut Dice) -> String {
    let total = text.split_whitespace().count();
    if words == 0 || total <= words {
        return text.to_owned();
    }
    let skipped = dice.below(total - words);
    let mut left = skipped;
    let mut taken = 0;
    let mut paragraphs = Vec::new();
    for paragraph in text.split("\n\n") {
        let count = paragraph.split_whitespace().count();
        if left >= count {
            left -= count;
        } else if taken < words {
            paragraphs.push(paragraph);
            taken += count;
        }
    }
    paragraphs.join("\n\n")
}

/// One turn for each paragraph.
pub fn transcript(text: &str) -> Transcript {
    let mut transcript = Transcript::new("text");
    let paragraphs = text.split("\n\n").map(|lines| {
        lines.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, "")
    });
    transcript.turns = paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .zip(1..)
        .map(|(paragraph, id)| Turn::speech(TurnId(id), None, paragraph))
        .collect();
    transcript
}
