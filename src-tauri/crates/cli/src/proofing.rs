//! `galley-cli proof` and `fix`: one file, or many with a summary.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use api::files::{self, Converted, FileProof, FileRule, Manner, Summary};
use api::{ApiError, profiles};
use clap::Args;
use clap::builder::PossibleValuesParser;
use serde::Serialize;

use super::copies::CopyArgs;
use super::many::{expanded, free, make_folder, target, watched};
use super::speakers::Naming;
use super::{Outcome, json, noted, show_proof};

#[derive(Args)]
pub(crate) struct ProofArgs {
    /// The transcripts; `-` for what is piped in, and patterns such as talks/*.docx
    #[arg(required_unless_present = "rules", value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Args)]
pub(crate) struct FixArgs {
    /// The transcripts; `-` for what is piped in, and patterns such as talks/*.docx
    #[arg(required_unless_present_any = ["rules"], value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where the finished copy goes; a folder for many, `-` for standard output
    #[arg(short, long, value_name = "OUT", required_unless_present_any = ["rules", "explain"])]
    output: Option<PathBuf>,
    /// Its format; what OUT's ending says when it is not given, txt in a folder
    #[arg(long, value_parser = PossibleValuesParser::new(api::copy_formats()))]
    to: Option<String>,
    #[command(flatten)]
    naming: Naming,
    #[command(flatten)]
    copy: CopyArgs,
    #[command(flatten)]
    asked: Asked,
}

/// What both commands ask.
#[derive(Args)]
struct Asked {
    /// Which rules look at it: verbatim, clean-verbatim, house-style, or an exported profile
    #[arg(long, value_name = "NAME|FILE.json", default_value = "house-style")]
    profile: String,
    /// Also apply first suggestions, which are not certain; proof counts them by that name
    #[arg(long)]
    likely: bool,
    /// Print the rules and stop
    #[arg(long)]
    rules: bool,
    /// Tell why a word is a finding, or why it is none, and stop
    #[arg(long, value_name = "WORD", conflicts_with_all = ["json", "rules"])]
    explain: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Asked {
    fn manner(&self) -> Result<Manner, ApiError> {
        let profile = match profiles::preset(&self.profile) {
            Some(preset) => preset,
            None => {
                let path = Path::new(&self.profile);
                let is_file = path.extension().is_some_and(|ending| ending == "json");
                if !is_file && !path.exists() {
                    let why = format!(
                        "there is no profile “{}”; there are verbatim, clean-verbatim and \
                         house-style, and FILE.json",
                        self.profile
                    );
                    return Err(ApiError::Refused(why));
                }
                let text = std::fs::read_to_string(path)
                    .map_err(|source| ApiError::File { path: self.profile.clone(), source })?;
                let profile = profiles::read(&text)?;
                let unknown = profiles::unknown(&profile);
                if !unknown.is_empty() {
                    let names = unknown.join(", ");
                    eprintln!("galley-cli: rules of the profile that are not known here: {names}");
                }
                profile
            }
        };
        Ok(Manner { profile, likely: self.likely })
    }
}

/// A file of many, proofed.
#[derive(Serialize)]
#[serde(untagged)]
enum Told {
    Proofed {
        file: String,
        #[serde(flatten)]
        summary: Summary,
        #[serde(flatten)]
        proof: FileProof,
    },
    Failed {
        file: String,
        error: String,
    },
}

pub(crate) fn proof(args: ProofArgs) -> Result<Outcome, ApiError> {
    let manner = args.asked.manner()?;
    if args.asked.rules {
        return rules(&manner, args.asked.json);
    }
    let files = expanded(&args.files)?;
    if let Some(word) = &args.asked.explain {
        return explain(&files, &manner, word);
    }
    if let [file] = files.as_slice() {
        let (proof, _) = files::proof_file(file, &manner)?;
        return Ok(Outcome::of(if args.asked.json { json(&proof)? } else { show_proof(&proof) }));
    }
    let mut outcome = Outcome::default();
    let (mut told, mut rows) = (Vec::new(), Vec::new());
    for file in watched(&files) {
        match files::proof_file(file, &manner) {
            Ok((proof, summary)) => {
                rows.push((file.display().to_string(), summary, Vec::new()));
                if args.asked.json {
                    told.push(Told::Proofed { file: file.display().to_string(), summary, proof });
                }
            }
            Err(error) => {
                let file = file.display().to_string();
                told.push(Told::Failed { file, error: error.to_string() });
                outcome.failures.push(error.to_string());
            }
        }
    }
    outcome.text = if args.asked.json { json(&told)? } else { table(&[], &rows) };
    Ok(outcome)
}

/// A file of many, fixed.
#[derive(Serialize)]
#[serde(untagged)]
enum Fixed {
    Written {
        file: String,
        output: String,
        #[serde(flatten)]
        summary: Summary,
        corrections: usize,
        left: usize,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    Failed {
        file: String,
        error: String,
    },
}

impl Fixed {
    fn new(file: &Path, output: &Path, done: &Converted) -> Self {
        Self::Written {
            file: file.display().to_string(),
            output: output.display().to_string(),
            summary: done.summary,
            corrections: done.corrections,
            left: done.left,
            notes: done.notes.clone(),
        }
    }
}

pub(crate) fn fix(args: FixArgs) -> Result<Outcome, ApiError> {
    let manner = args.asked.manner()?;
    if args.asked.rules {
        return rules(&manner, args.asked.json);
    }
    let files = expanded(&args.files)?;
    if let Some(word) = &args.asked.explain {
        return explain(&files, &manner, word);
    }
    let output = args.output.unwrap_or_default();
    let to = args.to.as_deref();
    let (named, copy) = (&args.naming.speakers, args.copy.options());
    if let ([file], false) = (files.as_slice(), output.is_dir()) {
        let done = files::convert(file, &output, to, Some(&manner), named, &copy)?;
        let text = if args.asked.json {
            json(&Fixed::new(file, &output, &done))?
        } else {
            let (corrections, left) = (done.corrections, done.left);
            let told = format!("{corrections} corrections, {left} findings left");
            format!("{}: {told}\n{}", output.display(), noted(&done.notes))
        };
        return Ok(Outcome::beside(&output, text));
    }
    make_folder(&output)?;
    let mut outcome = Outcome::default();
    let (mut told, mut rows, mut taken) = (Vec::new(), Vec::new(), HashSet::new());
    for file in watched(&files) {
        let target = target(file, &output, to);
        let done = free(file, &target, &mut taken)
            .and_then(|()| files::convert(file, &target, to, Some(&manner), named, &copy));
        match done {
            Ok(done) => {
                let counts = vec![done.corrections, done.left];
                rows.push((file.display().to_string(), done.summary, counts));
                told.push(Fixed::new(file, &target, &done));
            }
            Err(error) => {
                let file = file.display().to_string();
                told.push(Fixed::Failed { file, error: error.to_string() });
                outcome.failures.push(error.to_string());
            }
        }
    }
    outcome.text =
        if args.asked.json { json(&told)? } else { table(&["corrected", "left"], &rows) };
    Ok(outcome)
}

fn explain(files: &[PathBuf], manner: &Manner, word: &str) -> Result<Outcome, ApiError> {
    let mut outcome = Outcome::default();
    for file in files {
        match files::explain(file, manner, word) {
            Ok(told) => {
                if files.len() > 1 {
                    outcome.text += &format!("{}\n", file.display());
                }
                outcome.text += &(told.join("\n") + "\n");
            }
            Err(error) => outcome.failures.push(error.to_string()),
        }
    }
    Ok(outcome)
}

fn rules(manner: &Manner, as_json: bool) -> Result<Outcome, ApiError> {
    let rules = files::rules(&manner.profile);
    if as_json {
        return json(&rules).map(Outcome::of);
    }
    let mut cells =
        vec![["rule", "level", "on", "profiles", "example"].map(str::to_owned).to_vec()];
    cells.extend(rules.iter().map(rule_cells));
    let mut text = String::new();
    for (index, line) in aligned(&cells, false).into_iter().enumerate() {
        text += &(line + "\n");
        if let Some(rule) = index.checked_sub(1).and_then(|index| rules.get(index)) {
            text += &format!("    {}: {}\n", rule.name, rule.reason);
        }
    }
    Ok(Outcome::of(text))
}

fn rule_cells(rule: &FileRule) -> Vec<String> {
    let level = match rule.level {
        api::Level::Broken => "broken",
        api::Level::Mistake => "mistake",
        api::Level::Style => "style",
    };
    let on = if rule.on { "on" } else { "off" };
    let profiles = match rule.profiles.as_slice() {
        [] => "none".to_owned(),
        profiles if profiles.len() == profiles::PRESETS => "every".to_owned(),
        profiles => profiles.join(", "),
    };
    vec![rule.id.to_owned(), level.to_owned(), on.to_owned(), profiles, rule.example.to_owned()]
}

/// The summary of many files, with their sums.
fn table(more: &[&str], rows: &[(String, Summary, Vec<usize>)]) -> String {
    let heads = ["file", "words", "substitutions", "certain", "likely", "look"];
    let heads = heads.iter().chain(more).map(|head| (*head).to_owned());
    let mut cells = vec![heads.collect::<Vec<_>>()];
    let mut total = (Summary::default(), vec![0; more.len()]);
    for (_, summary, counts) in rows {
        total.0 += *summary;
        total.1.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    let last = (format!("{} files", rows.len()), total.0, total.1);
    for (file, summary, counts) in rows.iter().chain([&last]) {
        let Summary { words, substitutions, certain, likely, look } = *summary;
        let figures = [words, substitutions, certain, likely, look].into_iter();
        let figures = figures.chain(counts.iter().copied()).map(|figure| figure.to_string());
        cells.push([file.clone()].into_iter().chain(figures).collect());
    }
    aligned(&cells, true).join("\n") + "\n"
}

/// Lines whose cells stand under each other; figures stand at the right, behind the first cell.
pub(crate) fn aligned(rows: &[Vec<String>], figures: bool) -> Vec<String> {
    let wide = |text: &str| text.chars().count();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|c| wide(c)).max())
        .map(Option::unwrap_or_default)
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            let blank = " ".repeat(width.saturating_sub(wide(cell)));
            if figures && column > 0 { blank + cell } else { cell.clone() + &blank }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
