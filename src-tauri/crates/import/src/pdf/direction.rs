//! Words that are written from right to left: a page shows them where they are seen, a text has
//! them as they are read (the way back from what UAX 9 does).

use super::lines::Word;

/// How a character is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Right,
    Left,
    Either,
}

fn way(c: char) -> Way {
    match c {
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}'
            if !matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}') =>
        {
            Way::Left
        }
        _ if c.is_alphanumeric() => Way::Right,
        _ => Way::Either,
    }
}

/// Puts the words of a line, which come from left to right, into the order in which they are read,
/// and their glyphs as well.
pub(super) fn read<'t>(words: Vec<Word>, text: impl Fn(usize) -> &'t str) -> Vec<Word> {
    let of_glyph = |index: usize| {
        let mut ways = text(index).chars().map(way);
        ways.find(|way| *way != Way::Either).unwrap_or(Way::Either)
    };
    let count = |wanted: Way| {
        let glyphs = words.iter().flat_map(|word| &word.glyphs);
        glyphs.filter(|index| of_glyph(**index) == wanted).count()
    };
    let (leftward, rightward) = (count(Way::Left), count(Way::Right));
    if leftward == 0 {
        return words;
    }
    // The gap before a word, seen from the right, is the one before the word on its right.
    let base = if leftward >= rightward { Way::Left } else { Way::Right };
    let mut glyphs: Vec<Option<usize>> = Vec::new();
    let tabs: Vec<bool> = words.iter().map(|word| word.tabbed).collect();
    for word in &words {
        if !glyphs.is_empty() {
            glyphs.push(None);
        }
        glyphs.extend(word.glyphs.iter().copied().map(Some));
    }
    let of = |glyph: &Option<usize>| glyph.map_or(Way::Either, of_glyph);
    let read = in_order(&glyphs, &of, base);
    let mut ordered: Vec<Word> = vec![Word { glyphs: Vec::new(), width: 0.0, tabbed: false }];
    let widths: Vec<f32> = words.iter().map(|word| word.width).collect();
    for glyph in read {
        match (glyph, ordered.last_mut()) {
            (Some(index), Some(word)) => word.glyphs.push(index),
            _ => ordered.push(Word { glyphs: Vec::new(), width: 0.0, tabbed: false }),
        }
    }
    // Words keep their number; only whole lines of one direction have tabs, so that order is plain.
    let turned = base == Way::Left;
    let count = ordered.len();
    for (at, word) in ordered.iter_mut().enumerate() {
        let seen = if turned { count - 1 - at } else { at };
        word.width = widths.get(seen).copied().unwrap_or(0.0);
        let before = if turned { seen + 1 } else { seen };
        word.tabbed = at > 0 && tabs.get(before).copied().unwrap_or(false);
    }
    ordered
}

/// Glyphs seen from left to right, with gaps between words, in the order in which they are read.
fn in_order(
    seen: &[Option<usize>],
    of: &impl Fn(&Option<usize>) -> Way,
    base: Way,
) -> Vec<Option<usize>> {
    let against = if base == Way::Left { Way::Right } else { Way::Left };
    let mut line: Vec<Option<usize>> = seen.to_vec();
    if base == Way::Left {
        line.reverse();
    }
    let mut at = 0;
    while at < line.len() {
        if line.get(at).map(of) != Some(against) {
            at += 1;
            continue;
        }
        // From here to the last glyph of its kind before one of the other.
        let rest = line.get(at..).unwrap_or_default();
        let run = rest.iter().take_while(|glyph| of(glyph) != base).count();
        let run = rest.iter().take(run).rposition(|glyph| of(glyph) == against).unwrap_or(0);
        if let Some(run) = line.get_mut(at..=at + run) {
            run.reverse();
        }
        at += run + 1;
    }
    line
}
