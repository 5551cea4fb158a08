//! Findings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// May be applied without looking.
    Certain,
    /// A ranked suggestion.
    Likely,
    /// Something is odd; no correction is offered.
    Look,
}

/// What a rule noticed in a turn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FindingView {
    /// Where it begins in the turn's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The words it is about.
    pub text: String,
    /// Corrections, the best first.
    pub suggestions: Vec<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The rule's id.
    pub rule: String,
    /// The group it belongs to.
    pub group: String,
    /// Why, in a sentence.
    pub why: String,
    /// The decision that settles it.
    pub decision: String,
    /// How many places that decision settles, this one included.
    pub places: u32,
    /// True when its word in the glossary would settle it.
    pub glossary: bool,
}

/// All findings of a turn.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TurnFindings {
    /// The turn.
    pub turn: u64,
    /// Its findings, in order.
    pub findings: Vec<FindingView>,
}

/// What groups of findings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Words broken by one of the document's substitutions.
    Substitution,
    /// What one rule noticed.
    Rule,
}

/// Findings that belong together, as a card of the Proof panel shows them.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Group {
    /// Names it in `fix` and `look_through`.
    pub key: String,
    /// What it gathers.
    pub kind: GroupKind,
    /// `E → ti` for a substitution, the rule's name otherwise.
    pub title: String,
    /// The stand-in; empty for rules and for letters lost altogether.
    pub stand_in: String,
    /// What it stands for; empty for rules.
    pub stands_for: String,
    /// Why, in a sentence or two.
    pub why: String,
    /// How many findings.
    pub count: u32,
    /// How many of them are certain.
    pub certain: u32,
    /// How many of them are likely.
    pub likely: u32,
    /// The most frequent.
    pub examples: Vec<Example>,
}

/// A word of a group with its correction.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Example {
    /// As it stands.
    pub from: String,
    /// The best correction; empty when none is offered.
    pub to: String,
    /// How often it occurs.
    pub count: u32,
    /// How sure the correction is.
    pub certainty: Certainty,
}

/// The Proof panel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct ProofView {
    /// Substitutions first; of equals those where one decision settles most.
    pub groups: Vec<Group>,
    /// The decisions to take next: those that settle most places first, then the surer, then in
    /// the order of the text. Certain corrections are not among them. No more than the first 100;
    /// `queue` tells the rest.
    pub queue: Vec<Decision>,
    /// How many decisions are left, those that are not in `queue` included.
    pub decisions: u32,
    /// How many places those settle: `left` without `certain`.
    pub places: u32,
    /// All findings.
    pub left: u32,
    /// Those that `fix` would settle.
    pub certain: u32,
}

/// Findings that one decision settles: of the same rule, with the same words and the same best
/// correction.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Decision {
    /// Names it; the same as long as its rule, its words and its best correction are.
    pub key: String,
    /// The rule's id.
    pub rule: String,
    /// The words it is about.
    pub text: String,
    /// The best correction; empty when none is offered.
    pub to: String,
    /// Corrections of its first place, the best first.
    pub suggestions: Vec<String>,
    /// How sure the surest of them is.
    pub certainty: Certainty,
    /// How many places it settles.
    pub places: u32,
    /// The group it belongs to.
    pub group: String,
    /// Why, in a sentence, at its first place.
    pub why: String,
    /// Its first place.
    pub first: DecisionPlace,
}

/// A place of a decision.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DecisionPlace {
    /// The turn.
    pub turn: u64,
    /// Where the words begin in the turn's text.
    pub start: u32,
    /// Where they end.
    pub end: u32,
}

/// Decisions that are left.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Queue {
    /// One page of them.
    pub decisions: Vec<Decision>,
    /// How many there are.
    pub found: u32,
}

/// A place of a group or of a decision, in its sentence.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GroupPlace {
    /// The turn.
    pub turn: u64,
    /// Where the words begin in the turn's text.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words before it, as many as a line has room for.
    pub before: String,
    /// The words it is about.
    pub text: String,
    /// The words after it.
    pub after: String,
    /// The best correction; empty when none is offered.
    pub to: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The places of a group.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GroupPlaces {
    /// In the order of the text.
    pub places: Vec<GroupPlace>,
}

/// A transcript, proofed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Proofed {
    /// The revision that was proofed.
    pub revision: u64,
    /// The groups.
    pub proof: ProofView,
    /// The turns that have findings.
    pub turns: Vec<TurnFindings>,
}
