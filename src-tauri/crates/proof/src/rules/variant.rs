//! A name or a term that the document spells in two ways.
//!
//! Words are compared that no list has or that begin with a capital: by their letters without
//! accents and capitals, and by what is left when one letter is taken out, as SymSpell does, so
//! that only words that are close ever meet.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::evidence::Evidence;
use crate::finding::{Certainty, Finding};
use crate::lexicon::Lexicon;
use crate::passages::WHOLE;
use crate::shape;
use crate::tally::is_inside;
use crate::tokens::{Word, words};

use super::likeness::{Likeness, fold, likeness, without_one};
use super::neighbours::times;

pub(super) const ID: &str = "variant";

/// Letters, at least, where only accents or capitals differ, and where letters do.
const LETTERS: usize = 4;
const LETTERS_THAT_DIFFER: usize = 5;
/// The same for a letter that is another one altogether.
const LETTERS_OF_ANOTHER: usize = 7;
/// How many times more often the usual spelling stands when it is clear.
const CLEAR: u32 = 3;

/// The words of a document that another spelling stands beside.
pub(super) struct Variants {
    rivals: FxHashMap<Box<str>, Rival>,
    /// Names of persons: how often each first name stands before a surname.
    firsts: FxHashMap<Box<str>, Vec<(Box<str>, u32)>>,
}

/// Another spelling of a word.
#[derive(Clone)]
struct Rival {
    meant: Box<str>,
    likeness: Likeness,
    mine: u32,
    others: u32,
    /// True when this spelling is in a list.
    listed: bool,
    /// True when the other one is.
    meant_listed: bool,
    /// How often the other one stands so, with its capitals and its ending.
    exactly: u32,
}

/// One spelling in the document.
struct Form<'t> {
    text: String,
    /// The word as shown, where it is not the text: it lost letters.
    shown: &'t str,
    count: u32,
    inside: bool,
    /// Its score, if a list has it.
    score: Option<f64>,
    key: String,
}

impl Variants {
    pub(super) fn read(transcript: &Transcript, evidence: &Evidence, lexicon: &Lexicon) -> Self {
        let mut counts: FxHashMap<&str, (u32, bool)> = FxHashMap::default();
        let mut firsts: FxHashMap<Box<str>, Vec<(Box<str>, u32)>> = FxHashMap::default();
        for turn in &transcript.turns {
            let mut before: Option<Word<'_>> = None;
            for word in words(&turn.text, evidence.table(), lexicon) {
                let inside = is_inside(&turn.text, word.start);
                let (count, seen_inside) = counts.entry(stem(word.text)).or_default();
                *count += 1;
                *seen_inside |= inside;
                if let Some(first) = before.filter(|first| is_full_name(&turn.text, first, &word)) {
                    note(firsts.entry(stem(word.text).into()).or_default(), first.text);
                }
                before = Some(word);
            }
        }
        firsts.retain(|_, names| names.len() > 1);
        let mut forms: Vec<Form<'_>> = counts
            .into_iter()
            .filter_map(|(shown, (count, inside))| {
                Form::of(shown, count, inside, evidence, lexicon)
            })
            .collect();
        forms.sort_unstable_by(|a, b| a.text.cmp(&b.text).then_with(|| a.shown.cmp(b.shown)));
        Self { rivals: rivals(&forms, lexicon), firsts }
    }
}

impl<'t> Form<'t> {
    /// `None` for words that are not compared.
    fn of(
        shown: &'t str,
        count: u32,
        inside: bool,
        evidence: &Evidence,
        lexicon: &Lexicon,
    ) -> Option<Self> {
        let capital = shown.contains(char::is_uppercase);
        if shown.len() < LETTERS || !capital && lexicon.knows(shown) {
            return None;
        }
        let text = match evidence.decide(shown, WHOLE, lexicon) {
            Some(verdict) => verdict.best().to_owned(),
            None => shown.to_owned(),
        };
        let letters = text.chars().count() >= LETTERS && text.chars().all(char::is_alphabetic);
        let acronym = shape::is_upper(&text);
        if !letters || acronym {
            return None;
        }
        let (score, key) = (lexicon.score(&text), fold(&text));
        Some(Self { text, shown, count, inside, score, key })
    }
}

/// Which forms are close to each other.
fn rivals(forms: &[Form<'_>], lexicon: &Lexicon) -> FxHashMap<Box<str>, Rival> {
    let mut support: FxHashMap<&str, u32> = FxHashMap::default();
    let mut buckets: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (index, form) in forms.iter().enumerate() {
        *support.entry(&form.key).or_default() += form.count;
        buckets.entry(form.key.clone()).or_default().push(index);
        if form.key.len() >= LETTERS_THAT_DIFFER {
            for part in without_one(&form.key) {
                let bucket = buckets.entry(part).or_default();
                if bucket.last() != Some(&index) {
                    bucket.push(index);
                }
            }
        }
    }
    // With its plural or singular: what is mistyped is the name, not its ending.
    let family = |form: &Form<'_>| {
        let of = |key: &str| support.get(key).copied().unwrap_or(0);
        let plural = of(&format!("{}s", form.key));
        of(&form.key) + plural + form.key.strip_suffix('s').map_or(0, of)
    };
    let mut rivals: FxHashMap<Box<str>, Rival> = FxHashMap::default();
    for bucket in buckets.values().filter(|bucket| bucket.len() > 1) {
        for (at, &one) in bucket.iter().enumerate() {
            for &other in bucket.iter().skip(at + 1) {
                let (Some(one), Some(other)) = (forms.get(one), forms.get(other)) else { continue };
                let Some(likeness) = compared(one, other) else { continue };
                let counts = match likeness {
                    Likeness::Accents | Likeness::Capitals => (one.count, other.count),
                    _ => (family(one), family(other)),
                };
                note_rival(&mut rivals, one, other, likeness, counts);
                note_rival(&mut rivals, other, one, likeness, (counts.1, counts.0));
            }
        }
    }
    for form in forms.iter().filter(|form| form.count < CLEAR) {
        if let Some(meant) = listed_otherwise(&form.text, lexicon) {
            rivals.entry(form.shown.into()).or_insert(Rival {
                meant: meant.into(),
                likeness: Likeness::Capitals,
                mine: form.count,
                others: 0,
                listed: false,
                meant_listed: true,
                exactly: 0,
            });
        }
    }
    rivals
}

/// How two forms are alike, if one may be meant to be the other.
fn compared(one: &Form<'_>, other: &Form<'_>) -> Option<Likeness> {
    if one.text == other.text {
        return None;
    }
    let likeness = likeness(&one.text, &other.text)?;
    let both_known = one.score.is_some() && other.score.is_some();
    let fits = match likeness {
        Likeness::Accents => !both_known,
        Likeness::Capitals => {
            let capital = |form: &Form<'_>| shape::starts_upper(&form.text);
            !both_known && capital(one) && capital(other)
        }
        Likeness::Swapped | Likeness::Doubled | Likeness::Another => {
            // A name and a word are alike by chance, and so are two names of a list.
            let small = |form: &Form<'_>| form.text.starts_with(char::is_lowercase);
            let kinds = small(one) == small(other)
                || (small(one) && !other.inside)
                || (small(other) && !one.inside);
            let least = match likeness {
                Likeness::Another => LETTERS_OF_ANOTHER,
                _ => LETTERS_THAT_DIFFER,
            };
            let long = one.key.chars().count().min(other.key.chars().count()) >= least;
            !both_known && kinds && long
        }
    };
    fits.then_some(likeness)
}

fn note_rival(
    rivals: &mut FxHashMap<Box<str>, Rival>,
    form: &Form<'_>,
    other: &Form<'_>,
    likeness: Likeness,
    (mine, others): (u32, u32),
) {
    let rival = Rival {
        meant: other.text.as_str().into(),
        likeness,
        mine,
        others,
        listed: form.score.is_some(),
        meant_listed: other.score.is_some(),
        exactly: other.count,
    };
    let rank = |rival: &Rival| (rival.others, rival.exactly, Reverse(rival.meant.clone()));
    match rivals.get_mut(form.shown) {
        Some(known) if rank(known) >= rank(&rival) => {}
        Some(known) => *known = rival,
        None => {
            rivals.insert(form.shown.into(), rival);
        }
    }
}

/// `MatLab`, where the lists write `Matlab`.
fn listed_otherwise(word: &str, lexicon: &Lexicon) -> Option<String> {
    if shape::is_ordinary(word) || !shape::starts_upper(word) || lexicon.words().get(word).is_some()
    {
        return None;
    }
    let usual = shape::capitalised(word);
    let small = lexicon.words().get(usual.to_lowercase()).is_some();
    // Only what dictionaries have: the census writes McDonald as Mcdonald.
    let listed = lexicon.words().get(&usual).is_some_and(|value| value / 128 == 0);
    (listed && !small).then_some(usual)
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (index, word) in page.words.iter().enumerate() {
        let shown = stem(word.text);
        let found = weigh(desk, shown).or_else(|| first_name(desk, page, index));
        let Some((certainty, meant, why)) = found.filter(|_| !desk.vouches(word.text)) else {
            continue;
        };
        let range = (word.start, word.start + shown.len());
        findings.push(page.finding(ID, certainty, range, vec![meant], why));
    }
}

/// The spelling that is meant, and why.
fn weigh(desk: &mut Desk<'_>, shown: &str) -> Option<(Certainty, String, String)> {
    let Some(rival) = desk.habits.variants.rivals.get(shown) else {
        return vouched(desk, shown);
    };
    let meant = with_capital_of(shown, &rival.meant);
    if desk.vouches(&meant) {
        let why = format!("“{meant}” is a name or a word of your own; “{shown}” is close to it.");
        return Some((Certainty::Likely, meant, why));
    }
    let (mine, others) = (rival.mine, rival.others);
    if others == 0 {
        let why = format!("Dictionaries write “{meant}”.");
        return Some((Certainty::Look, meant, why));
    }
    let clear = others >= CLEAR * mine;
    let certainty = match rival.likeness {
        Likeness::Accents if mine == others => {
            // Accents are lost more easily than added.
            (!meant.is_ascii()).then_some(Certainty::Look)
        }
        Likeness::Accents | Likeness::Capitals if mine < others => {
            Some(if clear { Certainty::Likely } else { Certainty::Look })
        }
        Likeness::Swapped | Likeness::Doubled if mine < others && !rival.listed => {
            Some(if clear { Certainty::Likely } else { Certainty::Look })
        }
        Likeness::Swapped | Likeness::Doubled
            if mine == others && !rival.listed && rival.meant_listed =>
        {
            Some(Certainty::Look)
        }
        Likeness::Another if mine == 1 && clear && others > CLEAR && !rival.listed => {
            Some(Certainty::Look)
        }
        _ => None,
    }?;
    let why = format!("“{meant}” stands here {}, “{shown}” {}.", times(others), times(mine));
    Some((certainty, meant, why))
}

/// A word that is close to one that the editor or the list of speakers vouches for.
fn vouched(desk: &mut Desk<'_>, shown: &str) -> Option<(Certainty, String, String)> {
    if shown.len() < LETTERS_THAT_DIFFER || !desk.opinion(shown).unlisted {
        return None;
    }
    let meant = super::likeness::neighbours(shown).find(|other| desk.vouches(other))?;
    let why = format!("“{meant}” is a name or a word of your own; “{shown}” is close to it.");
    Some((Certainty::Likely, meant, why))
}

/// `Jon Weston`, once, where `John Weston` stands everywhere else.
fn first_name(
    desk: &Desk<'_>,
    page: &Page<'_>,
    index: usize,
) -> Option<(Certainty, String, String)> {
    let (first, surname) = (page.words.get(index)?, page.words.get(index + 1)?);
    if !is_full_name(&page.turn.text, first, surname) {
        return None;
    }
    let names = desk.habits.variants.firsts.get(stem(surname.text))?;
    let count = |name: &str| names.iter().find(|(other, _)| **other == *name).map_or(0, |n| n.1);
    let mine = count(first.text);
    let close = |name: &str| likeness(name, first.text).is_some();
    let (meant, others) = names
        .iter()
        .filter(|(name, count)| *count >= CLEAR * mine && close(name))
        .max_by_key(|(_, count)| *count)?;
    let surname = stem(surname.text);
    let why = format!(
        "“{meant} {surname}” stands here {}, “{} {surname}” {}.",
        times(*others),
        first.text,
        times(mine)
    );
    Some((Certainty::Look, meant.to_string(), why))
}

fn note(names: &mut Vec<(Box<str>, u32)>, first: &str) {
    match names.iter_mut().find(|(name, _)| **name == *first) {
        Some((_, count)) => *count += 1,
        None => names.push((first.into(), 1)),
    }
}

/// Two words with a capital each, and one space between them.
fn is_full_name(text: &str, first: &Word<'_>, second: &Word<'_>) -> bool {
    let name = |word: &Word<'_>| word.text.chars().nth(2).is_some() && shape::is_title(word.text);
    first.end() + 1 == second.start
        && name(first)
        && name(second)
        && text.get(first.end()..second.start) == Some(" ")
}

/// A word without the ending of a genitive.
fn stem(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

/// A spelling with the capital that the word shown begins with.
fn with_capital_of(shown: &str, meant: &str) -> String {
    let small = meant.starts_with(char::is_lowercase);
    if shape::starts_upper(shown) && small && shape::is_ordinary(meant) {
        shape::capitalised(meant)
    } else {
        meant.to_owned()
    }
}
