//! Certifies a table by the order of glyphs.
//!
//! The PDF writer of macOS (Quartz) numbers the glyphs of a font in the order in which it first
//! draws them and names each by character 0x21 plus its number. A ligature has no character of
//! its own, so text extractors show that one. Hence drawing the corrected text again foretells
//! every stand-in; a table that comes out as foretold is beyond doubt, and a ligature that occurs
//! in one word only can be found. (Observed on PDFs of that writer; no document states it.)

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use transcript::{Transcript, Turn};

use crate::decide::{Decision, Judge};
use crate::infer::is_explained;
use crate::lexicon::Lexicon;
use crate::ligatures::{FAMILIES, LIGATURES};
use crate::table::{Swap, Table};
use crate::tally::{Tally, Use};
use crate::tokens::{Word, chunks, words};

/// Where the numbering begins.
const FIRST: u32 = 0x21;
/// The end of ASCII, from which on the codes are read as Mac OS Roman.
const ASCII_END: u32 = 0x7f;
/// Mac OS Roman from 0x80 on.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// Ligatures that fonts draw as one glyph and that writers do name, the longest first.
const NAMED: [&str; 7] = ["ffi", "ffl", "fft", "ff", "fi", "fl", "fj"];
/// How much of a document a trial reads, in bytes.
const TRIAL: usize = 20_000;
/// Where a trial begins, at most so many turns from the start: what stands before may be set in
/// another font.
const STARTS: usize = 8;
/// Foretold stand-ins from which on the order of glyphs is taken to be known.
const ENOUGH: usize = 2;

/// The character that names the glyph with this number.
fn code(number: usize) -> Option<char> {
    let code = FIRST + u32::try_from(number).ok()?;
    if code < ASCII_END {
        return char::from_u32(code);
    }
    // DEL names no glyph.
    MAC_ROMAN.chars().nth(usize::try_from(code + 1).ok()?.checked_sub(0x80)?)
}

/// A ligature behind its stand-in.
pub(crate) type Drawn = (char, &'static str);

/// What confirms that a stand-in stands for a ligature, beside the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Witness {
    /// The order in which glyphs were drawn foretells it.
    Order,
    /// The font calls the glyph so, or has it as wide.
    Font,
}

/// The stand-ins that are confirmed.
pub(crate) type Certified = FxHashMap<Drawn, Witness>;

/// How a document is drawn.
#[derive(Clone, Copy)]
struct Course {
    /// The turn that comes first.
    start: usize,
    /// True when the font has the classic f-ligatures.
    with_named: bool,
}

/// Draws a document again, adds to its table what only the order of glyphs gives away, and returns
/// the stand-ins that came out as foretold.
pub(crate) fn certify(
    transcript: &Transcript,
    tally: &Tally<'_>,
    table: &mut Table,
    lexicon: &Lexicon,
    uses: &FxHashMap<Box<str>, Use>,
) -> Certified {
    let mut course = None;
    let [calibri, ..] = FAMILIES;
    // Each round but the last discovers one ligature of the family.
    for _ in 0..=calibri.len() {
        let mut replay = Replay::new(transcript, Judge { table, lexicon, uses });
        let Some(best) = course.or_else(|| replay.find_course()) else { break };
        course = Some(best);
        replay.residual = tally
            .unknown()
            .map(|entry| entry.text)
            .filter(|word| !is_explained(word, table, lexicon))
            .collect();
        let drawing = replay.draw(best, usize::MAX);
        let Some((stand_in, letters)) = drawing.discovered else {
            let certified = drawing.certified.into_iter();
            return certified.map(|drawn| (drawn, Witness::Order)).collect();
        };
        let index = LIGATURES.iter().position(|ligature| *ligature == letters);
        let shown = index.and_then(|index| tally.shown.get(index)).copied().unwrap_or(0);
        table.add(Some(stand_in), letters, if shown == 0 { 1.0 } else { 0.5 });
    }
    Certified::default()
}

struct Replay<'a> {
    transcript: &'a Transcript,
    judge: Judge<'a>,
    /// Unknown words that the table does not explain.
    residual: FxHashSet<&'a str>,
    /// The stand-ins of each word that is taken to be broken.
    swaps: FxHashMap<&'a str, Vec<Swap>>,
    /// The words of the turns that were drawn.
    pages: FxHashMap<usize, Rc<[Word<'a>]>>,
}

/// A glyph of the font.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Glyph {
    Character(char),
    Named(&'static str),
    Unnamed(char, &'static str),
}

/// The glyphs drawn until now.
#[derive(Default)]
struct Drawing {
    seen: FxHashSet<Glyph>,
    /// The same for the characters of ASCII, as bits: most of a text is these.
    ascii: u128,
    /// Stand-ins that came out as foretold.
    certified: FxHashSet<Drawn>,
    /// A ligature that no table has and that was foretold for a character of an unknown word.
    discovered: Option<Drawn>,
}

impl Drawing {
    fn draw(&mut self, glyph: Glyph) {
        let number = self.seen.len();
        if self.seen.insert(glyph)
            && let Glyph::Unnamed(stand_in, letters) = glyph
            && code(number) == Some(stand_in)
        {
            self.certified.insert((stand_in, letters));
        }
    }

    fn draw_character(&mut self, c: char) {
        if c.is_ascii() {
            let bit = 1 << u32::from(c);
            if self.ascii & bit != 0 {
                return;
            }
            self.ascii |= bit;
        }
        self.draw(Glyph::Character(c));
    }

    fn draw_text(&mut self, text: &str, with_named: bool) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let named = if with_named && c == 'f' {
                NAMED.into_iter().find(|named| rest.starts_with(named))
            } else {
                None
            };
            let length = match named {
                Some(named) => {
                    self.draw(Glyph::Named(named));
                    named.len()
                }
                None => {
                    self.draw_character(if c.is_whitespace() { ' ' } else { c });
                    c.len_utf8()
                }
            };
            rest = rest.get(length..).unwrap_or("");
        }
    }
}

impl<'a> Replay<'a> {
    fn new(transcript: &'a Transcript, judge: Judge<'a>) -> Self {
        let (residual, swaps) = (FxHashSet::default(), FxHashMap::default());
        Self { transcript, judge, residual, swaps, pages: FxHashMap::default() }
    }

    /// The way of drawing that foretells the most stand-ins, if it foretells enough.
    fn find_course(&mut self) -> Option<Course> {
        if self.judge.table.is_empty() {
            return None;
        }
        let mut best = (0, None);
        for start in 0..self.transcript.turns.len().clamp(1, STARTS) {
            for with_named in [true, false] {
                let course = Course { start, with_named };
                let foretold = self.draw(course, TRIAL).certified.len();
                if foretold > ENOUGH {
                    return Some(course);
                }
                if foretold > best.0 {
                    best = (foretold, Some(course));
                }
            }
        }
        best.1.filter(|_| best.0 >= ENOUGH)
    }

    fn draw(&mut self, course: Course, most: usize) -> Drawing {
        let transcript = self.transcript;
        let mut drawing = Drawing::default();
        let mut read = 0;
        for (index, turn) in transcript.turns.iter().enumerate().skip(course.start) {
            if read > most {
                break;
            }
            read += turn.text.len();
            drawing.draw_text(&heading(transcript, turn), course.with_named);
            self.draw_turn(index, turn, course, &mut drawing);
            drawing.draw_character(' ');
        }
        drawing
    }

    fn draw_turn(&mut self, index: usize, turn: &'a Turn, course: Course, drawing: &mut Drawing) {
        // Addresses stranded in the text were drawn elsewhere and in another font.
        let addresses = chunks(&turn.text).filter(|chunk| chunk.text.starts_with("http"));
        let mut addresses = addresses.peekable();
        let mut at = 0;
        let Judge { table, lexicon, .. } = self.judge;
        let page = self.pages.entry(index);
        let page = Rc::clone(page.or_insert_with(|| words(&turn.text, table, lexicon).into()));
        for &word in page.iter() {
            while let Some(address) = addresses.next_if(|address| address.start < word.start) {
                drawing.draw_text(turn.text.get(at..address.start).unwrap_or(""), false);
                at = address.end();
            }
            drawing.draw_text(turn.text.get(at..word.start).unwrap_or(""), false);
            at = word.end();
            let mut swaps = self.swaps_of(word.text);
            if drawing.discovered.is_none() && self.residual.contains(word.text) {
                let swap = self.discover(word.text, drawing.seen.len());
                drawing.discovered =
                    swap.map(|swap| (swap.stand_in.unwrap_or_default(), swap.stands_for));
                swaps.extend(swap);
            }
            draw_word(word.text, &swaps, course.with_named, drawing);
        }
        drawing.draw_text(turn.text.get(at..).unwrap_or(""), false);
    }

    /// The stand-ins of a word, when it is quite surely broken.
    fn swaps_of(&mut self, word: &'a str) -> Vec<Swap> {
        if let Some(swaps) = self.swaps.get(word) {
            return swaps.clone();
        }
        let verdict = self.judge.decide(word).filter(|verdict| match verdict.decision {
            Decision::Certain => true,
            Decision::Likely => verdict.gain > 1.5,
            Decision::Context => false,
        });
        let swaps = verdict.map(|verdict| verdict.swaps).unwrap_or_default();
        self.swaps.insert(word, swaps.clone());
        swaps
    }

    /// A ligature that is new here and would be named as one of the word's characters is.
    fn discover(&self, word: &str, number: usize) -> Option<Swap> {
        let stand_in = code(number)?;
        let [calibri, ..] = FAMILIES;
        let mut best: Option<(f64, Swap)> = None;
        for &stands_for in calibri.iter().filter(|letters| !self.judge.table.restores(letters)) {
            for (at, _) in word.match_indices(stand_in) {
                let (head, tail) = (word.get(..at)?, word.get(at + stand_in.len_utf8()..)?);
                let reading = [head, stands_for, tail].concat();
                let score = self.judge.lexicon.score(&reading).filter(|&score| score >= 2.5);
                if let Some(score) = score.filter(|_| reading.chars().count() >= 5)
                    && best.is_none_or(|(found, _)| score > found)
                {
                    let swap = Swap { at, stand_in: Some(stand_in), stands_for, log_share: 0.0 };
                    best = Some((score, swap));
                }
            }
        }
        best.map(|(_, swap)| swap)
    }
}

fn draw_word(word: &str, swaps: &[Swap], with_named: bool, drawing: &mut Drawing) {
    let mut at = 0;
    for swap in swaps {
        let Some(stand_in) = swap.stand_in else { continue };
        drawing.draw_text(word.get(at..swap.at).unwrap_or(""), with_named);
        drawing.draw(Glyph::Unnamed(stand_in, swap.stands_for));
        at = swap.at + stand_in.len_utf8();
    }
    drawing.draw_text(word.get(at..).unwrap_or(""), with_named);
}

/// What stands before a turn's text on the page.
fn heading(transcript: &Transcript, turn: &Turn) -> String {
    let label = turn.speaker.and_then(|id| transcript.speaker(id)).map(|speaker| &speaker.label);
    let label = label.map(|label| format!("{label}: ")).unwrap_or_default();
    let time = turn.start_ms.map(|time| format!("{} ", time.clock())).unwrap_or_default();
    label + &time
}
