//! The letters that fonts draw as one glyph, and that PDF writers lose.

/// Letters that occur as one glyph in text fonts.
pub(crate) const LIGATURES: [&str; 15] =
    ["ti", "tt", "ft", "tf", "tti", "fi", "fl", "ff", "ffi", "ffl", "Th", "ct", "st", "fft", "fj"];
/// Ligatures that a font has together: those of Calibri and Cambria, the classic ones, and the
/// discretionary ones.
pub(crate) const FAMILIES: [&[&str]; 3] =
    [&["ti", "tt", "ft", "tf", "tti"], &["fi", "fl", "ff", "ffi", "ffl"], &["Th", "ct", "st"]];
/// Letters that are as frequent as ligatures but that no font draws as one glyph. What they seem
/// to explain is chance, and sets the bar for the real ones.
pub(crate) const DECOYS: [&str; 16] = [
    "ri", "ss", "nt", "rd", "lli", "ni", "pl", "nn", "nni", "mpl", "Wh", "nd", "sk", "rst", "mb",
    "sh",
];

/// How often a ligature occurs per running word of English, counted without overlaps as in
/// [`count`] over the frequency list of `words.fst`.
pub(crate) fn expected_per_word(ligature: &str) -> f64 {
    match ligature {
        "ti" => 0.0545,
        "tt" => 0.0055,
        "ft" => 0.0033,
        "tf" => 0.0003,
        "tti" => 0.0008,
        "fi" => 0.0115,
        "fl" => 0.0025,
        "ff" => 0.0040,
        "ffi" => 0.0017,
        "ffl" => 0.0001,
        "Th" => 0.0120,
        "ct" => 0.0211,
        "st" => 0.0481,
        _ => 0.0,
    }
}

/// How often a word shows a ligature that is not part of a longer one.
pub(crate) fn count(word: &str, ligature: &str) -> usize {
    let bytes = word.as_bytes();
    let part_of_longer = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied();
        let after = bytes.get(at + ligature.len()).copied();
        match ligature {
            "ti" => before == Some(b't'),
            "fi" | "fl" | "ft" => before == Some(b'f'),
            "tt" => after == Some(b'i'),
            "ff" => matches!(after, Some(b'i' | b'l' | b't')),
            _ => false,
        }
    };
    word.match_indices(ligature).filter(|(at, _)| !part_of_longer(*at)).count()
}

/// True for the ligatures that Unicode has as characters of their own (U+FB00 to U+FB06).
pub(crate) fn is_joined(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}')
}

/// A text with such characters as the letters that they are made of (Unicode's compatibility
/// decomposition, and the long s of U+FB05 as s).
pub(crate) fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => parted.push_str("ff"),
            '\u{fb01}' => parted.push_str("fi"),
            '\u{fb02}' => parted.push_str("fl"),
            '\u{fb03}' => parted.push_str("ffi"),
            '\u{fb04}' => parted.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => parted.push_str("st"),
            _ => parted.push(c),
        }
    }
    parted
}
