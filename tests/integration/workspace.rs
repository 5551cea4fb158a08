//! The shape of the workspace: who may use whom, how long a file may be, what the pages name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// What each crate may use of the workspace.
const MAY_USE: &[(&str, &[&str])] = &[
    ("transcript", &[]),
    ("import", &["transcript"]),
    ("proof", &["transcript"]),
    ("export", &["transcript"]),
    ("store", &["transcript"]),
    ("api", &["transcript", "import", "proof", "export", "store"]),
    ("cli", &["api"]),
    ("desktop", &["api"]),
    ("xtask", &[]),
    ("tests", &["transcript", "import", "proof", "export", "store", "api"]),
];

/// Crates that only some of ours may name.
const ONLY: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("zstd", &["store"]),
    ("tauri", &["desktop"]),
    ("ts-rs", &["api"]),
    ("tokio", &["api", "tests"]),
    ("clap", &["cli", "desktop", "tests"]),
    ("csv", &["api"]),
    ("indicatif", &["cli"]),
    ("jiff", &["api"]),
    ("zip", &["export", "import"]),
    ("fst", &["proof", "xtask"]),
    ("encoding_rs", &["import"]),
    ("scraper", &["import"]),
    ("comrak", &["import"]),
    ("hayro-syntax", &["import"]),
    ("hayro-font", &["import"]),
    ("hayro-cmap", &["import"]),
    ("skrifa", &["import"]),
    ("krilla", &["export"]),
    ("parley", &["export"]),
];

/// Versions below which a known fault lies.
const FLOORS: &[(&str, (u64, u64, u64))] =
    &[("rusqlite", (0, 41, 1)), ("tauri", (2, 11, 1)), ("zip", (2, 3, 0))];

const LONGEST: usize = 800;

const SHAPELESS: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "types", "models",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn metadata() -> Metadata {
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).exec().unwrap()
}

fn names(package: &Package) -> BTreeSet<String> {
    let named = package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development);
    named.map(|dependency| dependency.name.clone()).collect()
}

#[test]
fn crates_use_only_what_the_architecture_allows() {
    let metadata = metadata();
    let ours: BTreeMap<&str, &Package> =
        metadata.workspace_packages().into_iter().map(|p| (p.name.as_str(), p)).collect();
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    assert_eq!(ours.keys().copied().collect::<BTreeSet<_>>(), known, "the table lists every crate");
    for (name, allowed) in MAY_USE {
        for used in names(ours[name]).iter().filter(|used| ours.contains_key(used.as_str())) {
            assert!(allowed.contains(&used.as_str()), "{name} may not use {used}");
        }
    }
    for (crate_name, allowed) in ONLY {
        for (name, package) in &ours {
            let uses = names(package).contains(*crate_name);
            assert!(!uses || allowed.contains(name), "{name} may not name {crate_name}");
        }
    }
}

#[test]
fn no_version_has_a_known_fault() {
    let metadata = metadata();
    for (name, (major, minor, patch)) in FLOORS {
        let found: Vec<_> = metadata.packages.iter().filter(|p| p.name.as_str() == *name).collect();
        assert!(!found.is_empty(), "{name} is not used any more");
        for package in found {
            let v = &package.version;
            assert!((v.major, v.minor, v.patch) >= (*major, *minor, *patch), "{name} {v}");
        }
    }
}

/// Files that people write: those that git knows or would take.
fn sources() -> Vec<PathBuf> {
    let output = std::process::Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .unwrap();
    let list = String::from_utf8(output.stdout).unwrap();
    let files: Vec<PathBuf> =
        list.lines().map(|line| root().join(line)).filter(|path| path.exists()).collect();
    assert!(files.len() > 50, "git lists the files: {}", files.len());
    files
}

#[test]
fn files_are_short_and_named_for_what_they_hold() {
    for file in sources() {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        if !["rs", "ts", "svelte", "css", "mjs"].contains(&ending.as_ref())
            || file.ends_with("generated.ts")
        {
            continue;
        }
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", file.display());
        let stem = file.file_stem().unwrap().to_string_lossy();
        assert!(!SHAPELESS.contains(&stem.as_ref()), "{} says nothing", file.display());
    }
}

#[test]
fn pages_name_only_paths_that_exist() {
    let quoted = regex::Regex::new("`([^`\n]+)`").unwrap();
    let linked = regex::Regex::new(r#"(?:\]\(|src(?:set)?=")([^)#"]+)[)"]"#).unwrap();
    for page in ["README.md", "src-tauri/ARCHITECTURE.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let mut seen = 0;
        let found = quoted.captures_iter(&text).chain(linked.captures_iter(&text));
        for name in found.map(|found| found.get(1).unwrap().as_str()) {
            let is_path = name.contains('/')
                && !name.contains([' ', '<', '*', '{', '('])
                && !name.contains("://")
                && !name.starts_with(['@', '/', '-']);
            if !is_path || name.starts_with("target/") {
                continue;
            }
            seen += 1;
            assert!(root().join(name).exists(), "{page} names {name}");
        }
        assert!(seen > 5, "{page} names {seen} paths");
    }
}

#[test]
fn entries_of_the_native_menu_are_commands_of_the_palette() {
    let menu = fs::read_to_string(root().join("src-tauri/src/menu.rs")).unwrap();
    let folder = fs::read_dir(root().join("ui/src/app/commands")).unwrap();
    let commands: String =
        folder.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let entry = regex::Regex::new(r#"item\(\s*"([a-z-]+)""#).unwrap();
    let entries: Vec<&str> =
        entry.captures_iter(&menu).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(entries.len() > 40, "the menu was read");
    for id in entries {
        assert!(commands.contains(&format!("'{id}'")), "the palette has no command {id}");
    }
}
