//! Files in, files out, without a library: what scripts ask for.

mod formats;
mod speakers;

use std::collections::HashMap;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use proof::{Certainty, Editor, Evidence, Finding, Lexicon, Profile};
use serde::Serialize;
use transcript::{Transcript, TurnId, TurnKind};

use crate::findings::best;
use crate::sentences::sentence_around;
use crate::update::total_words;
use crate::use_cases::{asked, copy, format_for, write_copy};
use crate::wire::Reading;
use crate::{ApiError, CopyOptions, corrections};

pub use formats::{Formats, ReadFormat, WrittenFormat, ending, formats};
pub use speakers::{FileSpeaker, Named, speakers};

/// What was recognised in a file.
#[derive(Clone, Debug, Serialize)]
pub struct Structure {
    /// Labels of the speakers, in order of appearance.
    pub speakers: Vec<String>,
    /// The turns.
    pub turns: Vec<StructureTurn>,
    /// Addresses that wait for their place.
    pub pending_links: Vec<StructureLink>,
    /// What was guessed, and what could not be read.
    pub warnings: Vec<import::Warning>,
}

/// A turn that was recognised.
#[derive(Clone, Debug, Serialize)]
pub struct StructureTurn {
    /// Its place in the list, from 0.
    pub index: usize,
    /// `speech` or `cue`.
    pub kind: TurnKind,
    /// The speaker's label.
    pub speaker: Option<String>,
    /// When it begins.
    pub start_ms: Option<u64>,
    /// The page it begins on.
    pub page: Option<u32>,
    /// Its text.
    pub paragraphs: Vec<String>,
}

/// A link that was recognised.
#[derive(Clone, Debug, Serialize)]
pub struct StructureLink {
    /// The address.
    pub url: String,
    /// The page it was found on.
    pub page: Option<u32>,
}

/// What proofing a file finds.
#[derive(Clone, Debug, Serialize)]
pub struct FileProof {
    /// The document's substitutions.
    pub substitutions: Vec<FileSubstitution>,
    /// All findings.
    pub findings: Vec<FileFinding>,
}

/// A substitution with the words that it broke.
#[derive(Clone, Debug, Serialize)]
pub struct FileSubstitution {
    /// What stands in the text.
    pub stand_in: String,
    /// What it stands for.
    pub stands_for: String,
    /// The words, most frequent first.
    pub words: Vec<FileWord>,
}

/// A broken word with its repair.
#[derive(Clone, Debug, Serialize)]
pub struct FileWord {
    /// As it stands.
    pub from: String,
    /// As it should be.
    pub to: String,
    /// How often.
    pub count: usize,
    /// How sure that is.
    pub certainty: Certainty,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
pub struct FileFinding {
    /// The rule's id.
    pub rule: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
    /// The turn's place in the list, from 0.
    pub turn: usize,
    /// The words it is about.
    pub text: String,
    /// Corrections, the best first.
    pub suggestions: Vec<String>,
    /// What puts it right where no correction does, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<String>,
    /// Why, in a sentence.
    pub why: String,
}

/// A file, and how it is to be read.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// What is not left to guess.
    pub reading: Reading,
}

impl Input {
    /// A file whose reading is left to guess.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), reading: Reading::default() }
    }
}

/// The name that means what is piped in, or out.
pub const STANDARD: &str = "-";

/// True when a name means what is piped in, or out.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// Reads a transcript; `-` is standard input.
///
/// # Errors
/// [`ApiError::File`], [`ApiError::Import`], or [`ApiError::Refused`] for a format or an encoding
/// that there is not.
pub fn read(input: &Input) -> Result<import::Imported, ApiError> {
    let (path, reading) = (&input.path, asked(&input.reading)?);
    let (file, bytes) = if is_standard(path) {
        // One byte more than is imported shows that it is too long.
        let mut piped = io::stdin().lock().take(import::MAX_BYTES as u64 + 1);
        let mut bytes = Vec::new();
        ("standard input".into(), piped.read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (path.file_name().unwrap_or_default().to_string_lossy(), std::fs::read(path))
    };
    let bytes =
        bytes.map_err(|source| ApiError::File { path: path.display().to_string(), source })?;
    let imported = import::read_as(&file, &bytes, &reading);
    imported.map_err(|source| ApiError::Import { file: file.into_owned(), source })
}

/// What is recognised in a file.
///
/// # Errors
/// As [`read`].
pub fn structure(input: &Input) -> Result<Structure, ApiError> {
    let import::Imported { transcript, warnings, .. } = read(input)?;
    let turns = transcript.turns.iter().enumerate().map(|(index, turn)| StructureTurn {
        index,
        kind: turn.kind,
        speaker: turn.speaker.and_then(|id| Some(transcript.speaker(id)?.label.clone())),
        start_ms: turn.start_ms.map(|time| time.0),
        page: turn.page,
        paragraphs: turn.paragraphs().map(str::to_owned).collect(),
    });
    let links = transcript.pending_links.iter();
    let links = links.map(|link| StructureLink { url: link.url.clone(), page: link.page });
    Ok(Structure {
        speakers: transcript.speakers.iter().map(|speaker| speaker.label.clone()).collect(),
        turns: turns.collect(),
        pending_links: links.collect(),
        warnings,
    })
}

/// An address without a place, and where it may belong.
#[derive(Clone, Debug, Serialize)]
pub struct FileLink {
    /// The address.
    pub url: String,
    /// The page it was found on.
    pub page: Option<u32>,
    /// Words that may lead to it, the likeliest first.
    pub candidates: Vec<FilePlace>,
}

/// Words that may lead to an address.
#[derive(Clone, Debug, Serialize)]
pub struct FilePlace {
    /// The words.
    pub text: String,
    /// Their turn's place in the list, from 0.
    pub turn: usize,
    /// How well they go with the address, from 0 to 1.
    pub score: f64,
    /// Why, in a sentence.
    pub why: String,
    /// What is before them in their sentence.
    pub before: String,
    /// What is behind them in their sentence.
    pub behind: String,
}

/// The addresses without a place in a file, and where each may belong.
///
/// # Errors
/// As [`read`].
pub fn links(input: &Input) -> Result<Vec<FileLink>, ApiError> {
    let transcript = read(input)?.transcript;
    let lexicon = Lexicon::english();
    let evidence = Evidence::gather(&transcript, lexicon);
    let ranked = proof::places(&transcript, &evidence, lexicon);
    let index: HashMap<TurnId, (usize, &str)> = transcript
        .turns
        .iter()
        .enumerate()
        .map(|(index, turn)| (turn.id, (index, turn.text.as_str())))
        .collect();
    let links = transcript.pending_links.iter().zip(ranked).map(|(link, (_, places))| {
        let candidates = places.into_iter().filter_map(|place| {
            let (turn, text) = *index.get(&place.turn)?;
            let (before, behind) = sentence_around(text, place.start.0, place.end.0)?;
            let score = (place.score * 100.0).round() / 100.0;
            Some(FilePlace { text: place.text, turn, score, why: place.why, before, behind })
        });
        let candidates = candidates.collect();
        FileLink { url: link.url.clone(), page: link.page, candidates }
    });
    Ok(links.collect())
}

/// How files are proofed.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// The rules that look at them.
    pub profile: Profile,
    /// Whether first suggestions are applied as well as certain corrections.
    pub likely: bool,
}

impl Manner {
    fn editor(&self) -> Editor {
        Editor { profile: self.profile.clone(), ..Editor::default() }
    }
}

/// What there is in a file, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Spoken words.
    pub words: usize,
    /// Substitutions.
    pub substitutions: usize,
    /// Findings that are certain.
    pub certain: usize,
    /// Findings that are likely.
    pub likely: usize,
    /// Findings to look at.
    pub look: usize,
}

impl Summary {
    fn of(transcript: &Transcript, evidence: &Evidence, findings: &[Finding]) -> Self {
        let count =
            |certainty| findings.iter().filter(|finding| finding.certainty == certainty).count();
        Self {
            words: total_words(transcript) as usize,
            substitutions: evidence.substitutions().len(),
            certain: count(Certainty::Certain),
            likely: count(Certainty::Likely),
            look: count(Certainty::Look),
        }
    }
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.substitutions += other.substitutions;
        self.certain += other.certain;
        self.likely += other.likely;
        self.look += other.look;
    }
}

/// Proofs a file.
///
/// # Errors
/// As [`read`].
pub fn proof_file(input: &Input, manner: &Manner) -> Result<(FileProof, Summary), ApiError> {
    let transcript = read(input)?.transcript;
    let (evidence, findings) = proof_by(&transcript, &manner.editor());
    let summary = Summary::of(&transcript, &evidence, &findings);
    let substitutions = evidence.substitutions().iter().map(|substitution| {
        let pair = (substitution.stand_in.clone(), substitution.stands_for.clone());
        let broken = findings.iter().filter(|f| f.substitution.as_ref() == Some(&pair));
        FileSubstitution {
            stand_in: pair.0.clone(),
            stands_for: pair.1.clone(),
            words: words(broken),
        }
    });
    let index: HashMap<TurnId, usize> =
        transcript.turns.iter().enumerate().map(|(index, turn)| (turn.id, index)).collect();
    let views = findings.iter().map(|finding| FileFinding {
        rule: finding.rule,
        certainty: finding.certainty,
        turn: index.get(&finding.turn).copied().unwrap_or_default(),
        text: finding.text.clone(),
        suggestions: finding.suggestions.clone(),
        repair: finding.repair.as_ref().map(|repair| repair.title(&transcript)),
        why: finding.why.clone(),
    });
    let proof = FileProof { substitutions: substitutions.collect(), findings: views.collect() };
    Ok((proof, summary))
}

/// Why a word of a file is a finding, or why it is none, in plain sentences.
///
/// # Errors
/// As [`read`].
pub fn explain(input: &Input, manner: &Manner, word: &str) -> Result<Vec<String>, ApiError> {
    let transcript = read(input)?.transcript;
    let lexicon = Lexicon::english();
    let evidence = Evidence::gather(&transcript, lexicon);
    Ok(proof::explain(word, &transcript, &evidence, lexicon, &manner.editor()))
}

/// A rule as scripts see it.
#[derive(Clone, Debug, Serialize)]
pub struct FileRule {
    /// Its id.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// How grave it is what it finds.
    pub level: proof::Level,
    /// The built-in profiles in which it is on.
    pub profiles: Vec<&'static str>,
    /// True when it is on in the profile that was asked for.
    pub on: bool,
    /// What it finds.
    pub example: &'static str,
    /// Why it matters, in a sentence.
    pub reason: &'static str,
}

/// Every rule, the gravest first.
pub fn rules(profile: &Profile) -> Vec<FileRule> {
    let mut rules: Vec<&proof::Rule> = proof::RULES.iter().collect();
    rules.sort_by_key(|rule| rule.level);
    let views = rules.into_iter().map(|rule| FileRule {
        id: rule.id,
        name: rule.name,
        level: rule.level,
        profiles: rule.presets.iter().map(|preset| preset.name()).collect(),
        on: profile.has(rule),
        example: rule.example,
        reason: rule.reason,
    });
    views.collect()
}

/// How a file was converted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// What was in it before.
    pub summary: Summary,
    /// How many corrections were applied.
    pub corrections: usize,
    /// How many findings are left to look at.
    pub left: usize,
    /// What an editor should know of the copy, in sentences.
    pub notes: Vec<String>,
    /// What reading the copy back told, in a sentence.
    pub check: String,
    /// False when the copy is not what it should be.
    pub sound: bool,
}

/// Reads a file, applies corrections when `fix` says how, gives speakers their full names, and
/// writes it in another format: `to`, or what the target's ending says, with what `options` show.
/// `-` is standard output.
///
/// # Errors
/// As [`read`], and when the format is unknown, a speaker is not there, or the target cannot be
/// written.
pub fn convert(
    from: &Input,
    target: &Path,
    to: Option<&str>,
    fix: Option<&Manner>,
    named: &[Named],
    options: &CopyOptions,
) -> Result<Converted, ApiError> {
    let format = format_for(target, to)?;
    let mut transcript = read(from)?.transcript;
    let mut done = Converted::default();
    if let Some(manner) = fix {
        let (evidence, findings) = proof_by(&transcript, &manner.editor());
        done.summary = Summary::of(&transcript, &evidence, &findings);
        done.corrections = apply(&mut transcript, &findings, manner.likely)?;
        done.left = findings.len() - done.corrections;
    }
    speakers::name_speakers(&mut transcript, named)?;
    if is_standard(target) {
        let (bytes, notes) = copy(&transcript, format, options)?;
        let mut out = io::stdout().lock();
        let written = out.write_all(&bytes).and_then(|()| out.flush());
        written.map_err(|source| ApiError::File { path: STANDARD.to_owned(), source })?;
        done.notes = notes;
        // What went down a pipe cannot be read back.
        (done.check, done.sound) = (String::new(), true);
    } else {
        let (notes, check) = write_copy(&transcript, target, format, options)?;
        (done.notes, done.check, done.sound) = (notes, check.told, check.sound);
    }
    Ok(done)
}

/// Proofs a transcript by itself: no glossary, no memory, the house style.
pub fn proof_transcript(transcript: &Transcript) -> (Evidence, Vec<Finding>) {
    proof_by(transcript, &Editor::default())
}

fn proof_by(transcript: &Transcript, editor: &Editor) -> (Evidence, Vec<Finding>) {
    let lexicon = Lexicon::english();
    let evidence = Evidence::gather(transcript, lexicon);
    let findings = proof::proof(transcript, &evidence, lexicon, editor);
    (evidence, findings)
}

/// Applies the certain findings and says how many there were.
///
/// # Errors
/// When the findings are not the transcript's own.
pub fn apply_certain(transcript: &mut Transcript, findings: &[Finding]) -> Result<usize, ApiError> {
    apply(transcript, findings, false)
}

fn apply(
    transcript: &mut Transcript,
    findings: &[Finding],
    likely: bool,
) -> Result<usize, ApiError> {
    let surest = if likely { Certainty::Likely } else { Certainty::Certain };
    let wanted = corrections::best_of(findings.iter(), surest);
    corrections::change(transcript, &wanted)?.apply(transcript)?;
    Ok(wanted.len())
}

fn words<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<FileWord> {
    let mut counts: HashMap<(&str, &str, Certainty), usize> = HashMap::new();
    for finding in findings {
        let key = (finding.text.as_str(), best(finding), finding.certainty);
        *counts.entry(key).or_default() += 1;
    }
    let mut words: Vec<FileWord> = counts
        .into_iter()
        .map(|((from, to, certainty), count)| FileWord {
            from: from.to_owned(),
            to: to.to_owned(),
            count,
            certainty,
        })
        .collect();
    words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.from.cmp(&b.from)));
    words
}
