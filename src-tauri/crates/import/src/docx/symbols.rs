//! Characters of fonts that are pictures: `w:sym`.

/// The character that a sign of a font stands for; what is not known is U+FFFD.
pub(super) fn character(font: &str, code: &str) -> char {
    let code = u32::from_str_radix(code, 16).unwrap_or(0);
    let code = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let known = match font.to_ascii_lowercase().as_str() {
        "symbol" => symbol(code),
        "wingdings" => wingdings(code),
        _ => char::from_u32(code),
    };
    known.filter(|c| !c.is_control()).unwrap_or('\u{FFFD}')
}

/// The font Symbol, as Unicode maps the set of Adobe by that name.
fn symbol(code: u32) -> Option<char> {
    const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let nth = |letters: &str, first| letters.chars().nth(usize::try_from(code - first).ok()?);
    match code {
        0x41..=0x5A => nth(GREEK, 0x41),
        0x61..=0x7A => nth(SMALL, 0x61),
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0x27 => Some('∋'),
        0x2A => Some('∗'),
        0x2D => Some('−'),
        0x40 => Some('≅'),
        0x5C => Some('∴'),
        0x5E => Some('⊥'),
        0x7E => Some('∼'),
        0xA2 => Some('′'),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAB => Some('↔'),
        0xAC => Some('←'),
        0xAD => Some('↑'),
        0xAE => Some('→'),
        0xAF => Some('↓'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB2 => Some('″'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBA => Some('≡'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xD2 => Some('®'),
        0xD3 => Some('©'),
        0xD4 => Some('™'),
        0xD6 => Some('√'),
        0xE2 => Some('®'),
        0xE3 => Some('©'),
        0xE4 => Some('™'),
        0x20..=0x3F | 0x5B | 0x5D | 0x5F | 0x7B..=0x7D => char::from_u32(code),
        _ => None,
    }
}

/// The signs of Wingdings that stand in texts.
fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x28 => '☎',
        0x2A => '✉',
        0x4A => '☺',
        0x4C => '☹',
        0x6C => '●',
        0x6E => '■',
        0x6F | 0xA8 => '□',
        0x76 => '❖',
        0x9F => '•',
        0xA7 => '▪',
        0xDF | 0xE7 => '←',
        0xE0 | 0xE8 => '→',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}
