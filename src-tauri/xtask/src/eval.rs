//! `cargo xtask eval`: measures the lost ligatures on English texts found on the machine.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::steps::{cargo, root};

/// Where packages put texts: their documentation, their licences, collections of sayings.
const FOLDERS: [&str; 4] =
    ["/usr/share/doc", "/usr/share/common-licenses", "/usr/share/vim", "/usr/share/games/fortunes"];
/// Texts that are measured, at most.
const MOST: usize = 8;
/// Texts without which the measurement says little.
const LEAST: usize = 2;
/// Bytes that a text has, at least and at most.
const SIZES: std::ops::Range<u64> = 15_000..4_000_000;
/// Words that every English text is full of, and the share of them that prose has at least.
const FILLING: [&str; 10] = ["the", "of", "and", "to", "a", "in", "that", "is", "it", "was"];
const LEAST_FILLING: f64 = 0.20;
/// Signs of source code, and the share of words with them that prose has at most.
const CODE: &[char] = &['_', '=', '{', '}', '<', '>', '|', '\\', '`', '$', '#'];
const MOST_CODE: f64 = 0.01;

/// An English text of some package.
struct Source {
    path: PathBuf,
    text: String,
    words: usize,
}

pub(crate) fn run() -> Result<(), String> {
    let sources = find();
    if sources.len() < LEAST {
        return Err("there are no English texts here; install for example the packages \
                    debian-history, jargon-text and fortunes"
            .to_owned());
    }
    let folder = root().join("target/eval");
    // What an earlier run found may be gone.
    let _ = fs::remove_dir_all(&folder);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    println!("Texts:");
    for (number, source) in (1..).zip(&sources) {
        println!("  {number}: {} words, {}", source.words, source.path.display());
        fs::write(folder.join(format!("{number}.txt")), &source.text).map_err(failed)?;
    }
    println!();
    let folder = folder.to_string_lossy();
    let run = ["run", "--quiet", "--release", "--package", "proof", "--example", "eval", "--"];
    cargo(&[run.as_slice(), &[&folder, "10000", "3"]].concat())
}

/// The longest English texts, one of each folder, so that they differ.
fn find() -> Vec<Source> {
    let mut files = Vec::new();
    for folder in FOLDERS.iter().map(PathBuf::from).chain(registry()) {
        collect(&folder, &mut files);
    }
    files.sort();
    let mut sources: Vec<Source> = files.into_iter().filter_map(read).collect();
    sources.sort_by_key(|source| Reverse(source.words));
    let (mut folders, mut texts) = (HashSet::new(), HashSet::new());
    sources.retain(|source| {
        let name = source.path.file_name().map(OsStr::to_owned);
        folders.insert(source.path.parent().map(Path::to_owned)) && texts.insert(name)
    });
    sources.truncate(MOST);
    sources
}

/// The sources of crates that Cargo has fetched.
fn registry() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    Some(home.join("registry/src"))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            collect(&entry.path(), files);
        } else if kind.is_file()
            && is_text(&entry.path())
            && entry.metadata().is_ok_and(|metadata| SIZES.contains(&metadata.len()))
        {
            files.push(entry.path());
        }
    }
}

/// Plain texts and Markdown; licences and sayings have no ending. Lists of changes are no prose.
fn is_text(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let name = name.unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ending = Path::new(name).extension();
    let bare = ending.is_none() && !path.starts_with("/usr/share/doc");
    let named = ending.is_some_and(|ending| ending == "txt" || ending == "md");
    (named || bare) && !["changelog", "changes", "news", "release"].iter().any(|l| name.contains(l))
}

/// The text of a file, when it is English prose.
fn read(path: PathBuf) -> Option<Source> {
    let bytes = if path.extension().is_some_and(|ending| ending == "gz") {
        Command::new("gzip").arg("-dc").arg(&path).output().ok()?.stdout
    } else {
        fs::read(&path).ok()?
    };
    let text = String::from_utf8(bytes).ok()?;
    let words = text.split_whitespace().count();
    let share = |test: &dyn Fn(&str) -> bool| {
        text.split_whitespace().filter(|word| test(word)).count() as f64 / words.max(1) as f64
    };
    let prose = share(&|word| FILLING.contains(&word)) >= LEAST_FILLING
        && share(&|word| word.contains(CODE)) <= MOST_CODE;
    prose.then_some(Source { path, text, words })
}
