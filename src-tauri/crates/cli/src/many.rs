//! Many files at once: patterns, the bar, and where their copies go.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use api::ApiError;
use api::files::{self, is_standard};
use indicatif::{ProgressBar, ProgressStyle};

/// The files that are meant: a name with `*`, `?` or `[` that no file has is a pattern, for shells
/// that leave patterns to programs. In the order of their names within a pattern.
///
/// # Errors
/// [`ApiError::Refused`] when a pattern is none, or no file fits it.
pub(crate) fn expanded(names: &[PathBuf]) -> Result<Vec<PathBuf>, ApiError> {
    let mut files = Vec::new();
    for name in names {
        let text = name.to_string_lossy();
        if !text.contains(['*', '?', '[']) || name.exists() {
            files.push(name.clone());
            continue;
        }
        let refused = |why: &str| ApiError::Refused(format!("{text}: {why}"));
        let found = glob::glob(&text).map_err(|error| refused(error.msg))?;
        let before = files.len();
        files.extend(found.filter_map(Result::ok).filter(|path| path.is_file()));
        if files.len() == before {
            return Err(refused("no file fits this pattern"));
        }
    }
    Ok(files)
}

/// The files one after the other, with a bar on a terminal: elsewhere nobody would see it move.
pub(crate) fn watched(files: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let bar = ProgressBar::new(files.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    let shown = bar.clone();
    let files = files.iter().inspect(move |file| shown.set_message(file.display().to_string()));
    bar.wrap_iter(files)
}

/// The folder for many copies.
pub(crate) fn make_folder(output: &Path) -> Result<(), ApiError> {
    if is_standard(output) || (output.exists() && !output.is_dir()) {
        let why = format!("{} is no folder; many copies need a folder", output.display());
        return Err(ApiError::Refused(why));
    }
    std::fs::create_dir_all(output)
        .map_err(|source| ApiError::File { path: output.display().to_string(), source })
}

/// Where the copy of a file goes in a folder: its name with the format's ending, txt without one.
pub(crate) fn target(file: &Path, folder: &Path, to: Option<&str>) -> PathBuf {
    let mut name = match file.file_stem() {
        Some(stem) if !is_standard(file) => stem.to_owned(),
        _ => "transcript".into(),
    };
    name.push(".");
    name.push(to.and_then(files::ending).unwrap_or("txt"));
    folder.join(name)
}

/// Refuses a target that is a file to be read, or the copy of another one.
pub(crate) fn free(
    file: &Path,
    target: &Path,
    taken: &mut HashSet<PathBuf>,
) -> Result<(), ApiError> {
    let refused = |why: &str| {
        let (file, target) = (file.display(), target.display());
        Err(ApiError::Refused(format!("{file}: its copy would be {target}, {why}")))
    };
    let same =
        |a: io::Result<PathBuf>, b: io::Result<PathBuf>| a.is_ok_and(|a| b.is_ok_and(|b| a == b));
    if same(file.canonicalize(), target.canonicalize()) {
        return refused("which is the file itself");
    }
    if !taken.insert(target.to_owned()) {
        return refused("which is the copy of another file");
    }
    Ok(())
}
