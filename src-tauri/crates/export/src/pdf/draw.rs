//! Draws what is set on its pages.

use std::collections::HashMap;
use std::ops::Range;

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Quadrilateral, Rect};
use krilla::num::NormalizedF32;
use krilla::page::{Page, PageSettings};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::Font;

use super::looks::{BOTTOM, Colour, FOOTER, GAP, HEADER, MARGIN, MEASURE, PAGE, Rule, TOP};
use super::pages::Place;
use super::running::Running;
use super::setting::{Line, Run};
use super::tags::Drawn;
use super::text::{Anchor, Leads, Part, Text};
use super::typeset::Set;

/// A page under construction.
pub struct Drawing<'a> {
    pub sets: &'a [Set],
    /// The line that each row is, of which paragraph.
    pub rows: &'a [(usize, usize)],
    pub places: &'a [Place],
    pub fonts: &'a [Font],
    /// The left edge of the words.
    pub left: f32,
    /// What the links within the document lead to.
    pub anchors: &'a HashMap<Anchor, XyzDestination>,
    /// What was drawn of each paragraph.
    pub drawn: Vec<Drawn>,
}

/// Where words may be clicked.
struct Click {
    block: usize,
    part: usize,
    rect: Rect,
}

/// What is drawn for a screen reader at the moment.
type Open = Option<(usize, usize)>;

impl Drawing<'_> {
    /// Draws a page: its rows, and what runs along above and below.
    pub fn page(&mut self, document: &mut Document, rows: Range<usize>, running: &Running) {
        let Some(settings) = PageSettings::from_wh(PAGE.0, PAGE.1) else { return };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut clicks = Vec::new();
        for (kind, texts, y) in [
            (ArtifactType::Header, &running.header, HEADER),
            (ArtifactType::Footer, &running.footer, FOOTER),
        ] {
            if texts.is_empty() {
                continue;
            }
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            for (text, line) in texts {
                self.line(&mut surface, text, line, (self.left, y));
            }
            surface.end_tagged();
        }
        let mut open: Open = None;
        for row in rows {
            if let (Some((block, line)), Some(place)) =
                (self.rows.get(row).copied(), self.places.get(row).copied())
            {
                self.row(&mut surface, (block, line), TOP + place.y, &mut open, &mut clicks);
            }
        }
        close(&mut surface, &mut open);
        surface.finish();
        self.links(&mut page, &clicks);
        page.finish();
    }

    fn row(
        &mut self,
        surface: &mut Surface<'_>,
        (block, number): (usize, usize),
        y: f32,
        open: &mut Open,
        clicks: &mut Vec<Click>,
    ) {
        let Some(set) = self.sets.get(block) else { return };
        let first = |text: &Text| text.spans.first().map_or(0.0, |span| span.look.ascent());
        let edge = self.left - GAP - MARGIN;
        if let Some(line) = set.head.get(number) {
            let at = (edge, y + first(&set.block.margin));
            return self.margin(surface, block, line, at, open);
        }
        let number = number - set.head.len();
        let baseline = y + first(&set.block.text);
        if let Some(line) = set.margin.as_ref().filter(|_| number == 0) {
            self.margin(surface, block, line, (edge, baseline), open);
        }
        let Some(line) = set.lines.get(number) else { return };
        for run in &line.runs {
            let Some(span) = set.block.text.spans.get(run.span) else { continue };
            if *open != Some((block, span.part)) {
                close(surface, open);
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                *open = Some((block, span.part));
                self.drew(block, span.part, id);
            }
            let x = self.left + run.x;
            self.run(surface, &set.block.text, run, (x, baseline));
            if let Some(Part::Link { .. }) = set.block.text.parts.get(span.part)
                && let Some(rect) = Rect::from_xywh(x, y, run.width, span.look.leading)
            {
                clicks.push(Click { block, part: span.part, rect });
            }
        }
    }

    fn drew(&mut self, block: usize, part: usize, id: Identifier) {
        let drawn = self.drawn.get_mut(block).and_then(|drawn| drawn.parts.get_mut(part));
        if let Some(drawn) = drawn {
            drawn.words.push(id);
        }
    }

    /// Who speaks and when.
    fn margin(
        &mut self,
        surface: &mut Surface<'_>,
        block: usize,
        line: &Line,
        at: (f32, f32),
        open: &mut Open,
    ) {
        let Some(set) = self.sets.get(block) else { return };
        close(surface, open);
        let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.line(surface, &set.block.margin, line, at);
        surface.end_tagged();
        if let Some(drawn) = self.drawn.get_mut(block) {
            drawn.margin.push(id);
        }
    }

    fn line(&self, surface: &mut Surface<'_>, text: &Text, line: &Line, (x, baseline): (f32, f32)) {
        for run in &line.runs {
            self.run(surface, text, run, (x + run.x, baseline));
        }
    }

    fn run(&self, surface: &mut Surface<'_>, text: &Text, run: &Run, (x, baseline): (f32, f32)) {
        let look = text.spans.get(run.span).map(|span| span.look);
        let (Some(look), Some(font)) = (look, self.fonts.get(run.font)) else { return };
        surface.set_fill(Some(fill(look.colour)));
        let at = Point::from_xy(x, baseline - look.raised);
        surface.draw_glyphs(at, &run.glyphs, font.clone(), &text.words, look.size, false);
        let y = match look.rule {
            Some(Rule::Under) => baseline - look.raised + look.size * 0.16,
            Some(Rule::Through) => baseline - look.raised - look.size * 0.26,
            None => return,
        };
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(x, y, run.width, look.size * 0.045) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }

    /// Makes clickable what was drawn of links: each once, however many stretches it has.
    fn links(&mut self, page: &mut Page<'_>, clicks: &[Click]) {
        for of_one in clicks.chunk_by(|a, b| (a.block, a.part) == (b.block, b.part)) {
            let Some(Click { block, part, rect }) = of_one.first() else { continue };
            let text = self.sets.get(*block).map(|set| &set.block.text);
            let Some(Part::Link { leads, about }) = text.and_then(|text| text.parts.get(*part))
            else {
                continue;
            };
            let target = match leads {
                Leads::Away(url) => Target::Action(Action::Link(LinkAction::new(url.clone()))),
                Leads::Within(anchor) => match self.anchors.get(anchor) {
                    Some(place) => Target::Destination(place.clone().into()),
                    None => continue,
                },
            };
            let link = if of_one.len() == 1 {
                LinkAnnotation::new(*rect, target)
            } else {
                let quads = of_one.iter().map(|click| Quadrilateral::from(click.rect));
                LinkAnnotation::new_with_quad_points(quads.collect(), target)
            };
            let id = page.add_tagged_annotation(Annotation::new_link(link, Some(about.clone())));
            let drawn = self.drawn.get_mut(*block).and_then(|drawn| drawn.parts.get_mut(*part));
            if let Some(drawn) = drawn {
                drawn.links.push(id);
            }
        }
    }
}

fn close(surface: &mut Surface<'_>, open: &mut Open) {
    if open.take().is_some() {
        surface.end_tagged();
    }
}

fn fill([red, green, blue]: Colour) -> Fill {
    let paint = rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: Default::default() }
}

/// How high the words of a page may be.
pub const ROOM: f32 = PAGE.1 - TOP - BOTTOM;

/// The left edge of the words: beside the margin where that holds anything, else they stand in the
/// middle of the page.
pub fn left(margin: bool) -> f32 {
    let both = if margin { MEASURE + GAP + MARGIN } else { MEASURE };
    PAGE.0 - (PAGE.0 - both) / 2.0 - MEASURE
}
