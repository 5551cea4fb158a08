//! Which of the would-be labels are speakers: decided by what the whole document does.

use std::collections::{HashMap, HashSet};

use super::heads::{Form, Head, Label};
use super::lines::{Line, Role};
use super::times::{self, Stamp};

/// What the document does with labels and times.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// By key: a label that is a speaker's, and what speaks for it.
    accepted: HashMap<String, Tally>,
    /// Would-be labels that stay text, with the line of the first, in the order of the file.
    pub refused: Vec<(usize, String)>,
    /// True when bare times after a colon are times: `NAME: 00:12 text`.
    colon_times: bool,
    /// True when bare times at the start of a line are times.
    bare_times: bool,
    /// True when times begin so many lines that they do so within sentences too.
    times_anywhere: bool,
}

/// How often a would-be label occurs, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// As it is written where it is first seen.
    name: String,
    /// The line where it is first seen.
    pub first_line: usize,
    /// How often.
    pub count: usize,
    /// How often a turn could begin there.
    starts: usize,
    /// How often with a colon or a dot.
    pub marked: usize,
    /// How often without, but with a time.
    bare_timed: usize,
    /// How often with a time.
    timed: usize,
    /// How often alone on its line and above text.
    above_text: usize,
    /// How often alone on its line and beside a line that is a time.
    beside_time: usize,
    bold: usize,
    tight: usize,
}

/// A head of which every part was accepted.
#[derive(Clone, Debug)]
pub(super) struct Decided<'a> {
    /// The speaker's label.
    pub label: Option<String>,
    /// The time.
    pub time: Option<Stamp>,
    /// The text on the same line.
    pub rest: &'a str,
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

impl Labels {
    /// Weighs every would-be label of the document.
    pub(super) fn decide(lines: &[Line<'_>], heads: &[Head<'_>]) -> Self {
        let times = TimeHabits::find(lines, heads);
        let mut tallies: HashMap<String, Tally> = HashMap::new();
        for (index, head) in heads.iter().enumerate() {
            let Some(label) = &head.label else { continue };
            let beside = Beside::find(lines, heads, index);
            let Some(line) = lines.get(index).filter(|line| line.role == Role::Words) else {
                continue;
            };
            let tally = tallies.entry(key(&label.name)).or_default();
            tally.add(line, head, label, beside, times.colon_times);
        }
        let ordinary = words_in_lower_case(lines);
        let paragraphs = paragraph_count(lines);
        let marked_starts: usize = tallies
            .values()
            .filter(|t| t.marked > 0 && t.title_case() && !t.is_never())
            .map(|tally| tally.starts)
            .sum();
        let mut labels = Self {
            colon_times: times.colon_times,
            bare_times: times.bare_times,
            times_anywhere: times.anywhere,
            ..Self::default()
        };
        // Once labels are the rule, a label seen once is one more; and a document in which most
        // paragraphs begin with one has that rule.
        let mut rule = marked_starts * 2 >= paragraphs;
        let mut undecided = Vec::new();
        for (key, tally) in tallies {
            if tally.speaks_for_itself(&ordinary) {
                rule = rule || (tally.marked > 0 && tally.count > 1);
                labels.accepted.insert(key, tally);
            } else if tally.marked > 0 && tally.starts > 0 {
                undecided.push((key, tally));
            }
        }
        undecided.sort_by_key(|(_, tally)| tally.first_line);
        for (key, tally) in undecided {
            if rule && tally.fits_the_rule(&ordinary) {
                labels.accepted.insert(key, tally);
            } else {
                labels.refused.push((tally.first_line, tally.name));
            }
        }
        labels.keep_q_with_a();
        labels
    }

    /// `Q.` without any `A.` is an initial.
    fn keep_q_with_a(&mut self) {
        let dotted = |key: &str| self.accepted.get(key).is_some_and(|t| t.marked > 0);
        if dotted("q") != dotted("a") {
            for key in ["q", "a"] {
                if let Some(tally) = self.accepted.get(key).filter(|t| t.count < 2 || key == "a") {
                    self.refused.push((tally.first_line, tally.name.clone()));
                    self.accepted.remove(key);
                }
            }
        }
    }

    /// How a label was seen; `None` when it is no speaker's.
    pub(super) fn tally(&self, name: &str) -> Option<&Tally> {
        self.accepted.get(&key(name))
    }

    /// True when no label is a speaker's.
    pub(super) fn is_empty(&self) -> bool {
        self.accepted.is_empty()
    }

    /// What of a head is one.
    pub(super) fn judge<'a>(&self, line: &Line<'a>, head: &Head<'a>) -> Option<Decided<'a>> {
        let label = head.label.as_ref().filter(|label| self.accepts(line, head, label));
        if let Some(label) = label {
            let inner = label.time.filter(|time| {
                time.certain || self.colon_times || !matches!(label.form, Form::Colon)
            });
            let rest = if inner.is_some() { label.rest } else { label.after_name };
            // Two times can only be a start and something else: that stays text.
            let (time, rest) = match (head.time, inner) {
                (Some(before), Some(_)) => (Some(before), label.after_name),
                (before, inner) => (before.or(inner), rest),
            };
            return Some(Decided { label: Some(label.name.clone()), time, rest });
        }
        let time = head.time.filter(|time| {
            (time.certain || self.bare_times) && (line.could_start || self.times_anywhere)
        })?;
        Some(Decided { label: None, time: Some(time), rest: head.after_time })
    }

    fn accepts(&self, line: &Line<'_>, head: &Head<'_>, label: &Label<'_>) -> bool {
        let Some(tally) = self.tally(&label.name) else { return false };
        match label.form {
            Form::Colon => true,
            Form::TightColon => tally.count > tally.tight || tally.count > 1,
            Form::Dot => line.could_start,
            Form::Bare if label.time.is_some() => tally.bare_timed > 0,
            // After a time, what is alone on a line is more often speech.
            Form::Bare if head.time.is_some() => tally.is_numbered_role(),
            Form::Bare => line.could_start && (tally.beside_time > 0 || tally.above_text > 0),
        }
    }
}

/// One key for every way to write a label in capitals and small letters.
pub(super) fn key(name: &str) -> String {
    name.to_lowercase()
}

impl Tally {
    fn add(
        &mut self,
        line: &Line<'_>,
        head: &Head<'_>,
        label: &Label<'_>,
        beside: Beside,
        colon_times: bool,
    ) {
        if self.count == 0 {
            self.first_line = line.number;
            self.name.clone_from(&label.name);
        }
        self.count += 1;
        let starts = line.could_start || head.time.is_some() || beside.time;
        self.starts += usize::from(starts);
        let marked = label.form != Form::Bare;
        self.marked += usize::from(marked);
        self.tight += usize::from(label.form == Form::TightColon);
        self.bold += usize::from(label.bold);
        let inner = label.time.is_some_and(|time| !marked || time.certain || colon_times);
        self.bare_timed += usize::from(inner && !marked);
        self.timed += usize::from(inner || (head.time.is_some() && marked));
        let after_time = head.time.is_some() && !self.is_numbered_role();
        let alone = !marked && label.time.is_none() && !after_time && starts;
        self.beside_time += usize::from(alone && beside.time);
        self.above_text += usize::from(alone && beside.text_below);
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
    fn title_case(&self) -> bool {
        const SMALL: &[&str] = &[
            "de", "da", "di", "van", "von", "der", "of", "the", "and", "la", "le", "du", "al",
            "bin",
        ];
        self.words().all(|word| {
            let first = word.chars().find(|c| c.is_alphanumeric());
            !first.is_some_and(char::is_lowercase) || SMALL.contains(&word)
        })
    }

    fn is_never(&self) -> bool {
        NEVER.contains(&key(&self.name).as_str())
    }

    fn is_sentence(&self) -> bool {
        !self.is_capitals() && self.words().any(|word| SENTENCE.contains(&key(word).as_str()))
    }

    fn is_role(&self) -> bool {
        self.words().any(|word| ROLES.contains(&key(word.trim_matches(['(', ')'])).as_str()))
    }

    /// `Speaker 1`, `Voice B`.
    fn is_numbered_role(&self) -> bool {
        let last = self.words().last().unwrap_or("");
        let number = last.starts_with(|c: char| c.is_ascii_digit()) || last.chars().count() == 1;
        self.words().count() > 1 && number && self.is_role()
    }

    /// A single word that the document also writes in lower case.
    fn is_ordinary(&self, ordinary: &HashSet<&str>) -> bool {
        self.words().count() == 1 && ordinary.contains(key(&self.name).as_str())
    }

    /// True when nothing but its own occurrences is needed.
    fn speaks_for_itself(&self, ordinary: &HashSet<&str>) -> bool {
        if self.starts == 0 || self.is_sentence() {
            return false;
        }
        let proper = self.title_case() || self.is_role();
        let beside_time = self.beside_time > 0
            && proper
            && (self.count > 1 || self.is_numbered_role() || !self.is_ordinary(ordinary));
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
    fn fits_the_rule(&self, ordinary: &HashSet<&str>) -> bool {
        let proper = self.title_case() || self.is_role();
        let loose = self.marked > self.tight;
        loose
            && proper
            && !self.is_never()
            && !self.is_sentence()
            && (self.is_role() || !self.is_ordinary(ordinary))
    }
}

/// What stands around a label that is alone on its line.
#[derive(Clone, Copy)]
struct Beside {
    time: bool,
    text_below: bool,
}

impl Beside {
    fn find(lines: &[Line<'_>], heads: &[Head<'_>], index: usize) -> Self {
        let role = |at: Option<usize>| at.and_then(|at| lines.get(at)).map(|line| line.role);
        let words = |at: Option<usize>| role(at) == Some(Role::Words);
        let is_time = |at: Option<usize>| {
            words(at)
                && at.and_then(|at| lines.get(at)).is_some_and(|l| times::whole(l.text).is_some())
        };
        let has_head = |at: Option<usize>| {
            at.and_then(|at| heads.get(at)).is_some_and(|head| {
                head.time.is_some()
                    || head.label.as_ref().is_some_and(|l| l.form != Form::Bare || l.time.is_some())
            })
        };
        let (above, below) = (index.checked_sub(1), Some(index + 1));
        let under = Some(index + 2);
        let text = |at: Option<usize>| words(at) && !has_head(at);
        // In `time, label, text` and in `label, time, text` the text comes last; captions are
        // `time, text, time, text`.
        let time =
            (is_time(above) && text(below)) || (is_time(below) && text(under) && !is_time(above));
        Self { time, text_below: text(below) }
    }
}

/// What the document does with times.
struct TimeHabits {
    colon_times: bool,
    bare_times: bool,
    anywhere: bool,
}

impl TimeHabits {
    fn find(lines: &[Line<'_>], heads: &[Head<'_>]) -> Self {
        let marked = heads
            .iter()
            .filter_map(|head| head.label.as_ref())
            .filter(|label| matches!(label.form, Form::Colon | Form::TightColon));
        let (mut colons, mut colon_times) = (0, 0);
        for label in marked {
            colons += 1;
            colon_times += usize::from(label.time.is_some());
        }
        let with_words = lines.iter().zip(heads).filter(|(line, _)| line.role == Role::Words);
        let leading: Vec<Stamp> = with_words.clone().filter_map(|(_, head)| head.time).collect();
        let rising = leading.iter().zip(leading.iter().skip(1)).filter(|(a, b)| a.start <= b.start);
        let rising = rising.count() + 1;
        let orderly = leading.len() >= 2 && rising * 5 >= leading.len() * 4;
        let first_line_is_time =
            with_words.clone().next().is_some_and(|(line, _)| times::whole(line.text).is_some());
        Self {
            colon_times: colon_times * 2 >= colons,
            bare_times: orderly || first_line_is_time,
            anywhere: orderly && leading.len() >= 3 && leading.len() * 10 >= with_words.count(),
        }
    }
}

/// Every word that the document writes in lower case; the words that labels are made of, when
/// they are no names.
fn words_in_lower_case<'a>(lines: &[Line<'a>]) -> HashSet<&'a str> {
    lines
        .iter()
        .filter(|line| line.role == Role::Words)
        .flat_map(|line| line.text.split_whitespace())
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect()
}

fn paragraph_count(lines: &[Line<'_>]) -> usize {
    lines.iter().filter(|line| line.role == Role::Words && line.could_start).count()
}
