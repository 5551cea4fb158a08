//! A document whose paragraphs are set and have their places.

use std::collections::HashMap;

use krilla::configure::Configuration;
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};
use rayon::prelude::*;
use transcript::Moment;

use super::blocks::{Block, Role};
use super::draw::{Drawing, ROOM, left};
use super::looks::{GAP, MARGIN, MEASURE, TOP};
use super::pages::{Place, Row, paragraph, places};
use super::running::{Head, Running};
use super::setting::{FONTS, Line, Setter, Side};
use super::tags::{Drawn, tree};
use super::text::{Anchor, Text};
use crate::Options;
use crate::landmarks::Landmark;

/// How many paragraphs are worth a processor of their own.
const SHARE: usize = 64;

/// A paragraph that is set.
pub struct Set {
    pub block: Block,
    pub lines: Vec<Line>,
    /// What stands in the margin, beside the first line.
    pub margin: Option<Line>,
    /// The same where there is no room for it there: in lines of its own, over the words too.
    pub head: Vec<Line>,
}

/// A document that is set.
pub struct Typeset {
    sets: Vec<Set>,
    /// The line that each row is, of which paragraph.
    rows: Vec<(usize, usize)>,
    /// The first row of each paragraph.
    starts: Vec<usize>,
    places: Vec<Place>,
    /// The left edge of the words.
    left: f32,
}

impl Typeset {
    /// Sets paragraphs, and puts their lines on pages.
    pub fn of(blocks: Vec<Block>) -> Self {
        let left = left(blocks.iter().any(|block| !block.margin.words.is_empty()));
        let blocks = blocks.into_par_iter().with_min_len(SHARE);
        let sets: Vec<Set> = blocks.map_init(Setter::new, Set::of).collect();
        let (mut rows, mut starts, mut heights) = (Vec::new(), Vec::new(), Vec::new());
        for (number, set) in sets.iter().enumerate() {
            starts.push(rows.len());
            let of_set = set.rows();
            rows.extend((0..of_set.len()).map(|line| (number, line)));
            heights.extend(of_set);
        }
        let places = places(&heights, ROOM);
        Self { sets, rows, starts, places, left }
    }

    /// Writes the document, which keeps to what it claims.
    ///
    /// # Errors
    /// What of the claim it cannot keep, or what is wrong with it.
    pub fn write(
        &self,
        landmarks: &[Landmark],
        title: &str,
        options: &Options,
        claim: Configuration,
    ) -> Result<Vec<u8>, KrillaError> {
        let settings = SerializeSettings { configuration: claim, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        document.set_metadata(metadata(title, options));
        let fonts: Vec<Font> =
            FONTS.iter().filter_map(|font| Font::new((*font).into(), 0)).collect();
        let mut drawing = Drawing {
            sets: &self.sets,
            rows: &self.rows,
            places: &self.places,
            fonts: &fonts,
            left: self.left,
            anchors: &self.anchors(),
            drawn: self.sets.iter().map(|set| Drawn::of(&set.block.text)).collect(),
        };
        let mut setter = Setter::new();
        let head = Head::new(&mut setter, title, options.version.as_deref());
        let pages = self.places.last().map_or(1, |place| place.page + 1);
        let mut row = 0;
        for page in self.places.chunk_by(|a, b| a.page == b.page) {
            let number = page.first().map_or(0, |place| place.page);
            let running = Running::of(&mut setter, &head, number, pages);
            drawing.page(&mut document, row..row + page.len(), &running);
            row += page.len();
        }
        let drawn = drawing.drawn;
        let blocks = self.sets.iter().map(|set| &set.block);
        document.set_tag_tree(tree(blocks, drawn, &options.language));
        document.set_outline(self.outline(landmarks));
        document.finish()
    }

    /// Where a line of a paragraph is.
    fn place(&self, set: usize, line: usize) -> Option<XyzDestination> {
        let place = self.places.get(self.starts.get(set)? + line)?;
        // A little white above it.
        let at = Point::from_xy(self.left, TOP + place.y - 4.0);
        Some(XyzDestination::new(place.page, at))
    }

    fn anchors(&self) -> HashMap<Anchor, XyzDestination> {
        let mut anchors = HashMap::new();
        for (number, set) in self.sets.iter().enumerate() {
            for (anchor, span) in &set.block.text.anchors {
                let on = |line: &Line| line.runs.iter().any(|run| run.span == *span);
                let line = set.lines.iter().position(on).unwrap_or_default();
                if let Some(place) = self.place(number, set.head.len() + line) {
                    anchors.insert(*anchor, place);
                }
            }
        }
        anchors
    }

    /// The title, the hours and cues, and what follows the words.
    fn outline(&self, landmarks: &[Landmark]) -> Outline {
        let turns: HashMap<usize, usize> = self
            .sets
            .iter()
            .enumerate()
            .filter_map(|(number, set)| Some((set.block.turn?, number)))
            .collect();
        let mut outline = Outline::new();
        let headed =
            |role| self.sets.iter().enumerate().filter(move |(_, set)| set.block.role == role);
        let title = headed(Role::Title).filter_map(|(number, set)| self.node(number, set));
        title.for_each(|node| outline.push_child(node));
        let landmarks = landmarks.iter().filter_map(|landmark| self.landmark(landmark, &turns));
        landmarks.for_each(|node| outline.push_child(node));
        let lists = headed(Role::Heading).filter_map(|(number, set)| self.node(number, set));
        lists.for_each(|node| outline.push_child(node));
        outline
    }

    fn node(&self, number: usize, set: &Set) -> Option<OutlineNode> {
        let words = set.block.text.words.trim().to_owned();
        Some(OutlineNode::new(words, self.place(number, 0)?))
    }

    fn landmark(&self, landmark: &Landmark, turns: &HashMap<usize, usize>) -> Option<OutlineNode> {
        let place = self.place(*turns.get(&landmark.turn)?, 0)?;
        let mut node = OutlineNode::new(landmark.name.clone(), place);
        let inside = landmark.inside.iter().filter_map(|inside| self.landmark(inside, turns));
        inside.for_each(|inside| node.push_child(inside));
        Some(node)
    }
}

impl Set {
    fn of(setter: &mut Setter, block: Block) -> Self {
        let side = if block.role == Role::Cue { Side::Middle } else { Side::Start };
        let lines = setter.set(&block.text, MEASURE, side, block.rtl);
        let mut margin = setter.set(&block.margin, MARGIN, Side::Right, None);
        let (mut head, fits) = (Vec::new(), margin.len() <= 1 && !lines.is_empty());
        if !fits {
            head = setter.set(&block.margin, MARGIN + GAP + MEASURE, Side::Left, None);
        }
        let margin = margin.pop().filter(|_| fits);
        Self { block, lines, margin, head }
    }

    fn rows(&self) -> Vec<Row> {
        let Block { role, text, margin, above, .. } = &self.block;
        let leading = |text: &Text| text.spans.first().map_or(0.0, |span| span.look.leading);
        let keeps_next = !matches!(role, Role::Words | Role::Item);
        let mut rows: Vec<Row> = self
            .head
            .iter()
            .map(|_| Row { above: 0.0, height: leading(margin), ends: self.lines.is_empty() })
            .collect();
        rows.extend(paragraph(self.lines.len(), leading(text), 0.0, keeps_next));
        if let Some(first) = rows.first_mut() {
            first.above = *above;
        }
        rows
    }
}

fn metadata(title: &str, options: &Options) -> Metadata {
    let metadata = Metadata::new()
        .title(title.to_owned())
        .language(options.language.clone())
        .creator("Galley".to_owned());
    let metadata = match &options.version {
        Some(version) => metadata.description(version.clone()),
        None => metadata,
    };
    match options.at.and_then(date) {
        Some(at) => metadata.creation_date(at),
        None => metadata,
    }
}

/// A moment as PDF files tell it.
fn date(at: Moment) -> Option<DateTime> {
    let iso = at.iso();
    let number = |from: usize, to: usize| iso.get(from..to)?.parse::<u16>().ok();
    let part = |from: usize| u8::try_from(number(from, from + 2)?).ok();
    let date = DateTime::new(number(0, 4)?).month(part(5)?).day(part(8)?);
    let date = date.hour(part(11)?).minute(part(14)?).second(part(17)?);
    Some(date.utc_offset_hour(0).utc_offset_minute(0))
}
