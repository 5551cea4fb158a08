//! The lines of a book as text with marks.

use std::collections::{HashMap, HashSet};

use transcript::{CommentId, Font, Glyph, SpanKind};

use super::lines::{self, Line};
use super::notes::Threads;
use super::source::{Book, Face, Page};
use super::{links, running};
use crate::marked::{Lines, Marked, Meaning};

/// A gap that parts paragraphs, in shares of the usual distance of lines.
const PARTING: f32 = 1.3;
/// How far lines are apart where there are too few to tell, in shares of their size.
const LEADING: f32 = 1.25;
/// How far a first line is set in, in shares of its size.
const INDENT: f32 = 0.9;
/// Room that is left at the end of a line although a word would have found place there, in shares
/// of its size.
const ROOM: f32 = 2.0;
/// Columns end where so many lines of them do, as one in so many.
const LONGEST: usize = 20;

/// Writes a book.
pub(super) fn write(book: &Book) -> Marked {
    let pages: Vec<Vec<(Line, String)>> = book
        .pages
        .iter()
        .map(|page| {
            let with_text = |line: Line| {
                let text = text_of(&line, page, book);
                (line, text)
            };
            lines::lines(page, book).into_iter().map(with_text).collect()
        })
        .collect();
    let running = running::find(&pages);
    let of_all = pages.iter().flat_map(|lines| {
        let lines: Vec<&Line> = lines.iter().map(|(line, _)| line).collect();
        distances(&lines)
    });
    let mut writer = Writer {
        book,
        threads: Threads::of(book),
        noted: HashMap::new(),
        marked: Marked { lines: Lines::Wrapped, ..Marked::default() },
        emphatic: emphatic(book),
        leading: leading(of_all.collect()).unwrap_or(LEADING),
    };
    for (number, ((page, lines), running)) in
        book.pages.iter().zip(&pages).zip(&running).enumerate()
    {
        if number > 0 {
            writer.marked.text.push('\u{c}');
        }
        writer.page(number, page, lines, running);
    }
    let mut marked = writer.marked;
    if let Some(end) = end_of(&book.title, &marked.text) {
        marked.mark(0..end, Meaning::Title);
    }
    marked.comments = writer.threads.comments;
    marked.fonts = book.faces.iter().map(|face| font(face, book)).collect();
    marked
}

struct Writer<'b> {
    book: &'b Book,
    threads: Threads,
    /// The threads that are on glyphs of the page that is being written.
    noted: HashMap<usize, Vec<CommentId>>,
    marked: Marked,
    /// For each font, whether it stresses words.
    emphatic: Vec<bool>,
    /// How far lines are usually apart, in shares of their size.
    leading: f32,
}

/// Where some words end with which a text begins, and with them the line.
fn end_of(words: &str, text: &str) -> Option<usize> {
    let mut rest = text;
    for word in words.split_whitespace() {
        rest = rest.trim_start().strip_prefix(word)?;
    }
    let end = text.len() - rest.len();
    (end > 0 && (rest.is_empty() || rest.starts_with('\n'))).then_some(end)
}

/// The words of a line as they are read.
fn text_of(line: &Line, page: &Page, book: &Book) -> String {
    let mut text = String::new();
    for word in &line.words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.glyphs.iter().map(|index| glyph_text(*index, page, book)));
    }
    text
}

fn glyph_text<'b>(index: usize, page: &Page, book: &'b Book) -> &'b str {
    page.glyphs.get(index).map_or("", |glyph| book.text(glyph))
}

impl Writer<'_> {
    fn page(&mut self, number: usize, page: &Page, lines: &[(Line, String)], running: &[bool]) {
        let body: Vec<&Line> = lines
            .iter()
            .zip(running)
            .filter(|(_, running)| !**running)
            .map(|((line, _), _)| line)
            .collect();
        let margins = Margins::of(&body, self.leading);
        let all: Vec<&Line> = lines.iter().map(|(line, _)| line).collect();
        let under = links::of_glyphs(page, self.book, &all);
        let (noted, beside) = self.threads.on_page(number, page, self.book, &all);
        self.noted = noted;
        for comment in beside {
            let at = self.marked.text.len();
            self.marked.mark(at..at, Meaning::Span(SpanKind::Comment { comment }));
        }
        let mut last: Option<&Line> = None;
        let used: HashSet<usize> = under.iter().copied().flatten().collect();
        let mut waiting: Vec<usize> =
            (0..page.links.len()).filter(|link| !used.contains(link)).collect();
        for ((line, _), running) in lines.iter().zip(running) {
            if *running {
                // Nothing goes on from it or comes before it.
                self.part();
            } else {
                if last.is_some_and(|last| margins.parts(last, line)) {
                    self.part();
                }
                last = Some(line);
            }
            waiting.retain(|link| {
                let above = page.links.get(*link).filter(|link| links::top(link) > line.base);
                if above.is_none() {
                    self.pending(page, *link);
                }
                above.is_some()
            });
            let start = self.marked.text.len();
            self.line(line, page, &under);
            if *running {
                let end = self.marked.text.len();
                self.marked.mark(start..end, Meaning::Running);
                self.marked.text.push('\n');
            }
            self.marked.text.push('\n');
        }
        waiting.into_iter().for_each(|link| self.pending(page, link));
    }

    /// Parts what comes from what is there, unless it begins the page: there words follow the form
    /// feed.
    fn part(&mut self) {
        if !self.marked.text.is_empty() && !self.marked.text.ends_with('\u{c}') {
            self.marked.text.push('\n');
        }
    }

    /// A link that lies on no words.
    fn pending(&mut self, page: &Page, link: usize) {
        if let Some(link) = page.links.get(link) {
            let at = self.marked.text.len();
            let url = link.url.clone();
            self.marked.mark(at..at, Meaning::Span(SpanKind::Link { url }));
        }
    }

    fn line(&mut self, line: &Line, page: &Page, under: &[Option<usize>]) {
        for (number, word) in line.words.iter().enumerate() {
            if number > 0 {
                self.marked.text.push(if word.tabbed { '\t' } else { ' ' });
            }
            for index in &word.glyphs {
                let Some(glyph) = page.glyphs.get(*index) else { continue };
                let link = under.get(*index).copied().flatten();
                let start = self.marked.text.len();
                self.marked.text.push_str(glyph_text(*index, page, self.book));
                let end = self.marked.text.len();
                self.mark(start..end, Meaning::Span(SpanKind::Set { font: glyph.face }));
                let face = self.book.faces.get(usize::from(glyph.face));
                if face.is_some_and(|face| face.bold) {
                    self.mark(start..end, Meaning::Bold);
                }
                if self.emphatic.get(usize::from(glyph.face)) == Some(&true) {
                    self.mark(start..end, Meaning::Span(SpanKind::Emphasis));
                }
                if let Some(link) = link.and_then(|link| page.links.get(link)) {
                    let url = link.url.clone();
                    self.mark(start..end, Meaning::Span(SpanKind::Link { url }));
                }
                for comment in self.noted.remove(index).unwrap_or_default() {
                    self.mark(start..end, Meaning::Span(SpanKind::Comment { comment }));
                }
            }
        }
    }

    /// Says what a range means; a mark goes on over the white space before it.
    fn mark(&mut self, range: std::ops::Range<usize>, meaning: Meaning) {
        /// So many kinds of marks may be open at one place.
        const NEAR: usize = 8;
        let text = &self.marked.text;
        let blank = |from: usize| {
            text.get(from..range.start)
                .is_some_and(|gap| gap.chars().all(|c| c == ' ' || c == '\n'))
        };
        let mut open = self.marked.marks.iter_mut().rev().take(NEAR);
        match open.find(|mark| mark.meaning == meaning && blank(mark.range.end)) {
            Some(mark) => mark.range.end = range.end,
            None => self.marked.mark(range, meaning),
        }
    }
}

/// Where the lines of a page usually begin and end, and how far apart they are.
struct Margins {
    /// For each block, its left and right margin.
    sides: Vec<(f32, f32)>,
    /// True when a line that is set in begins a paragraph, and does not go on with one.
    indent_parts: bool,
    /// The usual distance of two lines, in shares of their size.
    leading: f32,
}

impl Margins {
    /// Those of a page, of a book with such a distance of lines.
    fn of(lines: &[&Line], usual_leading: f32) -> Self {
        let blocks = lines.iter().map(|line| line.block + 1).max().unwrap_or(0);
        let mut edges: Vec<(Vec<f32>, Vec<f32>)> = vec![Default::default(); blocks];
        for line in lines {
            if let Some((lefts, rights)) = edges.get_mut(line.block) {
                lefts.push(line.left);
                rights.push(line.right);
            }
        }
        let sides = edges.into_iter().map(|(mut lefts, mut rights)| {
            lefts.sort_by(f32::total_cmp);
            rights.sort_by(f32::total_cmp);
            let left = lefts.get(lefts.len() / LONGEST).copied().unwrap_or(0.0);
            let right = rights.len().checked_sub(1 + rights.len() / LONGEST);
            (left, right.and_then(|at| rights.get(at)).copied().unwrap_or(0.0))
        });
        let leading = leading(distances(lines)).unwrap_or(usual_leading);
        let mut margins = Self { sides: sides.collect(), indent_parts: false, leading };
        // Paragraphs end anywhere in a line, but what hangs below a label follows full lines.
        let set_in = lines.iter().zip(lines.iter().skip(1)).filter(|(a, b)| margins.sets_in(a, b));
        let (mut short, mut full) = (0, 0);
        for (last, line) in set_in {
            match margins.room(last, line) > ROOM * last.size {
                true => short += 1,
                false => full += 1,
            }
        }
        margins.indent_parts = short > full;
        margins
    }

    /// True when a line is set in, other than the last.
    fn sets_in(&self, last: &Line, line: &Line) -> bool {
        let left = self.sides.get(line.block).map_or(0.0, |(left, _)| *left);
        let size = last.size.max(line.size);
        last.block == line.block
            && line.left - last.left > INDENT * size
            && last.left - left < INDENT * size / 2.0
    }

    /// How much room is left at the end of a line after the first word of the next.
    fn room(&self, last: &Line, line: &Line) -> f32 {
        let right = self.sides.get(last.block).map_or(0.0, |(_, right)| *right);
        right - last.right - line.words.first().map_or(0.0, |word| word.width)
    }

    /// True when a line begins a paragraph.
    fn parts(&self, last: &Line, line: &Line) -> bool {
        if last.block != line.block {
            return !self.runs_over(last, line);
        }
        let size = last.size.max(line.size);
        let down = line.base - last.base;
        if down > PARTING * self.leading * size || down < 0.0 || !alike(last, line) {
            return true;
        }
        let ends = !last.broken && self.room(last, line) > ROOM * size;
        self.indent_parts && self.sets_in(last, line) || ends
    }

    /// True when a paragraph goes on in the next column: its last line is full, and the next line
    /// is not set in.
    fn runs_over(&self, last: &Line, line: &Line) -> bool {
        let left = self.sides.get(line.block).map_or(0.0, |(left, _)| *left);
        alike(last, line)
            && self.room(last, line) <= ROOM * last.size
            && line.left - left <= INDENT * line.size
    }
}

/// How far lines that follow one another are apart, in shares of their size.
fn distances(lines: &[&Line]) -> Vec<f32> {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    pairs
        .filter(|(a, b)| a.block == b.block && alike(a, b) && b.base > a.base)
        .map(|(a, b)| (b.base - a.base) / a.size.max(0.01))
        .collect()
}

/// The usual one of enough distances.
fn leading(mut distances: Vec<f32>) -> Option<f32> {
    const ENOUGH: usize = 6;
    distances.sort_by(f32::total_cmp);
    // Of two distances the smaller one is that within paragraphs.
    distances.get(distances.len() / 3).copied().filter(|_| distances.len() >= ENOUGH)
}

/// True when two lines are set alike.
fn alike(a: &Line, b: &Line) -> bool {
    (a.size - b.size).abs() <= 0.15 * a.size.max(b.size)
}

/// For each font, whether it stresses words: leaning ones do where most words stand upright.
fn emphatic(book: &Book) -> Vec<bool> {
    let used = |face: &Face| face.glyphs.values().map(|glyph| u64::from(glyph.count)).sum::<u64>();
    let leaning: u64 = book.faces.iter().filter(|face| face.italic).map(used).sum();
    let all: u64 = book.faces.iter().map(used).sum();
    book.faces.iter().map(|face| face.italic && leaning * 2 < all).collect()
}

/// What a font says of itself.
fn font(face: &Face, book: &Book) -> Font {
    let glyphs = face.glyphs.iter().map(|(code, glyph)| Glyph {
        code: *code,
        text: book.texts.get(glyph.text as usize).cloned().unwrap_or_default(),
        name: glyph.name.clone(),
        advance: glyph.advance.round().clamp(0.0, 1e6) as u32,
        count: glyph.count,
    });
    Font { name: face.name.clone(), glyphs: glyphs.collect() }
}
