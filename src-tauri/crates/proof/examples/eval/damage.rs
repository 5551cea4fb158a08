//! Ways in which PDF writers lose ligatures.

use std::collections::HashSet;

/// Ligatures of Calibri and Cambria, the longest first.
const CALIBRI: [&str; 5] = ["tti", "ti", "tt", "ft", "tf"];
/// Ligatures of richer fonts, the longest first.
const RICH: [&str; 13] =
    ["tti", "ffi", "ffl", "ti", "ft", "tt", "tf", "fi", "fl", "ff", "Th", "ct", "st"];
/// Ligatures that have characters of their own.
const CLASSIC: [&str; 5] = ["ffi", "ffl", "fi", "fl", "ff"];
const FOREIGN: &str = "ƟƩŌƞƫĮīȚȝɅƀǂǛɎʘʬʥǷȢɁ";
const SIGNS: &str = "!\"#$%&()*+:;<=>?@[]^_{|}~0123456789";
/// The second half of Mac OS Roman does for the tests up to here.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø";

/// A way to lose ligatures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    Quartz,
    Capitals,
    Small,
    Foreign,
    Signs,
    Mixed,
    Void,
    Dropped,
}

impl Damage {
    pub const ALL: [Self; 8] = [
        Self::Quartz,
        Self::Capitals,
        Self::Small,
        Self::Foreign,
        Self::Signs,
        Self::Mixed,
        Self::Void,
        Self::Dropped,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Quartz => "exact Quartz replay",
            Self::Capitals => "capitals, 5 ligatures",
            Self::Small => "small letters, 5 ligatures",
            Self::Foreign => "Latin Extended, 13 ligatures",
            Self::Signs => "signs and digits, 5 ligatures",
            Self::Mixed => "two tables and intact text",
            Self::Void => "replacement character, 13 ligatures",
            Self::Dropped => "f-ligatures dropped",
        }
    }

    /// What is to be reached, in documents of 10,000 words.
    pub fn goal(self) -> &'static str {
        match self {
            Self::Quartz | Self::Capitals | Self::Foreign => "recall 0.99, precision 0.9999",
            Self::Small | Self::Signs | Self::Mixed => "recall 0.97, precision 0.9995",
            Self::Void | Self::Dropped => "first suggestion 0.95, precision 0.999",
        }
    }

    pub fn apply(self, text: &str, dice: &mut Dice) -> String {
        match self {
            Self::Quartz => quartz(text),
            Self::Mixed => {
                let first = Self::Capitals.table(dice);
                let second = if dice.below(2) == 0 { Self::Signs } else { Self::Capitals };
                let second = second.table(dice);
                let paragraphs = text.split("\n\n").map(|paragraph| match dice.below(20) {
                    0..11 => replace(paragraph, &first),
                    11..15 => replace(paragraph, &second),
                    _ => paragraph.to_owned(),
                });
                paragraphs.collect::<Vec<_>>().join("\n\n")
            }
            _ => replace(text, &self.table(dice)),
        }
    }

    fn table(self, dice: &mut Dice) -> Vec<(&'static str, String)> {
        let (ligatures, stand_ins): (&[&'static str], Vec<char>) = match self {
            Self::Capitals => (&CALIBRI, ('A'..='Z').collect()),
            Self::Small => (&CALIBRI, ('a'..='z').collect()),
            Self::Foreign => (&RICH, FOREIGN.chars().collect()),
            Self::Signs => (&CALIBRI, SIGNS.chars().collect()),
            Self::Void => (&RICH, vec!['\u{fffd}'; RICH.len()]),
            Self::Dropped | Self::Quartz | Self::Mixed => (&CLASSIC, Vec::new()),
        };
        let mut stand_ins = stand_ins;
        ligatures
            .iter()
            .map(|ligature| {
                let stand_in = (!stand_ins.is_empty())
                    .then(|| stand_ins.swap_remove(dice.below(stand_ins.len())));
                (*ligature, stand_in.map(String::from).unwrap_or_default())
            })
            .collect()
    }
}

fn is_address(chunk: &str) -> bool {
    ["http:", "https:", "www.", "@"].iter().any(|part| chunk.contains(part))
}

/// Replaces ligatures outside addresses.
fn replace(text: &str, table: &[(&str, String)]) -> String {
    let chunks = text.split_inclusive(char::is_whitespace).map(|chunk| {
        if is_address(chunk) {
            return chunk.to_owned();
        }
        let mut out = String::new();
        let mut rest = chunk;
        while let Some(c) = rest.chars().next() {
            let hit = table.iter().find(|(ligature, _)| rest.starts_with(ligature));
            let length = match hit {
                Some((ligature, stand_in)) => {
                    out.push_str(stand_in);
                    ligature.len()
                }
                None => {
                    out.push(c);
                    c.len_utf8()
                }
            };
            rest = rest.get(length..).unwrap_or("");
        }
        out
    });
    chunks.collect()
}

/// Numbers glyphs in the order of their first use, as the PDF writer of macOS does.
fn quartz(text: &str) -> String {
    let mut seen: HashSet<String> = HashSet::new();
    let mut table: Vec<(&str, String)> = Vec::new();
    for chunk in text.split_inclusive(char::is_whitespace).filter(|chunk| !is_address(chunk)) {
        let mut rest = chunk;
        while let Some(c) = rest.chars().next() {
            let ligature = CALIBRI.iter().chain(&CLASSIC).find(|l| rest.starts_with(**l));
            let glyph = match ligature {
                Some(ligature) => format!("ligature {ligature}"),
                None if c.is_whitespace() => " ".to_owned(),
                None => c.to_string(),
            };
            let number = seen.len() as u32;
            if seen.insert(glyph)
                && let Some(ligature) = ligature
                && CALIBRI.contains(ligature)
            {
                let code = 0x21 + number;
                let stand_in = if code < 0x7f {
                    char::from_u32(code)
                } else {
                    MAC_ROMAN.chars().nth(code as usize + 1 - 0x80)
                };
                table.push((ligature, stand_in.unwrap_or('?').to_string()));
            }
            rest = rest.get(ligature.map_or(c.len_utf8(), |l| l.len())..).unwrap_or("");
        }
    }
    table.sort_by_key(|(ligature, _)| std::cmp::Reverse(ligature.len()));
    // The classic ligatures keep their letters: `ffi` is no `f` and `fi`.
    let mut whole: Vec<(&str, String)> = CLASSIC.iter().map(|l| (*l, (*l).to_owned())).collect();
    whole.extend(table);
    replace(text, &whole)
}

/// Chance that repeats itself (xorshift64*, Vigna 2016).
pub struct Dice(u64);

impl Dice {
    pub fn new(name: &str) -> Self {
        // FNV-1a: the same name, the same chance, on every machine.
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        }))
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let chance = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16;
        (chance % limit.max(1) as u64) as usize
    }
}
