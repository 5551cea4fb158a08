//! What spell checkers put first for the same words.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::damage::Dice;
use crate::score::Score;

/// Words that are asked of each row: hunspell takes a hundredth of a second and more for each.
const ASKED: usize = 200;

/// Broken words of a row, drawn by chance; frequent ones are drawn more often.
pub struct Sample(Vec<(String, String, bool)>);

/// Of how many words of a sample the first suggestion is right.
pub struct Rights {
    pub hunspell: Option<f64>,
    pub symspell: Option<f64>,
    pub galley: f64,
}

impl Sample {
    pub fn draw(scores: &[Score], name: &str) -> Self {
        let mut dice = Dice::new(name);
        let words: Vec<_> = scores.iter().flat_map(|score| &score.words).collect();
        let drawn = (0..ASKED).filter_map(|_| words.get(dice.below(words.len())).copied().cloned());
        Self(drawn.collect())
    }

    /// Asks both checkers. One that is not installed is left out.
    pub fn ask(&self, symspell: Option<&Path>) -> Rights {
        let shown: Vec<&str> = self.0.iter().map(|(_, shown, _)| shown.as_str()).collect();
        let galley = self.0.iter().filter(|(_, _, right)| *right).count();
        Rights {
            hunspell: hunspell(&shown).map(|first| self.right(&first)),
            symspell: symspell
                .and_then(|script| ask_symspell(script, &shown))
                .map(|first| self.right(&first)),
            galley: galley as f64 / self.0.len().max(1) as f64,
        }
    }

    /// Capitals are not held against anyone.
    fn right(&self, first: &[String]) -> f64 {
        let pairs = self.0.iter().zip(first);
        let right =
            pairs.filter(|((clean, _, _), first)| clean.to_lowercase() == first.to_lowercase());
        right.count() as f64 / self.0.len().max(1) as f64
    }
}

/// The first suggestion for each word; empty where there is none, the word where it is accepted.
fn hunspell(words: &[&str]) -> Option<Vec<String>> {
    let arguments = ["-d", "en_US", "-a", "-i", "UTF-8"];
    // A leading `^` makes a line a text to be checked and not a command.
    let lines: String = words.iter().map(|word| format!("^{word}\n")).collect();
    let answer = talk(Command::new("hunspell").args(arguments).env("LC_ALL", "C.UTF-8"), lines)?;
    // For each line one line for each word that hunspell sees in it, and an empty one.
    let mut lines = answer.lines().skip(1);
    let first = words.iter().map(|word| {
        let seen: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        match seen.as_slice() {
            [one] if one.starts_with('&') => {
                let suggestions = one.split_once(": ").map_or("", |(_, suggestions)| suggestions);
                suggestions.split(", ").next().unwrap_or("").to_owned()
            }
            [one] if one.starts_with(['*', '+', '-']) => (*word).to_owned(),
            _ => String::new(),
        }
    });
    Some(first.collect())
}

fn ask_symspell(script: &Path, words: &[&str]) -> Option<Vec<String>> {
    let lines: String = words.iter().map(|word| format!("{word}\n")).collect();
    let answer = talk(Command::new("python3").arg(script), lines)?;
    Some(answer.lines().map(str::to_owned).collect())
}

fn talk(command: &mut Command, input: String) -> Option<String> {
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut process = started.ok()?;
    let mut stdin = process.stdin.take()?;
    // Written aside, so that neither waits for the other.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = process.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
