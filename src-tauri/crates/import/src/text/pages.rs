//! Where pages begin, and what is printed on every one of them.

use std::collections::HashMap;

use super::cues::{self, Mark as CueMark};
use super::heads;
use super::lines::{Indent, Line, Role};
use crate::marked::{Mark, Meaning};
use crate::{Warning, WarningKind};

/// A page has at least this many lines, or its breaks are not believed.
const SHORTEST_PAGE: usize = 12;
/// A page has at most this many lines.
const LONGEST_PAGE: usize = 150;

/// Numbers the pages; returns how many there are, 0 when none were recognised.
pub(super) fn find(lines: &mut [Line<'_>], warnings: &mut Vec<Warning>) -> u32 {
    let by_feed = lines.iter().skip(1).any(|line| line.feeds > 0 && !line.is_blank());
    if by_feed {
        for line in lines.iter_mut() {
            line.begins_page = line.feeds > 0 && !line.is_blank();
        }
    } else {
        let starts = indented_starts(lines);
        let Some(&first) = starts.first() else { return 0 };
        for &start in &starts {
            if let Some(line) = lines.get_mut(start) {
                line.begins_page = true;
            }
        }
        let number = lines.get(first).map_or(1, |line| line.number);
        let message = format!(
            "{} pages were recognised by how their first lines are set; the second begins here",
            starts.len() + 1
        );
        warnings.push(Warning::line(number, WarningKind::PagesGuessed, message));
    }
    let mut page = 1;
    for line in lines.iter_mut() {
        if line.begins_page {
            page += line.feeds.max(1);
        }
        line.page = page;
    }
    page
}

/// True when tabs, and not spaces, stand between the words.
pub(super) fn tabs_part_words(lines: &[Line<'_>]) -> bool {
    let (tabs, spaces) = lines.iter().fold((0, 0), |(tabs, spaces), line| {
        let count = |wanted| line.text.bytes().filter(|byte| *byte == wanted).count();
        (tabs + count(b'\t'), spaces + count(b' '))
    });
    tabs > spaces
}

/// The first lines of pages that begin with one space while others begin with none; between two
/// of them, also the lines after the empty foot of a page that was not filled.
fn indented_starts(lines: &[Line<'_>]) -> Vec<usize> {
    let one_space: Vec<usize> = lines
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, line)| line.role == Role::Words && line.indent == Indent::OneSpace)
        .map(|(index, _)| index)
        .collect();
    let mut gaps: Vec<usize> =
        one_space.iter().zip(one_space.iter().skip(1)).map(|(a, b)| b - a).collect();
    let from_top = one_space.first().copied();
    gaps.extend(from_top);
    gaps.sort_unstable();
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
    let shortest = gaps.first().copied().unwrap_or(0);
    let enough = one_space.len() >= if tabs_part_words(lines) { 1 } else { 2 };
    if !enough || shortest < SHORTEST_PAGE || usual > LONGEST_PAGE {
        return Vec::new();
    }
    with_short_pages(lines, &one_space, usual)
}

fn with_short_pages(lines: &[Line<'_>], one_space: &[usize], usual: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut sure = one_space.iter().copied().peekable();
    let (mut last, mut blanks) = (0, 0);
    for (index, line) in lines.iter().enumerate() {
        if line.is_blank() {
            blanks += 1;
            continue;
        }
        let is_sure = sure.next_if_eq(&index).is_some();
        let far = |from: usize, to: usize| (to - from) * 5 >= usual * 4;
        let after_foot = blanks >= 2
            && far(last, index)
            && sure.peek().is_none_or(|next| far(index, *next))
            && !is_address(line.text);
        if is_sure || after_foot {
            starts.push(index);
            last = index;
        }
        blanks = 0;
    }
    starts
}

/// True when a word is a web address that cannot be anything else.
pub(super) fn is_address(word: &str) -> bool {
    let start = ["http://", "https://", "www."].iter().any(|start| {
        word.get(..start.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(start))
    });
    start && transcript::web_address(word).is_ok()
}

/// Marks the lines that hold nothing but addresses and stand away from the text: after a blank
/// line and before another, or at the foot of a page.
pub(super) fn find_links(lines: &mut [Line<'_>]) {
    let mut index = 0;
    let mut apart = true;
    while let Some(line) = lines.get(index) {
        let only_addresses =
            line.role == Role::Words && line.text.split_whitespace().all(is_address);
        if !only_addresses {
            apart = matches!(line.role, Role::Blank | Role::Running);
            index += 1;
            continue;
        }
        let group = lines.get(index..).unwrap_or(&[]);
        let count = group
            .iter()
            .take_while(|line| {
                line.role == Role::Words && line.text.split_whitespace().all(is_address)
            })
            .count();
        let next = group.iter().skip(count).find(|line| line.role != Role::Running);
        let ends = next.is_none_or(Line::is_blank);
        let next_words = group.iter().skip(count).find(|line| line.role == Role::Words);
        let foot = next_words.is_some_and(|next| next.page > line.page);
        let top = line.begins_page;
        if foot || (ends && (apart || top)) {
            for line in lines.iter_mut().skip(index).take(count) {
                line.role = Role::Links;
            }
        }
        apart = true;
        index += count;
    }
}

/// Marks page numbers and running heads: first and last lines of pages that are all alike, and
/// what the format itself knows to be printed on every page.
pub(super) fn find_running(
    lines: &mut [Line<'_>],
    pages: u32,
    marks: &[Mark],
    warnings: &mut Vec<Warning>,
) {
    /// A head and a foot have this many lines at most.
    const DEPTH: usize = 3;
    let mut running = marked_running(lines, marks);
    for _ in 0..DEPTH {
        let found = running_edges(lines, pages);
        for at in &found {
            if let Some(line) = lines.get_mut(*at) {
                line.role = Role::Running;
            }
        }
        if found.is_empty() {
            break;
        }
        running.extend(found);
    }
    running.sort_unstable();
    let mut texts: Vec<(&str, usize)> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for line in running.iter().filter_map(|at| lines.get(*at)) {
        let at = *index.entry(line.text).or_insert(texts.len());
        match texts.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => texts.push((line.text, 1)),
        }
    }
    let Some(line) = running.first().and_then(|at| lines.get(*at)) else { return };
    let list = texts.iter().map(|(text, count)| match count {
        1 => format!("“{text}”"),
        _ => format!("“{text}” ({count} times)"),
    });
    let list = list.collect::<Vec<_>>().join(", ");
    let message = format!("page numbers and running heads were left out: {list}");
    warnings.push(Warning::line(line.number, WarningKind::RunningLines, message));
}

/// The lines that are marked as such, but for those that somebody may speak.
fn marked_running(lines: &mut [Line<'_>], marks: &[Mark]) -> Vec<usize> {
    let mut running = Vec::new();
    for mark in marks.iter().filter(|mark| mark.meaning == Meaning::Running) {
        let first = lines.partition_point(|line| line.at < mark.range.start);
        let marked = lines.iter_mut().enumerate().skip(first);
        for (at, line) in marked.take_while(|(_, line)| line.at < mark.range.end) {
            if line.role == Role::Words && !speaks(line.text) {
                line.role = Role::Running;
                running.push(at);
            }
        }
    }
    running
}

/// True for a line that somebody may speak.
fn speaks(text: &str) -> bool {
    heads::read(text).begins_turn() || cues::mark(text) == Some(CueMark::Brackets)
}

/// The outermost lines of pages that are alike on enough of them.
fn running_edges(lines: &[Line<'_>], pages: u32) -> Vec<usize> {
    if pages < 2 {
        return Vec::new();
    }
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for index in page_edges(lines) {
        if let Some(shape) = lines.get(index).and_then(running_shape) {
            seen.entry(shape).or_default().push(index);
        }
    }
    let most_pages = 3.max(pages as usize / 2);
    // With the page's own number in it, twice is no accident.
    let enough = |shape: &str| if shape.contains('#') { 2 } else { most_pages };
    let alike = seen.into_iter().filter(|(shape, places)| places.len() >= enough(shape));
    alike.flat_map(|(_, places)| places).collect()
}

/// The first and the last line with words of every page.
fn page_edges(lines: &[Line<'_>]) -> Vec<usize> {
    let mut edges: Vec<usize> = Vec::new();
    let mut last: Option<(usize, u32)> = None;
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.role == Role::Words) {
        match last {
            Some((_, page)) if page == line.page => {}
            Some((at, _)) => edges.extend([at, index]),
            None => edges.push(index),
        }
        last = Some((index, line.page));
    }
    edges.extend(last.map(|(at, _)| at));
    edges.dedup();
    edges
}

/// What lines of this kind have in common on every page, with the page's number made `#`.
fn running_shape(line: &Line<'_>) -> Option<String> {
    if line.text.len() > 120 || speaks(line.text) {
        return None;
    }
    let page = line.page.to_string();
    let words = line.text.split_whitespace().map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare == page { "#" } else { word }
    });
    let shape = words.collect::<Vec<_>>().join(" ");
    let is_running = shape.contains('#') || shape.contains(char::is_alphabetic);
    (is_running && !shape.ends_with([':', ','])).then_some(shape)
}
