//! Bytes to characters, and characters to clean lines.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{ImportError, Reading, Warning, WarningKind};

/// The characters of a file.
pub(crate) struct Decoded {
    /// Its text: lines end with `\n`, pages may end with `\u{c}`, and the only other control
    /// character is the tab.
    pub text: String,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// What was guessed.
    pub warnings: Vec<Warning>,
}

/// More than one control character in this many, and the file is no text.
const ONE_CONTROL_IN: usize = 50;

/// How many bytes are looked at to find the encoding.
const SAMPLE: usize = 1 << 16;

/// Decodes what is encoded as the file tells, or else UTF-8, UTF-16 and, when it is neither,
/// Windows-1252. A byte order mark is believed first, and before it the encoding that was asked for.
pub(crate) fn decode(
    bytes: &[u8],
    told: Option<&'static Encoding>,
    reading: &Reading,
) -> Result<Decoded, ImportError> {
    let forced = reading.encoding();
    let is_utf_32 = bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF");
    if forced.is_none() && is_utf_32 {
        return Err(ImportError::Encoding("UTF-32"));
    }
    let mut warnings = Vec::new();
    let (encoding, raw) = match (forced, Encoding::for_bom(bytes)) {
        (Some(forced), _) => (forced, forced.decode_with_bom_removal(bytes).0),
        (None, Some((encoding, mark))) => {
            let (raw, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(&[]));
            (encoding, raw)
        }
        (None, None) => match told.filter(|told| *told != UTF_8) {
            Some(told) => (told, told.decode_without_bom_handling(bytes).0),
            None => guess(bytes, &mut warnings),
        },
    };
    let text = clean(&raw, &mut warnings)?;
    let line_of = |wanted| line_number(&text, wanted);
    if let Some(line) = line_of('\u{FFFD}') {
        let count = text.matches('\u{FFFD}').count();
        let message = match count {
            1 => "one character could not be read and became \u{FFFD}".to_owned(),
            _ => format!("{count} characters could not be read and became \u{FFFD}"),
        };
        warnings.push(Warning::line(line, WarningKind::Undecodable, message));
    }
    if text.trim().is_empty() {
        return Err(ImportError::Blank);
    }
    Ok(Decoded { encoding: encoding.name(), text, warnings })
}

/// The first characters of a file, whatever else is in it: enough to see which format it is.
pub(crate) fn beginning(bytes: &[u8]) -> String {
    let start = bytes.get(..SAMPLE).unwrap_or(bytes);
    let encoding = match Encoding::for_bom(start) {
        Some((encoding, _)) => encoding,
        None => utf_16_by_zeros(start).unwrap_or(UTF_8),
    };
    let text = encoding.decode_with_bom_removal(start).0;
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn line_number(text: &str, wanted: char) -> Option<usize> {
    let (before, _) = text.split_once(wanted)?;
    Some(before.matches('\n').count() + 1)
}

/// The encoding of bytes that do not say it, and their text.
fn guess<'a>(bytes: &'a [u8], warnings: &mut Vec<Warning>) -> (&'static Encoding, Cow<'a, str>) {
    let mut guessed = |encoding: &'static Encoding, why: &str| {
        let message = format!("read as {}, {why}", encoding.name());
        warnings.push(Warning::file(WarningKind::EncodingGuessed, message));
        encoding
    };
    if let Some(encoding) = utf_16_by_zeros(bytes) {
        let encoding = guessed(encoding, "because of the zero bytes between the letters");
        return (encoding, encoding.decode_without_bom_handling(bytes).0);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return (UTF_8, Cow::Borrowed(text));
    }
    let (whole, broken) = utf_8_sequences(bytes);
    let encoding = if whole > broken {
        guessed(UTF_8, "though some bytes of it are broken")
    } else {
        guessed(WINDOWS_1252, "because it is not UTF-8")
    };
    (encoding, encoding.decode_without_bom_handling(bytes).0)
}

/// In UTF-16, the letters of western languages have a zero for every second byte.
fn utf_16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.get(..SAMPLE).unwrap_or(bytes).as_chunks::<2>().0;
    let first = pairs.iter().filter(|pair| pair[0] == 0 && pair[1] != 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0 && pair[0] != 0).count();
    let (more, fewer) = (first.max(second), first.min(second));
    let clear = more > 0 && more * 10 >= pairs.len() && fewer * 10 <= more;
    clear.then_some(if second > first { UTF_16LE } else { UTF_16BE })
}

/// How many characters beyond ASCII are well formed in UTF-8, and how many are not.
fn utf_8_sequences(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(whole, broken), chunk| {
        let beyond_ascii = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (whole + beyond_ascii, broken + usize::from(!chunk.invalid().is_empty()))
    })
}

/// Makes every line end the same, and leaves out what no reader sees.
fn clean(raw: &str, warnings: &mut Vec<Warning>) -> Result<String, ImportError> {
    let mut text = String::with_capacity(raw.len());
    let (mut characters, mut controls, mut line, mut first) = (0, 0, 1, 0);
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        characters += 1;
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                text.push('\n');
                line += 1;
            }
            '\t' | '\u{C}' => text.push(c),
            '\u{FEFF}' => {}
            // A soft hyphen shows at a line's end only.
            '\u{AD}' if !chars.peek().is_none_or(|c| c.is_whitespace()) => {}
            c if c.is_control() => {
                controls += 1;
                if first == 0 {
                    first = line;
                }
            }
            c => text.push(c),
        }
    }
    if controls * ONE_CONTROL_IN > characters {
        return Err(ImportError::Binary { controls, characters });
    }
    if controls > 0 {
        let message = format!("{controls} control characters were left out");
        warnings.push(Warning::line(first, WarningKind::ControlCharacters, message));
    }
    Ok(text)
}
