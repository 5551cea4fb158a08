//! Times of subtitles: `01:02:03,456`, `1:02.5`, `0:00:01.50`.

use transcript::TimeMs;

/// The time at the start of a text, and what follows it. A part of a second may have any number
/// of digits, as may the hours.
pub(super) fn clock(text: &str) -> Option<(TimeMs, &str)> {
    let (first, mut rest) = number(text)?;
    let mut parts = vec![first];
    while let Some((part, after)) = rest.strip_prefix(':').and_then(number) {
        parts.push(part);
        rest = after;
    }
    let seconds = match parts.as_slice() {
        [minutes, seconds] => minutes.checked_mul(60)?.checked_add(*seconds)?,
        [hours, minutes, seconds] => {
            hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(*seconds)?
        }
        _ => return None,
    };
    let (ms, rest) = match rest.strip_prefix(['.', ',']) {
        Some(after) => thousandths(after),
        None => (0, rest),
    };
    Some((TimeMs(seconds.checked_mul(1000)?.checked_add(ms)?), rest))
}

/// The time that is all of a text.
pub(crate) fn whole(text: &str) -> Option<TimeMs> {
    clock(text.trim()).filter(|(_, rest)| rest.is_empty()).map(|(time, _)| time)
}

/// Digits behind the point, as thousandths; more than three say nothing more.
fn thousandths(text: &str) -> (u64, &str) {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(count).unwrap_or((text, ""));
    let padded = digits.bytes().chain(*b"00").take(3);
    let value = if digits.is_empty() {
        0
    } else {
        padded.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'))
    };
    (value, rest)
}

fn number(text: &str) -> Option<(u64, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(count)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn times_are_read_in_every_spelling() {
        let ms = |text: &str| whole(text).map(|time| time.0);
        assert_eq!(ms("00:01:02,250"), Some(62_250));
        assert_eq!(ms("00:01:02.5"), Some(62_500));
        assert_eq!(ms("01:02.25"), Some(62_250));
        assert_eq!(ms("0:01:02.25"), Some(62_250));
        assert_eq!(ms("100:00:00,000"), Some(360_000_000));
        assert_eq!(ms("0:0:7,0051"), Some(7_005));
        assert_eq!(ms(" 00:07 "), Some(7_000));
        for text in ["", "7", "7.5", "1:2:3:4", "x", "00:07x", "99999999999999999999:00"] {
            assert_eq!(ms(text), None, "{text}");
        }
    }
}
