//! A finished copy read back after it was written, and its words compared with the saved state.
//!
//! The bytes on the disk are those that were to be written, or the copy is not sound. Where the
//! format is one that is imported, the file is read by that reader too, which knows nothing of how it
//! was written, and every word that the copy has to hold is looked for in it, in order. What else it
//! holds (labels, times, addresses, headings) is passed over. Nothing is claimed for other formats.

use std::path::Path;

use export::Options;
use import::ImportError;
use transcript::{Transcript, TurnKind, word_count};

use crate::update::small;
use crate::wire::CopyCheck;

/// The format of pages, whose words are found again by their places: what stands at the head of
/// several may be taken for what runs along, so that a word that is not found is no fault.
const PAGES: &str = "pdf";
/// So many words that are not spoken may stand between two that are.
const ASIDE: usize = 5000;
/// So many words are told of the place where a copy differs.
const AROUND: usize = 6;

/// Reads a copy back.
pub(crate) fn check(
    path: &Path,
    bytes: &[u8],
    transcript: &Transcript,
    format: &export::Format,
    options: &Options,
) -> CopyCheck {
    let read = match read_back(path, bytes) {
        Ok(read) => read,
        Err(check) => return check,
    };
    if format.marks == export::Marking::Itself {
        return check_document(&read, transcript);
    }
    let Ok(shown) = export::prepared(transcript, format, options) else {
        return unread();
    };
    let turns = shown.turns.iter().filter(|turn| options.cues || turn.kind != TurnKind::Cue);
    let said: Vec<String> = turns.map(|turn| turn.text_in_force().into_owned()).collect();
    let words = said.iter().map(|text| word_count(text)).sum();
    let mut fault = None;
    for way in ways(format) {
        let text = match way.text(&read) {
            Ok(text) => text,
            Err(error) => {
                fault.get_or_insert(format!("the copy could not be read back: {error}"));
                continue;
            }
        };
        match missing(&said, &text) {
            None => {
                let counted = counted(words);
                let told = format!("{counted} read back and compared: all are there, in order");
                return CopyCheck { words: small(words), sound: true, told };
            }
            Some(place) => fault = Some(place),
        }
    }
    if format.id == PAGES && fault.is_some() {
        return among_others();
    }
    fault.map_or_else(unread, faulty)
}

/// The same of a file of which only the bytes are known.
pub(crate) fn check_bytes(path: &Path, bytes: &[u8]) -> CopyCheck {
    read_back(path, bytes).map_or_else(|check| check, |_| unread())
}

/// What is in the file; the check when it is not what was written.
fn read_back(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, CopyCheck> {
    let read = std::fs::read(path)
        .map_err(|error| faulty(format!("the copy could not be read back: {error}")))?;
    if read == bytes {
        Ok(read)
    } else {
        Err(faulty("the file does not hold what was written to it".to_owned()))
    }
}

fn check_document(bytes: &[u8], transcript: &Transcript) -> CopyCheck {
    match serde_json::from_slice::<Transcript>(bytes) {
        Ok(read) if read == *transcript => {
            let words = transcript.turns.iter().map(|turn| word_count(&turn.text_in_force())).sum();
            let told = format!(
                "{} read back and compared: the document is the same in every part",
                counted(words)
            );
            CopyCheck { words: small(words), sound: true, told }
        }
        Ok(_) => faulty("the document in the file is not the one that was exported".to_owned()),
        Err(error) => faulty(format!("the copy could not be read back: {error}")),
    }
}

/// A way to read a copy.
enum Way {
    /// The words as they stand in the file.
    Bare(&'static import::Format),
    /// The words as a transcript, in which those broken at line ends are whole again.
    Whole(&'static import::Format),
    /// What the cells of a table say.
    Table,
}

/// The ways to read a format, the plainest first; none for a format that is not read.
fn ways(format: &export::Format) -> Vec<Way> {
    if format.id == "csv" {
        return vec![Way::Table];
    }
    let reader = import::FORMATS.iter().find(|one| one.endings.contains(&format.ending));
    reader.map_or_else(Vec::new, |reader| vec![Way::Bare(reader), Way::Whole(reader)])
}

impl Way {
    fn text(&self, bytes: &[u8]) -> Result<String, ImportError> {
        match self {
            Self::Bare(reader) => import::text_of(bytes, reader),
            Self::Whole(reader) => {
                let imported = import::read_as("copy", bytes, &import::Reading::of(reader))?;
                let turns = imported.transcript.turns.iter();
                let texts: Vec<_> = turns.map(|turn| turn.text_in_force()).collect();
                Ok(texts.join("\n"))
            }
            Self::Table => table_text(bytes),
        }
    }
}

/// The last cell of every row.
fn table_text(bytes: &[u8]) -> Result<String, ImportError> {
    let mut text = String::new();
    for row in csv::Reader::from_reader(bytes).records() {
        let row = row.map_err(|_| ImportError::damaged("a table"))?;
        if let Some(cell) = row.iter().next_back() {
            text.push_str(cell);
            text.push('\n');
        }
    }
    Ok(text)
}

/// Where words are missing from a text, in a sentence; `None` when all are there, in order.
fn missing(said: &[String], text: &str) -> Option<String> {
    let mut found = runs(text);
    let mut last: Vec<String> = Vec::new();
    for wanted in said.iter().flat_map(|text| runs(text)) {
        if found.by_ref().take(ASIDE).any(|run| run == wanted) {
            if last.len() == AROUND {
                last.remove(0);
            }
            last.push(wanted);
            continue;
        }
        let place = match last.as_slice() {
            [] => "at the beginning".to_owned(),
            words => format!("after “{}”", words.join(" ")),
        };
        return Some(format!("{place} the word “{wanted}” is missing in the file"));
    }
    None
}

/// The words of a text, without marks and without what cannot be seen.
fn runs(text: &str) -> impl Iterator<Item = String> {
    let unseen = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
            || (c.is_control() && !c.is_whitespace())
    };
    let words = text.split(move |c: char| !c.is_alphanumeric() && !unseen(c));
    let words = words.map(move |word| word.chars().filter(|c| !unseen(*c)).collect::<String>());
    words.filter(|word| !word.is_empty())
}

fn unread() -> CopyCheck {
    let told = "its bytes were read back and are those that were written; its words were not \
                compared, for Galley does not read this format";
    CopyCheck { words: 0, sound: true, told: told.to_owned() }
}

fn among_others() -> CopyCheck {
    let told = "its bytes were read back and are those that were written; not all of its words \
                could be told from what is printed around them";
    CopyCheck { words: 0, sound: true, told: told.to_owned() }
}

fn faulty(why: String) -> CopyCheck {
    CopyCheck { words: 0, sound: false, told: why }
}

/// `12,345 words`.
fn counted(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {}", if count == 1 { "word" } else { "words" })
}

#[cfg(test)]
mod tests {
    use super::{check, counted, missing};
    use export::{LinkStyle, Options, Times};
    use proptest::prelude::*;
    use transcript::{
        ByteOffset, Span, SpanKind, Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId,
    };

    fn said(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_word_that_is_missing_or_moved_is_told() {
        let said = said(&["We went to the old harbour.", "So it was."]);
        let told = |text: &str| missing(&said, text);
        assert_eq!(told("ADA 00:01 We went[1] to <x> the old har\u{ad}bour. BO So it was."), None);
        let lost = told("We went to the old. So it was.").unwrap();
        assert_eq!(lost, "after “We went to the old” the word “harbour” is missing in the file");
        assert!(told("We went the to old harbour. So it was.").is_some());
        assert!(told("So it was. We went to the old harbour.").is_some());
        assert_eq!(told("").unwrap(), "at the beginning the word “We” is missing in the file");
    }

    #[test]
    fn counts_are_read_at_a_glance() {
        assert_eq!(counted(1), "1 word");
        assert_eq!(counted(12_345), "12,345 words");
        assert_eq!(counted(1_000_000), "1,000,000 words");
    }

    fn transcript(texts: &[String], linked: bool) -> Transcript {
        let mut transcript = Transcript::new("The lighthouse");
        transcript.speakers =
            vec![Speaker::new(SpeakerId(1), "ADA"), Speaker::new(SpeakerId(2), "BO")];
        for (id, text) in (1..).zip(texts) {
            let mut turn = Turn::speech(TurnId(id), Some(SpeakerId(1 + (id % 2) as u32)), text);
            turn.start_ms = Some(TimeMs(id * 20_000));
            let words = text.split(' ').next().map_or(0, str::len);
            if linked && words > 0 {
                let kind = SpanKind::Link { url: format!("https://a.example/{id}") };
                turn.spans = vec![Span { start: ByteOffset(0), end: ByteOffset(words), kind }];
            }
            transcript.turns.push(turn);
        }
        transcript
    }

    fn checked(
        transcript: &Transcript,
        format: &export::Format,
        options: &Options,
        cut: bool,
    ) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("copy-{}.{}", format.id, format.ending));
        let mut without = transcript.clone();
        if cut {
            without.turns.pop();
        }
        let bytes = export::write(&without, format, options).unwrap();
        std::fs::write(&path, &bytes).unwrap();
        let check = check(&path, &bytes, transcript, format, options);
        assert!(check.sound || !check.told.is_empty());
        check.sound
    }

    #[test]
    fn a_copy_without_its_end_is_not_sound() {
        let texts = ["We went.", "It was late.", "Nobody was there but the keeper’s dog."];
        let texts: Vec<String> = texts.map(str::to_owned).to_vec();
        let transcript = transcript(&texts, true);
        for format in export::FORMATS {
            let options = Options::default();
            assert!(checked(&transcript, format, &options, false), "{}", format.id);
            let read = import::FORMATS.iter().any(|one| one.endings.contains(&format.ending));
            if (read && format.id != super::PAGES) || format.id == "csv" {
                assert!(!checked(&transcript, format, &options, true), "{}", format.id);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
        #[test]
        fn what_is_exported_is_found_again(
            texts in prop::collection::vec(
                prop::collection::vec(
                    prop_oneof![
                        4 => "[a-zA-Z]{1,8}",
                        1 => "[0-9]{1,4}",
                        1 => prop::sample::select(vec![
                            "*so*", "_b_", "#", "1.", "-", "<b>", "&amp;", "[1]", "naïve", "日本",
                            "um,", "“no”", "well-known", "www.a.example", "ADA:", "00:12", "co\u{ad}op",
                        ]).prop_map(str::to_owned),
                    ],
                    1..10,
                ).prop_map(|words| words.join(" ")),
                1..6,
            ),
            links in prop::sample::select(vec![LinkStyle::Inline, LinkStyle::Footnotes, LinkStyle::References]),
            times in prop::sample::select(vec![Times::EveryTurn, Times::EveryMinute, Times::Hidden]),
            fillers: bool,
            title: bool,
        ) {
            let transcript = transcript(&texts, true);
            let options = Options { links, times, fillers, title, ..Options::default() };
            for format in export::FORMATS {
                prop_assert!(checked(&transcript, format, &options, false), "{}: {texts:?}", format.id);
            }
        }
    }
}
