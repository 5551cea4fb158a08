//! What the editor decided before, put in order for one transcript.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use proof::{Editor, Finding, Lexicon, Memory, Profile, Remembered};
use store::{DocumentId, MemoryKind, MemoryRow};
use transcript::TurnId;

/// What is left as it is: by the words, the rules and the turns; none for every turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftAlone(HashMap<String, HashSet<(String, Option<TurnId>)>>);

impl LeftAlone {
    /// True when the editor does not want to be asked about it again.
    pub(crate) fn has(&self, finding: &Finding) -> bool {
        self.0.get(&finding.text).is_some_and(|left| {
            left.iter().any(|(rule, turn)| {
                rule == finding.rule && turn.is_none_or(|turn| turn == finding.turn)
            })
        })
    }
}

/// Sorts the memory for a transcript.
pub(crate) fn decided(
    mut rows: Vec<MemoryRow>,
    document: DocumentId,
    profile: Profile,
) -> (Editor, LeftAlone) {
    let (mut words, mut memory, mut left) = (Vec::new(), Memory::default(), LeftAlone::default());
    // What was decided most often is offered first, and of that the latest, as they come.
    rows.sort_by_key(|row| Reverse(row.count));
    for row in rows {
        let decision = row.decision;
        if row.damaged || !decision.scope.reaches(document) {
            continue;
        }
        match decision.kind {
            MemoryKind::Word => words.push(decision.shown),
            MemoryKind::Link => {}
            MemoryKind::Rejection => {
                let turn = decision.scope.turn();
                left.0.entry(decision.shown).or_default().insert((decision.rule, turn));
            }
            MemoryKind::Correction => {
                // Only here, since it takes a while to be unpacked when it is asked for first.
                if Memory::vouches(&decision.meant, Lexicon::english()) {
                    words.push(decision.meant.clone());
                }
                let here = decision.origin == Some(document);
                let origin = if here { String::new() } else { decision.origin_title };
                let remembered = Remembered { meant: decision.meant, origin, count: row.count };
                memory.add(decision.shown, remembered);
            }
        }
    }
    (Editor { glossary: words.into_iter().collect(), memory, profile }, left)
}
