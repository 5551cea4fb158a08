//! How bodies are laid down: JSON, made small by zstd, a version by what differs from the one
//! before it.
//!
//! For 100,000 words with one word in a hundred changed here and there, the difference takes 9 KB
//! where the turns that hold a changed word would take 430 KB: they are nearly half of all turns.

use std::io::{Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Result, StoreError};

/// Bodies shorter than this are kept as they are.
const SMALL: usize = 512;

/// The level for bodies that stand alone.
const LEVEL: i32 = 3;

/// The level for differences, where long matches are looked for as well: 9 KB for 100,000 words with
/// one in a hundred changed, in 3 to 5 ms. Without those it takes level 9 and 10 to 14 ms to come
/// as near, for the whole of `parent` is read at the same level first.
const DELTA_LEVEL: i32 = 4;

/// As far back as a difference may reach: 128 MB, more than any transcript.
const WINDOW_LOG: u32 = 27;

/// How a zstd frame begins. JSON never does.
const MAGIC: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| StoreError::damaged(error.to_string()))
}

pub(crate) fn from_json<T: DeserializeOwned>(json: &[u8]) -> Result<T> {
    serde_json::from_slice(json).map_err(|error| StoreError::damaged(error.to_string()))
}

/// Compresses any bytes.
pub(crate) fn squeeze(bytes: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::bulk::compress(bytes, LEVEL)?)
}

/// What [`squeeze`] was given.
pub(crate) fn unsqueeze(frame: &[u8]) -> Result<Vec<u8>> {
    zstd::stream::decode_all(frame).map_err(not_unpacked)
}

/// Compresses JSON where that is worth it.
pub(crate) fn pack(json: Vec<u8>) -> Result<Vec<u8>> {
    if json.len() < SMALL { Ok(json) } else { squeeze(&json) }
}

/// The JSON that [`pack`] was given.
pub(crate) fn unpack(body: Vec<u8>) -> Result<Vec<u8>> {
    if body.starts_with(&MAGIC) { unsqueeze(&body) } else { Ok(body) }
}

/// What turns `parent` into `bytes`.
pub(crate) fn delta(parent: &[u8], bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder =
        zstd::stream::write::Encoder::with_ref_prefix(Vec::new(), DELTA_LEVEL, parent)?;
    encoder.window_log(WINDOW_LOG)?;
    encoder.long_distance_matching(true)?;
    // Without it zstd would set a window of 128 MB aside for every version.
    encoder.set_pledged_src_size(Some(bytes.len() as u64))?;
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// What `parent` becomes by a [`delta`].
pub(crate) fn undelta(parent: &[u8], delta: &[u8]) -> Result<Vec<u8>> {
    let mut decoder =
        zstd::stream::read::Decoder::with_ref_prefix(delta, parent).map_err(not_unpacked)?;
    decoder.window_log_max(WINDOW_LOG).map_err(not_unpacked)?;
    let mut bytes = Vec::with_capacity(parent.len());
    decoder.read_to_end(&mut bytes).map_err(not_unpacked)?;
    Ok(bytes)
}

fn not_unpacked(error: std::io::Error) -> StoreError {
    StoreError::damaged(format!("a compressed text cannot be read ({error})"))
}

#[cfg(test)]
mod tests {
    use super::{delta, pack, undelta, unpack};

    #[test]
    fn bodies_come_back_as_they_were() {
        for length in [0, 10, 5_000] {
            let json = format!("[{}]", "x".repeat(length)).into_bytes();
            let packed = pack(json.clone()).unwrap();
            assert!(packed.len() <= json.len());
            assert_eq!(unpack(packed).unwrap(), json);
        }
    }

    #[test]
    fn a_difference_is_small_and_exact() {
        let before: String = (0..20_000).map(|n| format!("{} ", n * 7919 % 10_007)).collect();
        let after = before.replacen("42 ", "forty-two ", 3);
        let small = delta(before.as_bytes(), after.as_bytes()).unwrap();
        assert!(small.len() < 200, "{}", small.len());
        assert_eq!(undelta(before.as_bytes(), &small).unwrap(), after.as_bytes());
        assert!(undelta(b"something else", &small).is_err());
    }
}
