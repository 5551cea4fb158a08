//! `tests/goldens/*.txt`: a text, a line `---`, and everything that is to be found in it, in order:
//!
//! ```text
//! substitution E = ti certified
//! certain lost_ligature: arEficial = artificial
//! look unmatched_bracket: (
//! ```

use std::fmt::Write;
use std::path::Path;

use proof::Certainty;

use crate::{proofed, reader};

#[test]
fn goldens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the goldens are there") {
        let path = entry.expect("readable").path();
        let golden = std::fs::read_to_string(&path).expect("a golden is text");
        let (text, expected) = golden.split_once("\n---\n").expect("a golden has two parts");
        let found = report(text);
        if found.trim() != expected.trim() {
            failures.push(format!("{}\n{}", path.display(), difference(expected, &found)));
        }
        count += 1;
    }
    assert!(count > 0, "no golden in {}", folder.display());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn report(text: &str) -> String {
    let (evidence, findings) = proofed(&reader::read(text));
    let mut report = String::new();
    for substitution in evidence.substitutions() {
        let certified = if substitution.certified { " certified" } else { "" };
        let (stand_in, stands_for) = (&substitution.stand_in, &substitution.stands_for);
        writeln!(report, "substitution {stand_in} = {stands_for}{certified}").expect("a string");
    }
    for finding in findings {
        let certainty = match finding.certainty {
            Certainty::Certain => "certain",
            Certainty::Likely => "likely",
            Certainty::Look => "look",
        };
        write!(report, "{certainty} {}: {}", finding.rule, finding.text).expect("a string");
        if let (Some(first), true) =
            (finding.suggestions.first(), finding.certainty != Certainty::Look)
        {
            write!(report, " = {first}").expect("a string");
        }
        report.push('\n');
    }
    report
}

fn difference(expected: &str, found: &str) -> String {
    let lacks = expected.lines().filter(|line| !found.lines().any(|other| other == *line));
    let extra = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
    let lacks = lacks.map(|line| format!("  not found: {line}\n"));
    let extra = extra.map(|line| format!("  found: {line}\n"));
    lacks.chain(extra).collect::<String>() + "all that was found:\n" + found
}
