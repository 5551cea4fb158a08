//! Quotation marks that do not pair, and pairs of two styles.

use rustc_hash::FxHashSet;
use transcript::{Transcript, Turn, TurnId};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "quotes";

/// Words that begin with an apostrophe.
const CLIPPED: [&str; 14] = [
    "bout", "cause", "cos", "course", "em", "er", "gainst", "im", "kay", "n", "round", "til",
    "tis", "twas",
];

/// Where a mark stands, and which.
type Mark = (usize, char);

/// Turns of nobody, at most, between the ends of a quotation.
const REACH: usize = 8;

/// The turns of nobody in which a quotation opens that closes in a later one, or closes.
pub(super) struct Quotations(FxHashSet<TurnId>);

impl Quotations {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut turns = FxHashSet::default();
        let mut open: Option<(usize, TurnId)> = None;
        let nobody = |turn: &&Turn| turn.speaker.is_none() && turn.start_ms.is_none();
        for (index, turn) in transcript.turns.iter().filter(nobody).enumerate() {
            let count = |mark| turn.text.matches(mark).count();
            let curly = count('\u{201c}') != count('\u{201d}');
            if count('"') % 2 == 0 && !curly {
                continue;
            }
            match open.filter(|(opened, _)| index - opened <= REACH) {
                Some((_, first)) => {
                    turns.extend([first, turn.id]);
                    open = None;
                }
                None => open = Some((index, turn.id)),
            }
        }
        Self(turns)
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    // A speech of several paragraphs opens its quotes again in each.
    let reopens = page.turn.paragraphs().skip(1).any(|paragraph| paragraph.starts_with(is_mark));
    if reopens || !text.contains(is_mark) {
        return;
    }
    let nobody = page.turn.speaker.is_none() && page.turn.start_ms.is_none();
    for flaw in double_flaws(text).into_iter().chain(single_flaws(text)) {
        let (at, mark) = flaw.mark;
        // Where nobody speaks a turn is a paragraph, and a quotation may go on in the next.
        let edge = at == 0 || at + mark.len_utf8() == text.len();
        let goes_on = edge || desk.habits.quotations.0.contains(&page.turn.id);
        if nobody && goes_on && flaw.meant.is_none() && !matches!(mark, '\'' | '\u{2018}') {
            continue;
        }
        let range = (at, at + mark.len_utf8());
        let (certainty, meant, why) = match flaw.meant {
            Some(meant) => {
                let why = "This quotation opens in one style and closes in another.".to_owned();
                (Certainty::Likely, vec![meant.to_string()], why)
            }
            None => (Certainty::Look, Vec::new(), format!("This {mark} has no partner.")),
        };
        findings.push(page.finding(ID, certainty, range, meant, why));
    }
}

struct Flaw {
    mark: Mark,
    /// The mark of its partner's style, when it has a partner.
    meant: Option<char>,
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{2018}')
}

/// Double quotes pair in the order in which they stand.
fn double_flaws(text: &str) -> Vec<Flaw> {
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '"' | '\u{201c}' | '\u{201d}'));
    let mut flaws = Vec::new();
    let mut open: Option<Mark> = None;
    for mark in marks {
        match (open, mark.1) {
            (Some((_, '"')), '"') | (Some((_, '\u{201c}')), '\u{201d}') => open = None,
            (Some((_, '\u{201c}')), '"') => {
                flaws.push(Flaw { mark, meant: Some('\u{201d}') });
                open = None;
            }
            (Some(lead), '\u{201d}') => {
                flaws.push(Flaw { mark: lead, meant: Some('\u{201c}') });
                open = None;
            }
            (None, '"') if before(text, mark.0).is_some_and(|c| c.is_ascii_digit()) => {}
            (None, '\u{201d}') => flaws.push(Flaw { mark, meant: None }),
            (lead, _) => {
                flaws.extend(lead.map(|mark| Flaw { mark, meant: None }));
                open = Some(mark);
            }
        }
    }
    flaws.extend(open.map(|mark| Flaw { mark, meant: None }));
    flaws
}

/// Single quotes that open: what closes them looks like an apostrophe, so only openers are judged.
fn single_flaws(text: &str) -> Vec<Flaw> {
    let openers: Vec<Mark> =
        text.char_indices().filter(|&(at, c)| opens_single(text, at, c)).collect();
    let mut flaws = Vec::new();
    for (index, &(at, mark)) in openers.iter().enumerate() {
        let until = openers.get(index + 1).map_or(text.len(), |(next, _)| *next);
        let inside = text.get(at + mark.len_utf8()..until).unwrap_or("");
        let closers = inside.char_indices().filter(|&(offset, c)| {
            let offset = at + mark.len_utf8() + offset;
            matches!(c, '\'' | '\u{2019}') && ends_word(text, offset, c)
        });
        // The last may close it; one before it may be an apostrophe, as in `the boys' house`.
        let closers: Vec<Mark> =
            closers.map(|(offset, c)| (at + mark.len_utf8() + offset, c)).collect();
        let own = if mark == '\'' { '\'' } else { '\u{2019}' };
        match closers.last() {
            // Without a partner it is an apostrophe, as in `'leven`.
            None if mark == '\'' => {}
            None => flaws.push(Flaw { mark: (at, mark), meant: None }),
            Some(_) if closers.iter().any(|(_, c)| *c == own) => {}
            Some(_) if mark == '\'' => {
                flaws.push(Flaw { mark: (at, mark), meant: Some('\u{2018}') });
            }
            Some(&closer) => flaws.push(Flaw { mark: closer, meant: Some('\u{2019}') }),
        }
    }
    flaws
}

fn opens_single(text: &str, at: usize, c: char) -> bool {
    if !matches!(c, '\'' | '\u{2018}') {
        return false;
    }
    let rest = text.get(at + c.len_utf8()..).unwrap_or("");
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let clipped = CLIPPED.iter().any(|clipped| clipped.eq_ignore_ascii_case(word));
    let begins = before(text, at).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
    let code = rest.get(word.len()..).is_some_and(|rest| rest.starts_with(['_', '>', '`']));
    begins && rest.starts_with(char::is_alphabetic) && !clipped && !code
}

fn ends_word(text: &str, at: usize, c: char) -> bool {
    let after = text.get(at + c.len_utf8()..).and_then(|after| after.chars().next());
    before(text, at).is_some_and(|c| !c.is_whitespace())
        && after.is_none_or(|c| !c.is_alphanumeric())
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|before| before.chars().next_back())
}
