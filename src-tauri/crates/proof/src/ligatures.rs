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
