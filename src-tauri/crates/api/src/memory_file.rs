//! The memory as CSV (RFC 4180), for spreadsheets and other libraries.
//!
//! A spreadsheet runs a cell that begins like a formula; such cells carry an apostrophe in front
//! of them, which is taken off when they come back (OWASP, “CSV Injection”).

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use jiff::Timestamp;
use store::{Decision, MemoryId, MemoryKind, MemoryRow, Scope, UnixMs};
use transcript::web_address;

use crate::ApiError;
use crate::update::small;
use crate::wire::BadLine;

const HEADER: [&str; 8] = ["kind", "shown", "meant", "rule", "scope", "origin", "added", "count"];
const LIBRARY: &str = "library";
const TRANSCRIPT: &str = "transcript";

/// Characters of a word, at most: what is longer is no word.
const LONGEST: usize = 500;

/// Characters of an address, at most.
const LONGEST_ADDRESS: usize = 2_000;

/// What a file holds.
pub(crate) struct MemoryFile {
    pub(crate) lines: Vec<Line>,
    pub(crate) bad: Vec<BadLine>,
}

/// A line of the file.
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: u32,
    /// What it says; its ids are not known yet.
    pub(crate) row: MemoryRow,
    /// True when it holds for the transcript of its origin only.
    pub(crate) bound: bool,
}

/// Writes rows that hold for the library or for a transcript.
pub(crate) fn write(rows: &[MemoryRow]) -> Result<String, ApiError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| ApiError::Refused(format!("the memory has no CSV: {error}"));
    writer.write_record(HEADER).map_err(failed)?;
    for row in rows {
        let decision = &row.decision;
        let scope = if decision.scope == Scope::Library { LIBRARY } else { TRANSCRIPT };
        let added = Timestamp::from_millisecond(row.at.0).map(|at| at.to_string());
        let cells = [
            decision.kind.word(),
            &decision.shown,
            &decision.meant,
            &decision.rule,
            scope,
            &decision.origin_title,
            &added.unwrap_or_default(),
            &row.count.to_string(),
        ];
        writer.write_record(cells.map(guarded)).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.into_error().into()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads what [`write`] wrote, or what a spreadsheet made of it: with other separators, a mark at
/// its beginning, columns in another order.
///
/// # Errors
/// [`ApiError::Refused`] when the first line does not name the columns.
pub(crate) fn read(text: &str) -> Result<MemoryFile, ApiError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let count = |separator: &char| head.matches(*separator).count();
    let separator = [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',');
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(no_memory)?.clone();
    let columns = Columns::of(&header)?;
    let mut file = MemoryFile { lines: Vec::new(), bad: Vec::new() };
    let mut counter = LineCounter::new(text);
    for record in reader.records() {
        let record = record.map_err(no_memory)?;
        let number = counter.line_at(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(str::is_empty) {
            continue;
        }
        match columns.line(&record, number) {
            Ok(line) => file.lines.push(line),
            Err(reason) => file.bad.push(BadLine { line: number, reason }),
        }
    }
    Ok(file)
}

fn no_memory(error: csv::Error) -> ApiError {
    ApiError::Refused(format!("this is no list of words: {error}"))
}

/// Tells the line of a byte, counted from 1, for bytes asked in rising order. The reader counts
/// lines too, but takes the second half of a line's end for the beginning of the next line.
struct LineCounter<'a> {
    rest: &'a str,
    at: u64,
    line: u32,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text, at: 0, line: 1 }
    }

    fn line_at(&mut self, byte: u64) -> u32 {
        let ahead = usize::try_from(byte.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let (passed, rest) = self.rest.split_at_checked(ahead).unwrap_or((self.rest, ""));
        let record = rest.trim_start_matches(['\r', '\n']);
        let (ends, _) = rest.split_at_checked(rest.len() - record.len()).unwrap_or_default();
        let passed = passed.matches('\n').count() + ends.matches('\n').count();
        self.line = self.line.saturating_add(small(passed));
        self.at = byte + ends.len() as u64;
        self.rest = record;
        self.line
    }
}

/// Where each column of [`HEADER`] stands.
struct Columns([Option<usize>; 8]);

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, ApiError> {
        let columns = HEADER
            .map(|name| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name)));
        if let [Some(_), Some(_), ..] = columns {
            return Ok(Self(columns));
        }
        let why = format!("its first line must name the columns: {}", HEADER.join(","));
        Err(ApiError::Refused(format!("this is no list of words: {why}")))
    }

    /// What a line says, or why it says nothing.
    fn line(&self, record: &StringRecord, number: u32) -> Result<Line, String> {
        let [kind, shown, meant, rule, scope, origin, added, count] =
            self.0.map(|at| at.and_then(|at| record.get(at)).map(unguarded).unwrap_or_default());
        let kind = MemoryKind::of(kind.trim())
            .ok_or_else(|| format!("“{kind}” is none of correction, rejection, word and link"))?;
        let bound = match scope.trim() {
            "" | LIBRARY => false,
            TRANSCRIPT => true,
            _ => return Err(format!("“{scope}” is neither library nor transcript")),
        };
        let at = match added.trim() {
            "" => 0,
            time => time
                .parse::<Timestamp>()
                .map_err(|_| format!("“{added}” is not a time such as 2026-01-31T10:00:00Z"))?
                .as_millisecond(),
        };
        let count = match count.trim() {
            "" => 1,
            digits => digits
                .parse::<u32>()
                .ok()
                .filter(|count| *count > 0)
                .ok_or_else(|| format!("“{count}” is not a number of times"))?,
        };
        let decision = Decision {
            kind,
            scope: Scope::Library,
            shown: shown.to_owned(),
            meant: meant.to_owned(),
            rule: rule.to_owned(),
            origin: None,
            origin_title: origin.to_owned(),
        };
        let decision = sound(decision)?;
        let (id, at) = (MemoryId(0), UnixMs(at));
        Ok(Line { number, row: MemoryRow { id, decision, at, count, damaged: false }, bound })
    }
}

/// A decision as it is remembered, or why it means nothing.
pub(crate) fn sound(mut decision: Decision) -> Result<Decision, String> {
    if let Some(fault) = fault(&decision) {
        return Err(fault.to_owned());
    }
    if decision.kind == MemoryKind::Link {
        decision.meant = web_address(&decision.meant).map_err(|error| error.to_string())?;
    }
    Ok(decision)
}

fn fault(decision: &Decision) -> Option<&'static str> {
    let Decision { kind, shown, meant, rule, .. } = decision;
    let long = |text: &str, longest| text.chars().count() > longest;
    if shown.trim().is_empty() {
        Some("a word cannot be empty")
    } else if *kind == MemoryKind::Correction && meant.trim().is_empty() {
        Some("a correction needs a word to correct to")
    } else if *kind == MemoryKind::Correction && shown == meant {
        Some("a correction must change something")
    } else if *kind == MemoryKind::Rejection && rule.is_empty() {
        Some("a rejection needs the rule that it rejects")
    } else if *kind == MemoryKind::Link && long(meant, LONGEST_ADDRESS) {
        Some("that is longer than any address that can be remembered")
    } else if long(shown, LONGEST) || *kind != MemoryKind::Link && long(meant, LONGEST) {
        Some("that is longer than any word")
    } else {
        None
    }
}

/// True for what a spreadsheet takes for the beginning of a formula.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// True for a cell that a guard must stand in front of: also for one that has one already.
fn needs_guard(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    starts_formula(bare)
}

/// A cell that no spreadsheet takes for a formula.
pub(crate) fn guarded(cell: &str) -> String {
    if needs_guard(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(bare) if needs_guard(bare) => bare,
        _ => cell,
    }
}
