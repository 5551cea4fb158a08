//! What is drawn on a page: follows its instructions and notes every glyph (ISO 32000-1, 8 and 9).
//!
//! Only what moves glyphs is followed: no path is drawn, no picture is unpacked, no colour matters.

use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Do;
use hayro_syntax::object::{
    Array, Dict, Name, Number, Object, ObjectIdentifier, Stream, String as FileString,
};
use hayro_syntax::page::{Page as FilePage, Resources};

use super::fonts::Fonts;
use super::layers::Hidden;
use super::unpack::Unpacking;
use super::{Glyph, Page};

/// How deep forms may be within forms.
const MAX_DEPTH: usize = 16;
/// How many states may be kept.
const MAX_STATES: usize = 512;

/// What an instruction finds set.
#[derive(Clone, Copy)]
struct State {
    ctm: Affine,
    face: Option<u16>,
    size: f64,
    /// How much wider than drawn the font is.
    stretch: f64,
    leading: f64,
    rise: f64,
    char_space: f64,
    word_space: f64,
}

/// What a marked part of the page is.
struct Part {
    hidden: bool,
    /// What the file says that its glyphs stand for together, until they have said it.
    says: Option<Says>,
}

enum Says {
    Waiting(u32),
    Said,
}

/// Walks through the instructions of a page.
pub(super) struct Walker<'w, 'a> {
    fonts: &'w mut Fonts<'a>,
    unpacking: &'w mut Unpacking,
    layers: &'w Hidden,
    page: &'w mut Page,
    glyphs_left: usize,
    steps_left: usize,
    parts: Vec<Part>,
    depth: usize,
}

impl<'w, 'a> Walker<'w, 'a> {
    /// Begins a page, with so many glyphs and steps left.
    pub(super) fn new(
        fonts: &'w mut Fonts<'a>,
        unpacking: &'w mut Unpacking,
        layers: &'w Hidden,
        page: &'w mut Page,
        (glyphs_left, steps_left): (usize, usize),
    ) -> Self {
        let parts = Vec::new();
        Self { fonts, unpacking, layers, page, glyphs_left, steps_left, parts, depth: 0 }
    }

    /// The glyphs and steps that are left.
    pub(super) fn left(&self) -> (usize, usize) {
        (self.glyphs_left, self.steps_left)
    }

    /// Follows all instructions of a page.
    pub(super) fn page(&mut self, page: &FilePage<'a>, upright: Affine) {
        let state = State {
            ctm: upright,
            face: None,
            size: 1.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            char_space: 0.0,
            word_space: 0.0,
        };
        let content = self.content(page);
        self.follow(&content, page.resources(), state);
        let (width, height) = page.render_dimensions();
        // What lies beside the page is not seen by its readers.
        let on_page = |glyph: &Glyph| {
            let (x, y) = (glyph.x + glyph.dx / 2.0, glyph.y + glyph.dy / 2.0);
            x > 0.0 && y > 0.0 && x < width && y < height
        };
        self.page.glyphs.retain(on_page);
    }

    /// The instructions of a page. The library itself would keep them until the file is closed.
    fn content(&mut self, page: &FilePage<'a>) -> Vec<u8> {
        let one = page.raw().get::<Stream<'_>>("Contents");
        let several = page.raw().get::<Array<'_>>("Contents");
        let several = several.iter().flat_map(|streams| streams.raw_iter());
        let ids = several.filter_map(|item| item.as_obj_ref()).map(ObjectIdentifier::from);
        let several = ids.filter_map(|id| page.xref().get::<Stream<'_>>(id));
        self.unpacking.content(one.into_iter().chain(several))
    }

    fn follow(&mut self, content: &[u8], resources: &Resources<'a>, mut state: State) {
        let mut kept: Vec<State> = Vec::new();
        let (mut matrix, mut line) = (Affine::IDENTITY, Affine::IDENTITY);
        let parts = self.parts.len();
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if self.steps_left == 0 || self.glyphs_left == 0 {
                break;
            }
            self.steps_left -= 1;
            let mut next_line = |x: f64, y: f64| {
                line *= Affine::translate((x, y));
                line
            };
            match instruction {
                Do::SaveState(_) if kept.len() < MAX_STATES => kept.push(state),
                Do::RestoreState(_) => state = kept.pop().unwrap_or(state),
                Do::Transform(m) => state.ctm *= affine([m.0, m.1, m.2, m.3, m.4, m.5]),
                Do::BeginText(_) => (matrix, line) = (Affine::IDENTITY, Affine::IDENTITY),
                Do::SetTextMatrix(m) => {
                    matrix = affine([m.0, m.1, m.2, m.3, m.4, m.5]);
                    line = matrix;
                }
                Do::TextFont(font) => {
                    state.size = font.1.as_f64();
                    state.face = match resources.get_font(font.0) {
                        Some(dict) => self.font(&dict),
                        None => self.fonts.absent(),
                    };
                }
                Do::SetGraphicsState(name) => {
                    let dict = resources.get_ext_g_state(name.0);
                    if let Some(font) = dict.and_then(|dict| dict.get::<Array<'_>>("Font")) {
                        let mut items = font.flex_iter();
                        if let Some((dict, size)) = items.next::<(Dict<'_>, f32)>() {
                            state.face = self.font(&dict);
                            state.size = f64::from(size);
                        }
                    }
                }
                Do::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
                Do::TextLeading(n) => state.leading = n.0.as_f64(),
                Do::TextRise(n) => state.rise = n.0.as_f64(),
                Do::CharacterSpacing(n) => state.char_space = n.0.as_f64(),
                Do::WordSpacing(n) => state.word_space = n.0.as_f64(),
                Do::NextLine(n) => matrix = next_line(n.0.as_f64(), n.1.as_f64()),
                Do::NextLineAndSetLeading(n) => {
                    state.leading = -n.1.as_f64();
                    matrix = next_line(n.0.as_f64(), n.1.as_f64());
                }
                Do::NextLineUsingLeading(_) => matrix = next_line(0.0, -state.leading),
                Do::NextLineAndShowText(text) => {
                    matrix = next_line(0.0, -state.leading);
                    self.show(text.0, &state, &mut matrix);
                }
                Do::ShowTextWithParameters(text) => {
                    (state.word_space, state.char_space) = (text.0.as_f64(), text.1.as_f64());
                    matrix = next_line(0.0, -state.leading);
                    self.show(text.2, &state, &mut matrix);
                }
                Do::ShowText(text) => self.show(text.0, &state, &mut matrix),
                Do::ShowTexts(texts) => {
                    for item in texts.0.iter::<Object<'_>>() {
                        match item {
                            Object::Number(back) => self.back(&back, &state, &mut matrix),
                            Object::String(text) => self.show(&text, &state, &mut matrix),
                            _ => {}
                        }
                    }
                }
                Do::BeginMarkedContent(_) => self.begin_part(false, None),
                Do::BeginMarkedContentWithProperties(part) => {
                    self.begin_marked(part.0, part.1, resources);
                }
                Do::EndMarkedContent(_) if self.parts.len() > parts => {
                    self.parts.pop();
                }
                Do::XObject(name) => {
                    if let Some(object) = resources.get_x_object(name.0) {
                        self.object(&object, resources, state);
                    }
                }
                Do::InlineImage(_) => self.page.pictures = true,
                _ => {}
            }
        }
        self.parts.truncate(parts);
    }

    fn font(&mut self, dict: &Dict<'a>) -> Option<u16> {
        self.fonts.load(dict, self.unpacking).or_else(|| self.fonts.absent())
    }

    fn object(&mut self, object: &Stream<'a>, resources: &Resources<'a>, mut state: State) {
        let dict = object.dict();
        match dict.get::<Name<'_>>("Subtype").as_ref().map(AsRef::<[u8]>::as_ref) {
            Some(b"Image") => self.page.pictures = true,
            Some(b"Form") if self.depth < MAX_DEPTH => {
                let layer = dict.get::<Dict<'_>>("OC").unwrap_or_default();
                let id = dict.get_ref("OC").map(ObjectIdentifier::from);
                if self.layers.hides(id, &layer) {
                    return;
                }
                let content = self.unpacking.content(std::iter::once(object.clone()));
                if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
                    state.ctm *= Affine::new(matrix);
                }
                let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
                self.depth += 1;
                self.follow(&content, own.as_ref().unwrap_or(resources), state);
                self.depth -= 1;
            }
            _ => {}
        }
    }

    fn begin_marked(&mut self, tag: &Name<'_>, with: &Object<'_>, resources: &Resources<'a>) {
        let (id, properties) = match with {
            Object::Name(name) => {
                let id = resources.properties.get_ref(name).map(ObjectIdentifier::from);
                (id, resources.properties.get::<Dict<'_>>(name))
            }
            Object::Dict(dict) => (None, Some(dict.clone())),
            _ => (None, None),
        };
        let properties = properties.unwrap_or_default();
        let hidden = tag.as_ref() == b"OC" && self.layers.hides(id, &properties);
        let says = properties.get::<FileString<'_>>("ActualText").map(|text| text_string(&text));
        self.begin_part(hidden, says);
    }

    fn begin_part(&mut self, hidden: bool, says: Option<String>) {
        let says = says.map(|says| {
            let says: String = says.chars().filter(|c| !c.is_control()).collect();
            Says::Waiting(self.fonts.text(&says))
        });
        // Ends without a beginning are passed over, so that beginnings without an end do no harm.
        if self.parts.len() < MAX_STATES {
            self.parts.push(Part { hidden, says });
        }
    }

    /// Moves on as a number between two pieces of text tells.
    fn back(&self, by: &Number, state: &State, matrix: &mut Affine) {
        let by = -by.as_f64() / 1000.0 * state.size;
        let font = state.face.and_then(|face| self.fonts.font(face));
        let step = if font.is_some_and(|font| !font.is_horizontal()) {
            (0.0, by)
        } else {
            (by * state.stretch, 0.0)
        };
        *matrix *= Affine::translate(step);
    }

    fn show(&mut self, text: &FileString<'_>, state: &State, matrix: &mut Affine) {
        let bytes = text.as_bytes();
        let Some(face) = state.face.or_else(|| self.fonts.absent()) else { return };
        let Some(font) = self.fonts.font(face).cloned() else { return };
        let em = self.fonts.em(face) * state.size;
        let hidden = self.parts.iter().any(|part| part.hidden);
        let mut at = 0;
        while at < bytes.len() && self.glyphs_left > 0 {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            let advance = font.code_advance(code) / 1000.0 * state.size;
            let space =
                state.char_space + if code == 32 && length == 1 { state.word_space } else { 0.0 };
            let (drawn, moved) = if font.is_horizontal() {
                let drawn = Vec2::new(advance.x * state.stretch, 0.0);
                (drawn, Vec2::new(drawn.x + space * state.stretch, 0.0))
            } else {
                (Vec2::new(0.0, advance.y), Vec2::new(0.0, advance.y + space))
            };
            if !hidden {
                let shift = font.origin_displacement(code) / 1000.0 * state.size;
                let place =
                    state.ctm * *matrix * Affine::translate((shift.x, state.rise + shift.y));
                self.draw(face, code, place, drawn, em);
            }
            *matrix *= Affine::translate(moved);
        }
    }

    fn draw(&mut self, face: u16, code: u32, place: Affine, drawn: Vec2, em: f64) {
        let saying = self.parts.iter_mut().rev().find_map(|part| part.says.as_mut());
        let text = match saying {
            Some(Says::Said) => return,
            Some(says) => match std::mem::replace(says, Says::Said) {
                Says::Waiting(text) => Some(text),
                Says::Said => None,
            },
            None => self.fonts.use_code(face, code),
        };
        let Some(text) = text else { return };
        let origin = place * Point::ZERO;
        let end = place * drawn.to_point();
        let height = place * Point::new(0.0, em) - origin;
        let numbers = [origin.x, origin.y, end.x, end.y, height.hypot()];
        if !numbers.iter().all(|number| number.is_finite() && number.abs() < 1e6) {
            return;
        }
        self.glyphs_left -= 1;
        self.page.glyphs.push(Glyph {
            x: origin.x as f32,
            y: origin.y as f32,
            dx: (end.x - origin.x) as f32,
            dy: (end.y - origin.y) as f32,
            size: height.hypot() as f32,
            face,
            text,
        });
    }
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// A text of the file: UTF-16 or UTF-8 when it says so, else PDFDocEncoding, which is Latin-1 in
/// all that addresses are made of (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &FileString<'_>) -> String {
    self::text(text.as_bytes())
}

/// The same of its bytes.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into(),
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}
