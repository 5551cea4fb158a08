//! Values as different programs write them: numbers as strings, names as numbers, nothing as null.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::Value;
use transcript::{SpanKind, TimeMs};

use crate::subtitles::whole_clock;
use crate::utterances;

/// A time in seconds: `1.3`, `"1.300s"`, `"00:00:01.300"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seconds(pub Option<TimeMs>);

/// A time in milliseconds: `1300`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Milliseconds(pub Option<TimeMs>);

/// How sure a recogniser was, in percent; written as a share of one, or as a string of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Confidence(pub Option<u8>);

/// Who speaks: a name, or a number, which becomes `Speaker 0`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name(pub Option<String>);

/// Words; nothing when there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(pub String);

/// A list whose items are read one by one: one that cannot be read costs no other.
#[derive(Clone, Debug)]
pub(super) struct List<T> {
    /// What could be read.
    pub items: Vec<T>,
    /// How many could not.
    pub skipped: usize,
}

/// What words were heard, with a time whose ends are both known.
pub(super) fn heard(
    start: Option<TimeMs>,
    end: Option<TimeMs>,
    confidence: Confidence,
) -> Option<SpanKind> {
    utterances::heard(start, end, confidence.0)
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().trim_end_matches('s').parse().ok(),
        _ => None,
    }
}

fn milliseconds(ms: f64) -> Option<TimeMs> {
    /// As far as a number with a point is exact.
    const MOST: f64 = 9.0e15;
    let ms = ms.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in bounds")]
    let time = (0.0..MOST).contains(&ms).then_some(TimeMs(ms as u64));
    // Some recognisers hear the first word a little before the recording.
    time.or_else(|| (-1000.0..0.0).contains(&ms).then_some(TimeMs(0)))
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let by_clock = value.as_str().and_then(whole_clock);
        Ok(Self(by_clock.or_else(|| milliseconds(number(&value)? * 1000.0))))
    }
}

impl<'de> Deserialize<'de> for Milliseconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(number(&Value::deserialize(deserializer)?).and_then(milliseconds)))
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let share = number(&Value::deserialize(deserializer)?);
        let share = share.filter(|share| (0.0..=1.0).contains(share));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        Ok(Self(share.map(|share| (share * 100.0).round() as u8)))
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(match Value::deserialize(deserializer)? {
            Value::String(name) => Some(name).filter(|name| !name.trim().is_empty()),
            Value::Number(number) => Some(format!("Speaker {number}")),
            _ => None,
        }))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(match Value::deserialize(deserializer)? {
            Value::String(words) => words,
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        }))
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new(), skipped: 0 }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(std::marker::PhantomData<T>);

        impl<'de, T: DeserializeOwned> Visitor<'de> for Items<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_unit<E: de::Error>(self) -> Result<List<T>, E> {
                Ok(List::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut list = List::default();
                while let Some(value) = seq.next_element::<Value>()? {
                    match T::deserialize(value) {
                        Ok(item) => list.items.push(item),
                        Err(_) => list.skipped += 1,
                    }
                }
                Ok(list)
            }
        }

        deserializer.deserialize_any(Items(std::marker::PhantomData))
    }
}
