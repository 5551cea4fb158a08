//! What streams unpack to (ISO 32000-1, 7.4), counted before the library unpacks them: it does so
//! whole, and a file of some kilobytes may unpack to gigabytes.
//!
//! What the library unpacks by itself is counted ahead: the streams in which objects and their
//! places are kept when the file is opened ([`Unpacking::of`]), those of a font before it is loaded.
//! Of an encrypted file, objects are not counted, as only the library can decrypt them.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, FromBytes, Object, Stream};
use weezl::{BitOrder, LzwStatus, decode::Decoder};

use crate::pdf::find;

/// Bytes that all streams of a file may unpack to, a hundred times those of a long transcript.
const MAX_ALL: usize = 512 << 20;
/// Bytes that may come of one byte of LZW, and fewer of one of any other filter.
const MOST_OF_A_BYTE: usize = 1400;
/// How wide the rows of a table or a picture may be when it is unpacked.
const MAX_COLUMNS: usize = 1 << 20;

/// What is in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What is drawn.
    Content,
    /// A font, of which there are two copies as long as the file is read.
    Font,
    /// Objects, their places, or what the codes of a font stand for: what the library makes of
    /// them is kept, and several times as large.
    Table,
}

impl Kind {
    /// Bytes that a stream may unpack to, and how much each takes of what a file may unpack to.
    fn limit_and_weight(self) -> (usize, usize) {
        match self {
            Self::Content => (64 << 20, 1),
            Self::Font => (32 << 20, 4),
            Self::Table => (4 << 20, 8),
        }
    }
}

/// What may still be unpacked of a file.
#[derive(Debug)]
pub(super) struct Unpacking {
    left: usize,
    /// True when a stream was refused since this was last taken.
    refused: bool,
}

impl Unpacking {
    /// Begins a file; `None` when what is kept of its objects is too much to open it.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let mut begun = Self { left: MAX_ALL, refused: false };
        if find(bytes, b"/Encrypt").is_some() {
            return Some(begun);
        }
        // In no sound file streams lie within each other, or miss their ends: looking for these
        // would take for ever.
        let mut to_search = bytes.len().saturating_mul(4);
        let (mut at, mut rest) = (0, bytes);
        while let Some(object) = find(rest, b"obj") {
            at += object + b"obj".len();
            rest = bytes.get(at..).unwrap_or_default();
            // A dictionary ends before the next object begins.
            let piece = rest.get(..find(rest, b"obj").unwrap_or(rest.len())).unwrap_or_default();
            let piece = piece.trim_ascii_start();
            let dict =
                Some(piece).filter(|piece| piece.starts_with(b"<<")).and_then(Dict::from_bytes);
            if !dict.is_some_and(|dict| is_opened(&dict)) || find(piece, b"stream").is_none() {
                continue;
            }
            let stream = Stream::from_bytes(rest.trim_ascii_start());
            let searched = stream.as_ref().map_or(rest.len(), |stream| stream.raw_data().len());
            to_search = to_search.checked_sub(searched)?;
            let Some(stream) = stream else { continue };
            if says_elsewhere(stream.dict()) || !begun.admits(&stream, Kind::Table) {
                return None;
            }
        }
        Some(begun)
    }

    /// True when nothing more may be unpacked.
    pub(super) fn is_over(&self) -> bool {
        self.left == 0
    }

    /// True when a stream was refused since this was asked last.
    pub(super) fn take_refused(&mut self) -> bool {
        std::mem::take(&mut self.refused)
    }

    /// What is drawn by streams one after the other, without those that are damaged, and without
    /// all from one on with which it is far too much.
    pub(super) fn content<'a>(&mut self, streams: impl Iterator<Item = Stream<'a>>) -> Vec<u8> {
        let mut content = Vec::new();
        for stream in streams {
            if !self.admits_beside(content.len(), &stream, Kind::Content) {
                break;
            }
            if let Ok(data) = stream.decoded_data() {
                content.extend_from_slice(&data);
                // No word of it goes on in the next stream.
                content.push(b' ');
            }
        }
        content
    }

    /// True when the library may unpack a stream.
    pub(super) fn admits(&mut self, stream: &Stream<'_>, kind: Kind) -> bool {
        self.admits_beside(0, stream, kind)
    }

    /// The same, where so much belongs to it that is unpacked already.
    fn admits_beside(&mut self, before: usize, stream: &Stream<'_>, kind: Kind) -> bool {
        let (most, weight) = kind.limit_and_weight();
        let most = most.saturating_sub(before);
        let room = self.left / weight;
        let limit = most.min(room);
        let size = size(stream, limit, room);
        // What was refused was counted all the same, and of what there was no room for none is left.
        let taken = size.unwrap_or(if limit < most { self.left } else { limit });
        self.left = self.left.saturating_sub(taken.saturating_mul(weight));
        self.refused |= size.is_none();
        size.is_some()
    }
}

/// True for the streams that the library unpacks to find objects: those with objects, and those
/// with their places.
fn is_opened(dict: &Dict<'_>) -> bool {
    dict.contains_key("First") || dict.contains_key("W")
}

/// True when how a stream is packed is said in another object, which cannot be read as yet.
fn says_elsewhere(dict: &Dict<'_>) -> bool {
    ["F", "Filter", "DP", "DecodeParms"].iter().any(|key| {
        let several = dict.get::<Array<'_>>(key);
        let mut several = several.iter().flat_map(|array| array.raw_iter());
        dict.get_ref(key).is_some() || several.any(|item| item.as_obj_ref().is_some())
    })
}

/// Bytes that a stream unpacks to, with those on the way when it is packed more than once; `None`
/// when there are more than `limit`, or when there could be more than `room` behind damage.
fn size(stream: &Stream<'_>, limit: usize, room: usize) -> Option<usize> {
    use Filter::{Ascii85Decode, AsciiHexDecode, Crypt, FlateDecode, LzwDecode, RunLengthDecode};
    let parameters = parameters(stream.dict());
    let columns = |dict: &Dict<'_>| dict.get::<usize>("Columns").unwrap_or(0);
    if parameters.iter().any(|dict| columns(dict) > MAX_COLUMNS) {
        return None;
    }
    let is_early = !parameters.iter().any(|dict| dict.get::<u8>("EarlyChange") == Some(0));
    let (mut size, mut data) = (0_usize, stream.raw_data());
    // What follows what is damaged may be anything: as much as could come of it is counted.
    let mut lost = 0_usize;
    for filter in stream.filters() {
        let left = limit - size;
        let (unpacked, unread) = match filter {
            FlateDecode => inflate(&data, left),
            LzwDecode => lzw(&data, is_early, left),
            RunLengthDecode => (run_length(&data, left), 0),
            Ascii85Decode => (ascii_85(&data, left), 0),
            AsciiHexDecode => (ascii_hex(&data), 0),
            Crypt => continue,
            // Pictures are not unpacked.
            _ => return Some(0),
        };
        lost = lost.saturating_add(unread).saturating_mul(MOST_OF_A_BYTE);
        size = size.saturating_add(unpacked.len());
        if size > limit || size.saturating_add(lost) > room {
            return None;
        }
        data = Cow::Owned(unpacked);
    }
    Some(size.saturating_add(lost))
}

/// How the filters of a stream are set.
fn parameters<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    let one = ["DP", "DecodeParms"].into_iter().filter_map(|key| dict.get::<Dict<'_>>(key));
    let several = ["DP", "DecodeParms"].into_iter().filter_map(|key| dict.get::<Array<'_>>(key));
    let several = several.flat_map(|array| array.iter::<Object<'_>>());
    one.chain(several.filter_map(Object::into_dict)).collect()
}

// What each filter makes of bytes, to `limit` and a little beyond, and how many bytes it did not
// read because those before them are damaged.

fn inflate(data: &[u8], limit: usize) -> (Vec<u8>, usize) {
    // The library takes the head of zlib for one in the same way, and never looks at the sum at
    // the end.
    let body = match data {
        [method, flags, body @ ..]
            if method & 0x0F == 8
                && u16::from_be_bytes([*method, *flags]).is_multiple_of(31)
                && flags & 0x20 == 0 =>
        {
            body
        }
        _ => data,
    };
    let mut decoder = DeflateDecoder::new(body);
    let mut out = Vec::new();
    let read = decoder.by_ref().take(limit as u64 + 1).read_to_end(&mut out);
    let unread = body.len().saturating_sub(usize::try_from(decoder.total_in()).unwrap_or(0));
    (out, if read.is_err() { unread } else { 0 })
}

fn lzw(data: &[u8], is_early: bool, limit: usize) -> (Vec<u8>, usize) {
    let mut decoder = match is_early {
        true => Decoder::with_tiff_size_switch(BitOrder::Msb, 8),
        false => Decoder::new(BitOrder::Msb, 8),
    };
    let (mut data, mut out, mut written) = (data, vec![0; limit + 1], 0);
    loop {
        let step = decoder.decode_bytes(data, out.get_mut(written..).unwrap_or_default());
        data = data.get(step.consumed_in..).unwrap_or_default();
        written += step.consumed_out;
        match step.status {
            Ok(LzwStatus::Ok) => {}
            Ok(_) => break,
            Err(_) => {
                out.truncate(written);
                return (out, data.len());
            }
        }
    }
    out.truncate(written);
    (out, 0)
}

fn run_length(data: &[u8], limit: usize) -> Vec<u8> {
    let (mut data, mut out) = (data, Vec::new());
    while let [length, rest @ ..] = data
        && *length != 128
        && out.len() <= limit
    {
        let length = usize::from(*length);
        if length < 128 {
            let copied = rest.get(..=length).unwrap_or(rest);
            out.extend_from_slice(copied);
            data = rest.get(copied.len()..).unwrap_or_default();
        } else {
            let Some((byte, rest)) = rest.split_first() else { break };
            out.extend(std::iter::repeat_n(*byte, 257 - length));
            data = rest;
        }
    }
    out
}

fn ascii_85(data: &[u8], limit: usize) -> Vec<u8> {
    let (mut out, mut group) = (Vec::new(), Vec::with_capacity(5));
    let flush = |group: &mut Vec<u8>, out: &mut Vec<u8>| {
        let digits = group.iter().copied().chain(std::iter::repeat(84)).take(5);
        let value = digits
            .fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(digit)));
        out.extend(value.to_be_bytes().iter().take(group.len().saturating_sub(1)));
        group.clear();
    };
    for byte in data.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'!'..=b'u' => group.push(byte - b'!'),
            b'z' => {
                flush(&mut group, &mut out);
                out.extend([0; 4]);
            }
            _ => {}
        }
        if group.len() == 5 {
            flush(&mut group, &mut out);
        }
        if out.len() > limit {
            break;
        }
    }
    flush(&mut group, &mut out);
    out
}

fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>');
    let digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    let byte = |pair: &[u8]| {
        pair.iter().copied().chain([0]).take(2).fold(0, |all, digit| all << 4 | digit)
    };
    digits.chunks(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use weezl::encode::Encoder;

    use super::*;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
        out.write_all(data).unwrap();
        out.finish().unwrap()
    }

    fn stream(how: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("<<{how}/Length {}>>stream\n", data.len());
        [head.as_bytes(), data, b"\nendstream"].concat()
    }

    fn size_of(bytes: &[u8]) -> Option<usize> {
        size(&Stream::from_bytes(bytes).unwrap(), 1 << 20, 2 << 20)
    }

    #[test]
    fn each_filter_is_counted_as_the_library_unpacks_it() {
        let text = b"zz never said so, never; zz\0\0\0\0\0\0\0\0".repeat(20);
        let hex: String = text.iter().map(|byte| format!("{byte:02x} ")).collect();
        let long = Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(&text).unwrap();
        let late = Encoder::new(BitOrder::Msb, 8).encode(&text).unwrap();
        let hex = format!("{hex}>");
        let runs = [2, b'a', b'b', b'c', 200, b'd', 128, 9];
        let packed: [(&str, &[u8]); 9] = [
            ("/Filter/FlateDecode", &deflated(&text)),
            ("/Filter[/Fl]", &deflated(&text)),
            ("/Filter/FlateDecode", &deflated(&text)[2..]),
            ("/Filter/ASCIIHexDecode", hex.as_bytes()),
            ("/Filter/ASCII85Decode", b"87cURD]i,\"Ebo80zz87c~>"),
            ("/Filter/LZWDecode", &long),
            ("/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", &late),
            ("/Filter/RunLengthDecode", &runs),
            ("", &text),
        ];
        for (how, data) in packed {
            let bytes = stream(how, data);
            let unpacked = Stream::from_bytes(&bytes).unwrap().decoded_data().unwrap().len();
            let counted = if how.is_empty() { 0 } else { unpacked };
            assert_eq!(size_of(&bytes), Some(counted), "{how}");
        }
    }

    #[test]
    fn what_is_packed_more_than_once_is_counted_on_every_level() {
        let once = deflated(&[b' '; 500_000]);
        let twice = stream("/Filter[/FlateDecode/FlateDecode]", &deflated(&once));
        assert_eq!(size_of(&twice), Some(once.len() + 500_000));
        let once = deflated(&vec![b' '; 2 << 20]);
        let hex: String = once.iter().map(|byte| format!("{byte:02x}")).collect();
        for (how, data) in [
            ("/Filter/FlateDecode", once.clone()),
            ("/Filter[/FlateDecode/FlateDecode]", deflated(&once)),
            ("/Filter[/ASCIIHexDecode/FlateDecode]", hex.into_bytes()),
            ("/Filter/RunLengthDecode", [129, b' '].repeat(9000)),
            ("/Filter/ASCII85Decode", b"z".repeat(300_000)),
        ] {
            assert_eq!(size_of(&stream(how, &data)), None, "{how}");
        }
        let wide = "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1000000000000>>";
        assert_eq!(size_of(&stream(wide, &deflated(b"a"))), None);
    }

    #[test]
    fn what_follows_damage_is_counted_as_the_most_it_could_be() {
        let mut sound = deflated(&(0..200_000_u32).flat_map(u32::to_le_bytes).collect::<Vec<_>>());
        sound.truncate(8000);
        let cut = stream("/Filter/FlateDecode", &sound);
        assert!(size_of(&cut).is_some(), "nothing follows the end");
        // A block of the kind that is none.
        let damaged = [&[0x78, 0x9C, 0x06][..], &sound].concat();
        assert_eq!(size_of(&stream("/Filter/FlateDecode", &damaged)), None);
    }
}
