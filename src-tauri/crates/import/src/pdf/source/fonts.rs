//! The fonts of a file: what their codes stand for, how they are called, how far they advance.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{
    CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, hayro_cmap as cmaps,
};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use skrifa::GlyphId;
use skrifa::raw::ps::agl;

use super::unpack::{Kind, Unpacking};

/// Fonts that are told apart, at most.
const MAX_FACES: usize = u16::MAX as usize;
/// Weight from which on a font is bold (ISO 32000-1, table 122).
const BOLD: f32 = 600.0;
/// Where the fonts themselves are, for each kind of them.
const PROGRAMS: [&str; 3] = ["FontFile2", "FontFile3", "FontFile"];
/// The flags of a font that say so.
const ITALIC_FLAG: u32 = 1 << 6;
const BOLD_FLAG: u32 = 1 << 18;
/// Stand-ins for glyphs of which the file does not say what they stand for: one each, as long as
/// there are characters for private use.
const PRIVATE: std::ops::RangeInclusive<u32> = 0xE000..=0xF8FF;

/// A font, as the file tells of it.
#[derive(Clone, Debug, Default)]
pub(in crate::pdf) struct Face {
    /// Its name, without the letters that tell a subset.
    pub name: String,
    /// True when it is heavy.
    pub bold: bool,
    /// True when it leans.
    pub italic: bool,
    /// Its glyphs that were used, by their codes.
    pub glyphs: BTreeMap<u32, FaceGlyph>,
}

/// A glyph of a font.
#[derive(Clone, Debug, Default)]
pub(in crate::pdf) struct FaceGlyph {
    /// The place of its text in [`super::Book::texts`].
    pub text: u32,
    /// Its name in the font; empty when there is none.
    pub name: String,
    /// How far it advances, in thousandths of the font's size.
    pub advance: f64,
    /// How often it was used.
    pub count: u32,
}

/// What tells one font of the file from another.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Object(ObjectIdentifier),
    /// Where a font that is no object of its own is written.
    Written(usize),
    /// The one that is taken where the file names none.
    Absent,
}

/// The fonts that were met.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    loaded: Vec<Loaded<'a>>,
    faces: HashMap<Key, Option<u16>>,
    texts: Vec<String>,
    text_ids: HashMap<String, u32>,
    private: u32,
}

struct Loaded<'a> {
    font: Font<'a>,
    face: Face,
    /// The names of its glyphs by the file's own account.
    differences: HashMap<u32, String>,
    /// The font itself, where it is in the file and can be read.
    program: Option<skrifa::Font>,
    em: f64,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(cmaps::load_embedded),
            loaded: Vec::new(),
            faces: HashMap::new(),
            texts: Vec::new(),
            text_ids: HashMap::new(),
            private: *PRIVATE.start(),
        }
    }

    /// The font of a dictionary; `None` when it cannot be read or unpacks to too much.
    pub(super) fn load(&mut self, dict: &Dict<'a>, unpacking: &mut Unpacking) -> Option<u16> {
        let written = Key::Written(dict.data().as_ptr() as usize);
        let key = dict.obj_id().map_or(written, Key::Object);
        if let Some(known) = self.faces.get(&key) {
            return *known;
        }
        // It is refused again wherever it is met, so that each page that needs it is left out.
        if !admitted(dict, unpacking) {
            return None;
        }
        let font = self.cache.font(dict, &self.programs, &self.cmaps);
        let face = font.and_then(|font| self.add(Loaded::new(font, dict)));
        self.faces.insert(key, face);
        face
    }

    /// The font that viewers take where a page names none of its own.
    pub(super) fn absent(&mut self) -> Option<u16> {
        if let Some(known) = self.faces.get(&Key::Absent) {
            return *known;
        }
        let font = self.cache.standard_font(hayro_font::StandardFont::Helvetica, &self.programs);
        let face = font.and_then(|font| self.add(Loaded::new(font, &Dict::empty())));
        self.faces.insert(Key::Absent, face);
        face
    }

    fn add(&mut self, loaded: Loaded<'a>) -> Option<u16> {
        let face = u16::try_from(self.loaded.len()).ok()?;
        (self.loaded.len() < MAX_FACES).then(|| self.loaded.push(loaded))?;
        Some(face)
    }

    pub(super) fn font(&self, face: u16) -> Option<&Font<'a>> {
        Some(&self.loaded.get(usize::from(face))?.font)
    }

    /// How tall a font is at size 1.
    pub(super) fn em(&self, face: u16) -> f64 {
        self.loaded.get(usize::from(face)).map_or(1.0, |loaded| loaded.em)
    }

    /// Notes that a code was used, and tells what it stands for.
    pub(super) fn use_code(&mut self, face: u16, code: u32) -> Option<u32> {
        let loaded = self.loaded.get_mut(usize::from(face))?;
        if let Some(known) = loaded.face.glyphs.get_mut(&code) {
            known.count = known.count.saturating_add(1);
            return Some(known.text);
        }
        let (text, name) = (loaded.text_of(code), loaded.name_of(code).unwrap_or_default());
        let advance = loaded.font.code_advance(code).x;
        let text = match text {
            Some(text) => self.text(&text),
            None => self.unmapped(),
        };
        let glyph = FaceGlyph { text, name, advance, count: 1 };
        self.loaded.get_mut(usize::from(face))?.face.glyphs.insert(code, glyph);
        Some(text)
    }

    /// The place of a text.
    pub(super) fn text(&mut self, text: &str) -> u32 {
        if let Some(known) = self.text_ids.get(text) {
            return *known;
        }
        let id = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.to_owned());
        self.text_ids.insert(text.to_owned(), id);
        id
    }

    /// A stand-in for what is not known, so that it is known again.
    fn unmapped(&mut self) -> u32 {
        let private = char::from_u32(self.private).filter(|_| PRIVATE.contains(&self.private));
        self.private += 1;
        self.text(private.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]))
    }

    /// All fonts and texts.
    pub(super) fn finish(self) -> (Vec<Face>, Vec<String>) {
        (self.loaded.into_iter().map(|loaded| loaded.face).collect(), self.texts)
    }
}

impl<'a> Loaded<'a> {
    fn new(font: Font<'a>, dict: &Dict<'a>) -> Self {
        let descriptor = made_of(dict).get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned());
        let name = without_tag(name.unwrap_or_default());
        let small = name.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| small.contains(word));
        let flags = descriptor.get::<u32>("Flags").unwrap_or_default();
        let weight = descriptor.get::<f32>("FontWeight").unwrap_or_default();
        let angle = descriptor.get::<f32>("ItalicAngle").unwrap_or_default();
        let face = Face {
            bold: says(&["bold", "black", "heavy"]) || flags & BOLD_FLAG != 0 || weight >= BOLD,
            italic: says(&["italic", "oblique"]) || flags & ITALIC_FLAG != 0 || angle != 0.0,
            name,
            glyphs: BTreeMap::new(),
        };
        let program = PROGRAMS
            .iter()
            .find_map(|key| descriptor.get::<Stream<'_>>(*key))
            .and_then(|stream| stream.decoded_data().ok())
            .and_then(|data| skrifa::Font::new(data.into_owned(), 0));
        Self { font, face, differences: differences(dict), program, em: em(dict) }
    }

    /// What the file says that a code stands for, or else what the font says.
    fn text_of(&self, code: u32) -> Option<String> {
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let told = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let told = told.map(|told| match told {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        });
        told.and_then(|text| readable(&text)).or_else(|| {
            let name = self.name_of(code).unwrap_or_default();
            readable(&agl::name_to_chars(&name).collect::<String>()).or_else(|| self.mapped(code))
        })
    }

    /// The name of a code's glyph.
    fn name_of(&self, code: u32) -> Option<String> {
        if let Some(name) = self.differences.get(&code) {
            return Some(name.clone());
        }
        let name = self.program.as_ref()?.glyph_name(self.glyph_id(code)?)?.to_string();
        // A name that was made up tells nothing.
        (!name.starts_with("gid") && name != ".notdef").then_some(name)
    }

    /// The character for which the font itself has the glyph.
    fn mapped(&self, code: u32) -> Option<String> {
        let id = self.glyph_id(code)?;
        let map = self.program.as_ref()?.charmap();
        // Where its codes are those of the file they are no characters.
        if map.unicode_is_symbol() || map.unicode_is_mac_roman() {
            return None;
        }
        let (c, _) = map.unicodes().find(|(_, glyph)| *glyph == id)?;
        readable(&char::from_u32(c)?.to_string())
    }

    fn glyph_id(&self, code: u32) -> Option<GlyphId> {
        let id = self.font.map_code(code).to_u32();
        (id != 0).then(|| GlyphId::new(id))
    }
}

/// What a composite font is made of, which tells more of it than it does itself.
fn made_of<'a>(dict: &Dict<'a>) -> Dict<'a> {
    let descendants = dict.get::<Array<'_>>("DescendantFonts");
    let first = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    first.unwrap_or_else(|| dict.clone())
}

/// True when what comes with a font may be unpacked.
fn admitted(dict: &Dict<'_>, unpacking: &mut Unpacking) -> bool {
    let part = made_of(dict);
    let descriptor = part.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let programs = PROGRAMS.iter().filter_map(|key| descriptor.get::<Stream<'_>>(*key));
    let maps = [(dict, "ToUnicode"), (dict, "Encoding"), (&part, "CIDToGIDMap")];
    let maps = maps.into_iter().filter_map(|(dict, key)| dict.get::<Stream<'_>>(key));
    let mut all = programs.map(|it| (it, Kind::Font)).chain(maps.map(|it| (it, Kind::Table)));
    all.all(|(stream, kind)| unpacking.admits(&stream, kind))
}

/// True for a character that stands for a glyph of which the file does not say what it is.
pub(in crate::pdf) fn is_stand_in(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || PRIVATE.contains(&u32::from(c))
}

/// A text that can stand in a transcript: white space made plain; `None` when there is nothing or
/// something without meaning in it.
fn readable(text: &str) -> Option<String> {
    let mut readable = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() => readable.push(' '),
            char::REPLACEMENT_CHARACTER => return None,
            _ if c.is_control() || PRIVATE.contains(&u32::from(c)) => return None,
            // Characters that are none.
            _ if u32::from(c) & 0xFFFE == 0xFFFE => return None,
            _ => readable.push(c),
        }
    }
    (!readable.is_empty()).then_some(readable)
}

/// How tall a font is at size 1: fonts of drawn glyphs (ISO 32000-1, 9.6.5) bring a space of their
/// own, which may be any.
fn em(dict: &Dict<'_>) -> f64 {
    let tall = || {
        let matrix = dict.get::<[f64; 6]>("FontMatrix")?;
        let [_, bottom, _, top] = dict.get::<[f64; 4]>("FontBBox")?;
        Some((matrix[3] * (top - bottom)).abs())
    };
    let drawn = dict.contains_key("CharProcs");
    let usual = |tall: &f64| (0.5..2.0).contains(tall) || *tall <= 0.0 || !tall.is_finite();
    if drawn { tall().filter(|tall| !usual(tall)).unwrap_or(1.0) } else { 1.0 }
}

/// `ABCDEF+Calibri` as `Calibri`.
fn without_tag(name: String) -> String {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest.to_owned(),
        _ => name,
    }
}

/// The names that the file gives to codes, where they differ from the usual ones.
fn differences(dict: &Dict<'_>) -> HashMap<u32, String> {
    let mut names = HashMap::new();
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let Some(list) = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences")) else {
        return names;
    };
    let mut code = 0_u32;
    for item in list.iter::<Object<'_>>() {
        match item {
            Object::Number(number) => code = u32::try_from(number.as_i64()).unwrap_or(0),
            Object::Name(name) => {
                names.insert(code, name.as_str().to_owned());
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}
