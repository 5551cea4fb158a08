//! `cargo xtask data`: rebuilds the word lists that `proof` embeds.
//!
//! Sources, all free to redistribute (their licences lie beside the lists):
//! SCOWL from Debian's package `scowl`; the names of the 1990 US census from the Python package
//! `names`; word and word-pair counts from the Python package `symspellpy`.
//!
//! - `words.fst`: cased form -> tier * 128 + Zipf value in tenths;
//! - `pairs.fst`: "word word" -> how much likelier than chance, in tenths of log10, plus 20;
//! - `letters.bin`: for each three letters and the next one, -32 log10 of its probability.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCOWL: &str = "/usr/share/dict/scowl";
const SCOWL_LICENCE: &str = "/usr/share/doc/scowl/copyright";
const SYMSPELLPY: &str = "symspellpy==6.10.1";
const NAMES: &str = "names==0.3.0";

/// The sizes of SCOWL that are read, with the Zipf value in tenths of a word that was not counted:
/// about the lower end of what the counted words of that size have.
const SIZES: [(&str, u64); 8] =
    [("10", 45), ("20", 38), ("35", 25), ("40", 22), ("50", 18), ("55", 15), ("60", 13), ("70", 7)];
/// The size whose words are rare.
const RARE_SIZE: &str = "70";
/// The Zipf value in tenths of a name that was not counted.
const UNCOUNTED_NAME: u64 = 7;
/// A counted word that no list has must be at least this frequent, in tenths.
const COUNTED_AT_LEAST: u64 = 19;
/// Word pairs that are hardly likelier than chance tell nothing.
const PAIR_AT_LEAST: i64 = -5;
/// The number of words behind the counts of pairs (the Google Web corpus).
const PAIR_CORPUS: f64 = 1.0e12;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Common = 0,
    Rare = 1,
    Name = 2,
    Counted = 3,
}

/// What is known of a form.
#[derive(Clone, Copy)]
struct Entry {
    tier: Tier,
    zipf: u64,
}

/// Rebuilds everything in `src-tauri/crates/proof/data`.
pub fn run() -> Result<(), String> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/proof/data");
    let download = std::env::temp_dir().join(format!("galley-data-{}", std::process::id()));
    fs::create_dir_all(&download).map_err(|e| e.to_string())?;
    let built = build(&download, &target);
    fs::remove_dir_all(&download).map_err(|e| e.to_string())?;
    built
}

fn build(download: &Path, target: &Path) -> Result<(), String> {
    let symspellpy = fetch(SYMSPELLPY, &[], download)?;
    let names = fetch(NAMES, &[], download)?;
    let counts = Counts::read(&find(&symspellpy, "frequency_dictionary_en_82_765.txt")?)?;
    let mut words = Words::default();
    words.add_scowl(&counts)?;
    words.add_census(&counts, &find(&names, "dist.all.last")?)?;
    words.add_counted(&counts);
    words.add_spoken(&target.join("spoken.txt"))?;

    let entries = words
        .forms
        .iter()
        .map(|(word, entry)| (word.as_bytes(), (entry.tier as u64) * 128 + entry.zipf));
    write_map(&target.join("words.fst"), entries)?;
    let pairs = pairs(&find(&symspellpy, "frequency_bigramdictionary_en_243_342.txt")?, &counts)?;
    write_map(&target.join("pairs.fst"), pairs.iter().map(|(pair, v)| (pair.as_bytes(), *v)))?;
    let letters = letters::table(words.forms.keys());
    write(&target.join("letters.bin"), &letters)?;

    let licences = target.join("licences");
    fs::create_dir_all(&licences).map_err(|e| e.to_string())?;
    write(&licences.join("scowl.txt"), &read(Path::new(SCOWL_LICENCE))?)?;
    write(&licences.join("symspellpy.txt"), &read(&find(&symspellpy, "LICENSE")?)?)
}

/// Downloads a Python package, of the kind that some options of pip ask for, and unpacks it.
pub(crate) fn fetch(package: &str, options: &[&str], folder: &Path) -> Result<PathBuf, String> {
    let name = package.split('=').next().unwrap_or(package);
    let (archives, unpacked) = (folder.join(format!("{name}-archive")), folder.join(name));
    let archives_name = archives.display().to_string();
    let download = ["download", "--quiet", "--no-deps", "--dest", &archives_name, package];
    call("pip", &[download.as_slice(), options].concat())?;
    let entry = fs::read_dir(&archives).map_err(|e| e.to_string())?.next();
    let archive = entry.ok_or("nothing was downloaded")?.map_err(|e| e.to_string())?.path();
    let module =
        if archive.extension().is_some_and(|e| e == "whl") { "zipfile" } else { "tarfile" };
    let (from, to) = (archive.display().to_string(), unpacked.display().to_string());
    call("python3", &["-m", module, "-e", &from, &to])?;
    Ok(unpacked)
}

fn call(program: &str, arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(program).args(arguments).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} {arguments:?} ended with {status}")),
        Err(error) => Err(format!("{program} could not be started: {error}")),
    }
}

/// The file of this name somewhere in a folder.
fn find(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|e| e.to_string())? {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|found| found == name) {
                return Ok(path);
            }
        }
    }
    Err(format!("{name} is not in {}", folder.display()))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    println!("{:>9} bytes  {}", bytes.len(), path.display());
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn lines(path: &Path) -> Result<Vec<String>, String> {
    let text = String::from_utf8(read(path)?).map_err(|e| e.to_string())?;
    Ok(text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect())
}

/// SCOWL is Latin-1, where every byte is the code point of the same number.
fn latin1_lines(path: &Path) -> Result<Vec<String>, String> {
    let text: String = read(path)?.iter().map(|&byte| char::from(byte)).collect();
    Ok(text.lines().map(str::to_owned).collect())
}

/// How often each word occurs, in lower case.
struct Counts {
    by_word: HashMap<String, f64>,
    total: f64,
}

impl Counts {
    fn read(path: &Path) -> Result<Self, String> {
        let mut by_word = HashMap::new();
        for line in lines(path)? {
            if let Some((word, count)) = line.split_once(' ') {
                by_word.insert(word.to_owned(), count.parse().map_err(|_| line.clone())?);
            }
        }
        let total = by_word.values().sum();
        Ok(Self { by_word, total })
    }

    /// log10 of the occurrences in a billion words, in tenths, where the word was counted.
    fn zipf(&self, word: &str) -> Option<u64> {
        let count = self.by_word.get(word)?;
        let tenths = (10.0 * (count / self.total * 1e9).log10()).round();
        Some(tenths.clamp(0.0, 127.0) as u64)
    }

    fn share(&self, word: &str) -> f64 {
        self.by_word.get(word).map_or(1.0 / self.total, |count| count / self.total)
    }
}

/// Every form, with what is known of it. The genitive ('s) is left to the reader of the map.
#[derive(Default)]
struct Words {
    forms: BTreeMap<String, Entry>,
}

impl Words {
    /// Keeps the better of what is known already and the new entry.
    fn add(&mut self, form: &str, counts: &Counts, tier: Tier, uncounted: u64) {
        let zipf = counts.zipf(&form.to_lowercase()).unwrap_or(0).max(uncounted);
        let entry = self.forms.entry(form.to_owned()).or_insert(Entry { tier, zipf });
        *entry = Entry { tier: tier.min(entry.tier), zipf: zipf.max(entry.zipf) };
    }

    fn add_scowl(&mut self, counts: &Counts) -> Result<(), String> {
        for entry in
            fs::read_dir(SCOWL).map_err(|_| format!("{SCOWL} is missing: install scowl"))?
        {
            let path = entry.map_err(|e| e.to_string())?.path();
            let name = path.file_stem().map(|n| n.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            let size = path.extension().map(|n| n.to_string_lossy().into_owned());
            let size = SIZES.iter().find(|(of, _)| size.as_deref() == Some(of));
            let Some(&(size, uncounted)) = size else { continue };
            if name.contains("variant_3") || name.contains("abbreviations") {
                continue;
            }
            let tier = if size == RARE_SIZE { Tier::Rare } else { Tier::Common };
            for word in latin1_lines(&path)? {
                if !word.is_empty() && !word.ends_with("'s") {
                    self.add(&word, counts, tier, uncounted);
                }
            }
        }
        Ok(())
    }

    fn add_census(&mut self, counts: &Counts, last_names: &Path) -> Result<(), String> {
        for file in ["dist.all.last", "dist.female.first", "dist.male.first"] {
            for line in lines(&last_names.with_file_name(file))? {
                if let Some(name) = line.split_whitespace().next() {
                    let (first, rest) = name.split_at(1);
                    let name = format!("{first}{}", rest.to_lowercase());
                    self.add(&name, counts, Tier::Name, UNCOUNTED_NAME);
                }
            }
        }
        Ok(())
    }

    /// Words that were counted and that no list has.
    fn add_counted(&mut self, counts: &Counts) {
        let listed: HashSet<String> = self.forms.keys().map(|form| form.to_lowercase()).collect();
        for word in counts.by_word.keys().filter(|word| !listed.contains(*word)) {
            if counts.zipf(word) >= Some(COUNTED_AT_LEAST) {
                self.add(word, counts, Tier::Counted, 0);
            }
        }
    }

    /// The list written by hand goes before every other.
    fn add_spoken(&mut self, path: &Path) -> Result<(), String> {
        for line in lines(path)? {
            if let Some((word, zipf)) = line.split_once(' ').filter(|_| !line.starts_with('#')) {
                let zipf: f64 = zipf.parse().map_err(|_| line.clone())?;
                let zipf = (zipf * 10.0).round() as u64;
                self.forms.insert(word.to_owned(), Entry { tier: Tier::Common, zipf });
            }
        }
        Ok(())
    }
}

/// How much likelier than chance each pair of words is.
fn pairs(path: &Path, counts: &Counts) -> Result<BTreeMap<String, u64>, String> {
    let mut pairs = BTreeMap::new();
    for line in lines(path)? {
        let mut fields = line.split(' ');
        let (Some(a), Some(b), Some(count)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let count: f64 = count.parse().map_err(|_| line.clone())?;
        let ratio = count / PAIR_CORPUS / (counts.share(a) * counts.share(b));
        let tenths = (10.0 * ratio.log10()).round() as i64;
        // Steps of two tenths: fewer different values make a much smaller map.
        let tenths = (tenths / 2 * 2).clamp(-20, 60);
        if tenths >= PAIR_AT_LEAST {
            pairs.insert(format!("{a} {b}"), (tenths + 20) as u64);
        }
    }
    Ok(pairs)
}

fn write_map<'a>(
    path: &Path,
    entries: impl Iterator<Item = (&'a [u8], u64)>,
) -> Result<(), String> {
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in entries {
        builder.insert(key, value).map_err(|e| e.to_string())?;
    }
    write(path, &builder.into_inner().map_err(|e| e.to_string())?)
}

/// The character model: four letters, interpolated after Witten and Bell (1991).
mod letters {
    #![allow(clippy::indexing_slicing, reason = "every index is made of symbols below SYMBOLS")]

    /// 26 letters, the apostrophe and anything else, and the edge of the word.
    const SYMBOLS: usize = 28;
    const OTHER: usize = 26;
    const EDGE: usize = 27;
    /// How many symbols stand before the one foretold, at most.
    const ORDER: usize = 3;

    fn symbol(c: char) -> usize {
        if c.is_ascii_lowercase() { c as usize - 'a' as usize } else { OTHER }
    }

    fn spelled(word: &str) -> Vec<usize> {
        let letters = word.to_lowercase();
        let mut symbols = vec![EDGE; ORDER];
        symbols.extend(letters.chars().filter(|c| c.is_alphabetic()).map(symbol));
        symbols.push(EDGE);
        symbols
    }

    /// `-32 log10 P(d | abc)` at `((a * 28 + b) * 28 + c) * 28 + d`, at most 255.
    pub fn table<'a>(words: impl Iterator<Item = &'a String>) -> Vec<u8> {
        // counts[k][context of k symbols, then the symbol]
        let mut counts: Vec<Vec<f64>> =
            (1..=ORDER + 1).map(|n| vec![0.0; SYMBOLS.pow(n as u32)]).collect();
        for word in words {
            for window in spelled(word).windows(ORDER + 1) {
                for (k, counts) in counts.iter_mut().enumerate() {
                    let index = window[ORDER - k..].iter().fold(0, |i, s| i * SYMBOLS + s);
                    counts[index] += 1.0;
                }
            }
        }
        let mut shorter = vec![1.0 / 60.0; SYMBOLS];
        for counts in &counts {
            let mut longer = vec![0.0; counts.len()];
            for (context, counts) in counts.chunks(SYMBOLS).enumerate() {
                let seen: f64 = counts.iter().sum();
                let kinds = counts.iter().filter(|&&count| count > 0.0).count() as f64;
                for (s, count) in counts.iter().enumerate() {
                    let index = context * SYMBOLS + s;
                    let known = shorter[index % shorter.len()];
                    longer[index] =
                        if seen > 0.0 { (count + kinds * known) / (seen + kinds) } else { known };
                }
            }
            shorter = longer;
        }
        shorter.iter().map(|p| (-32.0 * p.log10()).round().clamp(0.0, 255.0) as u8).collect()
    }
}
