//! The rules, one file each; the texts beside them, `id.txt`, show what each finds and leaves alone.

mod apostrophe;
mod article;
mod backward_time;
mod brackets;
mod compound;
mod doubled_word;
mod ellipsis;
mod house;
mod lost_ligature;
mod neighbours;
mod open_end;
mod punctuation;
mod quotes;
mod sentence_start;
mod sound_note;
mod spaced_punctuation;
mod spelling;
mod stray_capital;

pub use house::Habits;
pub(crate) use house::House;

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
    Rule {
        id: quotes::ID,
        name: "Quotation marks",
        reason: "A quotation is opened and not closed, or closes in another style.",
        example: "\u{201c}yes\" → \u{201c}yes\u{201d}",
        check: quotes::check,
    },
    Rule {
        id: apostrophe::ID,
        name: "Apostrophe style",
        reason: "The transcript writes nearly all of its apostrophes in another way.",
        example: "it\u{2019}s → it's",
        check: apostrophe::check,
    },
    Rule {
        id: ellipsis::ID,
        name: "Ellipsis style",
        reason: "The transcript mostly writes its ellipses in another way.",
        example: "well... → well\u{2026}",
        check: ellipsis::check,
    },
    Rule {
        id: sound_note::ID,
        name: "Notes on sounds",
        reason: "Most notes in the transcript have other brackets or other capitals.",
        example: "(inaudible) → [inaudible]",
        check: sound_note::check,
    },
    Rule {
        id: compound::ID,
        name: "Compounds in two spellings",
        reason: "The transcript writes this compound in two ways.",
        example: "life time → lifetime",
        check: compound::check,
    },
    Rule {
        id: open_end::ID,
        name: "Open ends",
        reason: "A turn ends without a mark, or with a comma.",
        example: "So I went there, you know",
        check: open_end::check,
    },
    Rule {
        id: backward_time::ID,
        name: "Times that run backwards",
        reason: "A turn begins before the one in front of it.",
        example: "02:10 after 02:15",
        check: backward_time::check,
    },
];
