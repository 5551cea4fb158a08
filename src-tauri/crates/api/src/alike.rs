//! Speakers of a list who are probably one person.

use transcript::{Speaker, SpeakerId};

/// Speakers of whom every two are compared, at most: more are no list that anybody goes through.
const MANY: usize = 500;
/// Letters of a label in which one may differ, at least.
const LONG: usize = 5;

/// For each speaker an earlier one who is probably the same: their labels differ by case, marks or
/// one letter, or one of them is part of the other, as in `CRAIG`, `Craig:` and `Craig Smith`.
pub(crate) fn same_persons(speakers: &[Speaker]) -> Vec<Option<SpeakerId>> {
    if speakers.len() > MANY {
        return vec![None; speakers.len()];
    }
    let names: Vec<Vec<Vec<String>>> = speakers.iter().map(names).collect();
    let are_one = |one: &[Vec<String>], other: &[Vec<String>]| {
        one.iter().any(|one| other.iter().any(|other| are_same(one, other)))
    };
    let same = names.iter().enumerate().map(|(index, one)| {
        let mut others = names.iter().zip(speakers).take(index);
        others.find(|(other, _)| are_one(one, other)).map(|(_, speaker)| speaker.id)
    });
    same.collect()
}

/// Each name of a speaker as its words, in small letters.
fn names(speaker: &Speaker) -> Vec<Vec<String>> {
    let all = [&speaker.label, &speaker.name].into_iter().chain(&speaker.aliases);
    let words = |name: &String| {
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(str::to_lowercase).collect::<Vec<String>>()
    };
    all.map(words).filter(|words| !words.is_empty()).collect()
}

fn are_same(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    // `Speaker 1` and `Speaker 2` are two, and a number is nobody's first name.
    let is_name = |word: &String| word.chars().all(char::is_alphabetic) && word.chars().count() > 2;
    if short.len() < long.len() {
        return short.iter().all(|word| is_name(word) && long.contains(word));
    }
    let mut differing = short.iter().zip(long).filter(|(one, other)| one != other);
    match (differing.next(), differing.next()) {
        (None, _) => true,
        (Some((one, other)), None) => {
            is_name(one)
                && one.chars().count().min(other.chars().count()) >= LONG
                && strsim::damerau_levenshtein(one, other) == 1
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_one_person_are_told() {
        let same = |one: &str, other: &str| {
            let speakers = [Speaker::new(SpeakerId(1), one), Speaker::new(SpeakerId(2), other)];
            same_persons(&speakers) == [None, Some(SpeakerId(1))]
        };
        for (one, other) in [
            ("CRAIG", "Craig:"),
            ("Craig Smith", "CRAIG"),
            ("KITTERICK", "KITERICK"),
            ("Dr. Ada Lark", "Ada Lark"),
        ] {
            assert!(same(one, other), "{one}, {other}");
        }
        for (one, other) in [("Speaker 1", "Speaker 2"), ("ANN", "ANNA"), ("Jo Lark", "Jo Ware")] {
            assert!(!same(one, other), "{one}, {other}");
        }
    }
}
