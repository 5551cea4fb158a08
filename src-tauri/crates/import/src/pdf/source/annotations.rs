//! What leads away from a page: link annotations (ISO 32000-1, 12.5.6.5).

use hayro_font::kurbo::{Affine, Point, Rect};
use hayro_syntax::object::{Array, Dict, Name, Rect as FileRect, String as FileString};
use hayro_syntax::page::Page;

use super::Link;

/// Links of a page that are read, at most.
const MAX_LINKS: usize = 10_000;

pub(super) fn links(page: &Page<'_>, upright: Affine) -> Vec<Link> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let annotations = annotations.iter::<Dict<'_>>().take(MAX_LINKS);
    annotations.filter_map(|annotation| link(&annotation, upright)).collect()
}

fn link(annotation: &Dict<'_>, upright: Affine) -> Option<Link> {
    let is_link =
        annotation.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == b"Link");
    let url = annotation.get::<Dict<'_>>("A")?.get::<FileString<'_>>("URI")?;
    let url = super::content::text_string(&url);
    if !is_link || url.is_empty() {
        return None;
    }
    let rect = annotation.get::<FileRect>("Rect");
    let rect = rect.map(|rect| Rect::new(rect.x0, rect.y0, rect.x1, rect.y1));
    let mut areas = quads(annotation);
    // Quads away from the rectangle are not to be believed, as the format itself has it.
    if let Some(rect) = rect {
        let near = rect.inflate(5.0, 5.0);
        if areas.is_empty() || areas.iter().any(|area| near.union(*area) != near) {
            areas = vec![rect];
        }
    }
    Some(Link { url, areas: laid(areas, upright) })
}

/// Rectangles as they lie before the reader of a page: left, top, right, bottom.
pub(super) fn laid(areas: Vec<Rect>, upright: Affine) -> Vec<[f32; 4]> {
    let areas = areas.into_iter().map(|area| {
        let area = upright.transform_rect_bbox(area);
        [area.x0 as f32, area.y0 as f32, area.x1 as f32, area.y1 as f32]
    });
    areas.collect()
}

/// The rectangles around the quads, one for each line of words.
pub(super) fn quads(annotation: &Dict<'_>) -> Vec<Rect> {
    let Some(numbers) = annotation.get::<Array<'_>>("QuadPoints") else { return Vec::new() };
    let numbers: Vec<f64> = numbers.iter::<f32>().map(f64::from).collect();
    let (quads, _) = numbers.as_chunks::<8>();
    let rects = quads.iter().map(|[ax, ay, bx, by, cx, cy, dx, dy]| {
        let top = Rect::from_points(Point::new(*ax, *ay), Point::new(*bx, *by));
        top.union(Rect::from_points(Point::new(*cx, *cy), Point::new(*dx, *dy)))
    });
    rects.filter(|rect| rect.is_finite() && rect.area() > 0.0).collect()
}
