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
mod two_ways;
mod unicode_ligature;
mod variant;
mod voices;
mod word_clash;
mod wrong_word;

pub use habits::Habits;

use serde::{Deserialize, Serialize};

use crate::desk::{Desk, Page};
use crate::finding::Finding;
use crate::profile::Preset::{self, CleanVerbatim, HouseStyle, Verbatim};

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

/// In every profile.
const EVERY: &[Preset] = &[Verbatim, CleanVerbatim, HouseStyle];
/// Where a text is to read well: not where every sound counts.
const EDITED: &[Preset] = &[CleanVerbatim, HouseStyle];
/// Where only what was meant is kept.
const MEANT: &[Preset] = &[CleanVerbatim];

/// What a rule asks about, and with it what may move its findings besides the text around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Single words: the glossary settles them.
    Words,
    /// Words among their neighbours.
    Text,
    /// Who speaks and when, in this turn and in others, and how those begin and end.
    Turns,
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

/// Every rule.
pub const RULES: &[Rule] = &[
    Rule {
        id: lost_ligature::ID,
        about: About::Words,
        name: "Lost ligatures",
        reason: "Letters that are drawn joined, such as ti or ft, came out of the file as something else.",
        example: "arEficial → artificial",
        level: Level::Broken,
        presets: EVERY,
        check: lost_ligature::check,
    },
    Rule {
        id: scan_error::ID,
        about: About::Words,
        name: "Scanning errors",
        reason: "A scanner takes letters for others that look like them.",
        example: "govemment → government",
        level: Level::Broken,
        presets: EVERY,
        check: scan_error::check,
    },
    Rule {
        id: parted_word::ID,
        about: About::Text,
        name: "Words in two parts",
        reason: "A space or the hyphen of a line's end stands inside a word.",
        example: "oppor tunity → opportunity",
        level: Level::Broken,
        presets: EVERY,
        check: parted_word::check,
    },
    Rule {
        id: joined_words::ID,
        about: About::Words,
        name: "Words run together",
        reason: "The space between two words is missing.",
        example: "ofthe → of the",
        level: Level::Broken,
        presets: EVERY,
        check: joined_words::check,
    },
    Rule {
        id: unicode_ligature::ID,
        about: About::Text,
        name: "Joined letters",
        reason: "Letters that were saved as one character: searching does not find the word.",
        example: "ofﬁce → office",
        level: Level::Broken,
        presets: EVERY,
        check: unicode_ligature::check,
    },
    Rule {
        id: stray_capital::ID,
        about: About::Text,
        name: "Stray capitals",
        reason: "A capital stands where a small letter belongs.",
        example: "videoS → videos",
        level: Level::Broken,
        presets: EVERY,
        check: stray_capital::check,
    },
    Rule {
        id: memory::ID,
        about: About::Words,
        name: "Corrected before",
        reason: "You corrected the same word in another transcript.",
        example: "Kiterick → Kitterick",
        level: Level::Mistake,
        presets: EVERY,
        check: memory::check,
    },
    Rule {
        id: variant::ID,
        about: About::Words,
        name: "Names in two spellings",
        reason: "The transcript spells a name or a term in two ways.",
        example: "Goeff → Geoff",
        level: Level::Mistake,
        presets: EVERY,
        check: variant::check,
    },
    Rule {
        id: wrong_word::ID,
        about: About::Text,
        name: "Another word is meant",
        reason: "The word is right by itself, but its neighbours go with one that looks or sounds \
                 like it.",
        example: "one class form another → one class from another",
        level: Level::Mistake,
        presets: EVERY,
        check: wrong_word::check,
    },
    Rule {
        id: spelling::ID,
        about: About::Words,
        name: "Spelling",
        reason: "The word is in no list and occurs nowhere else in the transcript.",
        example: "recieve → receive",
        level: Level::Mistake,
        presets: EVERY,
        check: spelling::check,
    },
    Rule {
        id: punctuation::ID,
        about: About::Text,
        name: "Doubled punctuation",
        reason: "Two marks stand where one is meant.",
        example: "well,, yes → well, yes",
        level: Level::Mistake,
        presets: EVERY,
        check: punctuation::check,
    },
    Rule {
        id: spaced_punctuation::ID,
        about: About::Text,
        name: "Space before a mark",
        reason: "In English no space stands before a comma, a full stop or a question mark.",
        example: "well , yes → well, yes",
        level: Level::Mistake,
        presets: EVERY,
        check: spaced_punctuation::check,
    },
    Rule {
        id: doubled_word::ID,
        about: About::Text,
        name: "Doubled words",
        reason: "A word stands twice, as happens when a sentence is typed again.",
        example: "in the the end → in the end",
        level: Level::Mistake,
        presets: EDITED,
        check: doubled_word::check,
    },
    Rule {
        id: brackets::ID,
        about: About::Text,
        name: "Unmatched brackets",
        reason: "A bracket is opened and not closed, or closed by one of another kind.",
        example: "{crosstalk] → [crosstalk]",
        level: Level::Mistake,
        presets: EVERY,
        check: brackets::check,
    },
    Rule {
        id: article::ID,
        about: About::Text,
        name: "A or an",
        reason: "The article follows the sound of the next word.",
        example: "a image → an image",
        level: Level::Mistake,
        presets: EDITED,
        check: article::check,
    },
    Rule {
        id: sentence_start::ID,
        about: About::Turns,
        name: "Sentence in lower case",
        reason: "A sentence starts with a capital.",
        example: "He left. then → He left. Then",
        level: Level::Mistake,
        presets: EVERY,
        check: sentence_start::check,
    },
    Rule {
        id: quotes::ID,
        about: About::Turns,
        name: "Quotation marks",
        reason: "A quotation is opened and not closed, or closes in another style.",
        example: "\u{201c}yes\" → \u{201c}yes\u{201d}",
        level: Level::Mistake,
        presets: EVERY,
        check: quotes::check,
    },
    Rule {
        id: question_mark::ID,
        about: About::Text,
        name: "Questions without their mark",
        reason: "The sentence asks, and ends with a full stop.",
        example: "Is it late. → Is it late?",
        level: Level::Mistake,
        presets: EVERY,
        check: question_mark::check,
    },
    Rule {
        id: stray_comma::ID,
        about: About::Text,
        name: "Stray commas",
        reason: "A comma parts what belongs together, such as a subject and its verb.",
        example: "the lamp, can burn → the lamp can burn",
        level: Level::Mistake,
        presets: EVERY,
        check: stray_comma::check,
    },
    Rule {
        id: word_clash::ID,
        about: About::Text,
        name: "Words that clash",
        reason: "Two small words that do not follow each other: one is missing or one too many.",
        example: "if don't know",
        level: Level::Mistake,
        presets: EDITED,
        check: word_clash::check,
    },
    Rule {
        id: clipped::ID,
        about: About::Text,
        name: "Clipped because",
        reason: "Short for because, it has an apostrophe, so that nobody reads the word cause.",
        example: "cause it's late → 'cause it's late",
        level: Level::Mistake,
        presets: EVERY,
        check: clipped::check,
    },
    Rule {
        id: family_capital::ID,
        about: About::Text,
        name: "Capitals in the family",
        reason: "Dad is a name, my dad is not.",
        example: "my Dad → my dad",
        level: Level::Mistake,
        presets: EVERY,
        check: family_capital::check,
    },
    Rule {
        id: phrase_capital::ID,
        about: About::Text,
        name: "Capitals inside phrases",
        reason: "The phrase is no name, so none of its words has a capital.",
        example: "et Cetera → et cetera",
        level: Level::Mistake,
        presets: EVERY,
        check: phrase_capital::check,
    },
    Rule {
        id: mid_hyphen::ID,
        about: About::Text,
        name: "Hyphens before times",
        reason: "Mid, pre and post are joined to a year or a month by a hyphen.",
        example: "mid 1985 → mid-1985",
        level: Level::Mistake,
        presets: EVERY,
        check: mid_hyphen::check,
    },
    Rule {
        id: apostrophe::ID,
        about: About::Text,
        name: "Apostrophe style",
        reason: "The transcript writes nearly all of its apostrophes in another way.",
        example: "it\u{2019}s → it's",
        level: Level::Style,
        presets: EDITED,
        check: apostrophe::check,
    },
    Rule {
        id: ellipsis::ID,
        about: About::Text,
        name: "Ellipsis style",
        reason: "The transcript mostly writes its ellipses in another way.",
        example: "well... → well\u{2026}",
        level: Level::Style,
        presets: EDITED,
        check: ellipsis::check,
    },
    Rule {
        id: sound_note::ID,
        about: About::Text,
        name: "Notes on sounds",
        reason: "Most notes in the transcript have other brackets or other capitals.",
        example: "(inaudible) → [inaudible]",
        level: Level::Style,
        presets: EDITED,
        check: sound_note::check,
    },
    Rule {
        id: compound::ID,
        about: About::Text,
        name: "Compounds in two spellings",
        reason: "The transcript writes this compound in two ways.",
        example: "life time → lifetime",
        level: Level::Style,
        presets: EDITED,
        check: compound::check,
    },
    Rule {
        id: hyphen::ID,
        about: About::Text,
        name: "Hyphens before nouns",
        reason: "Before the same noun the transcript joins these words with a hyphen.",
        example: "human level thought → human-level thought",
        level: Level::Style,
        presets: EDITED,
        check: hyphen::check,
    },
    Rule {
        id: two_ways::ID,
        about: About::Text,
        name: "Words in two ways",
        reason: "The transcript mostly writes this in another way.",
        example: "etc. → et cetera",
        level: Level::Style,
        presets: EDITED,
        check: two_ways::check,
    },
    Rule {
        id: dialect::ID,
        about: About::Text,
        name: "British and American spelling",
        reason: "Most of the transcript is spelt in the other way.",
        example: "color → colour",
        level: Level::Style,
        presets: EDITED,
        check: dialect::check,
    },
    Rule {
        id: dash::ID,
        about: About::Text,
        name: "Dash style",
        reason: "The transcript writes nearly all of its dashes in another way.",
        example: "well - yes → well — yes",
        level: Level::Style,
        presets: EDITED,
        check: dash::check,
    },
    Rule {
        id: filler_comma::ID,
        about: About::Text,
        name: "Commas around sounds",
        reason: "Most sounds such as um stand between commas here.",
        example: "and um, yes → and, um, yes",
        level: Level::Style,
        presets: &[HouseStyle],
        check: filler_comma::check,
    },
    Rule {
        id: open_end::ID,
        about: About::Turns,
        name: "Open ends",
        reason: "A turn ends without a mark, or with a comma.",
        example: "So I went there, you know",
        level: Level::Style,
        presets: EDITED,
        check: open_end::check,
    },
    Rule {
        id: backward_time::ID,
        about: About::Turns,
        name: "Times that run backwards",
        reason: "A turn begins before the one in front of it.",
        example: "02:10 after 02:15",
        level: Level::Mistake,
        presets: EVERY,
        check: backward_time::check,
    },
    Rule {
        id: repeated_time::ID,
        about: About::Turns,
        name: "Times that repeat",
        reason: "Two turns begin at the same time, although the first has many words.",
        example: "04:54 after a long turn at 04:54",
        level: Level::Mistake,
        presets: EVERY,
        check: repeated_time::check,
    },
    Rule {
        id: false_label::ID,
        about: About::Turns,
        name: "Labels that are no speakers",
        reason: "A title or the credit of a song was taken for somebody who speaks.",
        example: "THE LAMPS: Songs of the Harbour",
        level: Level::Mistake,
        presets: EVERY,
        check: false_label::check,
    },
    Rule {
        id: lone_speaker::ID,
        about: About::Turns,
        name: "Speakers with one turn",
        reason: "One turn of somebody, where others have many, may have a wrong label.",
        example: "ANNNA → ANNA",
        level: Level::Mistake,
        presets: EVERY,
        check: lone_speaker::check,
    },
    Rule {
        id: broken_turn::ID,
        about: About::Turns,
        name: "Turns that break a sentence",
        reason: "A sentence goes on in another turn, though the same speaker says it.",
        example: "ANNA: We went ANNA: to the north.",
        level: Level::Mistake,
        presets: EVERY,
        check: broken_turn::check,
    },
    Rule {
        id: label_inside::ID,
        about: About::Turns,
        name: "Labels inside turns",
        reason: "The label of a speaker stands in what another one says.",
        example: "It was cold. OWEN: Right.",
        level: Level::Mistake,
        presets: EVERY,
        check: label_inside::check,
    },
    Rule {
        id: other_voice::ID,
        about: About::Turns,
        name: "Answers of the other speaker",
        reason: "A short answer inside a turn may be what the other speaker said.",
        example: "Were you cold? Yes. And alone?",
        level: Level::Mistake,
        presets: EVERY,
        check: other_voice::check,
    },
    Rule {
        id: number_slip::ID,
        about: About::Text,
        name: "Numbers that contradict",
        reason: "The same things are counted with two numbers that are easily taken for each other.",
        example: "17,000 lamps … 70,000 lamps",
        level: Level::Mistake,
        presets: EVERY,
        check: number_slip::check,
    },
    Rule {
        id: filler::ID,
        about: About::Text,
        name: "Fillers",
        reason: "The word fills a pause; clean verbatim keeps only what was meant.",
        example: "it was, uh, cold → it was cold",
        level: Level::Style,
        presets: MEANT,
        check: filler::check,
    },
    Rule {
        id: false_start::ID,
        about: About::Text,
        name: "False starts",
        reason: "Words were broken off and said again; clean verbatim keeps the last.",
        example: "on the, on the outskirts → on the outskirts",
        level: Level::Style,
        presets: MEANT,
        check: false_start::check,
    },
];
