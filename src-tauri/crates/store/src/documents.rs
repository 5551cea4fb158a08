//! Documents: one row each, with the counts that the list of the library shows, and the bytes
//! that each was imported from.

use rusqlite::{Connection, OptionalExtension, Row, params};
use transcript::{Change, Transcript, TurnId, ops};

use crate::chain::{self, Draft};
use crate::error::{Result, StoreError};
use crate::history::Entry;
use crate::seal::{Hash, Seal};
use crate::tally::Tally;
use crate::{
    DocumentId, Library, NewVersion, Revision, Status, UnixMs, VersionKind, journal, originals,
    packing, snapshots,
};

/// What comes into the library.
#[derive(Clone, Copy, Debug)]
pub struct NewDocument<'a> {
    /// The transcript as it was read.
    pub transcript: &'a Transcript,
    /// The bytes that it was read from.
    pub bytes: &'a [u8],
    /// Who imports it.
    pub author: &'a str,
    /// When.
    pub at: UnixMs,
}

/// A document as the list of the library shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// The name of the file that it came from.
    pub file: String,
    /// How far it is.
    pub status: Status,
    /// When it was imported.
    pub created: UnixMs,
    /// When it last changed.
    pub changed: UnixMs,
    /// When it was last opened.
    pub opened: Option<UnixMs>,
    /// How many words are spoken in it.
    pub words: u32,
    /// How many turns it has.
    pub turns: u32,
    /// How many speakers it has.
    pub speakers: u32,
    /// When its last turn begins or ends; 0 where no turn has a time.
    pub duration_ms: u64,
    /// How many findings are left; `None` before anybody looked.
    pub left: Option<u32>,
    /// The newest revision.
    pub revision: Revision,
    /// The highest turn id that it ever held.
    pub last_turn_id: TurnId,
    /// True when the row is not what was written. What it shows is then not to be trusted, and
    /// opening the document is refused; its versions and its original can still be read.
    pub damaged: bool,
}

/// A document, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDocument {
    /// As it is now.
    pub transcript: Transcript,
    /// The revision that this is.
    pub revision: Revision,
    /// How far it is.
    pub status: Status,
    /// True when there is a change to take back.
    pub can_undo: bool,
    /// True when there is a change to bring back.
    pub can_redo: bool,
    /// The highest turn id that the document ever held: fresh ones come after it.
    pub last_turn_id: TurnId,
}

impl Library {
    /// Takes a transcript in, with the bytes that it came from, and makes its first version.
    ///
    /// # Errors
    /// As every write: [`StoreError::Disk`], [`StoreError::ReadOnly`], [`StoreError::InUse`].
    pub fn import(&mut self, new: NewDocument<'_>) -> Result<DocumentId> {
        let original = packing::squeeze(new.bytes)?;
        let draft = Draft::of(new.transcript)?;
        let mut row = DocumentRow {
            id: DocumentId(0),
            title: String::new(),
            file: new.transcript.source.file.clone(),
            status: Status::Draft,
            created: new.at,
            changed: new.at,
            opened: None,
            words: 0,
            turns: 0,
            speakers: 0,
            duration_ms: 0,
            left: None,
            revision: Revision(0),
            last_turn_id: new.transcript.last_turn_id(),
            damaged: false,
        };
        row.describe(new.transcript, draft.words);
        self.write(|db| {
            row.id = insert(db, &row)?;
            originals::keep(db, row.id, &row.file, new.bytes, &original)?;
            let version = NewVersion {
                name: "Import",
                note: "",
                author: new.author,
                at: new.at,
                kind: VersionKind::Import,
                pinned: false,
                left: None,
                transcript: new.transcript,
            };
            chain::insert(db, row.id, Revision(0), &version, &draft, None)?;
            Ok(row.id)
        })
    }

    /// Every document, the one last opened or changed first.
    ///
    /// # Errors
    /// When the library cannot be read. A damaged row is marked and not an error, so that the
    /// others can still be reached.
    pub fn documents(&self) -> Result<Vec<DocumentRow>> {
        self.read(|db| {
            let order = "ORDER BY max(changed, ifnull(opened, changed)) DESC, id DESC";
            let mut statement = db.prepare_cached(&format!("{SELECT} {order}"))?;
            let rows = statement.query_map([], |row| read(row).or_else(|_| unreadable(row)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Opens a document where its last change left it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn open_document(&mut self, id: DocumentId, at: UnixMs) -> Result<OpenDocument> {
        let (mut row, transcript, last) = self.read(|db| {
            let row = load(db, id)?;
            let transcript = snapshots::state(db, id, row.revision)?;
            let last = journal::last(db, id, row.revision)?;
            Ok((row, transcript, last))
        })?;
        let open = OpenDocument {
            revision: row.revision,
            status: row.status,
            can_undo: last.as_ref().is_some_and(|last| last.undo_top.is_some()),
            can_redo: last.as_ref().is_some_and(|last| last.redo_top.is_some()),
            last_turn_id: row.last_turn_id,
            transcript,
        };
        row.opened = Some(at);
        // On a full disk a document that cannot be marked as opened can still be read.
        let _ = self.write(|db| save(db, &row));
        self.desk.entry(id).or_default().tally = Some(Tally::of(&open.transcript));
        Ok(open)
    }

    /// Gives a document that is not open another title. It is a change like any other and can be
    /// taken back; `None` when the title is empty or the same.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn rename_document(
        &mut self,
        id: DocumentId,
        title: &str,
        author: &str,
        at: UnixMs,
    ) -> Result<Option<Revision>> {
        let (base, mut after) = self.read(|db| {
            let revision = load(db, id)?.revision;
            Ok((revision, snapshots::state(db, id, revision)?))
        })?;
        let change: Change = ops::rename(&after, title);
        if change.is_empty() || change.apply(&mut after).is_err() {
            return Ok(None);
        }
        let entry = Entry { change: &change, label: "Rename", author, at, after: &after };
        self.append(id, base, entry).map(Some)
    }

    /// Removes a document with all that belongs to it. This cannot be taken back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`].
    pub fn delete_document(&mut self, id: DocumentId) -> Result<()> {
        self.write(|db| match db.execute("DELETE FROM documents WHERE id = ?1", [id])? {
            0 => Err(StoreError::NoSuchDocument(id)),
            _ => Ok(()),
        })?;
        self.desk.remove(&id);
        Ok(())
    }

    /// Notes how many findings are left in a document.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn set_left(&mut self, id: DocumentId, left: u32) -> Result<()> {
        self.write(|db| {
            let mut row = load(db, id)?;
            row.left = Some(left);
            save(db, &row)
        })
    }
}

impl DocumentRow {
    /// Takes over what the list shows of a transcript.
    pub(crate) fn describe(&mut self, transcript: &Transcript, words: u32) {
        let ends = transcript.turns.iter().filter_map(|turn| turn.end_ms.max(turn.start_ms));
        self.duration_ms = ends.map(|time| time.0).max().unwrap_or(0);
        self.title.clone_from(&transcript.title);
        self.words = words;
        self.turns = count(transcript.turns.len());
        self.speakers = count(transcript.speakers.len());
    }

    fn seal(&self) -> Seal {
        Seal::of("documents")
            .number(self.id)
            .text(&self.title)
            .text(&self.file)
            .text(self.status.word())
            .number(self.created)
            .number(self.changed)
            .maybe(self.opened)
            .number(self.words)
            .number(self.turns)
            .number(self.speakers)
            .number(self.duration_ms.cast_signed())
            .maybe(self.left)
            .number(self.revision)
            .number(self.last_turn_id.0.cast_signed())
    }
}

/// A count as rows keep it.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

const SELECT: &str = "SELECT id, title, file, status, created, changed, opened, words, turns,
    speakers, duration_ms, findings_left, revision, last_turn_id, seal FROM documents";

/// One document's row, its seal checked.
pub(crate) fn load(db: &Connection, id: DocumentId) -> Result<DocumentRow> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
    let row = statement.query_row([id], read).optional()?;
    let row = row.ok_or(StoreError::NoSuchDocument(id))?;
    if row.damaged {
        let detail = format!("the row of transcript {} is not what was written", id.0);
        return Err(StoreError::damaged(detail));
    }
    Ok(row)
}

/// Writes a row back, sealed.
pub(crate) fn save(db: &Connection, row: &DocumentRow) -> Result<()> {
    let update = "UPDATE documents SET title = ?2, file = ?3, status = ?4, created = ?5,
        changed = ?6, opened = ?7, words = ?8, turns = ?9, speakers = ?10, duration_ms = ?11,
        findings_left = ?12, revision = ?13, last_turn_id = ?14, seal = ?15 WHERE id = ?1";
    db.prepare_cached(update)?.execute(params![
        row.id,
        row.title,
        row.file,
        row.status,
        row.created,
        row.changed,
        row.opened,
        row.words,
        row.turns,
        row.speakers,
        row.duration_ms.cast_signed(),
        row.left,
        row.revision,
        row.last_turn_id.0.cast_signed(),
        row.seal().hash(),
    ])?;
    Ok(())
}

/// Makes a row. Its seal covers its id, which SQLite gives out: hence the row is written twice.
fn insert(db: &Connection, row: &DocumentRow) -> Result<DocumentId> {
    db.execute(
        "INSERT INTO documents (title, file, status, created, changed, words, turns, speakers,
            duration_ms, revision, last_turn_id, seal)
        VALUES ('', '', 'draft', 0, 0, 0, 0, 0, 0, 0, 0, x'')",
        [],
    )?;
    let id = DocumentId(db.last_insert_rowid());
    save(db, &DocumentRow { id, ..row.clone() })?;
    Ok(id)
}

fn read(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    let carried: Hash = row.get(14)?;
    let mut read = DocumentRow {
        id: row.get(0)?,
        title: row.get(1)?,
        file: row.get(2)?,
        status: row.get(3)?,
        created: row.get(4)?,
        changed: row.get(5)?,
        opened: row.get(6)?,
        words: row.get(7)?,
        turns: row.get(8)?,
        speakers: row.get(9)?,
        duration_ms: row.get::<_, i64>(10)?.cast_unsigned(),
        left: row.get(11)?,
        revision: row.get(12)?,
        last_turn_id: TurnId(row.get::<_, i64>(13)?.cast_unsigned()),
        damaged: false,
    };
    read.damaged = read.seal().hash() != carried;
    Ok(read)
}

/// What can be shown of a row whose columns cannot be read.
fn unreadable(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        id: row.get(0)?,
        title: String::new(),
        file: String::new(),
        status: Status::default(),
        created: UnixMs(0),
        changed: UnixMs(0),
        opened: None,
        words: 0,
        turns: 0,
        speakers: 0,
        duration_ms: 0,
        left: None,
        revision: Revision(0),
        last_turn_id: TurnId(0),
        damaged: true,
    })
}
