//! Findings: what is wrong in a transcript, why, and what may stand there instead.
//!
//! ```text
//! Transcript as imported ─ gather ─► Evidence (its substitutions, its own words)
//! Transcript as it is + Evidence + Lexicon + Editor ─ proof ─► findings in document order
//! ```
//!
//! Nothing here alters a transcript. A finding that is certain may be applied without looking.

mod classify;
mod context;
mod dates;
mod decide;
mod derived;
mod desk;
mod editor;
mod evidence;
mod explain;
mod finding;
mod fonts;
mod gaps;
mod glossary;
mod infer;
mod letter_model;
mod lexicon;
mod ligatures;
mod memory;
mod passages;
mod placing;
mod profile;
mod quartz;
mod remnant;
mod repair;
mod rules;
mod shape;
mod sibling;
mod spell;
mod table;
mod tally;
mod tokens;
mod word_table;

pub use desk::{proof, proof_turns};
pub use editor::Editor;
pub use evidence::{Evidence, Substitution};
pub use explain::explain;
pub use finding::{Certainty, Finding};
pub use glossary::Glossary;
pub use lexicon::Lexicon;
pub use memory::{Memory, Remembered};
pub use placing::{PLACES, Place, places};
pub use profile::{PROFILE_FORMAT, Preset, Profile};
pub use repair::Repair;
pub use rules::{About, Habits, Level, RULES, Rule};
pub use spell::suggest;
