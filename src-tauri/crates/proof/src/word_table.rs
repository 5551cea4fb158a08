//! The word list as a hash table. Inference asks for millions of forms, most of which are no
//! words; a look-up here is one read of memory, in the `fst` it is a walk.

use std::hash::Hasher;

use fst::{Map, Streamer};
use rustc_hash::FxHasher;

/// Bits of the number of slots: more than twice as many as there are words.
const BITS: u32 = 19;
/// Bits of a slot that hold a value; the others hold what is left of the hash. Two of a million
/// million forms would be taken for one another.
const VALUE_BITS: u32 = 16;

/// Bits of the number of flags: few enough to stay near the processor, and so many that of the
/// forms that are no words one in twenty gets past them.
const FLAG_BITS: u32 = 22;

/// Values by the hash of their word.
pub(crate) struct WordTable {
    /// Zero is empty.
    slots: Vec<u64>,
    /// One bit for each hash that occurs.
    flags: Vec<u64>,
}

impl WordTable {
    pub(crate) fn of(words: &Map<&'static [u8]>) -> Self {
        let mut table = Self { slots: vec![0; 1 << BITS], flags: vec![0; 1 << (FLAG_BITS - 6)] };
        let mut stream = words.stream();
        while let Some((word, value)) = stream.next() {
            table.insert(hash(word), value);
        }
        table
    }

    fn insert(&mut self, hash: u64, value: u64) {
        let (mut at, tag) = place(hash);
        while self.slots.get(at).is_some_and(|slot| *slot != 0) {
            at = next(at);
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = tag | (value + 1);
        }
        let (at, flag) = flag(hash);
        if let Some(flags) = self.flags.get_mut(at) {
            *flags |= flag;
        }
    }

    pub(crate) fn get(&self, word: &str) -> Option<u64> {
        let hash = hash(word.as_bytes());
        let (at, flag) = flag(hash);
        if self.flags.get(at)? & flag == 0 {
            return None;
        }
        let (mut at, tag) = place(hash);
        loop {
            let slot = *self.slots.get(at)?;
            if slot == 0 {
                return None;
            }
            if slot >> VALUE_BITS == tag >> VALUE_BITS {
                return Some((slot & ((1 << VALUE_BITS) - 1)) - 1);
            }
            at = next(at);
        }
    }
}

fn hash(word: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word);
    hasher.finish()
}

/// The first slot of a hash, and what is kept of it there.
fn place(hash: u64) -> (usize, u64) {
    let at = hash & ((1 << BITS) - 1);
    // The bits that the slot tells are left out.
    (usize::try_from(at).unwrap_or(0), hash >> BITS << BITS.max(VALUE_BITS))
}

/// Where the flag of a hash is: the word of 64 bits, and the bit.
fn flag(hash: u64) -> (usize, u64) {
    let at = hash >> (u64::BITS - FLAG_BITS);
    (usize::try_from(at / 64).unwrap_or(0), 1 << (at % 64))
}

fn next(at: usize) -> usize {
    (at + 1) & ((1 << BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn it_knows_what_the_list_knows() {
        let words = Lexicon::english().words();
        let table = WordTable::of(words);
        let mut stream = words.stream();
        let mut changed = 0;
        while let Some((word, value)) = stream.next() {
            let word = String::from_utf8_lossy(word);
            assert_eq!(table.get(&word), Some(value), "{word}");
            let other = format!("{word}q");
            assert_eq!(table.get(&other), words.get(&other), "{other}");
            changed += 1;
        }
        assert!(changed > 100_000);
    }
}
