//! Words that are words, but not the one that is meant: `form` for from, `your` for you're.
//!
//! Where the counts of word pairs tell two words apart, they decide: both neighbours have to speak
//! for the other word, or one of them loudly and the other not against it. Little words are
//! neighbours of everything, so for those it is written down beside which words they are wrong.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::decide::{Decision, Verdict};
use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::lexicon::Lexicon;
use crate::shape;
use crate::tally::is_inside;

use super::neighbours::around;

pub(super) const ID: &str = "wrong_word";

/// Words that are mistaken for each other, by hand, by ear or by a scanner.
const CONFUSED: [&str; 78] = [
    "form from",
    "loose lose",
    "lead led",
    "casual causal",
    "trail trial",
    "quiet quite",
    "then than",
    "there their",
    "weather whether",
    "accept except",
    "affect effect",
    "advice advise",
    "breath breathe",
    "choose chose",
    "desert dessert",
    "discreet discrete",
    "though through",
    "thorough through",
    "though thought",
    "through thought",
    "thing think",
    "knew new",
    "hear here",
    "fro for",
    "fist first",
    "hole whole",
    "peace piece",
    "plain plane",
    "principal principle",
    "passed past",
    "personal personnel",
    "cite site",
    "sight site",
    "steal steel",
    "tail tale",
    "threw through",
    "waist waste",
    "wait weight",
    "weak week",
    "wander wonder",
    "bare bear",
    "board bored",
    "brake break",
    "buy by",
    "cell sell",
    "coarse course",
    "complement compliment",
    "council counsel",
    "dairy diary",
    "device devise",
    "dual duel",
    "fair fare",
    "forth fourth",
    "hour our",
    "are our",
    "knight night",
    "meat meet",
    "minor miner",
    "patience patients",
    "profit prophet",
    "right write",
    "role roll",
    "root route",
    "sale sail",
    "scene seen",
    "stationary stationery",
    "angel angle",
    "adapt adopt",
    "conscience conscious",
    "decent descent",
    "marital martial",
    "united untied",
    "sacred scared",
    "diary dairy",
    "modem modern",
    "arid and",
    "comer corner",
    "clay day",
];

/// The words and those they are mistaken for.
static OTHERS: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut others: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (one, other) in CONFUSED.iter().filter_map(|pair| pair.split_once(' ')) {
        others.entry(one).or_default().push(other);
        others.entry(other).or_default().push(one);
    }
    others
});

/// How much more each neighbour speaks for the other word, in log10, at least.
const BOTH: f64 = 0.5;
/// The same for one of them, where the other does not speak against it.
const ONE: f64 = 2.0;
/// The sum of both, and of how much more frequent the other word is.
const TOGETHER: f64 = 2.6;
/// What a word may gain by being frequent.
const FREQUENT: f64 = 1.0;
/// log10 of how often the rarest listed pairs were counted, in the same words as those of
/// [`Lexicon::score`], and the value under which a pair is not listed.
const RAREST_PAIR: f64 = 12.5;
const UNLISTED_PAIR: f64 = -1.0;

/// A little word that is wrong between certain neighbours. No neighbours are any neighbours.
struct Slip {
    word: &'static str,
    meant: &'static str,
    before: &'static [&'static str],
    after: &'static [&'static str],
}

const fn slip(
    word: &'static str,
    meant: &'static str,
    before: &'static [&'static str],
    after: &'static [&'static str],
) -> Slip {
    Slip { word, meant, before, after }
}

const MODALS: &[&str] = &["could", "should", "would", "must", "might"];
const WANTS: &[&str] = &[
    "able", "going", "have", "had", "has", "need", "needed", "needs", "order", "supposed", "try",
    "trying", "used", "want", "wanted", "wants",
];
const DOES: &[&str] = &[
    "be", "do", "find", "get", "give", "go", "have", "keep", "know", "make", "say", "see", "take",
    "tell", "use",
];
const DEGREES: &[&str] = &["far", "way", "bit", "little", "just", "was", "is", "are", "were"];
const MEASURES: &[&str] = &["much", "many", "late", "bad", "expensive", "often", "early"];
const COMPARED: &[&str] = &[
    "bigger", "earlier", "easier", "faster", "fewer", "greater", "higher", "larger", "less",
    "longer", "lower", "older", "rather", "shorter", "slower", "smaller", "stronger", "worse",
    "younger",
];
const ARTICLES: &[&str] = &["a", "an", "not", "gonna", "been"];

const PREPOSITIONS: &[&str] = &["about", "at", "by", "for", "from", "in", "of", "on", "to", "with"];

const SLIPS: [Slip; 14] = [
    slip("its", "it's", &[], &["a", "an", "the", "not", "been", "gonna", "because"]),
    slip("it's", "its", &[], &["own"]),
    slip("your", "you're", &[], ARTICLES),
    slip("you're", "your", &[], &["own"]),
    slip("their", "they're", &[], ARTICLES),
    slip("their", "there", &[], &["is", "are", "was", "were"]),
    slip("there", "their", &[], &["own"]),
    slip("they're", "their", &[], &["own"]),
    slip("of", "have", MODALS, &["been", "done", "gone", "had", "made", "said", "seen", "known"]),
    slip("to", "too", DEGREES, MEASURES),
    slip("too", "to", WANTS, DOES),
    slip("then", "than", COMPARED, &[]),
    slip("whose", "who's", &[], &["a", "an", "the", "been", "not"]),
    slip("loose", "lose", &["to", "not", "can't", "don't"], &["it", "them", "him", "her", "you"]),
];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (index, word) in page.words.iter().enumerate() {
        let small = word.text.replace('\u{2019}', "'").to_lowercase();
        let capital = shape::starts_upper(word.text);
        // A capital inside a sentence makes a name of it.
        if capital && (!shape::is_title(word.text) || is_inside(&page.turn.text, word.start)) {
            continue;
        }
        let (before, after) = around(page, index);
        let meant = by_rule(&small, before, after)
            .or_else(|| by_neighbours(desk.lexicon, &small, before, after));
        let Some(meant) = meant else { continue };
        let broken = [before, after].into_iter().flatten();
        let is_certain = |verdict: &Verdict| verdict.decision == Decision::Certain;
        if broken
            .into_iter()
            .any(|word| desk.opinion(word).verdict.as_ref().is_some_and(is_certain))
        {
            continue;
        }
        let mut suggestion = if capital { shape::capitalised(meant) } else { meant.to_owned() };
        if word.text.contains('\u{2019}') || page.turn.text.contains('\u{2019}') {
            suggestion = suggestion.replace('\'', "\u{2019}");
        }
        let place = [before, Some(suggestion.as_str()), after];
        let place: Vec<&str> = place.into_iter().flatten().collect();
        let why = format!("One would expect “{}” here.", place.join(" "));
        let range = (word.start, word.end());
        findings.push(page.finding(ID, Certainty::Likely, range, vec![suggestion], why));
    }
}

fn by_rule(word: &str, before: Option<&str>, after: Option<&str>) -> Option<&'static str> {
    let fits = |list: &[&str], neighbour: Option<&str>| {
        list.is_empty()
            || neighbour
                .is_some_and(|word| list.iter().any(|other| other.eq_ignore_ascii_case(word)))
    };
    // `No fear of its not being there`: the whole that follows is what is owned.
    if fits(PREPOSITIONS, before) && fits(&["not"], after) {
        return None;
    }
    let mut slips = SLIPS.iter().filter(|slip| slip.word == word);
    slips.find(|slip| fits(slip.before, before) && fits(slip.after, after)).map(|slip| slip.meant)
}

fn by_neighbours(
    lexicon: &Lexicon,
    word: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> Option<&'static str> {
    let others = OTHERS.get(word)?;
    let weighed = others.iter().filter_map(|other| {
        let before = before.map_or(0.0, |b| pair(lexicon, b, other) - pair(lexicon, b, word));
        let after = after.map_or(0.0, |a| pair(lexicon, other, a) - pair(lexicon, word, a));
        let common = (lexicon.score(other)? - lexicon.score(word)?).min(FREQUENT);
        let sum = before + after + common;
        let (least, most) = (before.min(after), before.max(after));
        let holds = sum >= TOGETHER && (least >= BOTH || most >= ONE && least >= 0.0);
        holds.then_some((sum, *other))
    });
    weighed.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, other)| other)
}

/// log10 of how much likelier than chance two words are a pair. One that is not listed may be no
/// rarer than chance: its words may only be too rare themselves.
fn pair(lexicon: &Lexicon, first: &str, second: &str) -> f64 {
    let affinity = lexicon.affinity(first, second);
    if affinity > UNLISTED_PAIR {
        return affinity;
    }
    let score = |word: &str| lexicon.score(word).unwrap_or(0.0);
    (RAREST_PAIR - score(first) - score(second)).clamp(affinity, 0.0)
}
