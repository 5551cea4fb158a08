//! Libraries that cannot be had, and why.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::{Library, SCHEMA_VERSION, StoreError};

use crate::generate::{Desk, transcript};

#[test]
fn a_second_opening_is_refused_while_the_first_lives() {
    let mut desk = Desk::with(transcript(50, 1));
    let refused = Library::open(&desk.path()).unwrap_err();
    assert!(matches!(&refused, StoreError::InUse { path } if *path == desk.path()));
    assert!(refused.to_string().contains("open in another program"), "{refused}");
    drop(desk.library.take());
    Library::open(&desk.path()).unwrap();
}

#[test]
fn a_program_that_does_not_know_the_lock_keeps_us_out_too() {
    let mut desk = Desk::with(transcript(50, 2));
    let other = Connection::open(desk.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let id = desk.id;
    assert!(matches!(desk.library().set_left(id, 1), Err(StoreError::InUse { .. })));
    other.execute_batch("ROLLBACK").unwrap();
    desk.library().set_left(id, 1).unwrap();
}

#[test]
fn folders_and_tables_come_from_nothing_or_from_an_empty_file() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b/library.galley");
    assert!(Library::open(&deep).unwrap().documents().unwrap().is_empty());
    let empty = folder.path().join("empty.galley");
    fs::write(&empty, b"").unwrap();
    assert!(Library::open(&empty).unwrap().documents().unwrap().is_empty());
    let connection = Connection::open(&empty).unwrap();
    let version: i64 =
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, SCHEMA_VERSION);
}

#[test]
fn a_newer_library_is_refused_and_left_alone() {
    let mut desk = Desk::with(transcript(50, 3));
    drop(desk.library.take());
    let connection = Connection::open(desk.path()).unwrap();
    connection.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
    drop(connection);
    let before = fs::read(desk.path()).unwrap();
    let refused = Library::open(&desk.path()).unwrap_err();
    assert!(
        matches!(refused, StoreError::Newer { found, known, .. } if found == known + 1),
        "{refused}"
    );
    assert_eq!(fs::read(desk.path()).unwrap(), before);
}

#[test]
fn the_database_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)").unwrap();
    drop(connection);
    let before = fs::read(&path).unwrap();
    assert!(matches!(Library::open(&path), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_path_below_a_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), b"text").unwrap();
    let refused = Library::open(&folder.path().join("file/library.galley")).unwrap_err();
    assert!(matches!(refused, StoreError::Disk { .. }), "{refused}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_system_that_takes_no_files_is_refused() {
    // Nobody can make a folder here, whoever runs this.
    let path = Path::new("/sys/kernel/galley-test/library.galley");
    let refused = Library::open(path).unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused}");
}

#[cfg(unix)]
mod permissions {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    use store::{Library, StoreError};

    use crate::generate::{Desk, transcript};

    const FOLDER: &str = "GALLEY_TEST_FOLDER";
    const NOBODY: u32 = 65_534;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// Permissions do not bind root. Then the rest of the test runs again as nobody, in a process
    /// of its own.
    #[test]
    fn a_file_or_folder_without_write_permission_is_refused() {
        if let Ok(folder) = std::env::var(FOLDER) {
            return refused_in(Path::new(&folder));
        }
        let mut desk = Desk::with(transcript(50, 4));
        drop(desk.library.take());
        let folder = desk.folder.path();
        fs::write(folder.join("free.galley"), b"").unwrap();
        for file in fs::read_dir(folder).unwrap() {
            set_mode(&file.unwrap().path(), 0o444);
        }
        set_mode(&folder.join("library.galley.lock"), 0o666);
        set_mode(&folder.join("free.galley"), 0o666);
        set_mode(folder, 0o555);
        if fs::write(folder.join("probe"), b"").is_err() {
            refused_in(folder);
        } else {
            as_nobody(folder);
        }
        set_mode(folder, 0o755);
    }

    fn as_nobody(folder: &Path) {
        // Nobody must be able to reach the program.
        let program = folder.join("program");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        set_mode(&program, 0o755);
        let name = format!("{}::a_file_or", module_path!().trim_start_matches("store::"));
        let run = Command::new(&program).arg(name).env(FOLDER, folder).uid(NOBODY).output();
        match run {
            Ok(run) => {
                let said = String::from_utf8_lossy(&run.stdout).into_owned();
                assert!(run.status.success(), "{said}");
                assert!(said.contains("1 passed"), "{said}");
            }
            Err(error) => println!("skipped: cannot run as nobody ({error})"),
        }
    }

    fn refused_in(folder: &Path) {
        let before = fs::read(folder.join("library.galley")).unwrap();
        // The file; the file's folder; a file that is not there yet.
        for name in ["library.galley", "free.galley", "new.galley"] {
            let refused = Library::open(&folder.join(name)).unwrap_err();
            assert!(matches!(refused, StoreError::ReadOnly { .. }), "{name}: {refused}");
            assert!(refused.to_string().contains("permission"), "{refused}");
        }
        assert_eq!(fs::read(folder.join("library.galley")).unwrap(), before);
    }
}
