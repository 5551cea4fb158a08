//! `galley-cli`: the use cases of Galley for scripts and checks.
//!
//! Exits with 0; with 1 and one clear line on standard error where the input or a file is at
//! fault; with 2 for wrong usage.

mod copies;
mod diff;
mod library;
mod many;
mod proofing;
mod speakers;

use std::collections::HashSet;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use api::files::is_standard;
use api::{ApiError, files};
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};

use many::{expanded, free, make_folder, target, watched};
use proofing::aligned;

/// Proof room for transcripts, for scripts.
#[derive(Parser)]
#[command(name = "galley-cli", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show what is recognised in a transcript: speakers, turns, links without a place
    Structure(Input),
    /// Show the substitutions of a transcript and everything that is found in it
    Proof(proofing::ProofArgs),
    /// Apply the certain corrections and export
    Fix(proofing::FixArgs),
    /// Export without correcting; one file or many
    Convert(Conversion),
    /// List the formats that are read and those that are written
    Formats {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show where the links without a place may belong
    Links(Input),
    /// Show who speaks: turns, words, talk time, share of the words
    Speakers(Input),
    /// Work with the library
    Library(library::LibraryArgs),
}

#[derive(Args)]
struct Input {
    /// The transcript; `-` for what is piped in
    file: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Conversion {
    /// The transcripts; `-` for what is piped in, and patterns such as talks/*.docx
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where the finished copy goes; a folder for many, `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Its format; what OUT's ending says when it is not given, txt in a folder
    #[arg(long, value_parser = PossibleValuesParser::new(api::copy_formats()))]
    to: Option<String>,
    #[command(flatten)]
    naming: speakers::Naming,
    #[command(flatten)]
    copy: copies::CopyArgs,
}

/// What is printed, and what went wrong on the way.
#[derive(Default)]
struct Outcome {
    text: String,
    /// What is told beside the text, because that is a finished copy.
    aside: String,
    /// Files that could not be worked on; the others were.
    failures: Vec<String>,
}

impl Outcome {
    fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// What is told of a copy that went to `output`: aside when that is standard output.
    fn beside(output: &Path, text: String) -> Self {
        if is_standard(output) { Self { aside: text, ..Self::default() } } else { Self::of(text) }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(outcome) => {
            eprint!("{}", outcome.aside);
            let printed = print(&outcome.text);
            outcome.failures.iter().for_each(|failure| complain(failure));
            if outcome.failures.is_empty() { printed } else { ExitCode::from(1) }
        }
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(1)
        }
    }
}

/// One line, whatever the message holds.
fn complain(message: &str) {
    eprintln!("galley-cli: {}", message.replace('\n', " "));
}

/// Prints, and does not mind a reader that has gone.
fn print(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

fn run(command: Command) -> Result<Outcome, ApiError> {
    match command {
        Command::Structure(input) => {
            let structure = files::structure(&input.file)?;
            let text = if input.json { json(&structure)? } else { show_structure(&structure) };
            Ok(Outcome::of(text))
        }
        Command::Proof(args) => proofing::proof(args),
        Command::Fix(args) => proofing::fix(args),
        Command::Convert(args) => convert(&args),
        Command::Formats { json: true } => json(&files::formats()).map(Outcome::of),
        Command::Formats { json: false } => Ok(Outcome::of(show_formats(&files::formats()))),
        Command::Links(input) => {
            let links = files::links(&input.file)?;
            Ok(Outcome::of(if input.json { json(&links)? } else { show_links(&links) }))
        }
        Command::Speakers(input) => speakers::speakers(&input.file, input.json).map(Outcome::of),
        Command::Library(args) => library::run(args),
    }
}

fn convert(args: &Conversion) -> Result<Outcome, ApiError> {
    let files = expanded(&args.files)?;
    let (named, copy, output) = (&args.naming.speakers, args.copy.options(), &args.output);
    let to = args.to.as_deref();
    if let ([file], false) = (files.as_slice(), output.is_dir()) {
        let done = files::convert(file, output, to, None, named, &copy)?;
        return Ok(Outcome::beside(output, show_copy(output, &done)));
    }
    make_folder(output)?;
    let (mut outcome, mut taken) = (Outcome::default(), HashSet::new());
    for file in watched(&files) {
        let target = target(file, output, to);
        let done = free(file, &target, &mut taken)
            .and_then(|()| files::convert(file, &target, to, None, named, &copy));
        match done {
            Ok(done) => outcome.text += &show_copy(&target, &done),
            Err(error) => outcome.failures.push(error.to_string()),
        }
    }
    Ok(outcome)
}

fn show_copy(output: &Path, done: &files::Converted) -> String {
    format!("{}\n{}", output.display(), noted(&done.notes))
}

fn show_formats(formats: &files::Formats) -> String {
    let read = formats.read.iter().map(|format| {
        let endings: Vec<String> = format.endings.iter().map(|one| format!(".{one}")).collect();
        vec!["read".to_owned(), format.name.to_owned(), endings.join(" ")]
    });
    let written = formats.written.iter().map(|format| {
        let name = format!("{} ({})", format.id, format.name);
        vec!["written".to_owned(), name, format!(".{}", format.ending)]
    });
    aligned(&read.chain(written).collect::<Vec<_>>(), false).join("\n") + "\n"
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, ApiError> {
    let mut text = serde_json::to_string_pretty(value).map_err(ApiError::Arguments)?;
    text.push('\n');
    Ok(text)
}

fn show_structure(structure: &files::Structure) -> String {
    let mut lines = Vec::new();
    for speaker in &structure.speakers {
        let turns = structure.turns.iter().filter(|turn| turn.speaker.as_ref() == Some(speaker));
        lines.push(format!("{speaker}: {}", counted(turns.count(), "turn")));
    }
    let cues = structure.turns.iter().filter(|turn| turn.kind == api::TurnKind::Cue).count();
    let all = counted(structure.turns.len(), "turn");
    lines.push(format!("{all} in all, {cues} of them cues"));
    for link in &structure.pending_links {
        let page = link.page.map_or_else(String::new, |page| format!(" (page {page})"));
        lines.push(format!("link without a place{page}: {}", link.url));
    }
    lines.extend(structure.warnings.iter().map(|warning| format!("note: {}", warning.message)));
    lines.join("\n") + "\n"
}

fn show_links(links: &[files::FileLink]) -> String {
    let mut lines = Vec::new();
    for link in links {
        let page = link.page.map_or_else(String::new, |page| format!(" (page {page})"));
        lines.push(format!("{}{page}", link.url));
        if link.candidates.is_empty() {
            lines.push("  no place was found".to_owned());
        }
        for (rank, place) in link.candidates.iter().enumerate() {
            let (before, behind) = (end_of(&place.before), start_of(&place.behind));
            let (turn, score) = (place.turn, place.score);
            let rank = rank + 1;
            lines.push(format!(
                "  {rank}. {score:.2}, turn {turn}: {before}[{}]{behind}",
                place.text
            ));
            lines.push(format!("     {}", place.why));
        }
    }
    if lines.is_empty() {
        lines.push("every link has its place".to_owned());
    }
    lines.join("\n") + "\n"
}

/// Letters of a sentence that are shown before and behind the words of a link.
const AROUND: usize = 60;

fn end_of(text: &str) -> String {
    let cut = text.char_indices().rev().nth(AROUND).map(|(at, c)| at + c.len_utf8());
    cut.and_then(|at| text.get(at..)).map_or_else(|| text.to_owned(), |rest| format!("…{rest}"))
}

fn start_of(text: &str) -> String {
    let cut = text.char_indices().nth(AROUND).map(|(at, _)| at);
    cut.and_then(|at| text.get(..at)).map_or_else(|| text.to_owned(), |rest| format!("{rest}…"))
}

/// What is to be known of a copy, a line each.
fn noted(notes: &[String]) -> String {
    notes.iter().map(|note| format!("note: {note}\n")).collect()
}

/// `1 turn`, `2 turns`.
fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn show_proof(proof: &files::FileProof) -> String {
    let mut lines = Vec::new();
    for substitution in &proof.substitutions {
        let count: usize = substitution.words.iter().map(|word| word.count).sum();
        lines.push(format!(
            "{} → {}: {count} words",
            substitution.stand_in, substitution.stands_for
        ));
        lines.extend(substitution.words.iter().map(|word| {
            let certainty = word_of(word.certainty);
            format!("  {} → {} × {} ({certainty})", word.from, word.to, word.count)
        }));
    }
    lines.extend(proof.findings.iter().filter(|finding| finding.rule != "lost_ligature").map(
        |finding| {
            let certainty = word_of(finding.certainty);
            let suggestions = finding.suggestions.join(", ");
            let place = finding.turn;
            format!("turn {place}: {} “{}” {suggestions} ({certainty})", finding.rule, finding.text)
        },
    ));
    lines.join("\n") + "\n"
}

/// A value of the wire as it is written on the command line.
fn word_of(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('_', "-")
}
