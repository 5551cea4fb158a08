//! Sets paragraphs: which glyphs stand for the words, and where lines end.
//!
//! Shaping, bidirectional order and line breaks are parley's.

use std::ops::Range;
use std::sync::Arc;

use krilla::surface::Location;
use krilla::text::GlyphId;
use parley::fontique::{Blob, CharmapIndex, Collection, CollectionOptions, SourceCache};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontFamilyName,
    FontFeatures, FontStyle, FontWeight, Layout, LayoutContext, LineHeight, OverflowWrap,
    StyleProperty,
};

use super::looks::{Cut, Look, WORDS};
use super::text::Text;

/// The bundled fonts: Latin, Greek and Cyrillic in the cuts that there are, which all have the same
/// characters, and in one cut each Hebrew and Arabic.
pub const FONTS: [&[u8]; 5] = [
    include_bytes!("../../fonts/GalleySerif-Regular.ttf"),
    include_bytes!("../../fonts/GalleySerif-Italic.ttf"),
    include_bytes!("../../fonts/GalleySerif-Semibold.ttf"),
    include_bytes!("../../fonts/GalleyHebrew-Regular.ttf"),
    include_bytes!("../../fonts/GalleyNaskh-Regular.ttf"),
];
/// Their families, in the order in which a character is looked for.
const FAMILIES: [FontFamilyName<'static>; 3] = [
    FontFamilyName::named("Galley Serif"),
    FontFamilyName::named("Galley Hebrew"),
    FontFamilyName::named("Galley Naskh"),
];

/// What is seen for a character that no font has; whoever reads the file by program finds the
/// character itself.
const STAND_IN: &str = "\u{fffd}";

/// Where the words of a line are put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where they begin: at the right for scripts that run to the left.
    Start,
    /// At the left, whatever the script.
    Left,
    /// At the right, whatever the script.
    Right,
    /// In the middle.
    Middle,
}

/// A line that is set.
#[derive(Debug)]
pub struct Line {
    /// Its stretches, from left to right.
    pub runs: Vec<Run>,
}

/// Glyphs of one font and one span.
#[derive(Debug)]
pub struct Run {
    /// The font's place among [`FONTS`].
    pub font: usize,
    /// The span's place in its text.
    pub span: usize,
    /// From the left edge of the column, in points.
    pub x: f32,
    /// How wide it is, without the spaces that end its part.
    pub width: f32,
    pub glyphs: Vec<Glyph>,
}

/// A glyph; lengths are shares of the size of its letters.
#[derive(Clone, Debug)]
pub struct Glyph {
    id: u32,
    advance: f32,
    x: f32,
    y: f32,
    start: u32,
    end: u32,
}

impl krilla::text::Glyph for Glyph {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id)
    }

    fn text_range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    fn x_advance(&self, size: f32) -> f32 {
        self.advance * size
    }

    fn x_offset(&self, size: f32) -> f32 {
        self.x * size
    }

    fn y_offset(&self, size: f32) -> f32 {
        self.y * size
    }

    fn y_advance(&self, _: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<Location> {
        None
    }
}

/// Sets paragraphs, one after the other.
pub struct Setter {
    fonts: FontContext,
    context: LayoutContext<usize>,
    layout: Layout<usize>,
    /// What parley calls the fonts.
    known: Vec<u64>,
    /// What stands for characters that they lack, by font: its glyph and how wide that is.
    stand_ins: Vec<Option<Glyph>>,
    /// Which characters they have.
    charmaps: Vec<(&'static [u8], CharmapIndex)>,
}

impl Setter {
    /// With the bundled fonts and no others, so that the same words are set alike everywhere.
    pub fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let (mut known, mut charmaps) = (Vec::new(), Vec::new());
        for font in FONTS {
            let blob = Blob::new(Arc::new(font));
            known.push(blob.id());
            let registered = collection.register_fonts(blob, None);
            let registered = registered.iter().flat_map(|(_, fonts)| fonts);
            charmaps.extend(registered.map(|one| (font, one.charmap_index())));
        }
        let (source_cache, context) = (SourceCache::default(), LayoutContext::new());
        let (fonts, layout) = (FontContext { collection, source_cache }, Layout::new());
        let stand_ins = vec![None; known.len()];
        let mut setter = Self { fonts, known, stand_ins, charmaps, context, layout };
        for cut in [Cut::Regular, Cut::Italic, Cut::Semibold] {
            let text = Text::of(STAND_IN, Look { cut, ..WORDS });
            for run in
                setter.set(&text, f32::MAX, Side::Start, None).into_iter().flat_map(|l| l.runs)
            {
                if let Some(stand_in) = setter.stand_ins.get_mut(run.font) {
                    *stand_in = run.glyphs.into_iter().next();
                }
            }
        }
        setter
    }

    /// Whether the fonts have no sign for a character that has one.
    pub fn lacks(&self, c: char) -> bool {
        let has = |(font, index): &(&[u8], CharmapIndex)| {
            index.charmap(font).and_then(|map| map.map(c)).is_some_and(|glyph| glyph > 0)
        };
        !c.is_whitespace() && !is_unseen(c) && !self.charmaps.iter().any(has)
    }

    /// The lines of a text in a column of this width.
    pub fn set(&mut self, text: &Text, width: f32, side: Side, rtl: Option<bool>) -> Vec<Line> {
        let Some(first) = text.spans.first() else { return Vec::new() };
        let mut builder = self.context.ranged_builder(&mut self.fonts, &text.words, 1.0, false);
        builder.set_base_direction(match rtl {
            None => BaseDirection::Auto,
            Some(false) => BaseDirection::Ltr,
            Some(true) => BaseDirection::Rtl,
        });
        builder.push_default(FontFamily::from(&FAMILIES[..]));
        // Lines are put by their number, whatever is in them.
        builder.push_default(LineHeight::Absolute(first.look.leading));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(FontFeatures::from("\"tnum\""));
        style(first.look).into_iter().for_each(|property| builder.push_default(property));
        for (number, span) in text.spans.iter().enumerate().skip(1) {
            builder.push(StyleProperty::Brush(number), span.range.clone());
            for property in style(span.look) {
                builder.push(property, span.range.clone());
            }
        }
        builder.build_into(&mut self.layout, &text.words);
        self.layout.break_all_lines(Some(width));
        let alignment = match side {
            Side::Start => Alignment::Start,
            Side::Left => Alignment::Left,
            Side::Right => Alignment::Right,
            Side::Middle => Alignment::Center,
        };
        self.layout.align(alignment, AlignmentOptions::default());
        self.layout.lines().map(|line| self.line(line, text)).collect()
    }

    fn line(&self, line: parley::Line<'_, usize>, text: &Text) -> Line {
        let mut runs: Vec<Run> = Vec::new();
        let mut x = line.metrics().offset;
        let (mut clusters, mut glyphs) = (Vec::new(), Vec::new());
        for run in line.runs() {
            let (font, size) = (run.font().data.id(), run.font_size());
            let font = self.known.iter().position(|known| *known == font).unwrap_or_default();
            let stand_in = self.stand_ins.get(font).and_then(Option::as_ref);
            // Clusters in the order of the words; those of a ligature are told as one.
            clusters.clear();
            glyphs.clear();
            for cluster in run.clusters() {
                let (span, range, start) =
                    (cluster.style().brush, cluster.text_range(), glyphs.len());
                match clusters.last_mut() {
                    Some(Cluster { range: last, .. }) if cluster.is_ligature_continuation() => {
                        last.end = range.end;
                    }
                    _ => {
                        glyphs.extend(cluster.glyphs());
                        clusters.push(Cluster { span, range, glyphs: start..glyphs.len() });
                    }
                }
            }
            if run.is_rtl() {
                clusters.reverse();
            }
            let mut open = false;
            for Cluster { span, range, glyphs: of } in clusters.drain(..) {
                if !open || runs.last().is_none_or(|last| last.span != span) {
                    let glyphs = Vec::with_capacity(of.len());
                    runs.push(Run { font, span, x, width: 0.0, glyphs });
                    open = true;
                }
                let Some(last) = runs.last_mut() else { continue };
                let is_space = text.words.get(range.clone()).is_some_and(|of| of.trim().is_empty());
                for glyph in glyphs.get(of).unwrap_or_default() {
                    let mut set = Glyph {
                        id: glyph.id,
                        advance: glyph.advance / size,
                        x: glyph.x / size,
                        // Fonts count upwards, parley downwards.
                        y: -glyph.y / size,
                        start: u32::try_from(range.start).unwrap_or(u32::MAX),
                        end: u32::try_from(range.end).unwrap_or(u32::MAX),
                    };
                    if let (0, Some(stand_in)) = (glyph.id, stand_in) {
                        (set.id, set.advance) = (stand_in.id, stand_in.advance);
                    }
                    x += set.advance * size;
                    last.glyphs.push(set);
                }
                if !is_space {
                    last.width = x - last.x;
                }
            }
        }
        // Within a part, the space is part of it.
        let part = |span: usize| text.spans.get(span).map(|span| span.part);
        let next: Vec<(f32, usize)> = runs.iter().skip(1).map(|run| (run.x, run.span)).collect();
        for (run, (x, span)) in runs.iter_mut().zip(next) {
            if part(run.span) == part(span) {
                run.width = x - run.x;
            }
        }
        Line { runs }
    }
}

/// What is seen of a stretch of the words.
struct Cluster {
    span: usize,
    range: Range<usize>,
    /// Where its glyphs are.
    glyphs: Range<usize>,
}

/// What parley has to know of a look.
fn style(look: Look) -> [StyleProperty<'static, usize>; 4] {
    let (style, weight) = match look.cut {
        Cut::Regular => (FontStyle::Normal, 400.0),
        Cut::Italic => (FontStyle::Italic, 400.0),
        Cut::Semibold => (FontStyle::Normal, 600.0),
    };
    [
        StyleProperty::FontSize(look.size),
        StyleProperty::FontStyle(style),
        StyleProperty::FontWeight(FontWeight::new(weight)),
        StyleProperty::LetterSpacing(look.spacing),
    ]
}

/// Characters that have no sign of their own, whatever the font (Unicode, Default_Ignorable_Code_Point).
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Setter, Side, is_unseen};
    use crate::pdf::looks::WORDS;
    use crate::pdf::text::{Part, Text};

    fn text(words: &[(String, bool)]) -> Text {
        let mut text = Text::default();
        for (words, stressed) in words {
            let look = if *stressed { WORDS.stressed() } else { WORDS };
            text.push(words, look, Part::Words);
        }
        text
    }

    /// The words that have glyphs, in the order of the text.
    fn shown(text: &Text, width: f32) -> String {
        let lines = Setter::new().set(text, width, Side::Start, None);
        let glyphs = lines.iter().flat_map(|line| &line.runs).flat_map(|run| &run.glyphs);
        let mut ranges: Vec<_> = glyphs.map(|glyph| (glyph.start, glyph.end)).collect();
        ranges.sort_unstable();
        ranges.dedup();
        let words =
            ranges.iter().filter_map(|(start, end)| text.words.get(*start as usize..*end as usize));
        words.collect()
    }

    fn seen(words: &str) -> String {
        words.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_seen_has_a_glyph(
            words in prop::collection::vec(("[a-z fi\u{5d0}-\u{5ea}\u{621}-\u{64a}日👩\u{300}]{0,9}|\\PC{0,6}", any::<bool>()), 0..9),
            width in 20.0_f32..400.0,
        ) {
            let text = text(&words);
            prop_assert_eq!(seen(&shown(&text, width)), seen(&text.words));
        }
    }

    #[test]
    fn fonts_have_the_letters_of_their_scripts_and_lack_others() {
        let setter = Setter::new();
        for c in "aßőŁΩЖאבםمرحباپچ“”—…№€".chars() {
            assert!(!setter.lacks(c), "{c}");
        }
        for c in "日本한ไ👩".chars() {
            assert!(setter.lacks(c), "{c}");
        }
        assert!(!setter.lacks('\u{200d}') && !setter.lacks('\u{a0}') && !setter.lacks('\u{ad}'));
    }
}
