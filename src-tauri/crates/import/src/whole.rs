//! All of a document in the order of its file, with what comes and goes in its place, and the turns
//! that it names: how a copy of ours is read when it comes back.

use std::collections::HashSet;
use std::ops::Range;

use transcript::{
    Border, ByteOffset, CommentId, ReadLabel, ReadTurn, Span, SpanKind, SuggestionId, TurnId, marks,
};

/// What stands beside the words of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Who speaks.
    Speaker,
    /// When.
    Time,
}

impl Beside {
    /// What a style of our copies is for.
    pub(crate) fn of_style(id: &str) -> Option<Self> {
        match id {
            "Speaker" => Some(Self::Speaker),
            "Time" => Some(Self::Time),
            _ => None,
        }
    }
}

/// A document in the order of its file.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    text: String,
    /// In order of their starts.
    spans: Vec<(Range<usize>, SpanKind)>,
    /// How long the longest of them is.
    longest: usize,
    /// What stands beside words, in order.
    beside: Vec<(Range<usize>, Beside)>,
    /// Where turns and lists begin, by their bookmarks.
    names: Vec<(usize, Name)>,
    anchors: Vec<(usize, CommentId)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Turn(TurnId),
    Lists,
}

/// Where a turn begins.
#[derive(Debug)]
struct Start {
    at: usize,
    id: Option<TurnId>,
    border: Border,
}

/// A document in its parts.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub above: Vec<String>,
    pub turns: Vec<ReadTurn>,
    pub below: Vec<String>,
}

/// So many kinds of spans may end at one place.
const NEAR: usize = 8;

impl Whole {
    pub(crate) fn push(&mut self, text: &str, kinds: &[SpanKind], beside: Option<Beside>) {
        let start = self.text.len();
        self.text.push_str(text);
        let range = start..self.text.len();
        for kind in kinds {
            let mut last = self.spans.iter_mut().rev().take(NEAR);
            match last.find(|(last, of)| last.end == start && of == kind) {
                Some((last, _)) => {
                    last.end = range.end;
                    self.longest = self.longest.max(last.len());
                }
                None => {
                    self.spans.push((range.clone(), kind.clone()));
                    self.longest = self.longest.max(range.len());
                }
            }
        }
        if let Some(beside) = beside {
            self.beside.push((range, beside));
        }
    }

    pub(crate) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    pub(crate) fn anchor(&mut self, comment: CommentId) {
        self.anchors.push((self.text.len(), comment));
    }

    pub(crate) fn name(&mut self, name: &str) {
        let name = match marks::turn_of(name) {
            Some(turn) => Name::Turn(turn),
            None if name == marks::LISTS => Name::Lists,
            None => return,
        };
        self.names.push((self.text.len(), name));
    }

    /// The turns, and what stands above and below them.
    pub(crate) fn parts(self) -> Parts {
        let end = self.names.iter().find(|(_, name)| *name == Name::Lists);
        let end = end.map_or(self.text.len(), |(at, _)| self.line_start(*at));
        let labels = self.labels();
        let starts = self.starts(end, &labels);
        let first = starts.first().map_or(end, |start| start.at);
        let lines = |text: Option<&str>| {
            let lines = text.unwrap_or("").lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        let nexts = starts.iter().skip(1).map(|start| start.at).chain([end]);
        let turns = starts.iter().zip(nexts).map(|(start, next)| self.turn(start, next, &labels));
        let turns = turns.collect();
        Parts { above: lines(self.text.get(..first)), turns, below: lines(self.text.get(end..)) }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |feed| feed + 1)
    }

    /// Where turns begin: those that the file names, and paragraphs with a label.
    fn starts(&self, end: usize, labels: &HashSet<&str>) -> Vec<Start> {
        let mut named: Vec<Start> = Vec::new();
        for (at, name) in &self.names {
            let Name::Turn(id) = *name else { continue };
            let line = self.line_start(*at);
            if named.last().is_some_and(|last| last.id == Some(id)) {
                // Parted, its paragraph has the bookmark in both parts.
                continue;
            }
            if named.last().is_some_and(|last| last.at == *at) {
                // The paragraph is gone, and its bookmark at the next.
                named.pop();
            }
            let is_first = named.last().is_none_or(|last| last.at < line);
            let border = match is_first || *at == line {
                true => self.border(line),
                false => Border::Gone,
            };
            let at = if is_first { line } else { *at };
            if at <= end {
                named.push(Start { at, id: Some(id), border });
            }
        }
        let mut starts = Vec::new();
        let mut named = named.into_iter().peekable();
        let feeds = self.text.match_indices('\n').map(|(at, _)| at + 1);
        for line in [0].into_iter().chain(feeds).take_while(|line| *line < end) {
            while let Some(start) = named.next_if(|start| start.at < line) {
                starts.push(start);
            }
            let is_named = named.peek().is_some_and(|start| start.at == line);
            if !is_named && self.is_labelled(line, labels) {
                starts.push(Start { at: line, id: None, border: self.border(line) });
            }
        }
        starts.extend(named);
        starts
    }

    /// What is tracked of the line feed in front of a line.
    fn border(&self, line: usize) -> Border {
        let Some(feed) = line.checked_sub(1) else { return Border::Stands };
        let mut border = Border::Stands;
        for kind in self.spans_at(feed) {
            match kind {
                SpanKind::Deleted { suggestion } => border = Border::Goes(*suggestion),
                SpanKind::Inserted { suggestion } if border == Border::Stands => {
                    border = Border::Comes(*suggestion);
                }
                _ => {}
            }
        }
        border
    }

    fn spans_at(&self, at: usize) -> impl Iterator<Item = &SpanKind> {
        self.spans_in(at..at + 1).map(|(_, kind)| kind)
    }

    /// What speakers are called in the file.
    fn labels(&self) -> HashSet<&str> {
        let of = self.beside.iter().filter(|(_, beside)| *beside == Beside::Speaker);
        let labels = of.filter_map(|(range, _)| self.text.get(range.clone())).map(str::trim);
        labels.filter(|label| !label.is_empty()).collect()
    }

    fn is_labelled(&self, line: usize, labels: &HashSet<&str>) -> bool {
        let first = self.beside.partition_point(|(range, _)| range.start < line);
        self.beside.get(first).is_some_and(|(range, _)| range.start == line)
            || self.plain_label(line, labels).is_some()
    }

    /// A label that somebody typed: a name that is known here, with a colon or a tab behind it.
    fn plain_label(&self, line: usize, labels: &HashSet<&str>) -> Option<Range<usize>> {
        let words = self.text.get(line..)?.split('\n').next()?;
        let end = words.find([':', '\t'])?;
        let name = words.get(..end)?.trim();
        labels.contains(name).then_some(line..line + end)
    }

    fn turn(&self, start: &Start, next: usize, labels: &HashSet<&str>) -> ReadTurn {
        let whole = self.text.get(start.at..next).unwrap_or("");
        let end = start.at + whole.strip_suffix('\n').unwrap_or(whole).len();
        let head = self.head(start, end, labels);
        let mut turn = ReadTurn { id: start.id, border: start.border, ..ReadTurn::default() };
        let (mut time, mut by) = (String::new(), None);
        for (range, beside) in &head.parts {
            let text = self.text.get(range.clone()).unwrap_or("");
            let (comes, goes) = self.tracked(range.start);
            by = by.or(goes).or(comes);
            match beside {
                Beside::Speaker => {
                    if comes.is_none() {
                        turn.label.rejected.push_str(text);
                    }
                    if goes.is_none() {
                        turn.label.accepted.push_str(text);
                    }
                }
                Beside::Time if goes.is_none() => time.push_str(text),
                Beside::Time => {}
            }
        }
        let ReadLabel { rejected, accepted, .. } = &turn.label;
        let [rejected, accepted] = [rejected, accepted].map(|label| label.trim().to_owned());
        turn.label = ReadLabel { rejected, accepted, by };
        turn.time = time.trim().to_owned();
        let kept = [start.at..head.range.start, head.range.end..end];
        let mut placed = HashSet::new();
        for range in kept.into_iter().filter(|range| range.start < range.end) {
            let shift = turn.text.len();
            turn.text.push_str(self.text.get(range.clone()).unwrap_or(""));
            for (of, kind) in self.spans_in(range.clone()) {
                if let SpanKind::Comment { comment } = kind {
                    placed.insert(*comment);
                }
                turn.spans.push(Span {
                    start: ByteOffset(of.start - range.start + shift),
                    end: ByteOffset(of.end - range.start + shift),
                    kind: kind.clone(),
                });
            }
        }
        // A space is as long as a tab.
        turn.text = turn.text.replace('\t', " ");
        turn.spans.sort_by_key(|span| (span.start, span.end));
        let here = |at: usize| start.at <= at && at <= end;
        let anchors = self.anchors.iter().filter(|(at, _)| here(*at)).map(|(_, comment)| *comment);
        turn.remarked = anchors.filter(|comment| placed.insert(*comment)).collect();
        turn
    }

    fn spans_in(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &SpanKind)> {
        let from = range.start.saturating_sub(self.longest);
        let first = self.spans.partition_point(|(of, _)| of.start < from);
        let near = self.spans.iter().skip(first);
        let near = near.take_while(move |(of, _)| of.start < range.end);
        near.filter_map(move |(of, kind)| {
            let (start, end) = (of.start.max(range.start), of.end.min(range.end));
            (start < end).then_some((start..end, kind))
        })
    }

    /// With which suggestions something comes and goes.
    fn tracked(&self, at: usize) -> (Option<SuggestionId>, Option<SuggestionId>) {
        let (mut comes, mut goes) = (None, None);
        for kind in self.spans_at(at) {
            match kind {
                SpanKind::Inserted { suggestion } => comes = Some(*suggestion),
                SpanKind::Deleted { suggestion } => goes = Some(*suggestion),
                _ => {}
            }
        }
        (comes, goes)
    }

    /// What stands beside the words of a turn, with the white space behind it.
    fn head(&self, start: &Start, end: usize, labels: &HashSet<&str>) -> Head {
        let line = self.text.get(start.at..end).unwrap_or("").split('\n').next().unwrap_or("");
        let line_end = start.at + line.len();
        let first = self.beside.partition_point(|(range, _)| range.start < start.at);
        let mut parts: Vec<(Range<usize>, Beside)> = Vec::new();
        for (range, beside) in self.beside.iter().skip(first) {
            let from = parts.last().map_or(range.start, |(last, _)| last.end);
            let between = self.text.get(from..range.start).unwrap_or("");
            if range.start >= line_end || !between.trim().is_empty() {
                break;
            }
            parts.push((range.clone(), *beside));
        }
        if parts.is_empty()
            && let Some(range) = self.typed_label(start, line, labels)
        {
            parts.push((range, Beside::Speaker));
        }
        let from = parts.first().map_or(start.at, |(range, _)| range.start);
        let to = parts.last().map_or(start.at, |(range, _)| range.end);
        let behind = self.text.get(to..end).unwrap_or("");
        let is_gap = |c: char| c.is_whitespace() || (c == ':' && start.id.is_none());
        let gap = behind.len() - behind.trim_start_matches(is_gap).len();
        Head { parts, range: from..to + gap }
    }

    /// A label without its style. In a turn of ours no word has a tab behind it.
    fn typed_label(
        &self,
        start: &Start,
        line: &str,
        labels: &HashSet<&str>,
    ) -> Option<Range<usize>> {
        let label = self.plain_label(start.at, labels)?;
        let is_tabbed = line.get(label.len()..).is_some_and(|rest| rest.starts_with('\t'));
        (start.id.is_none() || is_tabbed).then_some(label)
    }
}

/// What stands beside the words of a turn.
struct Head {
    parts: Vec<(Range<usize>, Beside)>,
    /// All of it.
    range: Range<usize>,
}
