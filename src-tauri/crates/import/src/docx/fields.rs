//! Fields: a code that is not text, and its result, which is. They nest, and go over paragraphs.

use std::rc::Rc;

use transcript::SuggestionId;

use crate::field_codes::hyperlink;
use crate::tracked::By;

/// The fields that are open.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are still in their code.
    coded: usize,
}

#[derive(Debug)]
struct Field {
    code: String,
    in_result: bool,
    /// The address that the result leads to.
    link: Option<Link>,
    /// Who put the field in, and who takes it out.
    change: Change,
}

/// The tracked changes that something stands in.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// Who puts it in.
    pub inserted: Option<Rc<By>>,
    /// Who takes it out.
    pub deleted: Option<Rc<By>>,
}

/// A link of a field.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Its address.
    pub url: Rc<str>,
    /// The tracked changes of the field itself.
    pub change: Change,
    /// The suggestion that proposes it.
    pub proposal: Option<SuggestionId>,
}

/// The longest code that is kept.
const LONGEST: usize = 1 << 16;

impl Fields {
    /// A field begins.
    pub(super) fn begin(&mut self, change: Change) {
        self.coded += 1;
        self.open.push(Field { code: String::new(), in_result: false, link: None, change });
    }

    /// More of the code of the innermost field.
    pub(super) fn code(&mut self, text: &str) {
        let last = self.open.last_mut();
        if let Some(field) = last.filter(|field| field.code.len() + text.len() < LONGEST) {
            field.code.push_str(text);
        }
    }

    /// The code of the innermost field ends, and its result begins.
    pub(super) fn separate(&mut self) {
        let Some((field, around)) = self.open.split_last_mut() else { return };
        if !field.in_result {
            field.in_result = true;
            self.coded -= 1;
            let change = field.change.clone();
            let own =
                hyperlink(&field.code).map(|url| Link { url: url.into(), change, proposal: None });
            field.link = own.or_else(|| around.last().and_then(|field| field.link.clone()));
        }
    }

    /// The innermost field ends.
    pub(super) fn end(&mut self) {
        if self.open.pop().is_some_and(|field| !field.in_result) {
            self.coded -= 1;
        }
    }

    /// True when what stands here is text and no code.
    pub(super) fn in_text(&self) -> bool {
        self.coded == 0
    }

    /// The link that what stands here is in.
    pub(super) fn link_mut(&mut self) -> Option<&mut Link> {
        self.open.last_mut().and_then(|field| field.link.as_mut())
    }
}
