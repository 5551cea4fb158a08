//! Why a word is a finding, or why it is none, in plain sentences.

use transcript::Transcript;

use crate::classify::{Class, classify};
use crate::decide::{Decision, Verdict};
use crate::desk::Desk;
use crate::editor::Editor;
use crate::evidence::Evidence;
use crate::finding::{Certainty, Finding};
use crate::lexicon::Lexicon;
use crate::rules::{Habits, RULES};
use crate::tokens::words;

/// Suggestions that are told.
const MOST: usize = 5;

/// Tells what is known of a word in a transcript and what is made of it, a sentence a line.
pub fn explain(
    word: &str,
    transcript: &Transcript,
    evidence: &Evidence,
    lexicon: &Lexicon,
    editor: &Editor,
) -> Vec<String> {
    let habits = Habits::of(transcript, evidence, lexicon);
    let mut desk = Desk::new(transcript, &habits, evidence, lexicon, editor);
    let mut told = vec![listed(word, lexicon), occurs(word, transcript, evidence, lexicon)];
    told.push(
        match classify(word, lexicon) {
            Class::Known => "It counts as a word.",
            Class::Unknown => "It counts as a word that may be broken or misspelt.",
            Class::Passed => {
                "It is passed over as an acronym, a number or a compound: no list could have those."
            }
        }
        .to_owned(),
    );
    if editor.glossary.vouches(word) {
        told.push("The glossary has it: it is right.".to_owned());
    } else if desk.vouches(word) {
        told.push("A speaker is called so: it is right.".to_owned());
    }
    for remembered in editor.memory.of(word) {
        let verb = if remembered.may_be_offered(word, lexicon) { "is" } else { "is not yet" };
        let times = remembered.count;
        told.push(format!(
            "It was corrected to {} before, {times} ×; that {verb} offered.",
            remembered.meant
        ));
    }
    match &desk.opinion(word).verdict {
        Some(verdict) => read(verdict, evidence, lexicon, &mut told),
        None if evidence.substitutions().is_empty() => {
            told.push("The transcript has no substitutions.".to_owned());
        }
        None => told.push("No substitution of the transcript explains it.".to_owned()),
    }
    if desk.opinion(word).unlisted {
        let spellings = desk.spellings(word);
        let close: Vec<&str> =
            spellings.iter().take(MOST).map(|candidate| candidate.text.as_str()).collect();
        told.push(match close.as_slice() {
            [] => "No listed word is close to it.".to_owned(),
            close => format!("Listed words close to it: {}.", close.join(", ")),
        });
    }
    drop(desk);
    let findings = crate::proof(transcript, evidence, lexicon, editor);
    outcome(word, &findings, &mut told);
    told
}

fn listed(word: &str, lexicon: &Lexicon) -> String {
    match lexicon.score(word) {
        None => format!("No list has “{word}”."),
        Some(score) => format!("The lists have “{word}”: {}.", frequency(score)),
    }
}

/// A score is log10 of the occurrences in a billion words.
fn frequency(score: f64) -> String {
    let in_a_million = 10_f64.powf(score - 3.0);
    if in_a_million >= 10.0 {
        format!("about {in_a_million:.0} in a million words")
    } else {
        format!("about {in_a_million:.2} in a million words")
    }
}

fn occurs(word: &str, transcript: &Transcript, evidence: &Evidence, lexicon: &Lexicon) -> String {
    let turns = transcript.turns.iter();
    let all = turns.flat_map(|turn| words(&turn.text, evidence.table(), lexicon));
    match all.filter(|other| other.text == word).count() {
        0 => "It does not occur in the transcript.".to_owned(),
        1 => "It occurs once.".to_owned(),
        count => format!("It occurs {count} times."),
    }
}

fn read(verdict: &Verdict, evidence: &Evidence, lexicon: &Lexicon, told: &mut Vec<String>) {
    for swap in &verdict.swaps {
        let stand_in = swap.stand_in.map(String::from).unwrap_or_default();
        let same =
            |s: &&crate::Substitution| s.stand_in == stand_in && s.stands_for == swap.stands_for;
        told.extend(evidence.substitutions().iter().find(same).map(|s| s.why.clone()));
    }
    for (index, reading) in verdict.readings.iter().enumerate() {
        let order = if index == 0 { "It is read as" } else { "It could also be" };
        told.push(match lexicon.score(reading) {
            Some(score) => format!("{order} {reading}: {}.", frequency(score)),
            None => format!("{order} {reading}, which no list has either."),
        });
    }
    let times = match verdict.gain.abs() {
        power if power >= 6.0 => "more than a million".to_owned(),
        power => format!("{:.0}", 10_f64.powf(power)),
    };
    let than = if verdict.gain >= 0.0 { "likelier" } else { "less likely" };
    let sure = match verdict.decision {
        Decision::Certain => "that is enough to be certain",
        Decision::Likely => "that is not enough to be certain",
        Decision::Context => "the words around it have to tell",
    };
    let best = verdict.best();
    told.push(format!("{best} is {times} times {than} here than the word as shown: {sure}."));
}

fn outcome(word: &str, findings: &[Finding], told: &mut Vec<String>) {
    let mut none = true;
    for rule in RULES {
        let mut of_rule =
            findings.iter().filter(|finding| finding.rule == rule.id && finding.text == word);
        let Some(first) = of_rule.next() else { continue };
        none = false;
        let sure = match first.certainty {
            Certainty::Certain => "certain",
            Certainty::Likely => "likely",
            Certainty::Look => "to be looked at",
        };
        let (count, why) = (1 + of_rule.count(), &first.why);
        told.push(format!("The rule “{}” finds it {count} ×, {sure}. {why}", rule.name));
    }
    if none {
        told.push("No rule that is on finds it.".to_owned());
    }
}
