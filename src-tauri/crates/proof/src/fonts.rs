//! The fonts of a document, where its file tells them: what each of them shows instead of letters.
//!
//! A font is a cipher of its own, so that the words set in it are read by themselves. And a font
//! says more than its words do: the name of a glyph may spell its letters (`f_f_i`), a glyph is
//! about as wide as the letters that it joins, and a character that only one glyph shows stands for
//! the same everywhere.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rustc_hash::{FxHashMap, FxHashSet};
use transcript::{Font, Glyph, SpanKind, Transcript, Turn};

use crate::decide::{FOREIGN, Judge, Verdict, certain, is_odd_at};
use crate::gaps::GAP;
use crate::infer::infer;
use crate::lexicon::Lexicon;
use crate::ligatures::LIGATURES;
use crate::passages::Passages;
use crate::quartz::{Certified, Drawn, Witness, certify};
use crate::shape::is_void;
use crate::table::{Reading, Table};
use crate::tally::{Counter, Entry, Tally};
use crate::tokens::{chunks, is_edge_sign};

/// How wide a ligature may be beside its letters set one by one.
const POSSIBLE: RangeInclusive<f64> = 0.72..=1.15;
/// How wide it mostly is.
const USUAL: RangeInclusive<f64> = 0.82..=1.06;
/// Of so many words with a character that stands for letters everywhere, one may be a word as it is
/// shown.
const CHANCE: u32 = 10;
/// Least score of a word that comes out when there are others, and when it is the only one.
const LEAST_SCORE: f64 = 2.0;
const LEAST_SCORE_ALONE: f64 = 3.0;
/// Letters of a word that is the only one, at least.
const LONG: usize = 4;

/// The tables of the fonts that a transcript names, and what confirms them; `None` when it names
/// none.
pub(crate) fn read(transcript: &Transcript, lexicon: &Lexicon) -> Option<(Passages, Certified)> {
    let fonts = &transcript.source.fonts;
    if fonts.is_empty() {
        return None;
    }
    let (mut whole, mut certified) = (Table::default(), Certified::default());
    let words = set_in_each(transcript);
    let (mut letters, mut marks) = (BTreeSet::new(), BTreeSet::new());
    let tables = words.iter().zip(fonts).map(|(words, font)| {
        let table = table(words, font, lexicon, &mut certified);
        let signs = Glyphs::of(font).by_text.into_keys().filter(|c| is_edge_sign(*c));
        let (settled, plain): (Vec<char>, Vec<char>) = signs.partition(|c| table.is_settled(*c));
        letters.extend(settled);
        marks.extend(plain);
        whole.take_in(&table);
        table
    });
    let tables: Vec<Table> = tables.collect();
    letters.difference(&marks).for_each(|sign| whole.spell_with(*sign));
    Some((Passages::told(whole, tables), certified))
}

/// The words that are set in each font, as transcripts of their own.
fn set_in_each(transcript: &Transcript) -> Vec<Transcript> {
    let mut all = vec![Transcript::new(""); transcript.source.fonts.len()];
    for turn in &transcript.turns {
        for span in &turn.spans {
            let SpanKind::Set { font } = span.kind else { continue };
            let words = turn.text.get(span.start.0..span.end.0).unwrap_or_default();
            let Some(Transcript { turns, .. }) = all.get_mut(usize::from(font)) else { continue };
            match turns.last_mut().filter(|last| last.id == turn.id) {
                Some(last) => last.text.extend([" ", words]),
                None => turns.push(Turn::speech(turn.id, None, words)),
            }
        }
    }
    all
}

fn table(words: &Transcript, font: &Font, lexicon: &Lexicon, certified: &mut Certified) -> Table {
    let glyphs = Glyphs::of(font);
    if words.turns.is_empty() || glyphs.is_sound() {
        return Table::default();
    }
    let mut tally = Tally::read(words, &Table::default(), lexicon);
    let mut table = infer(&tally, lexicon).filtered(|row| match row.stand_in {
        Some(GAP) | None => true,
        Some(c) => glyphs.may_be(c, row.stands_for),
    });
    for (c, letters) in glyphs.named() {
        // A name leaves no doubt: what else was made of the character was chance.
        table = table.filtered(|row| row.stand_in != Some(c));
        table.add(Some(c), letters, 1.0);
        certified.insert((c, letters), Witness::Font);
    }
    by_width(&tally, &glyphs, &mut table, lexicon);
    if table.has_edge_signs() || table.has_parting_signs() || table.has(GAP) {
        tally = Tally::read(words, &table, lexicon);
        by_width(&tally, &glyphs, &mut table, lexicon);
    }
    let uses = tally.uses();
    let by_order = certify(words, &tally, &mut table, lexicon, &uses);
    certified.extend(by_order.into_iter().filter(|(drawn, _)| glyphs.may_be(drawn.0, drawn.1)));
    for (c, letters) in ciphers(&tally, &table, &glyphs, lexicon) {
        table.set_odds(c, FOREIGN);
        table.settle(c);
        certified.entry((c, letters)).or_insert(Witness::Font);
    }
    table
}

/// The stand-ins of a table of which it is certain that they stand for the same everywhere.
fn ciphers(tally: &Tally<'_>, table: &Table, glyphs: &Glyphs<'_>, lexicon: &Lexicon) -> Vec<Drawn> {
    let rows = table.rows().iter().filter_map(|row| Some((row.stand_in?, row.stands_for)));
    let alone = |(c, letters): &Drawn| {
        let with = tally.entries.iter().filter(|entry| entry.text.contains(*c));
        table.of(Some(*c)).count() == 1
            && (glyphs.are_named(*c, letters)
                || glyphs.is_shown_once(*c)
                    && glyphs.is_as_wide(*c, letters)
                    && are_broken(with, lexicon))
    };
    rows.filter(|(c, _)| *c != GAP).filter(alone).collect()
}

/// True when hardly any of some words is one as it is shown.
fn are_broken<'e>(words: impl Iterator<Item = &'e Entry<'e>>, lexicon: &Lexicon) -> bool {
    let (mut whole, mut all) = (0, 0);
    for entry in words {
        all += entry.used.count;
        whole += if lexicon.knows(entry.text) { entry.used.count } else { 0 };
    }
    whole * CHANCE <= all
}

/// Glyphs of few words: what they are as wide as and what makes words of all of theirs.
fn by_width(tally: &Tally<'_>, glyphs: &Glyphs<'_>, table: &mut Table, lexicon: &Lexicon) {
    let mut words: FxHashMap<char, Vec<&Entry<'_>>> = FxHashMap::default();
    for entry in &tally.entries {
        for (at, c) in entry.text.char_indices() {
            // Where another glyph shows the same, only odd places tell.
            let telling = match glyphs.is_shown_once(c) {
                true => entry.text.get(..at).is_some_and(|before| !before.contains(c)),
                false => is_odd_at(entry.text, at, c),
            };
            if telling && !table.has(c) && glyphs.by_text.contains_key(&c) {
                words.entry(c).or_default().push(entry);
            }
        }
    }
    let edges = edges(tally.transcript, glyphs);
    for (c, entries) in &edges {
        if !table.has(*c) {
            words.entry(*c).or_default().extend(entries);
        }
    }
    for words in words.values_mut() {
        let mut seen = FxHashSet::default();
        words.retain(|entry| seen.insert(entry.text));
    }
    words.retain(|_, words| are_broken(words.iter().copied(), lexicon));
    let mut words: Vec<(char, Vec<&Entry<'_>>)> = words.into_iter().collect();
    words.sort_by_key(|(c, words)| (std::cmp::Reverse(words.len()), *c));
    for (c, words) in words {
        if let Some(letters) = behind(c, &words, glyphs, table, lexicon) {
            table.add(Some(c), letters, 0.95);
        }
    }
}

/// Words with a sign at their edge, where it is taken for punctuation, by the sign.
fn edges<'t>(transcript: &'t Transcript, glyphs: &Glyphs<'_>) -> Vec<(char, Vec<Entry<'t>>)> {
    let signs = glyphs.by_text.keys().copied();
    let mut signs: Vec<(char, Counter<'t>)> = signs
        .filter(|c| is_edge_sign(*c) && glyphs.is_shown_once(*c))
        .map(|c| (c, Counter::default()))
        .collect();
    signs.sort_by_key(|(c, _)| *c);
    for chunk in transcript.turns.iter().flat_map(|turn| chunks(&turn.text)) {
        for (c, counter) in &mut signs {
            let core = chunk.text.trim_matches(|edge| is_edge_sign(edge) && edge != *c);
            if core.starts_with(*c) || core.ends_with(*c) {
                counter.count(core, false);
            }
        }
    }
    signs.into_iter().map(|(c, counter)| (c, counter.entries)).collect()
}

fn behind(
    c: char,
    words: &[&Entry<'_>],
    glyphs: &Glyphs<'_>,
    table: &Table,
    lexicon: &Lexicon,
) -> Option<&'static str> {
    let mut ranked: Vec<(usize, f64, &'static str)> = Vec::new();
    for letters in LIGATURES.into_iter().filter(|letters| glyphs.is_as_wide(c, letters)) {
        let read = words.iter().filter_map(|entry| {
            let text = entry.text.replace(c, letters);
            let others = table.readings_within(&text, 3, 40).into_iter().map(|other| other.text);
            others.chain([text]).filter_map(|text| lexicon.score(&text)).reduce(f64::max)
        });
        let scores: Vec<f64> = read.filter(|score| *score >= LEAST_SCORE).collect();
        ranked.push((scores.len(), scores.iter().sum(), letters));
    }
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let (made, score, letters) = *ranked.first()?;
    let (second, second_score) = ranked.get(1).map_or((0, 0.0), |(made, score, _)| (*made, *score));
    let enough = match words {
        [only] => score >= LEAST_SCORE_ALONE && only.text.chars().count() + 1 >= LONG,
        _ => made * 5 >= words.len() * 4,
    };
    (enough && (made > second || score > second_score + 1.0)).then_some(letters)
}

/// What a font tells of its glyphs.
struct Glyphs<'f> {
    /// The glyphs that show a character.
    by_text: FxHashMap<char, Vec<&'f Glyph>>,
}

impl<'f> Glyphs<'f> {
    fn of(font: &'f Font) -> Self {
        let mut by_text: FxHashMap<char, Vec<&Glyph>> = FxHashMap::default();
        for glyph in &font.glyphs {
            let mut text = glyph.text.chars();
            if let (Some(c), None) = (text.next(), text.next()) {
                by_text.entry(c).or_default().push(glyph);
            }
        }
        Self { by_text }
    }

    /// True when every glyph has a name, and shows what it is called.
    fn is_sound(&self) -> bool {
        let all = || self.by_text.iter().flat_map(|(c, glyphs)| glyphs.iter().map(move |g| (c, g)));
        let shows_it = |(c, glyph): (&char, &&Glyph)| {
            !is_void(*c) && spelt(&glyph.name).is_some_and(|name| name.chars().eq([*c]))
        };
        all().next().is_some() && all().all(shows_it)
    }

    /// The characters whose only glyphs spell letters by their names, and those letters.
    fn named(&self) -> Vec<Drawn> {
        let named = self.by_text.iter().filter_map(|(c, glyphs)| {
            let name = spelt(&glyphs.first()?.name)?;
            let letters = LIGATURES.into_iter().find(|letters| *letters == name)?;
            self.are_named(*c, letters).then_some((*c, letters))
        });
        let mut named: Vec<Drawn> = named.collect();
        named.sort_unstable();
        named
    }

    /// True unless the font speaks against it that a character stands for letters.
    fn may_be(&self, c: char, letters: &str) -> bool {
        // What is in the text and not in the font was typed or said by the file elsewhere.
        let Some(glyphs) = self.by_text.get(&c) else { return true };
        glyphs.iter().any(|glyph| match spelt(&glyph.name) {
            Some(name) => name == letters,
            None => self.width(glyph, letters).is_none_or(|width| POSSIBLE.contains(&width)),
        })
    }

    /// True when the font speaks for it.
    fn is_as_wide(&self, c: char, letters: &str) -> bool {
        let glyphs = self.by_text.get(&c).map_or(&[][..], Vec::as_slice);
        glyphs.iter().any(|glyph| match spelt(&glyph.name) {
            Some(name) => name == letters,
            None => self.width(glyph, letters).is_some_and(|width| USUAL.contains(&width)),
        })
    }

    /// True when one glyph shows a character, and no other.
    fn is_shown_once(&self, c: char) -> bool {
        self.by_text.get(&c).is_some_and(|glyphs| glyphs.len() == 1)
    }

    /// True when all glyphs that show a character are called by these letters.
    fn are_named(&self, c: char, letters: &str) -> bool {
        let glyphs = self.by_text.get(&c).map_or(&[][..], Vec::as_slice);
        let is_named = |glyph: &&Glyph| spelt(&glyph.name).as_deref() == Some(letters);
        !glyphs.is_empty() && glyphs.iter().all(is_named)
    }

    /// How wide a glyph is beside its letters set one by one, where the font shows those.
    fn width(&self, glyph: &Glyph, letters: &str) -> Option<f64> {
        let mut sum = 0;
        for letter in letters.chars() {
            // The letter itself, and not what stands in for others.
            let shown = self.by_text.get(&letter)?.iter().max_by_key(|glyph| glyph.count)?;
            sum += shown.advance;
        }
        (sum > 0 && glyph.advance > 0).then(|| f64::from(glyph.advance) / f64::from(sum))
    }
}

/// The letters that the name of a glyph spells (the Adobe Glyph List and its rules for ligatures).
fn spelt(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut letters = String::new();
    for part in name.split('_') {
        let mut chars = part.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if c.is_ascii_alphabetic() => letters.push(c),
            _ => match part {
                "ff" | "fi" | "fl" | "ffi" | "ffl" => letters.push_str(part),
                "uniFB00" => letters.push_str("ff"),
                "uniFB01" => letters.push_str("fi"),
                "uniFB02" => letters.push_str("fl"),
                "uniFB03" => letters.push_str("ffi"),
                "uniFB04" => letters.push_str("ffl"),
                _ => letters.push(hexadecimal(part)?),
            },
        }
    }
    Some(letters)
}

/// `uni0041` as `A`.
fn hexadecimal(part: &str) -> Option<char> {
    let digits = part.strip_prefix("uni").filter(|digits| digits.len() == 4)?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

impl Judge<'_> {
    /// A word with stand-ins that stand for the same everywhere, and no others.
    pub(crate) fn by_cipher(&self, word: &str) -> Option<Verdict> {
        let settled = |c: char| self.table.is_settled(c);
        let others = |c: char| self.table.has(c) && !settled(c);
        if !word.contains(settled) || word.contains(others) {
            return None;
        }
        let is_whole = |reading: &Reading| {
            let seen = reading.swaps.iter().all(|swap| swap.stand_in.is_some());
            seen && reading.swaps.len() == word.chars().filter(|c| settled(*c)).count()
        };
        self.table.readings(word).into_iter().find(is_whole).map(certain)
    }
}
