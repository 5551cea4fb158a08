//! Puts errors into clean text.

use proof::Lexicon;

/// A generator of numbers that a name settles.
pub struct Dice(u64);

impl Dice {
    pub fn new(name: &str) -> Self {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// True once in so many times.
    fn one_in(&mut self, times: u64) -> bool {
        self.next() >> 11 < (1 << 53) / times
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 11) as usize % bound.max(1)
    }
}

/// A kind of error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Seed {
    /// One confusion of letters in one of 20 of its places.
    OneConfusion,
    /// All confusions in one of 100 places.
    Scan,
    /// The same in one of 1000.
    FewScans,
    Split,
    Hyphen,
    Joined,
    Capital,
    WrongWord,
    Name,
}

pub struct Seeded {
    pub text: String,
    pub errors: Vec<Planted>,
}

pub struct Planted {
    pub start: usize,
    pub end: usize,
    pub shown: String,
    pub meant: String,
}

/// What is meant, and what a scanner makes of it.
const SCANNED: [(&str, &str); 16] = [
    ("m", "rn"),
    ("rn", "m"),
    ("d", "cl"),
    ("cl", "d"),
    ("l", "1"),
    ("l", "I"),
    ("i", "l"),
    ("o", "0"),
    ("w", "vv"),
    ("n", "ii"),
    ("u", "n"),
    ("n", "u"),
    ("b", "h"),
    ("h", "b"),
    ("e", "c"),
    ("c", "e"),
];

const WORDS: [(&str, &str); 16] = [
    ("from", "form"),
    ("form", "from"),
    ("lose", "loose"),
    ("led", "lead"),
    ("trial", "trail"),
    ("quite", "quiet"),
    ("than", "then"),
    ("their", "there"),
    ("there", "their"),
    ("where", "were"),
    ("whether", "weather"),
    ("effect", "affect"),
    ("through", "though"),
    ("think", "thing"),
    ("your", "you're"),
    ("week", "weak"),
];

impl Seed {
    pub const ALL: [Self; 9] = [
        Self::OneConfusion,
        Self::Scan,
        Self::FewScans,
        Self::Split,
        Self::Hyphen,
        Self::Joined,
        Self::Capital,
        Self::WrongWord,
        Self::Name,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::OneConfusion => "rn for m",
            Self::Scan => "all confusions",
            Self::FewScans => "few confusions",
            Self::Split => "split words",
            Self::Hyphen => "hyphens of lines",
            Self::Joined => "joined words",
            Self::Capital => "stray capitals",
            Self::WrongWord => "wrong words",
            Self::Name => "names with letters swapped",
        }
    }

    /// The text with errors of this kind.
    pub fn apply(self, text: &str, dice: &mut Dice, lexicon: &Lexicon) -> Seeded {
        let mut seeded = Seeded { text: String::new(), errors: Vec::new() };
        let words: Vec<&str> = text.split(' ').collect();
        let mut skip = false;
        for (index, chunk) in words.iter().enumerate() {
            if !std::mem::take(&mut skip) && index > 0 {
                seeded.text.push(' ');
            }
            let core = chunk.trim_matches(|c: char| !c.is_alphanumeric());
            let start = seeded.text.len() + chunk.find(core).unwrap_or(0);
            let plain = core.chars().all(char::is_alphabetic);
            let shown = if plain { self.hurt(core, dice, lexicon) } else { None };
            if self == Self::Joined {
                let next = words.get(index + 1).copied().unwrap_or("");
                if core == *chunk
                    && plain
                    && matches!(core, "of" | "in" | "to" | "the" | "and" | "for" | "on" | "is")
                    && matches!(next, "the" | "a" | "this" | "his" | "be" | "it" | "which" | "that")
                    && dice.one_in(20)
                {
                    let meant = format!("{core} {next}");
                    let end = start + core.len() + next.len();
                    let shown = format!("{core}{next}");
                    seeded.errors.push(Planted { start, end, shown, meant });
                    skip = true;
                }
            }
            match shown {
                Some(shown) if !core.is_empty() => {
                    seeded.text.push_str(&chunk.replacen(core, &shown, 1));
                    let end = start + shown.len();
                    seeded.errors.push(Planted { start, end, shown, meant: core.to_owned() });
                }
                _ => seeded.text.push_str(chunk),
            }
        }
        seeded
    }

    fn hurt(self, word: &str, dice: &mut Dice, lexicon: &Lexicon) -> Option<String> {
        let ascii = word.is_ascii();
        let small = word.bytes().all(|b| b.is_ascii_lowercase());
        let long = word.len() >= 6 && small && lexicon.knows(word);
        let shown = match self {
            Self::OneConfusion => scan(word, &SCANNED[..1], 20, dice)?,
            Self::Scan => scan(word, &SCANNED, 100, dice)?,
            Self::FewScans => scan(word, &SCANNED, 1000, dice)?,
            Self::Split if long && dice.one_in(50) => cut(word, " ", dice)?,
            Self::Hyphen if long && dice.one_in(50) => {
                let gap = if dice.one_in(2) { "-" } else { "- " };
                cut(word, gap, dice)?
            }
            Self::Capital if small && word.len() >= 4 && dice.one_in(100) => {
                let at = 1 + dice.below(word.len() - 1);
                let (head, tail) = word.split_at_checked(at)?;
                let (letter, tail) = tail.split_at_checked(1)?;
                [head, &letter.to_uppercase(), tail].concat()
            }
            Self::WrongWord if dice.one_in(5) => {
                WORDS.iter().find(|(meant, _)| *meant == word)?.1.to_owned()
            }
            Self::Name if ascii && word.len() >= 5 && word.starts_with(char::is_uppercase) => {
                let rare = !lexicon.knows(&word.to_lowercase()) && dice.one_in(20);
                let at = 1 + dice.below(word.len() - 2);
                let mut letters: Vec<char> = word.chars().collect();
                letters.swap(at, at + 1);
                if !rare {
                    return None;
                }
                letters.into_iter().collect()
            }
            _ => return None,
        };
        // What is a word again shows by its neighbours at best.
        (shown != word && (self == Self::WrongWord || !lexicon.knows(&shown))).then_some(shown)
    }
}

/// One of the confusions at each of their places, once in so many.
fn scan(word: &str, table: &[(&str, &str)], times: u64, dice: &mut Dice) -> Option<String> {
    let mut shown = String::new();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let hit = table.iter().find(|(meant, _)| rest.starts_with(meant) && dice.one_in(times));
        match hit {
            Some((meant, wrong)) => {
                shown.push_str(wrong);
                rest = rest.strip_prefix(meant)?;
            }
            None => {
                shown.push(letter);
                rest = rest.strip_prefix(letter)?;
            }
        }
    }
    (shown != word).then_some(shown)
}

fn cut(word: &str, gap: &str, dice: &mut Dice) -> Option<String> {
    let at = 2 + dice.below(word.len() - 3);
    let (head, tail) = word.split_at_checked(at)?;
    Some([head, gap, tail].concat())
}
