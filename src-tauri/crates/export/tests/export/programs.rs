//! Copies with marks in the hands of programs that are not ours; `cargo xtask test` installs them.

use std::path::Path;
use std::process::Command;

use export::{LinkStyle, Options, Suggestions, format, write};
use roxmltree::{Document, Node};

use crate::goldens::noted;
use crate::marked::{compared, marked};

fn options(links: LinkStyle) -> Options {
    Options { links, comments: true, ..Options::default() }
}

fn copy(links: LinkStyle, suggestions: Suggestions) -> Vec<u8> {
    let options = Options { suggestions, ..options(links) };
    write(&marked(), format("docx").unwrap(), &options).expect("a copy")
}

#[test]
fn the_schemas_of_word_know_every_part() {
    let validator =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/tools/openxml-audit");
    if !validator.exists() {
        println!("the validator is not installed; nothing was validated");
        return;
    }
    let styles = [LinkStyle::Inline, LinkStyle::Footnotes, LinkStyle::References];
    let copies = styles.map(|links| copy(links, Suggestions::Marked));
    let plain = copy(LinkStyle::Footnotes, Suggestions::Without);
    let faults = |package: &[u8]| -> Vec<String> {
        // A process for each: what it remembers of one package it may take for another's.
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copy.docx");
        std::fs::write(&file, package).unwrap();
        let mut python = Command::new("python3");
        python.args(["-m", "openxml_audit", "--output", "json"]);
        python.args(["--format", "microsoft365", "--max-errors", "0"]);
        let output = python.arg(&file).env("PYTHONPATH", &validator).output().unwrap();
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let told = told.as_array().map_or(&told, |files| &files[0]);
        let errors = told["errors"].as_array().expect("a list").iter();
        let errors = errors.filter(|error| {
            // It wants a theme, which ECMA-376 (11.3) leaves to choice.
            !error["description"].as_str().is_some_and(|what| what.contains("/theme' is missing"))
        });
        errors.map(ToString::to_string).collect()
    };
    for (number, package) in copies.iter().chain([&plain, &compared()]).enumerate() {
        assert_eq!(faults(package), Vec::<String>::new(), "{number}");
    }
    // It looks: what Word would not open is found.
    assert!(!faults(&misplaced(&copies[0])).is_empty());
}

/// The package with a hyperlink inside a tracked insertion, where none may be.
fn misplaced(package: &[u8]) -> Vec<u8> {
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut written = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..read.len() {
        let mut file = read.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut xml = std::io::read_to_string(&mut file).unwrap();
        if name == "word/document.xml" {
            let hyperlink =
                "<w:ins w:id=\"9999\" w:author=\"A\"><w:hyperlink w:anchor=\"a\"/></w:ins>";
            xml = xml.replacen("</w:pPr>", &format!("</w:pPr>{hyperlink}"), 1);
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut written, xml.as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

#[test]
fn libreoffice_reads_what_we_would_have_written() {
    let Some(office) = Office::new() else {
        println!("LibreOffice is not installed; nothing was compared");
        return;
    };
    let mut jobs = Vec::new();
    for links in [LinkStyle::Inline, LinkStyle::Footnotes] {
        for (decision, suggestions) in
            [("Reject", Suggestions::Without), ("Accept", Suggestions::Accepted)]
        {
            jobs.push((decision, copy(links, Suggestions::Marked)));
            jobs.push((decision, copy(links, suggestions)));
        }
    }
    let read = office.decided(&jobs);
    for pair in read.chunks(2) {
        let (marked, plain) = (&pair[0], &pair[1]);
        if plain.notes == 0 {
            assert_eq!(marked.lines, plain.lines);
        }
        // In a paragraph with a note it forgets that the end is tracked.
        assert_eq!(marked.lines.concat(), plain.lines.concat());
        assert_eq!((marked.comments, plain.comments), (3, 3));
        assert!(!plain.links.is_empty());
        // It tracks no fields: of a link and another in its place it reads the latter.
        for link in plain.links.iter().filter(|link| *link != "https://ek.example/boats") {
            assert!(marked.links.contains(link), "{link} in {:?}", marked.links);
        }
    }
    let difference = compared();
    let read = office.decided(&[("Reject", difference.clone()), ("Accept", difference)]);
    let transcripts = [noted(), marked().as_suggested().into_owned()];
    for (read, transcript) in read.iter().zip(transcripts) {
        let text = read.lines.join("\n");
        let mut from = 0;
        for paragraph in transcript.turns.iter().flat_map(|turn| turn.paragraphs()) {
            let at = text[from..].find(paragraph).unwrap_or_else(|| panic!("{paragraph}: {text}"));
            from += at + paragraph.len();
        }
    }
}

/// LibreOffice with a profile of its own.
struct Office {
    folder: tempfile::TempDir,
}

/// What it made of a file.
struct Read {
    /// The words of the paragraphs that have any.
    lines: Vec<String>,
    /// Where its links lead.
    links: Vec<String>,
    /// How many comments it has.
    comments: usize,
    /// How many footnotes.
    notes: usize,
}

impl Office {
    fn new() -> Option<Self> {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        // The first start makes the profile, in which a macro can then be put.
        let first = office.folder.path().join("first.txt");
        std::fs::write(&first, "Hello").unwrap();
        let mut run = office.command();
        run.args(["--convert-to", "pdf", "--outdir"]).arg(office.folder.path()).arg(first);
        run.output().ok().map(|output| {
            assert!(output.status.success(), "{output:?}");
            office
        })
    }

    fn command(&self) -> Command {
        let mut run = Command::new("soffice");
        let profile = url(&self.folder.path().join("profile"));
        run.arg(format!("-env:UserInstallation={profile}")).arg("--headless");
        run
    }

    /// Decides all the changes of files, and tells what is in them then.
    fn decided(&self, jobs: &[(&str, Vec<u8>)]) -> Vec<Read> {
        let path = |name: String| self.folder.path().join(name);
        let mut calls = String::new();
        for (number, (decision, bytes)) in jobs.iter().enumerate() {
            let (from, to) = (path(format!("{number}.docx")), path(format!("{number}.fodt")));
            std::fs::write(&from, bytes).unwrap();
            let _ = std::fs::remove_file(&to);
            calls.push_str(&format!(
                "Decide(\"{}\", \".uno:{decision}AllTrackedChanges\", \"{}\")\n",
                url(&from),
                url(&to)
            ));
        }
        let basic = path("profile/user/basic/Standard".to_owned());
        let module =
            include_str!("../programs/review.xba").replace("CALLS", &calls.replace('"', "&quot;"));
        std::fs::write(basic.join("Review.xba"), module).unwrap();
        let library = std::fs::read_to_string(basic.join("script.xlb")).unwrap();
        let element = "<library:element library:name=\"Review\"/>";
        if !library.contains(element) {
            let end = "</library:library>";
            let library = library.replace(end, &format!("{element}{end}"));
            std::fs::write(basic.join("script.xlb"), library).unwrap();
        }
        let output = self.command().arg("macro:///Standard.Review.Main").output().unwrap();
        let read = (0..jobs.len()).map(|number| {
            let text = std::fs::read_to_string(path(format!("{number}.fodt")));
            Read::of(&text.unwrap_or_else(|error| panic!("{error}: {output:?}")))
        });
        read.collect()
    }
}

fn url(path: &Path) -> String {
    format!("file://{}", path.display())
}

impl Read {
    fn of(fodt: &str) -> Self {
        let document = Document::parse(fodt).expect("well-formed");
        let named = |name: &'static str| {
            document.descendants().filter(move |node| node.tag_name().name() == name)
        };
        assert_eq!(named("tracked-changes").count(), 0, "all is decided");
        let text = named("text").find(|node| {
            node.parent_element()
                .is_some_and(|p| p.has_tag_name(p.tag_name()) && p.tag_name().name() == "body")
        });
        let text = text.expect("a text");
        let paragraphs =
            text.descendants().filter(|node| ["p", "h"].contains(&node.tag_name().name()));
        let lines = paragraphs.filter(|node| !is_aside(*node)).map(words);
        Self {
            lines: lines.filter(|line| !line.is_empty()).collect(),
            links: named("a").map(|link| href(link).to_owned()).collect(),
            comments: named("annotation").count(),
            notes: named("note").count(),
        }
    }
}

fn href<'a>(link: Node<'a, 'a>) -> &'a str {
    let found = link.attributes().find(|attribute| attribute.name() == "href");
    found.expect("where it leads").value()
}

/// True inside a comment.
fn is_aside(node: Node) -> bool {
    node.ancestors().any(|node| node.tag_name().name() == "annotation")
}

/// The words of a paragraph, with tabs and lines; a note is told in its place.
fn words(paragraph: Node) -> String {
    let said = paragraph.descendants().filter(|node| !is_aside(*node)).map(|node| {
        match node.tag_name().name() {
            "tab" => "\t".to_owned(),
            "line-break" => "\n".to_owned(),
            "s" => {
                let count = node.attributes().find(|attribute| attribute.name() == "c");
                " ".repeat(count.map_or(1, |count| count.value().parse().unwrap()))
            }
            _ => node.text().filter(|_| node.is_text()).unwrap_or_default().to_owned(),
        }
    });
    said.collect()
}
