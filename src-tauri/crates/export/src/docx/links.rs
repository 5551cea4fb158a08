//! The addresses that the document leads to. Word keeps them apart from the words.

use std::collections::HashMap;

use crate::xml::escaped;

/// Addresses in the order of their first use, each once.
#[derive(Default)]
pub struct Links {
    targets: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Links {
    /// The id under which the words name this address.
    pub fn id(&mut self, target: &str) -> String {
        let number = self.numbers.get(target).copied().unwrap_or_else(|| {
            self.targets.push(target.to_owned());
            self.numbers.insert(target.to_owned(), self.targets.len());
            self.targets.len()
        });
        format!("link{number}")
    }

    /// One relationship per address.
    pub fn relationships(&self) -> String {
        let mut out = String::new();
        for (number, target) in (1..).zip(&self.targets) {
            let target = escaped(target);
            out.push_str(&format!(
                "<Relationship Id=\"link{number}\" Type=\"http://schemas.openxmlformats.org/\
                 officeDocument/2006/relationships/hyperlink\" Target=\"{target}\" \
                 TargetMode=\"External\"/>"
            ));
        }
        out
    }
}
