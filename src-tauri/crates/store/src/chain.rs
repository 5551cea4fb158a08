//! How versions are laid down: each as what differs from the one before it, now and then a whole
//! one. Should the chain be damaged, the journal can rebuild what hung on it.

use rusqlite::{Connection, OptionalExtension, params};
use transcript::Transcript;

use crate::error::Result;
use crate::seal::Hash;
use crate::tally::Tally;
use crate::versions::{COLUMNS, checked, load, newest, sealed};
use crate::{
    DocumentId, NewVersion, Revision, VersionId, VersionRow, documents, packing, snapshots,
    versions,
};

/// How many versions hang together at most. Of 100,000 words as many are unpacked in 9 ms, and a
/// whole version takes as much room as 30 differences.
const KEY_EVERY: u32 = 128;

/// A transcript made ready to be kept.
pub(crate) struct Draft {
    pub json: Vec<u8>,
    pub content: Hash,
    pub words: u32,
}

impl Draft {
    pub(crate) fn of(transcript: &Transcript) -> Result<Self> {
        let json = packing::to_json(transcript)?;
        let content = *blake3::hash(&json).as_bytes();
        Ok(Self { json, content, words: Tally::of(transcript).words() })
    }
}

/// The first version of a document.
pub(crate) fn import(db: &Connection, id: DocumentId) -> Result<Transcript> {
    packing::from_json(&unchain(db, &versions::import(db, id)?)?)
}

/// The version that a new one hangs on, with its JSON; `known` saves unpacking it.
pub(crate) fn parent(
    db: &Connection,
    document: DocumentId,
    known: Option<(VersionId, Vec<u8>)>,
) -> Result<Option<(VersionRow, Vec<u8>)>> {
    let Some(row) = newest(db, document)?.filter(|row| row.depth + 1 < KEY_EVERY) else {
        return Ok(None);
    };
    Ok(match known {
        Some((version, json)) if version == row.id => Some((row, json)),
        // A damaged parent is left alone: the new version then stands by itself.
        _ => content(db, &row).ok().map(|json| (row, json)),
    })
}

/// Writes a version down as what differs from its parent, or whole.
pub(crate) fn insert(
    db: &Connection,
    document: DocumentId,
    revision: Revision,
    new: &NewVersion<'_>,
    draft: &Draft,
    parent: Option<(VersionRow, Vec<u8>)>,
) -> Result<VersionId> {
    let body = match &parent {
        Some((_, json)) => packing::delta(json, &draft.json)?,
        None => packing::squeeze(&draft.json)?,
    };
    // The seal covers the id, which SQLite gives out: hence it is written after the row.
    let mut row = VersionRow {
        id: VersionId(0),
        document,
        name: new.name.to_owned(),
        note: new.note.to_owned(),
        kind: new.kind,
        author: new.author.to_owned(),
        at: new.at,
        revision,
        words: draft.words,
        turns: documents::count(new.transcript.turns.len()),
        left: new.left,
        pinned: new.pinned,
        damaged: false,
        content: draft.content,
        depth: parent.as_ref().map_or(0, |(row, _)| row.depth + 1),
        parent: parent.map(|(row, _)| row.id),
    };
    db.prepare_cached(
        "INSERT INTO versions (document, name, note, kind, author, at, revision, words, turns,
            findings_left, pinned, content, parent, depth, body, seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, x'')",
    )?
    .execute(params![
        row.document,
        row.name,
        row.note,
        row.kind,
        row.author,
        row.at,
        row.revision,
        row.words,
        row.turns,
        row.left,
        row.pinned,
        row.content,
        row.parent,
        row.depth,
        body,
    ])?;
    row.id = VersionId(db.last_insert_rowid());
    seal_again(db, &row)?;
    Ok(row.id)
}

/// A version's JSON: from the chain of versions, or else from the journal.
pub(crate) fn content(db: &Connection, row: &VersionRow) -> Result<Vec<u8>> {
    unchain(db, row).or_else(|damage| {
        let replayed = snapshots::state(db, row.document, row.revision);
        let json = replayed.and_then(|transcript| packing::to_json(&transcript));
        json.ok().filter(|json| row.is(json)).ok_or(damage)
    })
}

/// A version's JSON, from the nearest whole version on.
fn unchain(db: &Connection, row: &VersionRow) -> Result<Vec<u8>> {
    let mut bodies = Vec::new();
    let mut link = Some(row.id);
    let mut statement = db.prepare_cached("SELECT parent, body FROM versions WHERE id = ?1")?;
    while let Some(id) = link {
        // Parents are older, so that damage cannot lead this in circles.
        let found = statement.query_row([id], |row| {
            Ok((row.get::<_, Option<VersionId>>(0)?, row.get::<_, Vec<u8>>(1)?))
        });
        let (parent, body) = found.optional()?.ok_or_else(|| row.not_as_written())?;
        if parent.is_some_and(|parent| parent >= id) {
            return Err(row.not_as_written());
        }
        bodies.push(body);
        link = parent;
    }
    let whole = bodies.pop().ok_or_else(|| row.not_as_written())?;
    let mut json = packing::unsqueeze(&whole)?;
    for delta in bodies.iter().rev() {
        json = packing::undelta(&json, delta)?;
    }
    if row.is(&json) { Ok(json) } else { Err(row.not_as_written()) }
}

/// Before a version goes: the version that hangs on it comes to hang on its parent.
pub(crate) fn adopt_child(db: &Connection, going: &VersionRow) -> Result<()> {
    let select = format!("SELECT {COLUMNS} FROM versions WHERE parent = ?1");
    let found = db.query_row(&select, [going.id], sealed).optional()?;
    let Some(found) = found else { return Ok(()) };
    let mut child = checked(found)?;
    let json = content(db, &child)?;
    child.parent = going.parent;
    child.depth = going.depth;
    let body = match going.parent {
        Some(parent) => packing::delta(&content(db, &load(db, parent)?)?, &json)?,
        None => packing::squeeze(&json)?,
    };
    let update = "UPDATE versions SET parent = ?2, depth = ?3, body = ?4 WHERE id = ?1";
    db.execute(update, params![child.id, child.parent, child.depth, body])?;
    seal_again(db, &child)
}

fn seal_again(db: &Connection, row: &VersionRow) -> Result<()> {
    let update = "UPDATE versions SET seal = ?2 WHERE id = ?1";
    db.prepare_cached(update)?.execute(params![row.id, row.seal().hash()])?;
    Ok(())
}
