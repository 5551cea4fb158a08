//! The rules, one file each; the texts beside them, `id.txt`, show what each finds and leaves alone.

mod apostrophe;
mod article;
mod backward_time;
mod brackets;
mod broken_turn;
mod clipped;
mod compound;
mod confusions;
mod dash;
mod dialect;
mod doubled_word;
mod ellipsis;
mod false_label;
mod false_start;
mod family_capital;
mod filler;
mod filler_comma;
mod habits;

mod hyphen;
mod joined_words;
mod label_inside;
pub(crate) mod likeness;
mod lone_speaker;
mod lost_ligature;
mod memory;
mod mid_hyphen;
mod neighbours;
mod number_slip;
mod open_end;
mod other_voice;
mod parted_word;
mod phrase_capital;
mod punctuation;
mod question_mark;
mod quotes;
mod repeated_time;
mod scan_error;
mod sentence_start;
mod sound_note;
mod spaced_punctuation;
mod spelling;
mod stray_capital;
mod stray_comma;
mod table;
mod two_ways;
mod unicode_ligature;
mod unsure_word;
mod variant;
mod voices;
mod word_clash;
mod wrong_word;

pub use habits::Habits;
pub use table::RULES;

use serde::{Deserialize, Serialize};

use crate::desk::{Desk, Page};
use crate::finding::Finding;
use crate::profile::Preset;

/// How grave it is what a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Words that the file broke.
    Broken,
    /// Words and marks that are wrong wherever they stand.
    Mistake,
    /// What is right, only not in this style.
    Style,
}

/// What a rule asks about, and with it what may move its findings besides the text around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Single words: the glossary settles them.
    Words,
    /// Words among their neighbours.
    Text,
    /// Who speaks and when, in this turn and in others, and how those begin and end.
    Turns,
    /// When turns begin, and nothing else.
    Times,
}

/// Something to look for.
pub struct Rule {
    /// Its id, never changed: settings and findings name it.
    pub id: &'static str,
    /// What it asks about.
    pub about: About,
    /// What it is called.
    pub name: &'static str,
    /// Why it matters, in a sentence for the editor.
    pub reason: &'static str,
    /// What it finds.
    pub example: &'static str,
    /// How grave it is.
    pub level: Level,
    /// The presets in which it is on.
    pub presets: &'static [Preset],
    pub(crate) check: fn(&mut Desk<'_>, &Page<'_>, &mut Vec<Finding>),
}
