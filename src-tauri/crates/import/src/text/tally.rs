//! How often a would-be label occurs, how, and what that says of it.

use std::collections::HashSet;

use super::habits::{Around, Habits};
use super::heads::{Form, Head, Label};
use super::lines::Line;

/// How often a would-be label occurs, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// As it is written where it is first seen.
    pub(super) name: String,
    /// The line where it is first seen.
    pub(super) first_line: usize,
    /// How often.
    pub(super) count: usize,
    /// How often a turn could begin there.
    pub(super) starts: usize,
    /// How often with a colon or a dot.
    pub(super) marked: usize,
    /// How often without, but with a time.
    pub(super) bare_timed: usize,
    /// How often with a time.
    timed: usize,
    /// How often alone on its line and above text.
    pub(super) above_text: usize,
    /// How often alone on its line and beside a line that is a time.
    pub(super) beside_time: usize,
    bold: usize,
    pub(super) tight: usize,
}

/// Words that stand before a colon and are no speaker's, in lower case.
const NEVER: &[&str] = &[
    // Words that open a sentence.
    "look",
    "listen",
    "remember",
    "first",
    "second",
    "third",
    "finally",
    "however",
    "well",
    "yes",
    "no",
    "okay",
    "ok",
    "so",
    "and",
    "but",
    "again",
    "also",
    "now",
    "anyway",
    "meaning",
    // Words that open a remark.
    "note",
    "notes",
    "nb",
    "ps",
    "warning",
    "title",
    "date",
    "time",
    "subject",
    "re",
    "source",
    "sources",
    "link",
    "links",
    "example",
    "edit",
    "update",
    "transcript",
    "episode",
    "duration",
    "recorded",
    "location",
    "length",
    "topic",
    "http",
    "https",
    "caution",
    "summary",
    "chapter",
    "part",
    "section",
    "tags",
    "keywords",
    "file",
    "url",
    "website",
    "email",
    "tel",
    "phone",
    "participants",
    "speakers",
    "present",
    "attendees",
    "produced by",
    "music by",
    "hosted by",
    "edited by",
    "transcribed by",
];

/// Words for people whose names are not known, in lower case.
const ROLES: &[&str] = &[
    "speaker",
    "voice",
    "person",
    "man",
    "woman",
    "male",
    "female",
    "interviewer",
    "interviewee",
    "moderator",
    "host",
    "guest",
    "narrator",
    "announcer",
    "audience",
    "member",
    "caller",
    "student",
    "teacher",
    "operator",
    "unknown",
    "unidentified",
    "participant",
    "reporter",
    "witness",
    "all",
    "both",
    "respondent",
    "presenter",
    "question",
    "answer",
];

/// Words that labels do not contain but sentences do, in lower case.
const SENTENCE: &[&str] = &[
    "is", "are", "was", "were", "be", "said", "says", "say", "asked", "thing", "things", "it",
    "this", "that", "these", "those", "i", "you", "we", "he", "she", "they", "but", "so", "my",
    "your", "his", "her", "our", "what", "when", "where", "why", "how", "who", "which", "because",
    "if", "then", "here's", "here", "there", "it's", "that's", "not", "to", "about", "at",
];

/// One key for every way to write a label in capitals and small letters.
pub(super) fn key(name: &str) -> String {
    name.to_lowercase()
}

impl Tally {
    pub(super) fn add(
        &mut self,
        line: &Line<'_>,
        head: &Head<'_>,
        label: &Label<'_>,
        around: Around,
        habits: Habits,
    ) {
        if self.count == 0 {
            self.first_line = line.number;
            self.name.clone_from(&label.name);
        }
        self.count += 1;
        let starts = line.could_start || head.time.is_some() || around.time;
        self.starts += usize::from(starts);
        let marked = label.form != Form::Bare;
        self.marked += usize::from(marked);
        self.tight += usize::from(label.form == Form::TightColon);
        self.bold += usize::from(label.bold);
        let inner = label.time.is_some_and(|time| !marked || time.certain || habits.colon_times);
        self.bare_timed += usize::from(inner && !marked);
        self.timed += usize::from(inner || (head.time.is_some() && marked));
        let after_time = head.time.is_some() && !self.is_numbered_role();
        let alone = !marked && label.time.is_none() && !after_time && starts;
        self.beside_time += usize::from(alone && around.time);
        self.above_text += usize::from(alone && around.text_below);
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.name.split(' ')
    }

    fn is_capitals(&self) -> bool {
        self.name.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !self.name.chars().any(char::is_lowercase)
            && self.name.chars().any(char::is_uppercase)
    }

    /// Every word begins as names do, but for the small words within names.
    pub(super) fn title_case(&self) -> bool {
        const SMALL: &[&str] = &[
            "de", "da", "di", "van", "von", "der", "of", "the", "and", "la", "le", "du", "al",
            "bin",
        ];
        self.words().all(|word| {
            let first = word.chars().find(|c| c.is_alphanumeric());
            !first.is_some_and(char::is_lowercase) || SMALL.contains(&word)
        })
    }

    pub(super) fn is_never(&self) -> bool {
        NEVER.contains(&key(&self.name).as_str())
    }

    fn is_sentence(&self) -> bool {
        !self.is_capitals() && self.words().any(|word| SENTENCE.contains(&key(word).as_str()))
    }

    fn is_role(&self) -> bool {
        self.words().any(|word| ROLES.contains(&key(word.trim_matches(['(', ')'])).as_str()))
    }

    /// `Speaker 1`, `Voice B`.
    pub(super) fn is_numbered_role(&self) -> bool {
        let last = self.words().last().unwrap_or("");
        let number = last.starts_with(|c: char| c.is_ascii_digit()) || last.chars().count() == 1;
        self.words().count() > 1 && number && self.is_role()
    }

    /// A single word that the document also writes in lower case.
    fn is_ordinary(&self, ordinary: &HashSet<&str>) -> bool {
        self.words().count() == 1 && ordinary.contains(key(&self.name).as_str())
    }

    /// True when nothing but its own occurrences is needed.
    pub(super) fn speaks_for_itself(&self, ordinary: &HashSet<&str>, habits: Habits) -> bool {
        if self.starts == 0 || self.is_sentence() {
            return false;
        }
        let proper = self.title_case() || self.is_role();
        let beside_time = self.beside_time > 0
            && proper
            && (self.count > 1 || self.is_numbered_role() || habits.labels_beside)
            && (self.count > 2 || !self.is_ordinary(ordinary));
        let bare_timed = self.bare_timed > 0
            && (self.is_capitals()
                || self.is_numbered_role()
                || (proper && self.bare_timed > 1 && !self.is_ordinary(ordinary))
                || (proper && self.bare_timed > 3));
        let timed = self.marked > 0 && self.timed > 0 && proper;
        if timed || bare_timed || beside_time {
            return true;
        }
        if self.is_never() {
            return false;
        }
        let above = self.above_text > 0
            && (self.is_numbered_role()
                || (self.is_capitals() && self.above_text > 1)
                || (self.bold > 0 && proper));
        let loose = self.marked - self.tight;
        let marked = loose > 0
            && (self.is_capitals()
                || self.bold > 0
                || self.is_numbered_role()
                || (proper && self.starts > 1)
                || self.starts > 2);
        let tight = self.tight > 1 && (self.is_capitals() || self.is_numbered_role());
        marked || above || tight
    }

    /// True when it looks like the labels of a document that has labels.
    pub(super) fn fits_the_rule(&self, ordinary: &HashSet<&str>) -> bool {
        let proper = self.title_case() || self.is_role();
        let loose = self.marked > self.tight;
        loose
            && proper
            && !self.is_never()
            && !self.is_sentence()
            && (self.is_role() || !self.is_ordinary(ordinary))
    }
}
