//! Times as people write them: `MM:SS`, `H:MM:SS`, `[00:01:02.5]`, `(1:02)`, and ranges of them.

use transcript::TimeMs;

/// A time, or a range of times, as written beside a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// When the turn begins.
    pub start: TimeMs,
    /// When it ends, where that is written too.
    pub end: Option<TimeMs>,
    /// True when nobody writes the time of day like that: in brackets, with hours, as a range.
    pub certain: bool,
}

/// The time at the start of `text`, and what follows it.
pub(super) fn leading(text: &str) -> Option<(Stamp, &str)> {
    match text.chars().next()? {
        open @ ('[' | '(' | '{' | '<') => {
            let (stamp, rest) = range(text.strip_prefix(open)?.trim_start())?;
            let rest = rest.trim_start().strip_prefix(closing(open))?;
            Some((Stamp { certain: true, ..stamp }, rest))
        }
        '0'..='9' => {
            let (stamp, rest) = range(text)?;
            let bounded = rest.is_empty() || rest.starts_with([' ', '\t', ':', '*', '_', '|']);
            (bounded && !names_half_day(rest)).then_some((stamp, rest))
        }
        _ => None,
    }
}

/// The time that is all of `text`.
pub(super) fn whole(text: &str) -> Option<Stamp> {
    leading(text).filter(|(_, rest)| rest.trim().is_empty()).map(|(stamp, _)| stamp)
}

fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        _ => '>',
    }
}

/// `12:30 pm` is a time of day.
fn names_half_day(rest: &str) -> bool {
    let word: String = rest.trim_start().chars().take(4).collect::<String>().to_lowercase();
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    ["am", "pm"].iter().any(|half| {
        letters.strip_prefix(half).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

fn range(text: &str) -> Option<(Stamp, &str)> {
    let (start, certain, rest) = clock(text)?;
    let to = ["-->", "->", "–", "—", "-"].iter().find_map(|to| rest.trim_start().strip_prefix(to));
    if let Some((end, _, rest)) = to.and_then(|to| clock(to.trim_start())) {
        return Some((Stamp { start, end: Some(end), certain: true }, rest));
    }
    Some((Stamp { start, end: None, certain }, rest))
}

/// One time, whether it is certain to be one, and what follows it.
fn clock(text: &str) -> Option<(TimeMs, bool, &str)> {
    let (first, rest) = digits(text, 3)?;
    let (second, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let third = rest.strip_prefix(':').and_then(|rest| digits(rest, 2));
    let (seconds, hours_given, rest) = match third {
        Some((third, rest)) if second.value < 60 && third.value < 60 => {
            (first.value * 3600 + second.value * 60 + third.value, true, rest)
        }
        None if second.length == 2 && second.value < 60 => {
            (first.value * 60 + second.value, false, rest)
        }
        _ => return None,
    };
    let fraction = rest.strip_prefix(['.', ',']).and_then(|rest| digits(rest, 3));
    let (ms, rest) = match fraction {
        Some((part, rest)) => (part.value * [0, 100, 10, 1].get(part.length).copied()?, rest),
        None => (0, rest),
    };
    if rest.starts_with(|c: char| c.is_alphanumeric()) || is_more_digits(rest) {
        return None;
    }
    Some((TimeMs(seconds * 1000 + ms), hours_given || fraction.is_some(), rest))
}

/// True when a separator and a digit follow: `00:00:01:12` and `1:02.34567` are no times here.
fn is_more_digits(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some(':' | '.' | ',' | '/'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}

#[derive(Clone, Copy)]
struct Digits {
    value: u64,
    length: usize,
}

/// A number of at most `most` digits, and what follows it.
fn digits(text: &str, most: usize) -> Option<(Digits, &str)> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    Some((Digits { value: number.parse().ok()?, length }, rest))
}

#[cfg(test)]
mod tests {
    use super::{leading, whole};

    fn start(text: &str) -> Option<u64> {
        leading(text).map(|(stamp, _)| stamp.start.0)
    }

    #[test]
    fn times_are_read_in_every_spelling() {
        assert_eq!(start("02:04"), Some(124_000));
        assert_eq!(start("1:02 text"), Some(62_000));
        assert_eq!(start("75:20 text"), Some(4_520_000));
        assert_eq!(start("1:02:03 text"), Some(3_723_000));
        assert_eq!(start("[00:01:02.5] text"), Some(62_500));
        assert_eq!(start("(1:02): text"), Some(62_000));
        assert_eq!(start("00:01:02,250 --> 00:01:04,000"), Some(62_250));
        assert_eq!(start("0:0:12.34 --> 0:0:15.67"), Some(12_340));
        let range = whole("[00:12 - 00:15]").unwrap();
        assert_eq!((range.start.0, range.end.unwrap().0), (12_000, 15_000));
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in [
            "12:30 pm",
            "12:30 p.m. we",
            "12:30pm",
            "1:2",
            "12:75",
            "1:02:75",
            "12:30, we",
            "1:02x",
            "00:00:01:12",
            "2001: a",
            "[1:02",
            "3:16.75.2",
            "1234:00",
            "",
        ] {
            assert_eq!(start(text), None, "{text}");
        }
        assert!(whole("1:02 text").is_none());
    }
}
