//! One self-contained page: no request, light and dark, fit for print, and searched by a script of
//! its own, without which it has all its words as well.
//!
//! The markup is also well-formed XML, so that any tool can read it.

pub(crate) mod body;

use transcript::Transcript;

use crate::Options;
use crate::shown::{shown, title};
use crate::xml::escaped;
use body::{Body, Reader};

pub(crate) const STYLE: &str = include_str!("html/style.css");
pub(crate) const COMMENTS_STYLE: &str = include_str!("html/comments.css");
const FIND_STYLE: &str = include_str!("html/find.css");

/// Finds words; it has none of the characters that XML escapes.
const SCRIPT: &str = include_str!("html/search.js");
/// Its SHA-256 in Base64, by which the page's policy knows it; a test tells what it is.
const SCRIPT_HASH: &str = "9Y2v7pJ8KqhlfXt0RpvznxXdpCLQK9On5lSxYO7ok1U=";

/// Hidden until the script knows that the browser can paint what it finds.
const FIND: &str = r#"<div class="find" role="search" hidden="hidden">
<div>
<input type="search" placeholder="Find" aria-label="Find in the transcript"/>
<output></output>
<button type="button" class="back" aria-label="Previous">↑</button>
<button type="button" class="on" aria-label="Next">↓</button>
</div>
</div>
"#;

/// A whole page around the markup of its main part; the title is escaped already.
pub(crate) fn page(title: &str, language: &str, style: &str, main: &str) -> String {
    whole(title, language, style, main, "")
}

/// The same with a script, or with none where that is empty.
fn whole(title: &str, language: &str, style: &str, main: &str, script: &str) -> String {
    let language = escaped(language);
    // Nothing may be loaded and nothing sent, and nothing else run, whatever was said.
    let (allowed, script) = match script {
        "" => (String::new(), String::new()),
        script => {
            (format!("script-src 'sha256-{SCRIPT_HASH}'; "), format!("<script>{script}</script>\n"))
        }
    };
    format!(
        r#"<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; {allowed}base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{main}</main>
{script}</body>
</html>
"#
    )
}

/// Writes HTML in UTF-8.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    written(transcript, options, true)
}

/// The same for where nothing may run: it is not searched.
pub fn write_still(transcript: &Transcript, options: &Options) -> String {
    written(transcript, options, false)
}

fn written(transcript: &Transcript, options: &Options, is_searched: bool) -> String {
    let shown = shown(transcript, options);
    let title = title(transcript);
    let looks = if shown.threads.is_empty() { "" } else { COMMENTS_STYLE };
    let mut body = Body::new(Reader::Browser, &shown, &title, options);
    if !shown.landmarks.is_empty() {
        body.out.push_str("<nav class=\"contents\" aria-label=\"Contents\">\n<details>\n");
        body.out.push_str("<summary>Contents</summary>\n");
        body.contents(&shown.landmarks, "");
        body.out.push_str("</details>\n</nav>\n");
    }
    let (find, find_style, script) =
        if is_searched { (FIND, FIND_STYLE, SCRIPT) } else { ("", "", "") };
    body.out.push_str(find);
    body.words(&shown);
    let style = [STYLE, find_style, looks].concat();
    whole(&escaped(&title), &options.language, &style, &body.out, script)
}
