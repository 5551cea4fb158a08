//! Every `tests/goldens/NAME.ENDING` is imported and compared with `NAME.expected` beside it.
//!
//! To add a case, add a file and run the tests once with `UPDATE_GOLDENS=1`; then read
//! what was written, because it is what will be demanded from then on.

use std::fs;
use std::path::{Path, PathBuf};

use crate::readable::render;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e != "expected")).collect();
    cases.sort();
    cases
}

#[test]
fn goldens_read_as_expected() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 15, "only {} goldens found", cases.len());
    for path in cases {
        let name = path.file_name().unwrap().to_str().unwrap();
        let imported = import::read(name, &fs::read(&path).unwrap()).unwrap();
        assert_eq!(transcript::check(&imported.transcript), Ok(()), "{name}");
        let got = render(&imported);
        let expected = path.with_extension("expected");
        if update {
            fs::write(&expected, &got).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != got {
            wrong.push(format!("{name} now reads:\n{got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
