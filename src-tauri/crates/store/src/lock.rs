//! One program at a time.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Result, StoreError};

/// How long a lock may be on its way out: a program that was just killed, or a process that was
/// just forked and has not become another program yet, still holds it for a moment.
const PATIENCE: Duration = Duration::from_millis(600);
const PAUSE: Duration = Duration::from_millis(20);

/// A file beside the library, locked by the system while the library is open. The system lets go
/// of it when the program ends, however it ends; the file itself stays, since removing it would
/// let two programs each lock a file of that name.
pub(crate) struct Lock(#[expect(dead_code, reason = "held, never read")] File);

impl Lock {
    /// # Errors
    /// [`StoreError::InUse`] while somebody else has it.
    pub(crate) fn take(library: &Path) -> Result<Self> {
        let path = beside(library, ".lock");
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::InUse { path: library.to_owned() });
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
    }
}

/// The path with something appended to the file's name.
pub(crate) fn beside(library: &Path, suffix: &str) -> PathBuf {
    let mut path = OsString::from(library.as_os_str());
    path.push(suffix);
    path.into()
}
