//! Findings as they are shown: filtered, grouped, counted.

use std::collections::{HashMap, HashSet};

use proof::Finding;
use transcript::{ByteOffset, Transcript, Turn, TurnId};

use crate::session::{LeftAlone, Proofing};
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
    findings: Vec<(&'a Turn, &'a Finding)>,
    /// How many findings have the same words and the same best correction.
    places: HashMap<(&'a str, &'a str), u32>,
}

pub(crate) fn shown<'a>(
    transcript: &'a Transcript,
    proofing: &'a Proofing,
    left_alone: &HashSet<LeftAlone>,
) -> Shown<'a> {
    let mut findings = Vec::new();
    let mut places = HashMap::new();
    for turn in &transcript.turns {
        let Some(of_turn) = proofing.findings.get(&turn.id) else { continue };
        for finding in of_turn {
            if is_left_alone(finding, left_alone) {
                continue;
            }
            *places.entry((finding.text.as_str(), best(finding))).or_default() += 1;
            findings.push((turn, finding));
        }
    }
    Shown { proofing, findings, places }
}

fn is_left_alone(finding: &Finding, left_alone: &HashSet<LeftAlone>) -> bool {
    if left_alone.is_empty() {
        return false;
    }
    [None, Some(finding.turn)].into_iter().any(|turn| {
        let (rule, text) = (finding.rule.to_owned(), finding.text.clone());
        left_alone.contains(&LeftAlone { rule, text, turn })
    })
}

/// The best correction of a finding; empty when it offers none.
pub(crate) fn best(finding: &Finding) -> &str {
    finding.suggestions.first().map_or("", String::as_str)
}

/// The group that a finding belongs to.
pub(crate) fn group_key(finding: &Finding) -> String {
    match &finding.substitution {
        Some((stand_in, stands_for)) => format!("{stand_in}→{stands_for}"),
        None => finding.rule.to_owned(),
    }
}

impl<'a> Shown<'a> {
    /// All of them.
    pub(crate) fn all(&self) -> &[(&'a Turn, &'a Finding)] {
        &self.findings
    }

    pub(crate) fn of_turns(&self, turns: &[TurnId]) -> Vec<TurnFindings> {
        let mut by_turn: HashMap<TurnId, Vec<FindingView>> =
            turns.iter().map(|turn| (*turn, Vec::new())).collect();
        for (turn, finding) in &self.findings {
            if let Some(views) = by_turn.get_mut(&turn.id) {
                views.push(self.view_of(turn, finding));
            }
        }
        let views = turns.iter().filter_map(|turn| {
            by_turn.remove(turn).map(|findings| TurnFindings { turn: turn.0, findings })
        });
        views.collect()
    }

    /// The findings of every turn that has any.
    pub(crate) fn turns(&self) -> Vec<TurnFindings> {
        let mut turns: Vec<TurnId> = self.findings.iter().map(|(turn, _)| turn.id).collect();
        turns.dedup();
        self.of_turns(&turns)
    }

    fn view_of(&self, turn: &Turn, finding: &Finding) -> FindingView {
        FindingView {
            start: small(from_bytes(&turn.text, finding.start).0),
            end: small(from_bytes(&turn.text, finding.end).0),
            text: finding.text.clone(),
            suggestions: finding.suggestions.clone(),
            certainty: finding.certainty.into(),
            rule: finding.rule.to_owned(),
            group: group_key(finding),
            why: finding.why.clone(),
            places: self.places.get(&(finding.text.as_str(), best(finding))).copied().unwrap_or(1),
        }
    }

    /// The groups, substitutions first, the largest first.
    pub(crate) fn view(&self) -> ProofView {
        let mut by_group: HashMap<String, Vec<&Finding>> = HashMap::new();
        for (_, finding) in &self.findings {
            by_group.entry(group_key(finding)).or_default().push(finding);
        }
        let mut groups: Vec<Group> =
            by_group.into_iter().map(|(key, findings)| self.group(key, &findings)).collect();
        groups.sort_by(|a, b| {
            let rank = |group: &Group| group.kind == GroupKind::Rule;
            rank(a).cmp(&rank(b)).then(b.count.cmp(&a.count)).then(a.key.cmp(&b.key))
        });
        ProofView {
            left: small(self.findings.len()),
            certain: groups.iter().map(|group| group.certain).sum(),
            groups,
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

    /// The places of a group, each in its sentence.
    pub(crate) fn look_through(&self, group: &str) -> Vec<GroupPlace> {
        let of_group = self.findings.iter().filter(|(_, finding)| group_key(finding) == group);
        let places = of_group.map(|(turn, finding)| GroupPlace {
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
