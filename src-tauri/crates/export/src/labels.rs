//! How speakers are named.

use std::collections::HashMap;

use transcript::{Speaker, SpeakerId, Transcript};

use crate::LabelStyle;
use crate::shown::{ShownSpeaker, on_one_line};

/// The name of every speaker, handed out turn by turn.
pub struct Labels {
    speakers: HashMap<SpeakerId, Named>,
}

/// What a speaker is called.
struct Named {
    /// The number of their colour, from 1.
    colour: usize,
    /// What they are called at the next turn; blank when nothing is known.
    next: String,
    /// What they are called at all turns after it.
    then: String,
}

impl Labels {
    /// The names of a transcript's speakers.
    pub fn new(transcript: &Transcript, style: LabelStyle) -> Self {
        let all = &transcript.speakers;
        let names: Vec<(String, String)> = match style {
            LabelStyle::Hidden => Vec::new(),
            LabelStyle::Label => all.iter().map(|one| (label(one), label(one))).collect(),
            LabelStyle::Name => all.iter().map(|one| (name(one), name(one))).collect(),
            LabelStyle::NameFirst => all.iter().map(|one| (name(one), label(one))).collect(),
            LabelStyle::Initials => {
                initials_of(all).into_iter().map(|short| (short.clone(), short)).collect()
            }
        };
        let named = all.iter().enumerate().zip(names).map(|((place, speaker), (next, then))| {
            (speaker.id, Named { colour: speaker.colour_at(place), next, then })
        });
        Self { speakers: named.collect() }
    }

    /// What a speaker is called at the next turn; `None` when they are not to be named.
    pub fn next(&mut self, speaker: SpeakerId) -> Option<ShownSpeaker> {
        let named = self.speakers.get_mut(&speaker).filter(|named| !named.next.is_empty())?;
        let label = std::mem::replace(&mut named.next, named.then.clone());
        Some(ShownSpeaker { label, colour: named.colour })
    }
}

fn label(speaker: &Speaker) -> String {
    first_said(&speaker.label, &speaker.name)
}

fn name(speaker: &Speaker) -> String {
    first_said(&speaker.name, &speaker.label)
}

fn first_said(first: &str, second: &str) -> String {
    let first = on_one_line(first);
    if first.is_empty() { on_one_line(second) } else { first }
}

/// Initials that name one speaker each: those that are the same get a letter more, of the last
/// name or else of the first, and where that does not help, their labels stand for them.
fn initials_of(speakers: &[Speaker]) -> Vec<String> {
    let choices: Vec<[String; 4]> = speakers.iter().map(choices).collect();
    let mut chosen = vec![0; speakers.len()];
    loop {
        let shown: Vec<String> = choices
            .iter()
            .zip(&chosen)
            .map(|(choices, at)| choices.get(*at).cloned().unwrap_or_default())
            .collect();
        let mut uses: HashMap<&str, usize> = HashMap::new();
        shown.iter().for_each(|short| *uses.entry(short).or_default() += 1);
        let mut again = false;
        for ((at, short), choices) in chosen.iter_mut().zip(&shown).zip(&choices) {
            if uses.get(short.as_str()).is_some_and(|uses| *uses > 1) && *at + 1 < choices.len() {
                *at += 1;
                again = true;
            }
        }
        if !again {
            return shown;
        }
    }
}

/// What a speaker may be called, the shortest first.
fn choices(speaker: &Speaker) -> [String; 4] {
    let letters = |text: &str| {
        let words = text.split_whitespace();
        let words = words.map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect());
        words.filter(|word: &Vec<char>| !word.is_empty()).collect::<Vec<_>>()
    };
    let label = label(speaker);
    let words = Some(letters(&name(speaker))).filter(|words| !words.is_empty());
    let words = words.unwrap_or_else(|| letters(&label));
    let Some(last) = words.len().checked_sub(1) else {
        return std::array::from_fn(|_| label.clone());
    };
    // The initials, with the second letter of one word where that is wanted.
    let initials = |more: Option<usize>| {
        let mut short = String::new();
        for (at, word) in words.iter().enumerate() {
            short.extend(word.first().into_iter().flat_map(|c| c.to_uppercase()));
            short.extend(word.get(1).filter(|_| more == Some(at)));
        }
        short
    };
    [initials(None), initials(Some(last)), initials(Some(0)), label]
}

#[cfg(test)]
mod tests {
    use transcript::{Speaker, SpeakerId, Transcript};

    use super::{Labels, initials_of};
    use crate::LabelStyle;

    fn speakers(named: &[(&str, &str)]) -> Vec<Speaker> {
        let one = |(id, (label, name)): (u32, &(&str, &str))| Speaker {
            name: (*name).to_owned(),
            ..Speaker::new(SpeakerId(id), *label)
        };
        (1..).zip(named).map(one).collect()
    }

    #[test]
    fn initials_come_from_the_name_or_else_the_label() {
        let all = speakers(&[
            ("CRAIG", "Craig Smith"),
            ("Speaker 2", ""),
            ("ÉVA", "éva \u{201c}Vee\u{201d} Kiss-Nagy"),
            ("?", ""),
            ("BO", "(–)"),
            ("", ""),
        ]);
        assert_eq!(initials_of(&all), ["CS", "S2", "ÉVK", "?", "B", ""]);
    }

    #[test]
    fn initials_never_name_two_speakers() {
        let last = speakers(&[("A", "Craig Smith"), ("B", "Carl Stone"), ("C", "Dan Ek")]);
        assert_eq!(initials_of(&last), ["CSm", "CSt", "DE"]);
        let first = speakers(&[("A", "Craig Smith"), ("B", "Carla Smith"), ("CARL", "")]);
        assert_eq!(initials_of(&first), ["CrS", "CaS", "C"]);
        let labels = speakers(&[("CRAIG", "Craig Smith"), ("C2", "Craig Smith")]);
        assert_eq!(initials_of(&labels), ["CRAIG", "C2"]);
        let one_word = speakers(&[("CRAIG", ""), ("CLARA", ""), ("COLE", "")]);
        assert_eq!(initials_of(&one_word), ["CR", "CL", "CO"]);
        // The letter more must not make another's initials.
        let taken = speakers(&[("CRAIG", ""), ("CLARA", ""), ("X", "Carl Reed")]);
        assert_eq!(initials_of(&taken), ["CR", "CL", "CRe"]);
        let same = speakers(&[("CRAIG", ""), ("CRAIG", "")]);
        assert_eq!(initials_of(&same), ["CRAIG", "CRAIG"]);
    }

    #[test]
    fn the_full_name_stands_where_a_speaker_is_first_heard() {
        let mut transcript = Transcript::new("");
        transcript.speakers = speakers(&[("CRAIG", "Craig Smith"), ("DAN", ""), ("", "Eva Kiss")]);
        let mut labels = Labels::new(&transcript, LabelStyle::NameFirst);
        let turns = [2, 1, 1, 3, 2, 3, 9].map(|id| labels.next(SpeakerId(id)));
        let said: Vec<_> = turns.iter().map(|one| one.as_ref().map(|one| &*one.label)).collect();
        let expected = ["DAN", "Craig Smith", "CRAIG", "Eva Kiss", "DAN", "Eva Kiss"];
        assert_eq!(said[..6], expected.map(Some));
        assert!(said[6].is_none());
    }
}
