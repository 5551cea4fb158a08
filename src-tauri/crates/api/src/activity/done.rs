//! What was done, told from the label that the history has of it.

/// What labels of the history begin with, and what is told of it.
const VERBS: [(&str, &str); 29] = [
    ("Accept", "Accepted"),
    ("Add", "Added"),
    ("Change", "Changed"),
    ("Comment", "Commented"),
    ("Correct", "Corrected"),
    ("Drop", "Dropped"),
    ("Fill", "Filled"),
    ("Give", "Gave"),
    ("Join", "Joined"),
    ("Let", "Let"),
    ("Link", "Linked"),
    ("List", "Listed"),
    ("Make", "Made"),
    ("Merge", "Merged"),
    ("Move", "Moved"),
    ("Place", "Placed"),
    ("Reject", "Rejected"),
    ("Remove", "Removed"),
    ("Rename", "Renamed"),
    ("Replace", "Replaced"),
    ("Resolve", "Resolved"),
    ("Restore", "Restored"),
    ("Retag", "Retagged"),
    ("Set", "Set"),
    ("Shift", "Shifted"),
    ("Split", "Split"),
    ("Suggest", "Suggested"),
    ("Suggest:", "Suggested:"),
    ("Swap", "Swapped"),
];

/// What was done: a sentence, and how often; or of how many things.
pub(super) struct Done {
    /// `Typed`, `Fixed`.
    verb: String,
    /// What is counted, one of it: `word`, `turn`. Empty when it is the times that are.
    thing: String,
    /// The sentence where the thing itself is named; `None` when several are.
    sole: Option<String>,
    pub(super) count: u32,
}

impl Done {
    pub(super) fn once(words: impl Into<String>) -> Self {
        Self { verb: words.into(), thing: String::new(), sole: None, count: 1 }
    }

    /// What a label of the history says was done.
    pub(super) fn of(label: &str) -> Self {
        let counted = |verb: &str, thing: &str, count| Self {
            verb: verb.to_owned(),
            thing: thing.to_owned(),
            sole: None,
            count,
        };
        match label {
            "Typing" => return Self::once("Typed"),
            "Retag turn" => return counted("Retagged", "turn", 1),
            _ => {}
        }
        let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
        if let (Ok(count), "correction" | "corrections") = (first.parse(), rest) {
            return counted("Fixed", "word", count);
        }
        let Some((_, past)) = VERBS.iter().find(|(verb, _)| *verb == first) else {
            return Self::once(label);
        };
        if let Some((count, things)) = rest.split_once(' ')
            && let Ok(count) = count.parse()
        {
            return counted(past, &one_of(things), count);
        }
        // The repair of a turn is offered as “Give it to …”.
        let rest = rest
            .strip_prefix("it ")
            .map_or_else(|| rest.to_owned(), |rest| format!("a turn {rest}"));
        let (rest, count) = match rest.strip_suffix(" times").and_then(|rest| rest.rsplit_once(' '))
        {
            Some((rest, count)) if count.parse::<u32>().is_ok() => {
                (rest.to_owned(), count.parse().unwrap_or(1))
            }
            _ => (rest, 1),
        };
        let sentence = format!("{past} {rest}").trim_end().to_owned();
        if first == "Correct" && rest.starts_with('“') {
            return Self { sole: Some(sentence), ..counted(past, "word", count) };
        }
        Self { count, ..Self::once(sentence) }
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.verb, &self.thing) == (&other.verb, &other.thing)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        if self.sole != other.sole {
            self.sole = None;
        }
    }

    pub(super) fn words(&self) -> String {
        let times = |words: &str| match self.count {
            0 | 1 => words.to_owned(),
            count => format!("{words}, {count} times"),
        };
        match &self.sole {
            Some(sole) => times(sole),
            None if self.thing.is_empty() => times(&self.verb),
            None if self.count == 1 => format!("{} 1 {}", self.verb, self.thing),
            None => format!("{} {} {}", self.verb, self.count, several(&self.thing)),
        }
    }
}

/// `turns cue` as `turn cue`.
fn one_of(things: &str) -> String {
    let (first, rest) = things.split_once(' ').map_or((things, None), |(a, b)| (a, Some(b)));
    let one = first.strip_suffix('s').unwrap_or(first);
    rest.map_or_else(|| one.to_owned(), |rest| format!("{one} {rest}"))
}

/// `turn cue` as `turns cue`.
fn several(thing: &str) -> String {
    match thing.split_once(' ') {
        Some((first, rest)) => format!("{first}s {rest}"),
        None => format!("{thing}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_as_what_was_done() {
        for (label, told) in [
            ("Typing", "Typed"),
            ("337 corrections", "Fixed 337 words"),
            ("1 correction", "Fixed 1 word"),
            ("Correct “aKenHon”", "Corrected “aKenHon”"),
            ("Correct “aKenHon” 3 times", "Corrected “aKenHon”, 3 times"),
            ("Retag turn", "Retagged 1 turn"),
            ("Retag 12 turns", "Retagged 12 turns"),
            ("Make 3 turns cue", "Made 3 turns cue"),
            ("Swap speakers of 4 turns", "Swapped speakers of 4 turns"),
            ("Give it to OWEN", "Gave a turn to OWEN"),
            ("Set its time to 12:04", "Set its time to 12:04"),
            ("Restore “Import”", "Restored “Import”"),
            ("Suggest words", "Suggested words"),
            ("Suggest: 3 corrections", "Suggested: 3 corrections"),
            ("Suggest: Place link", "Suggested: Place link"),
            ("Something of its own", "Something of its own"),
            ("", ""),
        ] {
            assert_eq!(Done::of(label).words(), told, "{label}");
        }
    }
}
