//! Findings as they are shown: filtered, grouped, counted.

use std::collections::HashMap;

use proof::Finding;
use transcript::{ByteOffset, Transcript, Turn, TurnId};

use crate::decided::LeftAlone;
use crate::queue::{HEAD, Settled, decision_key, queue};
use crate::session::Proofing;
use crate::update::small;
use crate::utf16::from_bytes;
use crate::wire::{
    Certainty, Example, FindingView, Group, GroupKind, GroupPlace, ProofView, TurnFindings,
};

/// How many examples a card shows.
const EXAMPLES: usize = 3;
/// How many characters of a sentence stand on each side of the words it is about.
const CONTEXT: usize = 48;

/// The findings that are shown, in the order of the text.
pub(crate) struct Shown<'a> {
    proofing: &'a Proofing,
    findings: Vec<Placed<'a>>,
    /// What the editor has to decide, in the order of the first places.
    decisions: Vec<Settled<'a>>,
}

/// A finding with its turn.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) turn: &'a Turn,
    pub(crate) finding: &'a Finding,
    /// The index of the decision that settles it.
    decision: usize,
}

pub(crate) fn shown<'a>(
    transcript: &'a Transcript,
    proofing: &'a Proofing,
    left_alone: &LeftAlone,
) -> Shown<'a> {
    let mut findings = Vec::new();
    let mut decisions: Vec<Settled<'a>> = Vec::new();
    let mut known: HashMap<(&str, &str, &str), usize> = HashMap::new();
    for turn in &transcript.turns {
        let Some(of_turn) = proofing.findings.get(&turn.id) else { continue };
        for finding in of_turn.iter().filter(|finding| !left_alone.has(finding)) {
            let what = (finding.rule, finding.text.as_str(), best(finding));
            let decision = *known.entry(what).or_insert(decisions.len());
            match decisions.get_mut(decision) {
                Some(settled) => settled.add(turn, finding),
                None => decisions.push(Settled::new(turn, finding)),
            }
            findings.push(Placed { turn, finding, decision });
        }
    }
    Shown { proofing, findings, decisions }
}

/// The best correction of a finding; empty when it offers none.
pub(crate) fn best(finding: &Finding) -> &str {
    finding.suggestions.first().map_or("", String::as_str)
}

/// The group that a finding belongs to.
pub(crate) fn group_key(finding: &Finding) -> String {
    GroupOf::of(finding).key()
}

/// A group, before it has a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum GroupOf<'a> {
    Substitution(&'a str, &'a str),
    Rule(&'static str),
}

impl<'a> GroupOf<'a> {
    fn of(finding: &'a Finding) -> Self {
        match &finding.substitution {
            Some((stand_in, stands_for)) => Self::Substitution(stand_in, stands_for),
            None => Self::Rule(finding.rule),
        }
    }

    fn key(self) -> String {
        match self {
            Self::Substitution(stand_in, stands_for) => format!("{stand_in}→{stands_for}"),
            Self::Rule(rule) => rule.to_owned(),
        }
    }
}

impl<'a> Shown<'a> {
    /// All of them.
    pub(crate) fn all(&self) -> &[Placed<'a>] {
        &self.findings
    }

    /// The finding at a place.
    pub(crate) fn at(
        &self,
        turn: TurnId,
        start: ByteOffset,
        end: ByteOffset,
    ) -> Option<Placed<'a>> {
        let is_there = |placed: &&Placed<'a>| {
            let finding = placed.finding;
            (finding.turn, finding.start, finding.end) == (turn, start, end)
        };
        self.findings.iter().find(is_there).copied()
    }

    /// All findings that are settled together with one of them.
    pub(crate) fn settled_with(&self, one: Placed<'a>) -> impl Iterator<Item = &'a Finding> {
        let same = self.findings.iter().filter(move |other| other.decision == one.decision);
        same.map(|placed| placed.finding)
    }

    /// What is to be decided: what settles most places first, then what is surer, then in the
    /// order of the text.
    pub(crate) fn queue(&self, certain: bool) -> Vec<&Settled<'a>> {
        queue(&self.decisions, certain)
    }

    pub(crate) fn of_turns(&self, turns: &[TurnId]) -> Vec<TurnFindings> {
        let mut by_turn: HashMap<TurnId, Vec<FindingView>> =
            turns.iter().map(|turn| (*turn, Vec::new())).collect();
        for placed in &self.findings {
            if let Some(views) = by_turn.get_mut(&placed.turn.id) {
                views.push(self.view_of(placed));
            }
        }
        let views = turns.iter().filter_map(|turn| {
            by_turn.remove(turn).map(|findings| TurnFindings { turn: turn.0, findings })
        });
        views.collect()
    }

    /// The findings of every turn that has any.
    pub(crate) fn turns(&self) -> Vec<TurnFindings> {
        let mut turns: Vec<TurnId> = self.findings.iter().map(|placed| placed.turn.id).collect();
        turns.dedup();
        self.of_turns(&turns)
    }

    fn view_of(&self, placed: &Placed<'_>) -> FindingView {
        let Placed { turn, finding, decision } = *placed;
        FindingView {
            start: small(from_bytes(&turn.text, finding.start).0),
            end: small(from_bytes(&turn.text, finding.end).0),
            text: finding.text.clone(),
            suggestions: finding.suggestions.clone(),
            certainty: finding.certainty.into(),
            rule: finding.rule.to_owned(),
            group: group_key(finding),
            why: finding.why.clone(),
            decision: decision_key(finding),
            places: self.decisions.get(decision).map_or(1, Settled::places),
            glossary: finding.is_of_word(),
        }
    }

    /// The groups and the head of the queue. Substitutions come first; of equals, the group comes
    /// first in which one key settles most.
    pub(crate) fn view(&self) -> ProofView {
        let mut by_group: HashMap<GroupOf<'_>, Vec<&Finding>> = HashMap::new();
        for placed in &self.findings {
            by_group.entry(GroupOf::of(placed.finding)).or_default().push(placed.finding);
        }
        let mut payoffs: HashMap<GroupOf<'_>, u32> = HashMap::new();
        for decision in &self.decisions {
            let payoff = payoffs.entry(GroupOf::of(decision.first)).or_default();
            *payoff = (*payoff).max(decision.places());
        }
        let groups = by_group.into_iter().map(|(of, findings)| {
            let payoff = payoffs.get(&of).copied().unwrap_or_default();
            let group = self.group(of.key(), &findings);
            (payoff.max(group.certain), group)
        });
        let mut groups: Vec<(u32, Group)> = groups.collect();
        groups.sort_by(|(a_payoff, a), (b_payoff, b)| {
            let rank = |group: &Group| group.kind == GroupKind::Rule;
            let payoff = b_payoff.cmp(a_payoff).then(b.count.cmp(&a.count));
            rank(a).cmp(&rank(b)).then(payoff).then_with(|| a.key.cmp(&b.key))
        });
        let groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
        let (left, queue) = (small(self.findings.len()), self.queue(false));
        let certain = groups.iter().map(|group| group.certain).sum();
        ProofView {
            decisions: small(queue.len()),
            queue: queue.iter().take(HEAD).map(|settled| settled.view(false)).collect(),
            places: left - certain,
            groups,
            left,
            certain,
        }
    }

    fn group(&self, key: String, findings: &[&Finding]) -> Group {
        let count_of =
            |certainty| small(findings.iter().filter(|f| f.certainty == certainty).count());
        let substitution = findings.first().and_then(|finding| finding.substitution.clone());
        let (kind, title, why, (stand_in, stands_for)) = match substitution {
            Some(pair) => {
                let known = self.proofing.evidence.substitutions().iter();
                let known =
                    known.into_iter().find(|s| s.stand_in == pair.0 && s.stands_for == pair.1);
                let why = known.map_or_else(String::new, |known| known.why.clone());
                let shown = if pair.0.is_empty() { "∅" } else { pair.0.as_str() };
                (GroupKind::Substitution, format!("{shown} → {}", pair.1), why, pair)
            }
            None => {
                let rule = proof::RULES.iter().find(|rule| rule.id == key);
                let (title, why) = rule.map_or((key.as_str(), ""), |rule| (rule.name, rule.reason));
                (GroupKind::Rule, title.to_owned(), why.to_owned(), Default::default())
            }
        };
        Group {
            kind,
            title,
            stand_in,
            stands_for,
            why,
            count: small(findings.len()),
            certain: count_of(proof::Certainty::Certain),
            likely: count_of(proof::Certainty::Likely),
            examples: examples(findings),
            key,
        }
    }

    /// The places of a group or of a decision, each in its sentence.
    pub(crate) fn look_through(&self, group: &str) -> Vec<GroupPlace> {
        let of_group = self.findings.iter().filter(|placed| {
            let finding = placed.finding;
            [finding.rule, &group_key(finding), &decision_key(finding)].contains(&group)
        });
        let places = of_group.map(|Placed { turn, finding, .. }| GroupPlace {
            turn: turn.id.0,
            start: small(from_bytes(&turn.text, finding.start).0),
            end: small(from_bytes(&turn.text, finding.end).0),
            before: before(&turn.text, finding.start),
            text: finding.text.clone(),
            after: after(&turn.text, finding.end),
            to: best(finding).to_owned(),
            certainty: finding.certainty.into(),
        });
        places.collect()
    }
}

/// The most frequent words of a group with their corrections.
fn examples(findings: &[&Finding]) -> Vec<Example> {
    let mut counts: HashMap<(&str, &str), (u32, Certainty)> = HashMap::new();
    for finding in findings {
        let certainty = finding.certainty.into();
        let entry = counts.entry((finding.text.as_str(), best(finding))).or_insert((0, certainty));
        entry.0 += 1;
        entry.1 = entry.1.max(certainty);
    }
    let mut examples: Vec<Example> = counts
        .into_iter()
        .map(|((from, to), (count, certainty))| Example {
            from: from.to_owned(),
            to: to.to_owned(),
            count,
            certainty,
        })
        .collect();
    examples.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.from.cmp(&b.from)));
    examples.truncate(EXAMPLES);
    examples
}

fn before(text: &str, at: ByteOffset) -> String {
    let text = text.get(..at.0).unwrap_or_default();
    let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(index, _)| index);
    let part = text.get(start..).unwrap_or_default().replace('\n', " ");
    if start == 0 { part } else { format!("…{}", from_next_word(&part)) }
}

fn after(text: &str, at: ByteOffset) -> String {
    let text = text.get(at.0..).unwrap_or_default();
    let Some((end, _)) = text.char_indices().nth(CONTEXT) else { return text.replace('\n', " ") };
    let part = text.get(..end).unwrap_or_default().replace('\n', " ");
    let whole = part.rfind(' ').and_then(|space| part.get(..space)).unwrap_or(&part);
    format!("{whole} …")
}

fn from_next_word(part: &str) -> &str {
    part.find(' ').and_then(|space| part.get(space..)).unwrap_or(part)
}

impl From<proof::Certainty> for Certainty {
    fn from(certainty: proof::Certainty) -> Self {
        match certainty {
            proof::Certainty::Certain => Self::Certain,
            proof::Certainty::Likely => Self::Likely,
            proof::Certainty::Look => Self::Look,
        }
    }
}
