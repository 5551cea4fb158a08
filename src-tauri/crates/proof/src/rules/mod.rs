//! The rules, one file each.

mod brackets;
mod doubled_word;
mod lost_ligature;
mod punctuation;
mod spelling;

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
        id: doubled_word::ID,
        name: "Doubled words",
        reason: "A small word stands twice, as happens when a sentence is typed again.",
        example: "in the the end → in the end",
        check: doubled_word::check,
    },
    Rule {
        id: brackets::ID,
        name: "Unmatched brackets",
        reason: "A bracket is opened and not closed, or closed and not opened.",
        example: "(as he said",
        check: brackets::check,
    },
];
