//! What a document does with times, and where it puts them beside labels.

use super::heads::{Form, Head};
use super::lines::{Line, Role};
use super::times::{self, Stamp};

/// What a document does with times.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// True when bare times after a colon are times: `NAME: 00:12 text`.
    pub colon_times: bool,
    /// True when bare times at the start of a line are times.
    pub bare_times: bool,
    /// True when times begin so many lines that they do so within sentences too.
    pub times_anywhere: bool,
    /// True when a time alone on its line belongs to the label above it, and not to one below.
    pub times_below: bool,
    /// True when times alone on their lines have labels beside them as a rule.
    pub labels_beside: bool,
}

impl Habits {
    /// Looks at the whole document.
    pub(super) fn find(lines: &[Line<'_>], heads: &[Head<'_>]) -> Self {
        let labels = heads.iter().filter_map(|head| head.label.as_ref());
        let colons = labels.filter(|label| matches!(label.form, Form::Colon | Form::TightColon));
        let (with_colon, with_time) = colons.fold((0, 0), |(all, timed), label| {
            (all + 1, timed + usize::from(label.time.is_some()))
        });
        let with_words = || lines.iter().zip(heads).filter(|(line, _)| line.role == Role::Words);
        let leading: Vec<Stamp> = with_words().filter_map(|(_, head)| head.time).collect();
        let pairs = leading.iter().zip(leading.iter().skip(1));
        let rising = pairs.filter(|(a, b)| a.start <= b.start).count() + 1;
        let orderly = leading.len() >= 2 && rising * 5 >= leading.len() * 4;
        let begins_with_time =
            with_words().next().is_some_and(|(line, _)| times::whole(line.text).is_some());

        let mut habits = Self {
            colon_times: with_time * 2 >= with_colon,
            bare_times: orderly || begins_with_time,
            times_anywhere: orderly
                && leading.len() >= 3
                && leading.len() * 10 >= with_words().count(),
            times_below: false,
            labels_beside: false,
        };
        let (mut alone, mut below_label) = (0, 0);
        for index in 0..lines.len() {
            if is_time(lines, index) {
                alone += 1;
                let above = index.checked_sub(1).and_then(|at| lines.get(at).zip(heads.get(at)));
                below_label += usize::from(above.is_some_and(|(line, head)| {
                    let marked = head.begins_turn() && head.time.is_none() && head.is_all();
                    marked || (head.is_bare_label() && line.could_start)
                }));
            }
        }
        habits.times_below = alone > 0 && below_label * 3 >= alone * 2;
        let beside = (0..lines.len())
            .filter(|at| is_bare_label(heads, *at) && habits.around(lines, heads, *at).time);
        habits.labels_beside = alone > 0 && beside.count() * 2 >= alone;
        habits
    }

    /// What stands around a label that is alone on its line.
    pub(super) fn around(self, lines: &[Line<'_>], heads: &[Head<'_>], index: usize) -> Around {
        let is_text = |at: usize| {
            lines.get(at).is_some_and(|line| line.role == Role::Words)
                && heads.get(at).is_some_and(|head| !head.begins_turn())
        };
        let time = if self.times_below {
            is_time(lines, index + 1)
        } else {
            index.checked_sub(1).is_some_and(|above| is_time(lines, above)) && is_text(index + 1)
        };
        Around { time, text_below: is_text(index + 1) }
    }
}

/// What stands around a label that is alone on its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// A time that belongs to it.
    pub time: bool,
    /// Text right below.
    pub text_below: bool,
}

fn is_time(lines: &[Line<'_>], index: usize) -> bool {
    lines
        .get(index)
        .is_some_and(|line| line.role == Role::Words && times::whole(line.text).is_some())
}

fn is_bare_label(heads: &[Head<'_>], index: usize) -> bool {
    heads.get(index).is_some_and(Head::is_bare_label)
}
