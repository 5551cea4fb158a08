//! What could be the head of a turn at the start of a line: a label, a time, or both.
//!
//! This only reads; whether a label is a speaker's is decided by what the whole document does,
//! see [`super::labels`].

use super::times::{self, Stamp};
use crate::LabelStyle;

/// What a line begins with. Rests are what follows, so that a refused part stays text.
#[derive(Clone, Debug, Default)]
pub(super) struct Head<'a> {
    /// A time before any label.
    pub time: Option<Stamp>,
    /// What follows that time.
    pub after_time: &'a str,
    /// A label.
    pub label: Option<Label<'a>>,
}

/// Something like a speaker's label.
#[derive(Clone, Debug)]
pub(super) struct Label<'a> {
    /// Its words, without what marks it as a label.
    pub name: String,
    /// What marks it.
    pub form: Form,
    /// True when it is set in bold in Markdown.
    pub bold: bool,
    /// The time after it.
    pub time: Option<Stamp>,
    /// What follows the label.
    pub after_name: &'a str,
    /// What follows the label and its time.
    pub rest: &'a str,
}

/// What marks a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// `Name: text`
    Colon,
    /// `Name:text`
    TightColon,
    /// `Q. text`
    Dot,
    /// `Name 00:12`, or nothing else on the line.
    Bare,
}

const MOST_WORDS: usize = 5;
const MOST_CHARACTERS: usize = 40;
const COLONS: &[char] = &[':', '：'];
const MARKS: &[char] = &['*', '_'];

/// Reads the head of a line.
pub(super) fn read(line: &str) -> Head<'_> {
    let bare = line.trim_start_matches(MARKS);
    let bold = bare.len() < line.len() && !bare.starts_with(char::is_whitespace);
    let text = if bold { bare } else { line };
    let unmark = |text| if bold { skip_marks(text) } else { text };
    let (time, after_time) = match times::leading(text) {
        Some((stamp, rest)) => (Some(stamp), unmark(rest).trim_start()),
        None => (None, text),
    };
    let label = read_label(skip_dash(after_time), bold);
    if time.is_none() && label.is_none() {
        return Head { time, after_time: line, label };
    }
    Head { time, after_time, label }
}

/// Passes over the end of bold type, and over the start of the next.
fn skip_marks(text: &str) -> &str {
    text.trim_start_matches(MARKS).trim_start().trim_start_matches(MARKS)
}

/// Passes over what may stand between a time and a label.
fn skip_dash(text: &str) -> &str {
    ["-", "–", "—", "|", ":", ">>"]
        .iter()
        .find_map(|dash| text.strip_prefix(dash))
        .filter(|rest| rest.starts_with([' ', '\t']))
        .map_or(text, str::trim_start)
}

fn read_label(text: &str, in_bold: bool) -> Option<Label<'_>> {
    let bare = text.trim_start_matches(MARKS);
    let bold = in_bold || (bare.len() < text.len());
    let mut rest = bare;
    let mut name = String::new();
    let mut words = 0;
    loop {
        let unmarked = if bold { rest.trim_start_matches(MARKS) } else { rest };
        if words > 0 && unmarked.is_empty() {
            // A sentence alone on its line is no label, `Smith Jr.` has to do without.
            (!name.ends_with('.')).then_some(())?;
            return Some(Label::new(name, Form::Bare, bold, "", None, ""));
        }
        if words > 0
            && let Some((stamp, after)) = times::leading(unmarked)
        {
            return with_inner_time(name, bold, unmarked, stamp, after);
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        if let Some((last, tail)) = word.split_once(COLONS) {
            let (to_colon, after_colon) =
                rest.split_at_checked(rest.len() - after.len() - tail.len())?;
            push_word(&mut name, last, bold)?;
            return with_colon(
                name,
                bold,
                to_colon,
                after_colon,
                words + usize::from(!last.is_empty()),
            );
        }
        if words == 0 && !bold && matches!(word, "Q." | "A.") {
            let label = word.trim_end_matches('.').to_owned();
            let after = after.trim_start();
            return Some(Label::new(label, Form::Dot, false, after, None, after));
        }
        push_word(&mut name, word, bold)?;
        words += 1;
        rest = after.trim_start();
        if words == MOST_WORDS && !(rest.is_empty() || times::leading(rest).is_some()) {
            // A colon may stand apart: `Name :`.
            rest.starts_with(COLONS).then_some(())?;
        }
    }
}

/// Adds a word to a label; `None` when no label has such a word.
fn push_word(name: &mut String, word: &str, bold: bool) -> Option<()> {
    let word = if bold { word.trim_matches(MARKS) } else { word };
    let good = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '&' | '/' | '(' | ')' | '#')
    };
    let first = word.chars().next();
    let starts_name = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let good_start = !name.is_empty() || first.is_none_or(starts_name);
    if !good_start || !word.chars().take(MOST_CHARACTERS + 1).all(good) {
        return None;
    }
    if !name.is_empty() && !word.is_empty() {
        name.push(' ');
    }
    name.push_str(word);
    (name.chars().count() <= MOST_CHARACTERS).then_some(())
}

/// `Name 00:12 text` and `Name (00:12): text`.
fn with_inner_time<'a>(
    name: String,
    bold: bool,
    after_name: &'a str,
    stamp: Stamp,
    after: &'a str,
) -> Option<Label<'a>> {
    let unmarked = if bold { after.trim_start_matches(MARKS) } else { after };
    let (form, rest) = match unmarked.trim_start().strip_prefix(COLONS) {
        Some(rest) => (Form::Colon, rest),
        None => (Form::Bare, unmarked),
    };
    let rest = if bold { skip_marks(rest) } else { rest };
    Some(Label::new(name, form, bold, after_name, Some(stamp), rest.trim_start()))
}

/// `Name: text` and `Name: 00:12 text`.
fn with_colon<'a>(
    name: String,
    bold: bool,
    in_front: &str,
    after: &'a str,
    words: usize,
) -> Option<Label<'a>> {
    if words == 0 || words > MOST_WORDS || after.starts_with(['/', ':', '\\']) {
        return None;
    }
    let after_marks = if bold { after.trim_start_matches(MARKS) } else { after };
    // `Room 1:30` is no label.
    let digits = |c: char| c.is_ascii_digit();
    if after.starts_with(digits) && in_front.trim_end_matches(COLONS).ends_with(digits) {
        return None;
    }
    // The wide colon has its space in it.
    let wide = in_front.ends_with('：');
    let apart = wide || after_marks.is_empty() || after_marks.starts_with(char::is_whitespace);
    let form =
        if apart || after_marks.len() < after.len() { Form::Colon } else { Form::TightColon };
    let after_name = after_marks.trim_start();
    let time_text = if bold { after_name.trim_start_matches(MARKS) } else { after_name };
    Some(match times::leading(time_text) {
        Some((stamp, rest)) => {
            let rest = if bold { rest.trim_start_matches(MARKS) } else { rest };
            Label::new(name, form, bold, after_name, Some(stamp), rest.trim_start())
        }
        None => Label::new(name, form, bold, after_name, None, after_name),
    })
}

impl<'a> Head<'a> {
    /// True when the line looks as if it began a turn, text and all.
    pub(super) fn begins_turn(&self) -> bool {
        let label = self.label.as_ref();
        self.time.is_some() || label.is_some_and(|l| l.form != Form::Bare || l.time.is_some())
    }

    /// True when no text follows on the line.
    pub(super) fn is_all(&self) -> bool {
        match &self.label {
            Some(label) => label.rest.is_empty(),
            None => self.time.is_some() && self.after_time.is_empty(),
        }
    }

    /// Leaves of the head of a line nothing but a label with its colon.
    pub(super) fn keep_labels(&mut self, line: &'a str) {
        if self.time.take().is_some() || self.label.as_ref().is_some_and(|l| l.form == Form::Bare) {
            self.label = None;
        }
        if let Some(label) = &mut self.label {
            (label.time, label.rest) = (None, label.after_name);
        }
        self.after_time = line;
    }

    /// Leaves of the head of a line no label but such as are asked for.
    pub(super) fn keep(&mut self, style: LabelStyle, line: &'a str) {
        let Some(label) = &self.label else { return };
        let kept = match style {
            LabelStyle::Guessed => true,
            LabelStyle::Colon => label.form != Form::Bare,
            LabelStyle::OwnLine => label.form == Form::Bare,
            LabelStyle::Nobody => false,
        };
        if !kept {
            self.label = None;
            if self.time.is_none() {
                self.after_time = line;
            }
        }
    }

    /// True when the line could be a label and nothing else.
    pub(super) fn is_bare_label(&self) -> bool {
        let label = self.label.as_ref();
        self.time.is_none() && label.is_some_and(|l| l.form == Form::Bare && l.time.is_none())
    }
}

impl<'a> Label<'a> {
    fn new(
        name: String,
        form: Form,
        bold: bool,
        after_name: &'a str,
        time: Option<Stamp>,
        rest: &'a str,
    ) -> Self {
        Self { name, form, bold, time, after_name, rest }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, read};

    fn label(line: &str) -> Option<(String, Form, Option<u64>, &str)> {
        let head = read(line);
        let label = head.label?;
        let time = head.time.or(label.time).map(|stamp| stamp.start.0);
        Some((label.name, label.form, time, label.rest))
    }

    fn some<'a>(
        name: &str,
        form: Form,
        time: Option<u64>,
        rest: &'a str,
    ) -> Option<(String, Form, Option<u64>, &'a str)> {
        Some((name.to_owned(), form, time, rest))
    }

    #[test]
    fn labels_are_read_with_their_times() {
        assert_eq!(label("ANNA:\t 02:04\t so"), some("ANNA", Form::Colon, Some(124_000), "so"));
        assert_eq!(label("Anna Bo: so"), some("Anna Bo", Form::Colon, None, "so"));
        assert_eq!(label("**Anna:** so"), some("Anna", Form::Colon, None, "so"));
        assert_eq!(label("**Anna**: so"), some("Anna", Form::Colon, None, "so"));
        assert_eq!(label("**Anna** (1:02): so"), some("Anna", Form::Colon, Some(62_000), "so"));
        assert_eq!(label("Anna (1:02): so"), some("Anna", Form::Colon, Some(62_000), "so"));
        assert_eq!(label("[00:01:02.5] Anna: so"), some("Anna", Form::Colon, Some(62_500), "so"));
        assert_eq!(label("Speaker 1  00:12"), some("Speaker 1", Form::Bare, Some(12_000), ""));
        assert_eq!(label("00:12 - Anna: so"), some("Anna", Form::Colon, Some(12_000), "so"));
        assert_eq!(label("**[0:12] Anna:** so"), some("Anna", Form::Colon, Some(12_000), "so"));
        assert_eq!(label("Q. so"), some("Q", Form::Dot, None, "so"));
        assert_eq!(label("Anna :so"), some("Anna", Form::TightColon, None, "so"));
        assert_eq!(label("Anna"), some("Anna", Form::Bare, None, ""));
    }

    #[test]
    fn other_lines_have_none() {
        for line in [
            "http://a.example",
            "and: so",
            "One two three four five six: so",
            "12:30 we met",
            "Yes, Anna: so",
            "C::d",
            "",
            "**",
            "*",
            ":",
            "“Anna: so",
        ] {
            assert!(label(line).is_none(), "{line}");
        }
    }
}
