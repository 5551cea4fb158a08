//! `Mid 1985`: the hyphen is missing.

use crate::dates::MONTHS;
use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::pairs;

pub(super) const ID: &str = "mid_hyphen";

const PREFIXES: [&str; 3] = ["mid", "pre", "post"];
const DECADES: [&str; 8] =
    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (prefix, next) in pairs(page) {
        let small = prefix.text.to_ascii_lowercase();
        if !PREFIXES.contains(&small.as_str()) {
            continue;
        }
        let digits = next.text.bytes().filter(u8::is_ascii_digit).count();
        let year = digits == 4 && next.text.starts_with(['1', '2']) || next.text.ends_with("0s");
        let time = year || MONTHS.contains(&next.text) || DECADES.contains(&next.text);
        if !time {
            continue;
        }
        let meant = format!("{}-{}", prefix.text, next.text);
        let why = format!("“{}” is joined to its word by a hyphen.", prefix.text);
        let range = (prefix.start, next.end());
        findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why));
    }
}
