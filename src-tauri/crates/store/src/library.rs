//! The library as a whole: opened, held, and put away.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::error::{Result, StoreError};
use crate::lock::{Lock, beside};
use crate::tally::Tally;
use crate::{DocumentId, VersionId, migrations, snapshots};

/// How a SQLite file begins.
const HEADER: &[u8; 16] = b"SQLite format 3\0";

/// How long to wait for a program that reads the file past the lock, such as a backup.
const PATIENCE: Duration = Duration::from_secs(2);

/// Every transcript, its journal and its versions. One program holds it at a time.
pub struct Library {
    // Dropped in this order: the lock is let go of last.
    connection: Connection,
    path: PathBuf,
    pub(crate) desk: HashMap<DocumentId, Desk>,
    _lock: Lock,
}

/// What is kept in mind about a document that is being worked on, so that a keystroke costs no
/// look at the whole of it.
#[derive(Default)]
pub(crate) struct Desk {
    /// Its words, turn by turn; `None` until they were counted.
    pub tally: Option<Tally>,
    /// Its newest version and that version's JSON, the parent of the next.
    pub newest: Option<(VersionId, Vec<u8>)>,
    /// True when it changed since its snapshot.
    pub changed: bool,
}

impl std::fmt::Debug for Library {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Library").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Library {
    /// Opens the library at `path`, or makes one where there is no file; folders are made too.
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::ReadOnly`], [`StoreError::Newer`],
    /// [`StoreError::Damaged`] (also for a file that is no library), [`StoreError::Disk`].
    /// A file that is refused is left byte for byte as it was.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_or_make(path).map_err(|error| error.at(path))
    }

    fn open_or_make(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let lock = Lock::take(path)?;
        check_file(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        // Until the file has passed, closing it must not write the log back into it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        migrations::check_ours(&connection)?;
        quick_check(&connection)?;
        configure(&connection)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        migrations::migrate(&mut connection)?;
        Ok(Self { connection, path: path.to_owned(), desk: HashMap::new(), _lock: lock })
    }

    /// Where the library is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks through the whole file, which takes long where it is large.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], telling what is wrong.
    pub fn check(&self) -> Result<()> {
        self.read(|db| {
            let answer: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
            let strays: i64 =
                db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                    row.get(0)
                })?;
            match (answer.as_str(), strays) {
                ("ok", 0) => Ok(()),
                ("ok", _) => Err(StoreError::damaged("it has rows that belong to nothing")),
                _ => Err(StoreError::damaged(answer)),
            }
        })
    }

    /// Puts the library away. Dropping it does the same, but cannot tell of an error.
    ///
    /// # Errors
    /// [`StoreError::Disk`] when the log could not be written back; nothing is lost, the next
    /// opening does it.
    pub fn close(mut self) -> Result<()> {
        self.put_away()
    }

    /// Puts a document away: opening it again will be quick.
    pub fn close_document(&mut self, id: DocumentId) {
        if self.desk.remove(&id).is_some_and(|desk| desk.changed) {
            // Without its snapshot it opens more slowly and is as whole as before.
            let _ = self.write(|db| snapshots::renew(db, id));
        }
    }

    fn put_away(&mut self) -> Result<()> {
        let open: Vec<_> = self.desk.keys().copied().collect();
        for id in open {
            self.close_document(id);
        }
        self.read(|db| Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
    }

    /// Every read goes through here, so that every error names the library.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        work(&self.connection).map_err(|error| error.at(&self.path))
    }

    /// Every write goes through here: all of it is on the disk when this returns, or none.
    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let connection = &mut self.connection;
        let whole = || {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        };
        whole().map_err(|error: StoreError| error.at(&self.path))
    }
}

impl Drop for Library {
    fn drop(&mut self) {
        // What was acknowledged is in the log already; the next opening finds it there.
        let _ = self.put_away();
    }
}

/// Looks at a file before SQLite does, which would take an empty one for new and throw the log
/// beside it away.
fn check_file(path: &Path) -> Result<()> {
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let mut start = Vec::new();
    file.by_ref().take(HEADER.len() as u64).read_to_end(&mut start)?;
    if start.is_empty() {
        let log = fs::metadata(beside(path, "-wal")).map_or(0, |log| log.len());
        if log == 0 {
            return Ok(());
        }
        return Err(StoreError::damaged("it is empty, but the log beside it is not"));
    }
    if start == HEADER {
        return Ok(());
    }
    Err(StoreError::damaged("it is not a library file"))
}

fn quick_check(connection: &Connection) -> Result<()> {
    let answer: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer == "ok" { Ok(()) } else { Err(StoreError::damaged(answer)) }
}

fn configure(connection: &Connection) -> Result<()> {
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: PathBuf::new() });
    }
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Without these macOS leaves what was synced in the drive's cache; elsewhere they do nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Library;

    #[test]
    fn nothing_is_acknowledged_that_a_power_cut_could_take() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(&folder.path().join("library.galley")).unwrap();
        let pragma = |name: &str| -> String {
            let select = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            library.connection.query_row(&select, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(pragma("journal_mode"), "wal");
        assert_eq!(pragma("synchronous"), "2", "FULL");
        assert_eq!((pragma("fullfsync"), pragma("checkpoint_fullfsync")), ("1".into(), "1".into()));
        assert_eq!(pragma("foreign_keys"), "1");
        // Older ones can lose a log that is reset while it is read.
        assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    }
}
