//! What goes wrong, and with which exit code.

use crate::{run, sample, text};

#[test]
fn faults_of_files_exit_with_1_and_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let (empty, binary) = (folder.path().join("empty.txt"), folder.path().join("binary.txt"));
    std::fs::write(&empty, "").unwrap();
    std::fs::write(&binary, [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(64)).unwrap();
    let missing = folder.path().join("missing.txt");
    let out = folder.path().join("none/out.txt");
    let sample = sample();
    let faults: [&[&str]; 5] = [
        &["structure", text(&empty)],
        &["proof", text(&binary), "--json"],
        &["fix", text(&missing), "-o", "x.txt"],
        &["convert", text(&sample), "-o", text(&out)],
        &["fix", text(&sample), "-o", "copy.xyz"],
    ];
    for args in faults {
        let output = run(args);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(errors.starts_with("galley-cli: ") && errors.len() > 30, "{errors}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    for args in [
        &["fix"][..],
        &["nonsense"],
        &["fix", "a", "-o", "b", "--to", "doc"],
        &["convert", "a", "-o", "b", "--links", "notes"],
        &["proof"],
        &[],
    ] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
}
