//! What a page looks like: its measures in points, its letters and its colours.

/// A4, as the Word file has it.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// The first line begins this far from the page's upper edge.
pub const TOP: f32 = 72.0;
/// The last line ends this far from the page's lower edge.
pub const BOTTOM: f32 = 76.0;
/// How wide the words are set: some 75 letters.
pub const MEASURE: f32 = 372.0;
/// How wide the column of speakers and times is.
pub const MARGIN: f32 = 108.0;
/// The white between that column and the words.
pub const GAP: f32 = 14.0;
/// The baselines of the running header and of the page number.
pub const HEADER: f32 = 44.0;
pub const FOOTER: f32 = PAGE.1 - 42.0;

/// A colour as red, green and blue.
pub type Colour = [u8; 3];

const INK: Colour = [0x23, 0x21, 0x1c];
const QUIET: Colour = [0x6a, 0x66, 0x5c];
const LINKED: Colour = [0x1f, 0x5f, 0x8b];
const COMES: Colour = [0x1e, 0x6b, 0x3a];
const GOES: Colour = [0xa3, 0x26, 0x2f];

/// The colours of the speakers, as the page on the screen has them in the light.
const SPEAKERS: [Colour; 8] = [
    [0x1f, 0x5f, 0x8b],
    [0x8a, 0x3b, 0x6b],
    [0x4d, 0x6b, 0x1f],
    [0x87, 0x44, 0xc1],
    [0xc9, 0x2e, 0x3a],
    [0x6e, 0x24, 0x0c],
    [0x33, 0x45, 0x39],
    [0x1a, 0x29, 0xa2],
];

/// The cut of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cut {
    /// Upright.
    #[default]
    Regular,
    /// Leaning.
    Italic,
    /// Upright and stronger.
    Semibold,
}

/// A line beside letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Below them.
    Under,
    /// Through them.
    Through,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The size of the letters.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
    pub cut: Cut,
    pub colour: Colour,
    /// How far they stand above the baseline.
    pub raised: f32,
    /// White that is added between letters.
    pub spacing: f32,
    pub rule: Option<Rule>,
}

const fn look(size: f32, leading: f32, cut: Cut, colour: Colour) -> Look {
    Look { size, leading, cut, colour, raised: 0.0, spacing: 0.0, rule: None }
}

/// What was said.
pub const WORDS: Look = look(10.5, 15.5, Cut::Regular, INK);
/// What is heard. More white between the letters would be taken for spaces when it is read back.
pub const CUE: Look = Look { spacing: 0.5, ..look(8.5, 12.5, Cut::Regular, QUIET) };
pub const TITLE: Look = look(21.0, 26.0, Cut::Semibold, INK);
pub const VERSION: Look = look(9.0, 13.0, Cut::Regular, QUIET);
pub const HEADING: Look = look(11.0, 15.5, Cut::Semibold, INK);
pub const SUBHEADING: Look = look(9.5, 14.0, Cut::Semibold, INK);
/// Notes, lists and comments.
pub const SMALL: Look = look(9.0, 13.5, Cut::Regular, INK);
pub const RUNNING: Look = look(8.0, 11.0, Cut::Regular, QUIET);
pub const TIME: Look = look(8.0, 13.0, Cut::Regular, QUIET);

/// The label of a speaker; their colour has a number from 1.
pub fn label(colour: usize) -> Look {
    let colour = colour.checked_sub(1).and_then(|place| SPEAKERS.get(place)).unwrap_or(&INK);
    look(8.5, 13.0, Cut::Semibold, *colour)
}

impl Look {
    pub fn stressed(self) -> Self {
        Self { cut: Cut::Italic, ..self }
    }

    pub fn linked(self) -> Self {
        Self { colour: LINKED, rule: Some(Rule::Under), ..self }
    }

    /// As words that come and words that go are marked; those that come and go both, go.
    pub fn marked(self, comes: bool, goes: bool) -> Self {
        match (comes, goes) {
            (_, true) => Self { colour: GOES, rule: Some(Rule::Through), ..self },
            (true, false) => Self { colour: COMES, rule: Some(Rule::Under), ..self },
            (false, false) => self,
        }
    }

    /// The mark of a note or a comment.
    pub fn mark(self) -> Self {
        Self { size: self.size * 0.68, raised: self.size * 0.34, colour: LINKED, ..self }
    }

    pub fn quiet(self) -> Self {
        Self { colour: QUIET, ..self }
    }

    /// Where the first baseline is below the upper edge of its line.
    pub fn ascent(self) -> f32 {
        // The middle of the font's ascender and descender stands in the middle of the line.
        self.leading / 2.0 + self.size * 0.35
    }
}
