//! The codes of fields, as Word and RTF write them (ECMA-376, 17.16.2).

/// The address of a `HYPERLINK` code: its first argument, and `#` with that of `\l`.
pub(crate) fn hyperlink(code: &str) -> Option<String> {
    let mut words = arguments(code).into_iter();
    if !words.next()?.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let (mut address, mut place) = (None, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "\\l" => place = words.next(),
            // The name of a frame, and a hint.
            "\\t" | "\\o" => drop(words.next()),
            word if word.starts_with('\\') && word.chars().count() == 2 => {}
            _ => address = address.or(Some(word)),
        }
    }
    let address = address.filter(|address| !address.is_empty())?;
    Some(match place.filter(|_| !address.contains('#')) {
        Some(place) => format!("{address}#{place}"),
        None => address,
    })
}

/// The arguments of a code: words, or texts in quotes in which `\` stands before `"` and `\`.
fn arguments(code: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut word = String::new();
        if matches!(c, '"' | '“' | '”') {
            while let Some(c) = chars.next() {
                match c {
                    '"' | '“' | '”' => break,
                    '\\' => word.extend(chars.next()),
                    c => word.push(c),
                }
            }
        } else {
            word.push(c);
            while let Some(c) = chars.next_if(|c| !c.is_whitespace() && *c != '"') {
                word.push(c);
            }
        }
        all.push(word);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::hyperlink;

    #[test]
    fn addresses_are_read_from_codes() {
        for (code, address) in [
            (r#" HYPERLINK "https://a.example/b" "#, Some("https://a.example/b")),
            (r"hyperlink https://a.example/b \h", Some("https://a.example/b")),
            (r#"HYPERLINK "https://a.example" \l "c" \o "hint""#, Some("https://a.example#c")),
            (r#"HYPERLINK \o "hint" "https://a.example/\"b\"""#, Some("https://a.example/\"b\"")),
            (r#"HYPERLINK \l "place""#, None),
            ("HYPERLINK", None),
            ("HYPERLINK \"\"", None),
            ("PAGE", None),
            ("", None),
        ] {
            assert_eq!(hyperlink(code).as_deref(), address, "{code}");
        }
    }
}
