//! Where the fonts of a document are: a body font, another one, and passages that are intact.

use crate::damage::Dice;

/// The font of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Font {
    Body,
    /// Headings, the bold beginnings of paragraphs, quotations.
    Other,
    Intact,
}

/// Words of a heading, at most.
const HEADING: usize = 10;

/// The font of each word: headings, every fourth paragraph's lead-in and some quotations are in
/// the other font; a quarter of the text, in one piece, is intact.
pub fn fonts(paragraphs: &[Vec<String>], dice: &mut Dice) -> Vec<Vec<Font>> {
    let intact = paragraphs.len() / 4;
    let first = dice.below(paragraphs.len() - intact);
    let mut quoted = 0;
    let each = paragraphs.iter().enumerate().map(|(index, paragraph)| {
        let length = paragraph.len();
        if (first..first + intact).contains(&index) {
            return vec![Font::Intact; length];
        }
        quoted = match dice.below(25) {
            0 => 1 + dice.below(6),
            _ => usize::saturating_sub(quoted, 1),
        };
        if quoted > 0 || is_heading(paragraph) {
            return vec![Font::Other; length];
        }
        let lead = if dice.below(4) == 0 { 2 + dice.below(5) } else { 0 };
        (0..length).map(|word| if word < lead { Font::Other } else { Font::Body }).collect()
    });
    each.collect()
}

fn is_heading(paragraph: &[String]) -> bool {
    let ends = |word: &String| word.ends_with(|c: char| c.is_ascii_punctuation());
    paragraph.len() <= HEADING && !paragraph.last().is_some_and(ends)
}
