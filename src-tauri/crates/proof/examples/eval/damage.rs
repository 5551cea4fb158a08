//! Ways in which PDF writers lose ligatures.

use std::collections::HashSet;

use crate::passages;

/// Ligatures of Calibri and Cambria, the longest first.
const CALIBRI: [&str; 5] = ["tti", "ti", "tt", "ft", "tf"];
/// Ligatures of richer fonts, the longest first.
const RICH: [&str; 13] =
    ["tti", "ffi", "ffl", "ti", "ft", "tt", "tf", "fi", "fl", "ff", "Th", "ct", "st"];
/// Ligatures that have characters of their own.
const CLASSIC: [&str; 5] = ["ffi", "ffl", "fi", "fl", "ff"];
const FOREIGN: &str = "ƟƩŌƞƫĮīȚȝɅƀǂǛɎʘʬʥǷȢɁ";
/// Every ASCII sign but those that a text is full of: `. , - '`.
const SIGNS: &str = "!\"#$%&()*+/:;<=>?@[]^_{|}~0123456789";
/// The second half of Mac OS Roman does for the tests up to here.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø";

/// A way to lose ligatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The order of glyphs is the table.
    Quartz,
    Capitals,
    Small,
    Foreign,
    Private,
    Signs,
    /// Each paragraph has one of two tables, or none.
    Mixed,
    /// Headings and lead-ins have another table than the rest; long passages have none.
    Passages,
    Void,
    /// Nothing is left of an f-ligature.
    Dropped,
    /// A space is left of an f-ligature.
    Spaced,
}

/// What each ligature became, the longest first.
pub type Table = Vec<(&'static str, String)>;

impl Damage {
    /// The paragraphs word by word, as they are shown.
    pub fn apply(self, paragraphs: &[Vec<String>], dice: &mut Dice) -> Vec<Vec<String>> {
        match self {
            Self::Quartz => all(paragraphs, &quartz(paragraphs)),
            Self::Mixed => {
                let (first, second) = Self::two_tables(dice);
                let table = |dice: &mut Dice| match dice.below(20) {
                    0..11 => Some(&first),
                    11..15 => Some(&second),
                    _ => None,
                };
                let shown = paragraphs.iter().map(|paragraph| match table(dice) {
                    Some(table) => paragraph.iter().map(|word| replace(word, table)).collect(),
                    None => paragraph.clone(),
                });
                shown.collect()
            }
            Self::Passages => {
                let (body, other) = Self::two_tables(dice);
                let fonts = passages::fonts(paragraphs, dice);
                let shown = paragraphs.iter().zip(fonts).map(|(paragraph, fonts)| {
                    let words = paragraph.iter().zip(fonts).map(|(word, font)| match font {
                        passages::Font::Body => replace(word, &body),
                        passages::Font::Other => replace(word, &other),
                        passages::Font::Intact => word.clone(),
                    });
                    words.collect()
                });
                shown.collect()
            }
            _ => all(paragraphs, &self.table(dice)),
        }
    }

    fn two_tables(dice: &mut Dice) -> (Table, Table) {
        let first = if dice.below(3) == 0 { Self::Small } else { Self::Capitals };
        let second = if dice.below(2) == 0 { Self::Signs } else { Self::Capitals };
        (first.table(dice), second.table(dice))
    }

    fn table(self, dice: &mut Dice) -> Table {
        let (ligatures, mut stand_ins): (&[&'static str], Vec<String>) = match self {
            Self::Foreign => (&RICH, each(FOREIGN.chars())),
            Self::Private => (&RICH, each('\u{e000}'..='\u{f8ff}')),
            Self::Void => (&RICH, vec!["\u{fffd}".to_owned(); RICH.len()]),
            Self::Signs => (&CALIBRI, each(SIGNS.chars())),
            Self::Small => (&CALIBRI, each('a'..='z')),
            Self::Dropped => (&CLASSIC, vec![String::new(); CLASSIC.len()]),
            Self::Spaced => (&CLASSIC, vec![" ".to_owned(); CLASSIC.len()]),
            Self::Capitals | Self::Quartz | Self::Mixed | Self::Passages => {
                (&CALIBRI, each('A'..='Z'))
            }
        };
        let pick = |ligature: &&'static str| {
            (*ligature, stand_ins.swap_remove(dice.below(stand_ins.len())))
        };
        ligatures.iter().map(pick).collect()
    }
}

fn each(characters: impl Iterator<Item = char>) -> Vec<String> {
    characters.map(String::from).collect()
}

fn is_address(word: &str) -> bool {
    ["http:", "https:", "www.", "@"].iter().any(|part| word.contains(part))
}

fn all(paragraphs: &[Vec<String>], table: &Table) -> Vec<Vec<String>> {
    let shown =
        |paragraph: &Vec<String>| paragraph.iter().map(|word| replace(word, table)).collect();
    paragraphs.iter().map(shown).collect()
}

/// Replaces ligatures outside addresses.
fn replace(word: &str, table: &Table) -> String {
    if is_address(word) {
        return word.to_owned();
    }
    let mut shown = String::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let hit = table.iter().find(|(ligature, _)| rest.starts_with(ligature));
        let length = match hit {
            Some((ligature, stand_in)) => {
                shown.push_str(stand_in);
                ligature.len()
            }
            None => {
                shown.push(c);
                c.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or("");
    }
    shown
}

/// Numbers glyphs in the order of their first use, as the PDF writer of macOS does.
fn quartz(paragraphs: &[Vec<String>]) -> Table {
    let mut seen: HashSet<String> = HashSet::new();
    let mut table: Table = Vec::new();
    for word in paragraphs.iter().flatten() {
        let mut rest = if is_address(word) { "" } else { word.as_str() };
        while let Some(c) = rest.chars().next() {
            let ligature = CLASSIC.iter().chain(&CALIBRI).find(|l| rest.starts_with(**l));
            let glyph = match ligature {
                Some(ligature) => format!("ligature {ligature}"),
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
        // The space after the word is a glyph too.
        seen.insert(" ".to_owned());
    }
    table.sort_by_key(|(ligature, _)| std::cmp::Reverse(ligature.len()));
    // The classic ligatures keep their letters: `ffi` is no `f` and `fi`.
    let mut whole: Table = CLASSIC.iter().map(|l| (*l, (*l).to_owned())).collect();
    whole.extend(table);
    whole
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
