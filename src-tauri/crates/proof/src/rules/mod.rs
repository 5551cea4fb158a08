//! The rules, one file each; the texts beside them, `id.txt`, show what each finds and leaves alone.

mod article;
mod brackets;
mod doubled_word;
mod lost_ligature;
mod neighbours;
mod punctuation;
mod sentence_start;
mod spaced_punctuation;
mod spelling;
mod stray_capital;

use crate::desk::{Desk, Page};
use crate::finding::Finding;

/// Something to look for.
pub struct Rule {
    /// Its id, never changed: settings and findings name it.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Why it matters, in a sentence for the editor.
    pub reason: &'static str,
    /// What it finds.
    pub example: &'static str,
    pub(crate) check: fn(&mut Desk<'_>, &Page<'_>, &mut Vec<Finding>),
}

/// Every rule.
pub const RULES: &[Rule] = &[
    Rule {
        id: lost_ligature::ID,
        name: "Lost ligatures",
        reason: "The PDF shows another character where its font joined letters into one glyph.",
        example: "arEficial → artificial",
        check: lost_ligature::check,
    },
    Rule {
        id: stray_capital::ID,
        name: "Stray capitals",
        reason: "A capital slipped into a word that is written small.",
        example: "videoS → videos",
        check: stray_capital::check,
    },
    Rule {
        id: spelling::ID,
        name: "Spelling",
        reason: "The word is in no list and occurs nowhere else in the transcript.",
        example: "recieve → receive",
        check: spelling::check,
    },
    Rule {
        id: punctuation::ID,
        name: "Doubled punctuation",
        reason: "Two marks stand where one is meant.",
        example: "well,, yes → well, yes",
        check: punctuation::check,
    },
    Rule {
        id: spaced_punctuation::ID,
        name: "Space before a mark",
        reason: "In English no space stands before a comma, a full stop or a question mark.",
        example: "well , yes → well, yes",
        check: spaced_punctuation::check,
    },
    Rule {
        id: doubled_word::ID,
        name: "Doubled words",
        reason: "A word stands twice, as happens when a sentence is typed again.",
        example: "in the the end → in the end",
        check: doubled_word::check,
    },
    Rule {
        id: brackets::ID,
        name: "Unmatched brackets",
        reason: "A bracket is opened and not closed, or closed by one of another kind.",
        example: "{crosstalk] → [crosstalk]",
        check: brackets::check,
    },
    Rule {
        id: article::ID,
        name: "A or an",
        reason: "The article follows the sound of the next word.",
        example: "a image → an image",
        check: article::check,
    },
    Rule {
        id: sentence_start::ID,
        name: "Sentence in lower case",
        reason: "A sentence starts with a capital.",
        example: "He left. then → He left. Then",
        check: sentence_start::check,
    },
];
