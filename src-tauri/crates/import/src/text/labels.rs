//! Which of the would-be labels are speakers: decided by what the whole document does.

use std::collections::{HashMap, HashSet};

use super::cues::{self, Mark};
use super::habits::Habits;
use super::heads::{Form, Head, Label};
use super::lines::{Line, Role};
use super::tally::{Tally, key};
use super::times::Stamp;
use crate::{Found, LabelStyle};

/// What the document does with labels and times.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// By key: a label that is a speaker's, and what speaks for it.
    accepted: HashMap<String, Tally>,
    /// Would-be labels that stay text, with the line of the first, in the order of the file.
    pub refused: Vec<(usize, String)>,
    habits: Habits,
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

impl Labels {
    /// Weighs every would-be label of the document.
    pub(super) fn decide(lines: &[Line<'_>], heads: &[Head<'_>], style: LabelStyle) -> Self {
        let habits = Habits::find(lines, heads);
        let mut tallies: HashMap<String, Tally> = HashMap::new();
        for (index, head) in heads.iter().enumerate() {
            let Some(label) = &head.label else { continue };
            let around = habits.around(lines, heads, index);
            let Some(line) = lines.get(index).filter(|line| line.role == Role::Words) else {
                continue;
            };
            let tally = tallies.entry(key(&label.name)).or_default();
            tally.add(line, head, label, around, habits);
        }
        let ordinary = words_in_lower_case(lines);
        let paragraphs = paragraph_count(lines);
        let marked_starts: usize = tallies
            .values()
            .filter(|t| t.marked > 0 && t.title_case() && !t.is_never())
            .map(|tally| tally.starts)
            .sum();
        let mut labels = Self { habits, ..Self::default() };
        // Once labels are the rule, a label seen once is one more; and a document in which most
        // paragraphs begin with one has that rule.
        let mut rule = marked_starts * 2 >= paragraphs;
        let mut undecided = Vec::new();
        for (key, tally) in tallies {
            let asked_for = match style {
                LabelStyle::Guessed | LabelStyle::Nobody => false,
                LabelStyle::Colon => tally.marked > 0 && tally.starts > 0,
                LabelStyle::OwnLine => tally.above_text + tally.beside_time + tally.bare_timed > 0,
            };
            if asked_for || tally.speaks_for_itself(&ordinary, habits) {
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

    /// How most of them are written.
    pub(super) fn found(&self) -> Found {
        let sum = |of: fn(&Tally) -> usize| self.accepted.values().map(of).sum::<usize>();
        let (all, marked) = (sum(|tally| tally.count), sum(|tally| tally.marked));
        match (all, marked * 2 >= all) {
            (0, _) => Found::Nobody,
            (_, true) => Found::Colon,
            (_, false) => Found::OwnLine,
        }
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
                time.certain || self.habits.colon_times || !matches!(label.form, Form::Colon)
            });
            let rest = if inner.is_some() { label.rest } else { label.after_name };
            // Two times can only be a start and something else: that stays text.
            let (time, rest) = match (head.time, inner) {
                (Some(before), Some(_)) => (Some(before), label.after_name),
                (before, inner) => (before.or(inner), rest),
            };
            return Some(Decided { label: Some(label.name.clone()), time, rest });
        }
        let under_label = self.habits.times_below && head.after_time.is_empty();
        // In front of a note on what is heard, as our own copies have it.
        let of_cue = cues::mark(head.after_time) == Some(Mark::Brackets);
        let time = head.time.filter(|time| {
            (time.certain || self.habits.bare_times || of_cue)
                && (line.could_start || self.habits.times_anywhere || under_label)
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
