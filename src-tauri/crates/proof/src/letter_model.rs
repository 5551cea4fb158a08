//! How likely a string of letters is as an English word, for words that no list has.
//!
//! Four-letter statistics, interpolated after Witten and Bell (1991), computed by
//! `cargo xtask data` over all listed words and stored as one byte each.

/// 26 letters, anything else, and the edge of the word.
const SYMBOLS: usize = 28;
const OTHER: usize = 26;
const EDGE: usize = 27;
/// One unit of a stored byte, in log10.
const UNIT: f64 = 1.0 / 32.0;

/// Letter statistics.
pub(crate) struct LetterModel(pub(crate) &'static [u8]);

impl LetterModel {
    /// log10 of the probability of a word. Anything but letters is passed over.
    pub(crate) fn log10(&self, word: &str) -> f64 {
        let mut context = [EDGE; 3];
        let mut units = 0_usize;
        let mut step = |symbol: usize| {
            let [a, b, c] = context;
            let index = ((a * SYMBOLS + b) * SYMBOLS + c) * SYMBOLS + symbol;
            units += self.0.get(index).map_or(255, |&unit| usize::from(unit));
            context = [b, c, symbol];
        };
        word.chars().filter_map(symbol).for_each(&mut step);
        step(EDGE);
        -UNIT * units as f64
    }
}

fn symbol(c: char) -> Option<usize> {
    match c {
        'a'..='z' => Some(c as usize - 'a' as usize),
        'A'..='Z' => Some(c as usize - 'A' as usize),
        '\u{c0}'..='\u{17f}' => Some(OTHER),
        _ => None,
    }
}
