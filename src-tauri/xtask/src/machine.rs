//! What a machine must have, and how it gets it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::steps::{root, run};

/// Debian packages by what they are for. A machine of another kind is told what it misses.
pub(crate) struct Packages {
    /// What it is for, for people.
    what: &'static str,
    /// Their names.
    names: &'static [&'static str],
}

/// Builds the window.
pub(crate) const WINDOW: Packages = Packages {
    what: "to build the window",
    names: &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libxdo-dev"],
};

/// Shows the window where there is no display, and drives it.
pub(crate) const VIRTUAL_DISPLAY: Packages = Packages {
    what: "to drive the window on a virtual display",
    names: &[
        "xvfb",
        "xauth",
        "xdotool",
        "dbus-x11",
        "at-spi2-core",
        "webkit2gtk-driver",
        "fonts-dejavu-core",
    ],
};

/// Runs the interface in a browser, opens exported copies with another program, and writes files
/// to import.
pub(crate) const READERS: Packages = Packages {
    what: "to test with other programs",
    names: &[
        "chromium",
        "epubcheck",
        "libreoffice-writer-nogui",
        "fonts-dejavu-core",
        "pandoc",
        "poppler-utils",
        "python3",
        "python3-docx",
        "python3-pip",
        "python3-reportlab",
        "qpdf",
    ],
};

/// Reads the subtitles that we write, and writes some for us to read.
pub(crate) const PLAYERS: Packages =
    Packages { what: "to test subtitles with a player", names: &["ffmpeg"] };

/// What the repairs of broken words are compared with.
pub(crate) const SPELL_CHECKERS: Packages =
    Packages { what: "to compare with a spell checker", names: &["hunspell", "hunspell-en-us"] };

/// Builds the fuzzer, which is written in C++.
pub(crate) const FUZZER: Packages =
    Packages { what: "to build the fuzzer", names: &["build-essential"] };

/// Installs what is missing of some packages.
pub(crate) fn install(packages: &Packages) -> Result<(), String> {
    let missing: Vec<&str> =
        packages.names.iter().copied().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("installing {}: {}", packages.what, missing.join(" "));
    if !Path::new("/usr/bin/apt-get").exists() {
        let names = missing.join(", ");
        return Err(format!("{} please install what your system calls {names}", packages.what));
    }
    run(apt().args(["update", "-qq"]))?;
    run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(&missing))
}

/// Unpacks packages that are only read, each into a folder of its name, and installs nothing.
pub(crate) fn unpack(names: &[&str], folder: &Path) -> Result<(), String> {
    let missing = |name: &&&str| !folder.join(name).exists();
    let names: Vec<&str> = names.iter().filter(missing).copied().collect();
    if names.is_empty() {
        return Ok(());
    }
    let download = || {
        let mut apt = Command::new("apt-get");
        // As root, apt would rather not write as root.
        apt.args(["-qq", "-o", "APT::Sandbox::User=root", "download"]).args(&names);
        run(apt.current_dir(folder))
    };
    if download().is_err() {
        run(apt().args(["update", "-qq"]))?;
        download()?;
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (archive, file) = (entry.path(), entry.file_name());
        let file = file.to_string_lossy();
        if let Some((name, _)) = file.split_once('_').filter(|_| file.ends_with(".deb")) {
            run(Command::new("dpkg-deb").arg("-x").args([&archive, &folder.join(name)]))?;
            std::fs::remove_file(archive).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

/// `apt-get` that asks nothing, by sudo where we are not root.
fn apt() -> Command {
    let mut apt = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

fn is_installed(name: &str) -> bool {
    let status = Command::new("dpkg-query").args(["-W", "-f=${Status}", name]).output();
    status.is_ok_and(|output| output.stdout.starts_with(b"install ok installed"))
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

/// Installs the npm packages of a folder when its lock file is newer than what is there.
pub(crate) fn npm(folder: &str) -> Result<(), String> {
    let folder = root().join(folder);
    let stamp = folder.join("node_modules/.package-lock.json");
    let modified = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    let lock = modified(&folder.join("package-lock.json"));
    if modified(&stamp).is_some_and(|stamp| lock.is_some_and(|lock| stamp >= lock)) {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// Installs a Cargo program under `target/`, where nothing else of the machine sees it, and tells
/// where it is.
pub(crate) fn tool(name: &str, version: &str) -> Result<PathBuf, String> {
    let tools = root().join("target/tools");
    let program = tools.join("bin").join(name);
    if !program.exists() {
        let mut cargo = Command::new("cargo");
        cargo.args(["install", name, "--version", version, "--locked", "--quiet", "--root"]);
        run(cargo.arg(tools))?;
    }
    Ok(program)
}

/// Installs Python packages under `target/`, where nothing else of the machine sees them: exactly
/// those of a list, which has their hashes. Tells where they are.
pub(crate) fn python(name: &str, list: &str) -> Result<PathBuf, String> {
    let (list, folder) = (root().join(list), root().join("target/tools").join(name));
    let failed = |error: std::io::Error| format!("{}: {error}", list.display());
    let (wanted, stamp) = (std::fs::read(&list).map_err(failed)?, folder.join("installed.txt"));
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(folder);
    }
    let mut pip = Command::new("pip");
    pip.args(["install", "--quiet", "--root-user-action=ignore", "--disable-pip-version-check"]);
    pip.args(["--no-deps", "--only-binary=:all:", "--require-hashes", "--upgrade", "--target"]);
    run(pip.arg(&folder).arg("--requirement").arg(&list))?;
    std::fs::write(&stamp, wanted).map_err(failed)?;
    Ok(folder)
}
