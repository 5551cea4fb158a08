//! What may stand in the way of approving a transcript: one line of the table for each.

use proof::RULES;
use transcript::{ByteOffset, Turn, TurnKind};

use crate::session::Session;
use crate::update::{small, words};
use crate::utf16::{from_bytes, length};
use crate::wire::{ApprovalItem, ApprovalPlace, Checklist};

/// How many places an item tells.
const PLACES: usize = 50;

/// How many characters of a turn or an address are shown.
const SHOWN: usize = 80;

/// Something to look for.
struct Check {
    id: &'static str,
    name: &'static str,
    /// What follows the count of one, and of several.
    said: (&'static str, &'static str),
    find: fn(&Session, &Checklist) -> Found,
}

const CHECKS: &[Check] = &[
    Check {
        id: "findings",
        name: "Findings",
        said: ("finding is left", "findings are left"),
        find: findings,
    },
    Check {
        id: "links",
        name: "Links without a place",
        said: ("link waits for a place", "links wait for a place"),
        find: links,
    },
    Check {
        id: "speakers",
        name: "Turns without a speaker",
        said: ("turn has no speaker", "turns have no speaker"),
        find: speakers,
    },
    Check {
        id: "times",
        name: "Times that run backwards",
        said: ("time runs backwards", "times run backwards"),
        find: times,
    },
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
    let items = CHECKS.iter().map(|check| {
        let Found { count, places } = (check.find)(session, checklist);
        let said = if count == 1 { check.said.0 } else { check.said.1 };
        ApprovalItem {
            id: check.id.to_owned(),
            name: check.name.to_owned(),
            count: small(count),
            said: format!("{count} {said}"),
            required: checklist.required.get(check.id).copied().unwrap_or(true),
            places,
        }
    });
    items.collect()
}

/// True when a checklist may name such an item.
pub(crate) fn is_item(id: &str) -> bool {
    CHECKS.iter().any(|check| check.id == id)
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
