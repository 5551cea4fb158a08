//! Copies of ours in the hands of other programs, and what these write, read by ourselves.
//! `cargo xtask test` installs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use export::{Options, format};

use super::sample;
use super::told::told;
use crate::golden;
use crate::office::Office;

/// A copy of the sample in a folder.
fn copy(folder: &Path, id: &str) -> PathBuf {
    let format = format(id).unwrap();
    let sample = sample(false);
    let options = Options { comments: format.comments && id == "docx", ..Options::default() };
    let path = folder.join(format!("The well.{}", format.ending));
    fs::write(&path, export::write(&sample, format, &options).unwrap()).unwrap();
    path
}

fn run(command: &mut Command) {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask test` installs it"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
}

/// Tells what comes back of a file.
fn tell(out: &mut String, way: &str, path: &Path) {
    let name = path.file_name().unwrap().to_str().unwrap();
    out.push_str(&format!("\n{way}\n"));
    match import::read(name, &fs::read(path).unwrap()) {
        Ok(imported) => {
            assert_eq!(transcript::check(&imported.transcript), Ok(()), "{way}");
            out.push_str(&told(&sample(false), &imported.transcript));
        }
        Err(error) => out.push_str(&format!("  is not read: {error}\n")),
    }
}

#[test]
fn what_libreoffice_writes_of_our_copies() {
    let office = Office::new();
    let mut out = String::from("LibreOffice reads a copy of ours and writes it in its formats.\n");
    for from in ["docx", "html"] {
        for to in ["odt", "fodt", "rtf", "docx", "html", "pdf", "txt:Text (encoded):UTF8"] {
            if from == "html" && !matches!(to, "odt" | "docx") {
                continue;
            }
            let path = copy(&office.path(""), from);
            let written = office.path("written");
            fs::create_dir_all(&written).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap();
            let infilter = (from == "html").then_some("HTML (StarWriter)");
            let file = office.convert_into(name, to, infilter, &written);
            let ending = to.split(':').next().unwrap();
            tell(&mut out, &format!("{from} > {ending}"), &file);
        }
    }
    golden("matrix/libreoffice.txt", &out);
}

#[test]
fn what_pandoc_writes_of_our_copies() {
    let folder = tempfile::tempdir().unwrap();
    let mut out = String::from("pandoc reads a copy of ours and writes it in its formats.\n");
    for (from, ways) in [
        ("md", &["docx", "odt", "rtf", "html", "md", "txt"][..]),
        ("html", &["docx", "md"]),
        ("docx", &["html", "md", "odt"]),
    ] {
        let path = copy(folder.path(), from);
        for to in ways {
            let written = folder.path().join("written");
            fs::create_dir_all(&written).unwrap();
            let target = written.join(format!("The well.{to}"));
            let mut pandoc = Command::new("pandoc");
            pandoc.args(["--standalone", "--metadata", "pagetitle=The well"]);
            if *to == "txt" {
                pandoc.args(["-t", "plain"]);
            }
            run(pandoc.arg(&path).arg("-o").arg(&target));
            tell(&mut out, &format!("{from} > {to}"), &target);
        }
    }
    golden("matrix/pandoc.txt", &out);
}

#[test]
fn what_ffmpeg_writes_of_our_subtitles() {
    let folder = tempfile::tempdir().unwrap();
    let mut out = String::from("ffmpeg reads subtitles of ours and writes them in its formats.\n");
    for from in ["srt", "vtt"] {
        let path = copy(folder.path(), from);
        for to in ["srt", "vtt", "ass", "ttml"] {
            let written = folder.path().join("written");
            fs::create_dir_all(&written).unwrap();
            let target = written.join(format!("The well.{to}"));
            let mut ffmpeg = Command::new("ffmpeg");
            run(ffmpeg.args(["-v", "error", "-y", "-i"]).arg(&path).arg(&target));
            tell(&mut out, &format!("{from} > {to}"), &target);
        }
    }
    golden("matrix/ffmpeg.txt", &out);
}

#[test]
fn what_is_printed_of_our_copies() {
    let folder = tempfile::tempdir().unwrap();
    let mut out = String::from("Programs print a copy of ours as a PDF file.\n");
    let page = copy(folder.path(), "html");
    let printed = folder.path().join("chromium");
    fs::create_dir_all(&printed).unwrap();
    let target = printed.join("The well.pdf");
    let mut chromium = Command::new("chromium");
    chromium.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]);
    chromium.arg(format!("--user-data-dir={}", folder.path().join("profile").display()));
    chromium.arg(format!("--print-to-pdf={}", target.display()));
    run(chromium.arg(format!("file://{}", page.display())));
    tell(&mut out, "html, by Chromium", &target);

    // A program that draws words where it is told to, as many that print transcripts do.
    let drawn = folder.path().join("reportlab");
    fs::create_dir_all(&drawn).unwrap();
    let target = drawn.join("The well.pdf");
    let json = copy(folder.path(), "json");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("integration/matrix/draw.py");
    run(Command::new("/usr/bin/python3").arg(script).args([&json, &target]));
    tell(&mut out, "drawn by ReportLab", &target);
    golden("matrix/printed.txt", &out);
}

#[test]
fn what_python_docx_writes() {
    let folder = tempfile::tempdir().unwrap();
    let mut out = String::from("python-docx writes turns as its users do.\n");
    let json = copy(folder.path(), "json");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("integration/matrix/turns.py");
    for way in ["paragraphs", "table"] {
        let written = folder.path().join(way);
        fs::create_dir_all(&written).unwrap();
        let target = written.join("The well.docx");
        run(Command::new("/usr/bin/python3").arg(&script).args([&json, &target]).arg(way));
        tell(&mut out, way, &target);
    }
    golden("matrix/python.txt", &out);
}
