//! Fonts that the file tells: each is a cipher of its own, and says of its glyphs what it knows.

use proof::{Certainty, Finding};
use transcript::{ByteOffset, Font, Glyph, Span, SpanKind, Transcript, Turn, TurnId};

use crate::proofed;

/// A text, and what its font says of some characters: a name, and a width.
type Set<'t> = (&'t str, &'t [(char, &'t str, u32)]);

/// A transcript with a turn for each text, which is set in a font of its own. What nothing is said
/// of has no name, and is 500 wide.
fn set(texts: &[Set<'_>]) -> Transcript {
    let mut transcript = Transcript::new("set");
    for (number, (text, told)) in (0_u16..).zip(texts) {
        let mut turn = Turn::speech(TurnId(u64::from(number) + 1), None, *text);
        let (start, end) = (ByteOffset(0), ByteOffset(text.len()));
        turn.spans.push(Span { start, end, kind: SpanKind::Set { font: number } });
        transcript.turns.push(turn);
        let mut shown: Vec<char> = text.chars().collect();
        shown.sort_unstable();
        shown.dedup();
        let glyph = |c: char, name: &str, advance: u32| Glyph {
            code: u32::from(c),
            text: c.to_string(),
            name: name.to_owned(),
            advance,
            count: 1,
        };
        let glyphs = shown.into_iter().flat_map(|c| {
            let told: Vec<Glyph> = told
                .iter()
                .filter(|(of, ..)| *of == c)
                .map(|(_, name, advance)| glyph(c, name, *advance))
                .collect();
            if told.is_empty() { vec![glyph(c, "", 500)] } else { told }
        });
        let name = format!("Font {number}");
        transcript.source.fonts.push(Font { name, glyphs: glyphs.collect() });
    }
    transcript
}

/// What is shown, how sure it is, and what is suggested first.
fn repairs(findings: &[Finding]) -> Vec<(&str, Certainty, &str)> {
    let broken = findings.iter().filter(|finding| finding.rule == "lost_ligature");
    let first = |finding: &Finding| finding.suggestions.first().map(String::len).unwrap_or(0);
    broken.map(|f| (f.text.as_str(), f.certainty, &f.suggestions[0][..first(f)])).collect()
}

#[test]
fn a_name_that_spells_letters_leaves_no_doubt() {
    let transcript = set(&[
        ("The acEon of Qasti and of Eed was in moEon.", &[('E', "t_i", 700)]),
        ("EDWARD read of Eve and EHAN.", &[('E', "E", 600)]),
    ]);
    let (evidence, findings) = proofed(&transcript);
    let certain = Certainty::Certain;
    assert_eq!(
        repairs(&findings),
        [("acEon", certain, "action"), ("Eed", certain, "tied"), ("moEon", certain, "motion")]
    );
    let [substitution] = evidence.substitutions() else { panic!("{evidence:?}") };
    assert!(substitution.certified, "{substitution:?}");
    assert_eq!((substitution.stand_in.as_str(), substitution.stands_for.as_str()), ("E", "ti"));
}

#[test]
fn one_character_means_in_each_font_what_it_means_there() {
    let transcript = set(&[
        (
            "The acEon was in moEon, and the naEon paid aMention.",
            &[('E', "t_i", 700), ('M', "t_t", 660)],
        ),
        ("He leE soEly, oEen aEer the craE, by a shiE.", &[('E', "f_t", 610)]),
    ]);
    let (_, findings) = proofed(&transcript);
    let words: Vec<&str> = repairs(&findings).iter().map(|(_, _, first)| *first).collect();
    let first = ["action", "motion", "nation", "attention"];
    let second = ["left", "softly", "often", "after", "craft", "shift"];
    assert_eq!(words, [&first[..], &second].concat());
    assert!(repairs(&findings).iter().all(|(_, certainty, _)| *certainty == Certainty::Certain));
}

#[test]
fn few_words_are_enough_where_the_width_tells() {
    let transcript = set(&[(
        "They o\u{e000}ered a di\u{e000}erent co\u{e000}ee, and the \u{e001}rst of\u{e001}cer was con\u{e001}dent.",
        &[
            ('f', "", 330),
            ('i', "", 280),
            ('l', "", 270),
            ('t', "", 390),
            ('s', "", 390),
            ('c', "", 440),
            ('\u{e000}', "", 640),
            ('\u{e001}', "", 560),
        ],
    )]);
    let (_, findings) = proofed(&transcript);
    let certain = Certainty::Certain;
    assert_eq!(
        repairs(&findings),
        [
            ("o\u{e000}ered", certain, "offered"),
            ("di\u{e000}erent", certain, "different"),
            ("co\u{e000}ee", certain, "coffee"),
            ("\u{e001}rst", certain, "first"),
            ("of\u{e001}cer", certain, "officer"),
            ("con\u{e001}dent", certain, "confident"),
        ]
    );
}

#[test]
fn a_sign_before_and_behind_words_may_be_letters() {
    let transcript = set(&[(
        "All the +ags and +ocks +ew (far), and the sta} was o} and on.",
        &[('f', "", 330), ('l', "", 270), ('t', "", 390), ('+', "", 580), ('}', "", 640)],
    )]);
    let (_, findings) = proofed(&transcript);
    let found = repairs(&findings);
    let words: Vec<(&str, &str)> = found.iter().map(|(shown, _, first)| (*shown, *first)).collect();
    let broken =
        [("+ags", "flags"), ("+ocks", "flocks"), ("+ew", "flew"), ("sta}", "staff"), ("o}", "off")];
    assert_eq!(words, broken);
}

#[test]
fn sound_fonts_are_left_alone() {
    let text = "Mr Kowalczyk of Xu and Zhao met Ohno, Njoku and McVitie in Qatar. “Hm”, said Tsz.";
    let (evidence, findings) = proofed(&set(&[(text, &[])]));
    assert_eq!(repairs(&findings), []);
    assert_eq!(evidence.substitutions(), []);
}
