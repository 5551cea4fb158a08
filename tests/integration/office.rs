//! LibreOffice with a profile of its own, so that no other one is in the way; `cargo xtask test`
//! installs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The library of macros that a profile has from its first start.
const LIBRARY: &str = "profile/user/basic/Standard";
const MODULE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    "\n",
    r#"<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">"#,
    "\n",
    r#"<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Galley""#,
    r#" script:language="StarBasic">"#,
);

pub(crate) struct Office {
    folder: TempDir,
}

impl Office {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self) -> Command {
        let mut office = Command::new("soffice");
        office.arg(format!("-env:UserInstallation={}", url(&self.path("profile"))));
        office.arg("--headless");
        office
    }

    /// Writes a file of its folder as another one of the same name into a folder: `odt`, or with a
    /// filter's name as `txt:Text`. Another filter reads it where one is named.
    pub(crate) fn convert_into(
        &self,
        from: &str,
        to: &str,
        infilter: Option<&str>,
        folder: &Path,
    ) -> PathBuf {
        let mut office = self.command();
        office.args(infilter.map(|filter| format!("--infilter={filter}")));
        office.args(["--convert-to", to, "--outdir"]).arg(folder);
        let output = office.arg(self.path(from)).output().expect("LibreOffice is installed");
        let ending = to.split(':').next().unwrap();
        let written = folder.join(from).with_extension(ending);
        assert!(written.exists(), "{output:?}");
        written
    }

    /// Runs a macro; `Main` is the sub that is run.
    pub(crate) fn run(&self, code: &str) {
        if !self.path(LIBRARY).exists() {
            // The first start makes the profile.
            fs::write(self.path("first.txt"), "Hello").unwrap();
            self.convert_into("first.txt", "pdf", None, self.folder.path());
        }
        let code = code.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let module = format!("{MODULE}{code}</script:module>");
        fs::write(self.path(LIBRARY).join("Galley.xba"), module).unwrap();
        let list = self.path(LIBRARY).join("script.xlb");
        let listed = fs::read_to_string(&list).unwrap();
        let element = "<library:element library:name=\"Galley\"/>";
        if !listed.contains(element) {
            let end = "</library:library>";
            fs::write(list, listed.replace(end, &format!("{element}{end}"))).unwrap();
        }
        // Started for a macro alone, it may fail when it ends.
        let output = self.command().arg("macro:///Standard.Galley.Main").output().unwrap();
        println!("{output:?}");
    }
}

pub(crate) fn url(path: &Path) -> String {
    format!("file://{}", path.display())
}
