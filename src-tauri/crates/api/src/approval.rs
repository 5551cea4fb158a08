//! What may stand in the way of approving a transcript: one line of the table for each.

use proof::RULES;
use transcript::{ByteOffset, Turn, TurnKind, Utf16Offset};

use crate::review::{comment_views, suggestion_views};
use crate::session::Session;
use crate::update::{small, words};
use crate::utf16::{from_bytes, length, to_bytes};
use crate::wire::{ApprovalItem, ApprovalPlace, Checklist};

/// How many places an item tells.
const PLACES: usize = 50;

/// How many characters of a turn or an address are shown.
const SHOWN: usize = 80;

/// Something to look for: its id, its name, what follows the count of one and of several, and how it
/// is found.
struct Check(&'static str, &'static str, [&'static str; 2], Find);

type Find = fn(&Session, &Checklist) -> Found;

const CHECKS: &[Check] = &[
    Check("findings", "Findings", ["finding is left", "findings are left"], findings),
    Check("comments", "Open comments", ["comment is open", "comments are open"], comments),
    Check(
        "suggestions",
        "Suggestions",
        ["suggestion waits for a decision", "suggestions wait for a decision"],
        suggestions,
    ),
    Check(
        "links",
        "Links without a place",
        ["link waits for a place", "links wait for a place"],
        links,
    ),
    Check(
        "speakers",
        "Turns without a speaker",
        ["turn has no speaker", "turns have no speaker"],
        speakers,
    ),
    Check(
        "times",
        "Times that run backwards",
        ["time runs backwards", "times run backwards"],
        times,
    ),
];

/// How many there are, and where: the first of them.
#[derive(Default)]
struct Found {
    count: usize,
    places: Vec<ApprovalPlace>,
}

impl Found {
    fn add(&mut self, place: impl FnOnce() -> Option<ApprovalPlace>) {
        self.count += 1;
        if self.places.len() < PLACES {
            self.places.extend(place());
        }
    }
}

/// Every item of the checklist, those with nothing to do as well.
pub(crate) fn items(session: &Session, checklist: &Checklist) -> Vec<ApprovalItem> {
    let items = CHECKS.iter().map(|Check(id, name, [one, several], find)| {
        let Found { count, places } = find(session, checklist);
        let said = if count == 1 { one } else { several };
        ApprovalItem {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            count: small(count),
            said: format!("{count} {said}"),
            required: checklist.required.get(*id).copied().unwrap_or(true),
            places,
        }
    });
    items.collect()
}

/// True when a checklist may name such an item.
pub(crate) fn is_item(id: &str) -> bool {
    CHECKS.iter().any(|Check(known, ..)| *known == id)
}

fn findings(session: &Session, checklist: &Checklist) -> Found {
    let mut found = Found::default();
    let Some(shown) = session.shown() else { return found };
    let graver = |id: &str| {
        let rule = RULES.iter().find(|rule| rule.id == id);
        rule.is_some_and(|rule| rule.level <= checklist.level.into())
    };
    for placed in shown.all().iter().filter(|placed| graver(placed.finding.rule)) {
        let finding = placed.finding;
        found.add(|| Some(place(placed.turn, finding.start, finding.end)));
    }
    found
}

fn comments(session: &Session, _: &Checklist) -> Found {
    let mut found = Found::default();
    let views = comment_views(&session.transcript);
    for view in views.into_iter().filter(|view| !view.resolved) {
        let first = view.remarks.first().map_or("", |remark| remark.text.as_str());
        let text = cut(first);
        let (start, end) = (view.start, view.end);
        found.add(|| Some(ApprovalPlace { turn: view.turn?, start, end, text }));
    }
    found
}

fn suggestions(session: &Session, _: &Checklist) -> Found {
    let mut found = Found::default();
    for view in suggestion_views(&session.transcript) {
        let (start, end) = (view.start, view.end);
        found.add(|| {
            let turn = session.turn(view.turn?).ok()?;
            let at = |place| to_bytes(&turn.text, Utf16Offset(place as usize)).ok();
            let text = cut(words(turn, at(start)?, at(end)?));
            Some(ApprovalPlace { turn: turn.id.0, start, end, text })
        });
    }
    found
}

/// Those that are listed at the end as references have their place.
fn links(session: &Session, _: &Checklist) -> Found {
    let mut found = Found::default();
    let transcript = &session.transcript;
    for link in transcript.pending_links.iter().filter(|link| !link.filed) {
        found.add(|| {
            let turn = |id| transcript.turn(id).map(|(_, turn)| turn);
            let (turn, at) = match link.after.and_then(turn) {
                Some(turn) => (turn, length(&turn.text).0),
                None => (link.before.and_then(turn)?, 0),
            };
            let (start, end) = (small(at), small(at));
            Some(ApprovalPlace { turn: turn.id.0, start, end, text: cut(&link.url) })
        });
    }
    found
}

fn speakers(session: &Session, _: &Checklist) -> Found {
    let mut found = Found::default();
    let turns = session.transcript.turns.iter();
    for turn in turns.filter(|turn| turn.kind == TurnKind::Speech && turn.speaker.is_none()) {
        found.add(|| Some(whole(turn)));
    }
    found
}

fn times(session: &Session, _: &Checklist) -> Found {
    let mut found = Found::default();
    let mut before = None;
    for turn in &session.transcript.turns {
        let Some(start) = turn.start_ms else { continue };
        if before.is_some_and(|before| start < before) {
            found.add(|| Some(whole(turn)));
        }
        before = Some(start);
    }
    found
}

fn whole(turn: &Turn) -> ApprovalPlace {
    place(turn, ByteOffset(0), ByteOffset(turn.text.len()))
}

fn place(turn: &Turn, start: ByteOffset, end: ByteOffset) -> ApprovalPlace {
    ApprovalPlace {
        turn: turn.id.0,
        start: small(from_bytes(&turn.text, start).0),
        end: small(from_bytes(&turn.text, end).0),
        text: cut(words(turn, start, end)),
    }
}

fn cut(text: &str) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(SHOWN).and_then(|(end, _)| line.get(..end)) {
        Some(start) => format!("{start} …"),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use store::{DocumentId, OpenDocument, Revision, Status, UndoState};
    use transcript::{
        Comment, CommentId, Moment, Proposal, Remark, Span, SpanKind, Suggestion, SuggestionId,
        Transcript, TurnId,
    };

    use super::*;
    use crate::decided::LeftAlone;

    fn session(transcript: Transcript) -> Session {
        let opened = OpenDocument {
            transcript,
            revision: Revision(0),
            status: Status::Draft,
            can_undo: false,
            can_redo: false,
            last_turn_id: TurnId(9),
        };
        Session::new(DocumentId(1), opened, UndoState::default(), LeftAlone::default())
    }

    #[test]
    fn open_comments_and_suggestions_are_shown_with_their_places() {
        let mut transcript = Transcript::new("t");
        let mut turn = Turn::speech(TurnId(1), None, "\u{1f600} the old lamp");
        let span = |start, end, kind| Span { start: ByteOffset(start), end: ByteOffset(end), kind };
        let (comment, suggestion) = (CommentId(1), SuggestionId(1));
        turn.spans = vec![
            span(5, 8, SpanKind::Comment { comment }),
            span(9, 12, SpanKind::Deleted { suggestion }),
        ];
        transcript.turns.push(turn);
        let said = |text: &str| {
            let (author, text) = ("Bo".to_owned(), text.to_owned());
            vec![Remark { author, at: Moment(1), text }]
        };
        let quote = String::new();
        let open = Comment {
            id: comment,
            turn: TurnId(1),
            quote,
            remarks: said("Sure?"),
            resolved: false,
        };
        let settled = Comment { id: CommentId(2), resolved: true, ..open.clone() };
        transcript.comments = vec![open, settled];
        let (author, at) = ("Bo".to_owned(), Moment(1));
        let proposed = Suggestion { id: suggestion, author, at, proposal: Proposal::Words };
        transcript.suggestions = vec![proposed];
        let items = items(&session(transcript), &Checklist::default());
        let told = |id: &str| {
            let item = items.iter().find(|item| item.id == id).unwrap();
            let place = item.places.first().unwrap();
            (item.said.clone(), (place.turn, place.start, place.end, place.text.clone()))
        };
        let place = |start, end, text: &str| (1, start, end, text.to_owned());
        assert_eq!(told("comments"), ("1 comment is open".to_owned(), place(3, 6, "Sure?")));
        let waits = "1 suggestion waits for a decision".to_owned();
        assert_eq!(told("suggestions"), (waits, place(7, 10, "old")));
    }
}
