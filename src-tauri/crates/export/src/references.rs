//! The lists of addresses at the end of a copy.

use std::collections::HashMap;

use crate::shown::on_one_line;

/// A list of addresses at the end of a copy; never empty.
pub struct List {
    /// What it is called.
    pub heading: &'static str,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// An address in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The address to be read; never blank.
    pub url: String,
    /// The address as a link's target, when a copy may make a link of it.
    pub target: Option<String>,
    /// The words that it belongs to.
    pub words: Vec<String>,
    /// The pages of the source that it was found on, when it was away from its words.
    pub pages: Vec<u32>,
}

impl Entry {
    /// What is written before the address, on one line: the words that it belongs to.
    pub fn lead(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|words| format!("“{words}”")).collect();
        if words.is_empty() { String::new() } else { words.join(", ") + ": " }
    }

    /// What is written behind the address: where it was found.
    pub fn tail(&self) -> String {
        let pages: Vec<String> = self.pages.iter().map(u32::to_string).collect();
        match pages.as_slice() {
            [] => String::new(),
            [page] => format!(" (page {page})"),
            pages => format!(" (pages {})", pages.join(", ")),
        }
    }
}

/// Entries in the order in which their addresses first come.
#[derive(Default)]
pub struct Entries {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Their places, by where they lead.
    places: HashMap<String, usize>,
}

impl Entries {
    /// The entry of an address, which is made when it comes for the first time.
    pub fn of(&mut self, url: &str, target: Option<String>) -> Option<&mut Entry> {
        let url = on_one_line(url);
        if url.is_empty() {
            return None;
        }
        let leads = target.clone().unwrap_or_else(|| url.clone());
        let place = *self.places.entry(leads).or_insert(self.entries.len());
        if place == self.entries.len() {
            self.entries.push(Entry { url, target, words: Vec::new(), pages: Vec::new() });
        }
        self.entries.get_mut(place)
    }
}
