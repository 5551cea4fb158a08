//! `My Dad`: with a word in front that says whose, it is no name.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::pairs;

pub(super) const ID: &str = "family_capital";

const WHOSE: [&str; 6] = ["her", "his", "my", "our", "their", "your"];
const FAMILY: [&str; 14] = [
    "Aunt",
    "Brother",
    "Cousin",
    "Dad",
    "Daddy",
    "Father",
    "Grandfather",
    "Grandmother",
    "Mom",
    "Mother",
    "Mum",
    "Parents",
    "Sister",
    "Uncle",
];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (whose, member) in pairs(page) {
        let small = whose.text.to_ascii_lowercase();
        if !WHOSE.contains(&small.as_str()) || !FAMILY.contains(&member.text) {
            continue;
        }
        // `My Uncle Jack` and `our Mother Church` are names.
        let rest = page.turn.text.get(member.end()..).unwrap_or("");
        if rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
            continue;
        }
        let meant = member.text.to_lowercase();
        let why = format!("“{} {meant}” is no name, so it has no capital.", whose.text);
        let range = (member.start, member.end());
        findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why));
    }
}
