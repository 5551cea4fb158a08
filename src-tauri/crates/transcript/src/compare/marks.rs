//! Links and emphasis on words that are the same.

use std::collections::HashMap;
use std::ops::Range;

use super::difference::Kind;
use super::pieces::Laid;
use super::stream::Stream;
use crate::SpanKind;

/// What spans are of: the words, and then they are compared and given back with them, or the
/// review of the transcript as it is now, and then they stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MarkKind {
    Link,
    Emphasis,
    /// What the file that the words came from says of them: true of the words, and no difference.
    Source,
    Comment,
    Suggestion,
}

impl MarkKind {
    pub(crate) const ALL: [Self; 5] =
        [Self::Link, Self::Emphasis, Self::Source, Self::Comment, Self::Suggestion];

    pub(crate) fn of(kind: &SpanKind) -> Self {
        match kind {
            SpanKind::Link { .. } => Self::Link,
            SpanKind::Emphasis => Self::Emphasis,
            SpanKind::Heard { .. } | SpanKind::Set { .. } => Self::Source,
            SpanKind::Comment { .. } => Self::Comment,
            SpanKind::Inserted { .. } | SpanKind::Deleted { .. } | SpanKind::Proposed { .. } => {
                Self::Suggestion
            }
        }
    }

    /// True for what stays as it is now, whatever is given back.
    pub(crate) fn stays(self) -> bool {
        matches!(self, Self::Comment | Self::Suggestion)
    }
}

/// A difference of links or emphasis: what it is, and the words, in the stream before.
pub(super) struct Marked {
    pub(super) kind: Kind,
    pub(super) words: Vec<Range<usize>>,
}

/// The part of a span on words that are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fragment<'t> {
    mark: MarkKind,
    /// Where it is, in the stream before.
    range: Range<usize>,
    kind: &'t SpanKind,
    /// The span it comes from: its side, and where it begins there.
    span: (bool, usize, usize),
}

/// What differs, each as one: a link that was placed over corrected words is one link.
pub(super) fn compare(before: &Stream, after: &Stream, laid: &[Laid]) -> Vec<Marked> {
    let old = fragments(before, laid, false);
    let new = fragments(after, laid, true);
    let mut differing: Vec<&Fragment> = unmatched(&old, &new);
    differing.extend(unmatched(&new, &old));
    differing.sort_by_key(|fragment| (fragment.mark, fragment.range.start, fragment.range.end));
    group(&differing)
}

/// The spans of one side, as far as they are on words that are the same.
fn fragments<'t>(stream: &Stream<'t>, laid: &[Laid], is_after: bool) -> Vec<Fragment<'t>> {
    let own = |laid: &Laid| if is_after { laid.after.clone() } else { laid.before.clone() };
    let mut found = Vec::new();
    for (number, (text, turn)) in stream.texts().enumerate() {
        for (index, span) in turn.spans.iter().enumerate() {
            let mark = MarkKind::of(&span.kind);
            if !matches!(mark, MarkKind::Link | MarkKind::Emphasis) {
                continue;
            }
            let (start, end) = (text + span.start.0, text + span.end.0);
            let first = laid.partition_point(|laid| own(laid).end <= start);
            let touched = laid.iter().skip(first).take_while(|laid| own(laid).start < end);
            found.extend(touched.filter(|laid| laid.told.is_none()).map(|laid| {
                let of = own(laid);
                let before = |at: usize| laid.before.start + at - of.start;
                let range = before(start.max(of.start))..before(end.min(of.end));
                Fragment { mark, range, kind: &span.kind, span: (is_after, number, index) }
            }));
        }
    }
    found
}

/// Those that have no like among the others; each of these is the like of one.
fn unmatched<'f, 't>(of: &'f [Fragment<'t>], others: &'f [Fragment<'t>]) -> Vec<&'f Fragment<'t>> {
    let mut left: HashMap<(&'f Range<usize>, &'t SpanKind), usize> = HashMap::new();
    for other in others {
        *left.entry((&other.range, other.kind)).or_default() += 1;
    }
    let mut found = Vec::new();
    for fragment in of {
        match left.get_mut(&(&fragment.range, fragment.kind)) {
            Some(count @ 1..) => *count -= 1,
            _ => found.push(fragment),
        }
    }
    found
}

/// Fragments that are told as one.
struct Group<'f, 't> {
    mark: MarkKind,
    words: Vec<Range<usize>>,
    fragments: Vec<&'f Fragment<'t>>,
}

/// Fragments that overlap, or are of one span, as one difference.
fn group(fragments: &[&Fragment]) -> Vec<Marked> {
    let mut groups: Vec<Group> = Vec::new();
    let mut of_span = HashMap::new();
    let mut current = 0;
    for fragment in fragments {
        let range = &fragment.range;
        let overlaps = groups.get(current).is_some_and(|group| {
            group.mark == fragment.mark
                && group.words.last().is_some_and(|last| range.start < last.end)
        });
        if !overlaps {
            current = of_span.get(&fragment.span).copied().unwrap_or(groups.len());
        }
        of_span.insert(fragment.span, current);
        if current == groups.len() {
            groups.push(Group { mark: fragment.mark, words: Vec::new(), fragments: Vec::new() });
        }
        let Some(group) = groups.get_mut(current) else { continue };
        match group.words.last_mut().filter(|_| overlaps) {
            Some(last) => last.end = last.end.max(range.end),
            None => group.words.push(range.clone()),
        }
        group.fragments.push(fragment);
    }
    let marked = groups
        .into_iter()
        .map(|Group { mark, words, fragments }| Marked { kind: kind(mark, &fragments), words });
    marked.collect()
}

fn kind(mark: MarkKind, fragments: &[&Fragment]) -> Kind {
    let side = |after: bool| fragments.iter().filter(move |fragment| fragment.span.0 == after);
    match mark {
        MarkKind::Link => {
            let url = |after| {
                side(after).find_map(|fragment| match fragment.kind {
                    SpanKind::Link { url } => Some(url.clone()),
                    _ => None,
                })
            };
            Kind::Link { from: url(false), to: url(true) }
        }
        _ => {
            let stressed = |after| side(after).map(|fragment| fragment.range.len()).sum::<usize>();
            Kind::Emphasis { added: stressed(true) >= stressed(false) }
        }
    }
}
