//! The turns: who and when, and the words with their links, comments and changes.

use transcript::marks;

use super::body::{Body, style};
use super::comments::Ids;
use super::tracked::{Either, Format};
use crate::marks::{By, Decided, Marks};
use crate::paragraphs::Paragraph;
use crate::runs::{NoteMark, Piece, Proposed, Run};
use crate::shown::{ShownTurn, all_right_to_left};

/// How many characters of label and time the margin column of the style Turn holds.
const COLUMN: usize = 14;

impl Body {
    /// Writes a turn; threads without words are kept at its head.
    pub fn turn(&mut self, shown: &ShownTurn<'_>, placeless: &[usize], ids: &Ids) {
        let headed = |decided| shown.time.is_some() || label(shown, decided).is_some();
        let mut styles = Either::of(|decided| match (shown.is_cue(), headed(decided)) {
            (true, _) => "Cue",
            (false, true) => "Turn",
            (false, false) => "TurnContinued",
        });
        let continued = if shown.is_cue() { "Cue" } else { "TurnContinued" };
        let right = Either::of(|decided| all_right_to_left(&shown.paragraphs, decided));
        let mut right = right.rejected.into_iter().zip(right.accepted);
        let mut by = shown.by();
        // A turn without words has a head all the same.
        let none = Paragraph::default();
        let paragraphs = shown.paragraphs.iter();
        let paragraphs = paragraphs.chain(shown.paragraphs.is_empty().then_some(&none));
        for (number, paragraph) in paragraphs.enumerate() {
            let (rejected, accepted) = right.next().unwrap_or_default();
            let rtl = Either { rejected, accepted };
            let looks = Either {
                rejected: (styles.rejected, rtl.rejected),
                accepted: (styles.accepted, rtl.accepted),
            };
            self.paragraph_of(Format { looks, by, end: paragraph.end }, |body| {
                let bookmark =
                    (number == 0).then(|| body.open_bookmark(&marks::turn(shown.turn.id)));
                if number == 0 {
                    body.heading(shown);
                    body.comments(placeless, ids);
                }
                for piece in &paragraph.pieces {
                    body.piece(piece, rtl, by, ids);
                }
                body.close_bookmark(bookmark.flatten());
            });
            styles = styles.behind(paragraph.end, continued);
            by = paragraph.end.by().or(by);
        }
    }

    fn heading(&mut self, shown: &ShownTurn<'_>) {
        let by = shown.proposed.as_ref().map(|proposed| proposed.by);
        let labels = Either::of(|decided| label(shown, decided));
        let time = shown.time.map(|time| time.clock());
        self.either(labels, by, |body, marks, label| {
            if let Some(label) = label {
                body.tracked_run(marks, &style("Speaker"), label);
            }
        });
        if let Some(time) = &time {
            let space = |label: Option<&str>| if label.is_some() { " " } else { "" };
            let spaces = Either::of(|decided| space(label(shown, decided)));
            if spaces.rejected == spaces.accepted {
                self.run(&style("Time"), &format!("{}{time}", spaces.rejected));
            } else {
                self.either(spaces, by, |body, marks, space| {
                    if !space.is_empty() {
                        body.tracked_run(marks, &style("Time"), space);
                    }
                });
                self.run(&style("Time"), time);
            }
        }
        let gap = |label: Option<&str>| {
            let length = label.map_or(0, |label| label.chars().count() + 1)
                + time.as_ref().map_or(0, |time| time.len());
            match (shown.is_cue(), length) {
                (_, 0) => "",
                (true, _) => "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
                (false, length) if length <= COLUMN => "<w:r><w:tab/></w:r>",
                // The words begin on the next line, in their own column.
                _ => "<w:r><w:br/></w:r>",
            }
        };
        let gaps = Either::of(|decided| gap(label(shown, decided)));
        self.either(gaps, by, |body, marks, gap| {
            if !gap.is_empty() {
                body.tracked(marks, |body| body.out.push_str(gap));
            }
        });
    }

    /// A piece of a paragraph; `by` is whose proposal it is that the paragraph looks otherwise.
    fn piece(&mut self, piece: &Piece<'_>, rtl: Either<bool>, by: Option<By<'_>>, ids: &Ids) {
        let [before, after] =
            Decided::BOTH.map(|decided| piece.link_of(decided).and_then(|l| l.target.as_deref()));
        match &piece.proposed {
            Some(Proposed { by, .. }) => self.relinked((before, after), *by, |body| {
                body.runs(piece, rtl, Some(*by), ids);
            }),
            None => {
                before.iter().for_each(|target| self.open_link(target));
                self.runs(piece, rtl, by, ids);
                before.iter().for_each(|_| self.out.push_str("</w:hyperlink>"));
            }
        }
        for NoteMark { number, marks } in &piece.notes {
            let look = |rtl| style("FootnoteReference") + direction(rtl);
            let (rejected, accepted) = (look(rtl.rejected), look(rtl.accepted));
            let look = self.looks(Either { rejected, accepted }, by);
            self.note_mark(*number, *marks, &look);
        }
    }

    /// Words that lead elsewhere once a proposal is accepted.
    fn relinked(
        &mut self,
        (before, after): (Option<&str>, Option<&str>),
        by: By<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        let (goes, comes) = (Marks::of(true, false, by), Marks::of(false, true, by));
        match (before, after) {
            (Some(before), Some(after)) => self.field(comes, after, |body| {
                body.field(goes, before, content);
            }),
            (Some(before), None) => self.field(goes, before, content),
            (None, Some(after)) => self.field(comes, after, content),
            (None, None) => content(self),
        }
    }

    /// The words of a piece; `by` is whose proposal it is that they look otherwise.
    fn runs(&mut self, piece: &Piece<'_>, rtl: Either<bool>, by: Option<By<'_>>, ids: &Ids) {
        for run in &piece.runs {
            for id in run.starts.iter().flat_map(|number| ids.ids(*number)) {
                self.out.push_str(&format!("<w:commentRangeStart w:id=\"{id}\"/>"));
            }
            let linked = |decided| piece.link_of(decided).is_some();
            let look = Either {
                rejected: look(linked(Decided::Rejected), run) + direction(rtl.rejected),
                accepted: look(linked(Decided::Accepted), run) + direction(rtl.accepted),
            };
            let look = self.looks(look, by);
            self.tracked_run(run.marks, &look, &run.text);
            for id in run.ends.iter().flat_map(|number| ids.ids(*number)) {
                self.out.push_str(&format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
                self.anchor(id);
            }
        }
    }
}

/// What a turn's speaker is called.
fn label<'s>(shown: &'s ShownTurn<'_>, decided: Decided) -> Option<&'s str> {
    let speaker = match (&shown.proposed, decided) {
        (Some(proposed), Decided::Accepted) => &proposed.speaker,
        _ => &shown.speaker,
    };
    speaker.as_ref().map(|speaker| speaker.label.as_str())
}

fn direction(rtl: bool) -> &'static str {
    if rtl { "<w:rtl/>" } else { "" }
}

/// The look of a run; it has one style, so stressed words of a link keep the link's and lean.
fn look(linked: bool, run: &Run<'_>) -> String {
    match (linked, run.emphasis) {
        (true, true) => format!("{}<w:i/><w:iCs/>", style("Hyperlink")),
        (true, false) => style("Hyperlink"),
        (false, true) => style("Emphasis"),
        (false, false) => String::new(),
    }
}
