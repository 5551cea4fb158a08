//! Which characters of a copy the bundled fonts lack.

use std::collections::BTreeMap;

use transcript::Transcript;

use super::blocks::blocks;
use super::setting::Setter;
use crate::Options;
use crate::shown::{shown, title};

/// How many characters are named.
const NAMED: usize = 12;

/// What is lacking, in a sentence.
pub fn notes(transcript: &Transcript, options: &Options) -> Vec<String> {
    let shown = shown(transcript, options);
    let setter = Setter::new();
    let mut missing: BTreeMap<char, usize> = BTreeMap::new();
    let mut paragraphs = 0;
    for block in blocks(&shown, &title(transcript), options) {
        let texts = [&block.margin, &block.text].into_iter();
        let lacks = texts.flat_map(|text| text.words.chars()).filter(|c| setter.lacks(*c));
        let lacks: Vec<char> = lacks.collect();
        if lacks.is_empty() {
            continue;
        }
        paragraphs += 1;
        lacks.into_iter().for_each(|c| *missing.entry(c).or_default() += 1);
    }
    if missing.is_empty() {
        return Vec::new();
    }
    let mut most: Vec<(char, usize)> = missing.into_iter().collect();
    let kinds = most.len();
    most.sort_by_key(|(c, count)| (std::cmp::Reverse(*count), *c));
    let named: Vec<String> =
        most.iter().take(NAMED).map(|(c, _)| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    let more = if kinds > NAMED { format!(" and {} more", kinds - NAMED) } else { String::new() };
    let paragraphs = match paragraphs {
        1 => "1 paragraph".to_owned(),
        number => format!("{number} paragraphs"),
    };
    vec![format!(
        "The fonts of the PDF have no sign for {}{more}: boxes stand for them in {paragraphs}. They \
         can be searched, copied and read aloud all the same; Word and web copies show them.",
        named.join(", ")
    )]
}
