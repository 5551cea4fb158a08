//! How two spellings are alike.

/// What makes two spellings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    Accents,
    Capitals,
    /// Two letters in another order.
    Swapped,
    /// A letter once or twice.
    Doubled,
    /// A letter too many, too few or another one, neither first nor last.
    Another,
}

/// `None` when they are the same, or two words.
pub(super) fn likeness(one: &str, other: &str) -> Option<Likeness> {
    if one == other {
        return None;
    }
    let (small_one, small_other) = (one.to_lowercase(), other.to_lowercase());
    if small_one == small_other {
        let inside = |word: &str| word.chars().skip(1).any(char::is_uppercase);
        return (inside(one) || inside(other)).then_some(Likeness::Capitals);
    }
    let (one, other): (Vec<char>, Vec<char>) =
        (fold(one).chars().collect(), fold(other).chars().collect());
    if one == other {
        return Some(Likeness::Accents);
    }
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(head..)?, other.get(head..)?);
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(..one.len() - tail)?, other.get(..other.len() - tail)?);
    // What differs at an end is an ending, or another name: Ann and Anna, Hubel and Huber.
    let between = head > 0 && tail > 0;
    match (one, other) {
        ([a, b], [c, d]) if a == d && b == c && head > 0 => Some(Likeness::Swapped),
        ([_], [_]) if between => Some(Likeness::Another),
        ([letter], []) | ([], [letter]) if between => {
            let doubled = small_one.contains(&format!("{letter}{letter}"))
                || small_other.contains(&format!("{letter}{letter}"));
            Some(if doubled { Likeness::Doubled } else { Likeness::Another })
        }
        _ => None,
    }
}

/// A word in small letters without accents.
pub(crate) fn fold(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// The letter under an accent.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ł' | 'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

/// The word without each of its letters but the first.
pub(super) fn without_one(key: &str) -> impl Iterator<Item = String> {
    key.char_indices()
        .skip(1)
        .filter_map(|(at, c)| Some([key.get(..at)?, key.get(at + c.len_utf8()..)?].concat()))
}

/// Words with two letters swapped, a letter doubled, or one of two that are the same gone.
pub(super) fn neighbours(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let places = 1..letters.len();
    places.flat_map(move |at| {
        let mut swapped = letters.clone();
        if at + 1 < swapped.len() {
            swapped.swap(at, at + 1);
        }
        let mut doubled = letters.clone();
        if let Some(&letter) = letters.get(at) {
            doubled.insert(at, letter);
        }
        let mut single = letters.clone();
        if letters.get(at) == letters.get(at - 1) {
            single.remove(at);
        }
        let original = letters.clone();
        [swapped, doubled, single]
            .into_iter()
            .filter(move |word| *word != original)
            .map(|word| word.into_iter().collect::<String>())
    })
}
