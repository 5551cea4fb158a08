//! What elements and their attributes say of how words look and where they lead.

use std::borrow::Cow;
use std::rc::Rc;

use percent_encoding::percent_decode_str;
use scraper::node::Element;

use crate::flow::Look;

/// The look of what is in an element.
pub(super) fn inside(element: &Element, around: &Look) -> Look {
    let mut look = around.clone();
    match element.name() {
        "h1" => (look.bold, look.title) = (true, true),
        "b" | "strong" | "th" | "dt" | "h2" | "h3" | "h4" | "h5" | "h6" => look.bold = true,
        "em" | "i" => look.emphasis = true,
        "a" => {
            let url = element.attr("href").map(str::trim).filter(|url| !url.is_empty());
            // What leads to a place of the same page leads nowhere from here.
            let leads = url.filter(|url| !url.starts_with('#'));
            look.link = leads.map(|url| Rc::from(&*without_detour(url))).or(look.link);
        }
        _ => {}
    }
    for rule in element.attr("style").unwrap_or_default().split(';') {
        let Some((name, value)) = rule.split_once(':') else { continue };
        let value = value.trim();
        match name.trim() {
            name if name.eq_ignore_ascii_case("font-weight") => {
                let heavy = value.parse().is_ok_and(|weight: u16| weight >= 600);
                look.bold = heavy || value.to_ascii_lowercase().starts_with("bold");
            }
            name if name.eq_ignore_ascii_case("font-style") => {
                let value = value.to_ascii_lowercase();
                look.emphasis = value.starts_with("italic") || value.starts_with("oblique");
            }
            _ => {}
        }
    }
    look
}

/// Google Docs leads every link past Google: `https://www.google.com/url?q=ADDRESS&sa=…`.
fn without_detour(url: &str) -> Cow<'_, str> {
    let query = ["https://www.google.com/url?", "http://www.google.com/url?"];
    let query = query.iter().find_map(|detour| url.strip_prefix(detour));
    let target = query.and_then(|query| query.split('&').find_map(|part| part.strip_prefix("q=")));
    match target.map(|target| percent_decode_str(target).decode_utf8()) {
        Some(Ok(target)) if target.starts_with("http") => target.into_owned().into(),
        _ => url.into(),
    }
}

/// True for elements that begin a line and end one.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "ul"
    )
}

/// True for elements of which nothing is text to read.
pub(super) fn is_silent(name: &str) -> bool {
    matches!(name, "script" | "style" | "head" | "template" | "iframe" | "noframes" | "noembed")
}

/// True for what belongs to the page and not to its text: ways through it, and what is not shown.
pub(super) fn is_furniture(element: &Element) -> bool {
    let hidden = element.attr("hidden").is_some_and(|how| how != "until-found");
    let role = element.attr("role").unwrap_or_default();
    hidden
        || matches!(element.name(), "nav" | "search" | "button")
        || matches!(role, "navigation" | "search")
}

/// True for elements that HTML knows and this reader has no other use for.
pub(super) fn is_known(name: &str) -> bool {
    is_block(name)
        || is_silent(name)
        || name.contains('-')
        || matches!(
            name,
            "a" | "abbr"
                | "acronym"
                | "area"
                | "audio"
                | "b"
                | "base"
                | "bdi"
                | "bdo"
                | "big"
                | "br"
                | "button"
                | "canvas"
                | "cite"
                | "code"
                | "col"
                | "colgroup"
                | "data"
                | "datalist"
                | "del"
                | "dfn"
                | "em"
                | "embed"
                | "font"
                | "html"
                | "i"
                | "img"
                | "input"
                | "ins"
                | "kbd"
                | "label"
                | "link"
                | "map"
                | "mark"
                | "math"
                | "meta"
                | "meter"
                | "noscript"
                | "object"
                | "output"
                | "param"
                | "picture"
                | "progress"
                | "q"
                | "rp"
                | "rt"
                | "ruby"
                | "s"
                | "samp"
                | "select"
                | "small"
                | "source"
                | "span"
                | "strike"
                | "strong"
                | "sub"
                | "sup"
                | "svg"
                | "table"
                | "tbody"
                | "td"
                | "textarea"
                | "tfoot"
                | "th"
                | "thead"
                | "time"
                | "title"
                | "tr"
                | "track"
                | "tt"
                | "u"
                | "var"
                | "video"
                | "wbr"
        )
}
