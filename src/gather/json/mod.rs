//! JSON text cut into objects, before anything is decoded: which kind, from where to where.
//!
//! The cutter follows brackets and strings only, so an object that does not decode costs itself, a list that ends too
//! early costs its last item, and an object of a kind that nobody asked for costs a glance.

mod document;
mod resync;
mod scan;

use std::ops::Range;
use std::sync::Arc;

use document::document;
pub(crate) use document::{TypeName, head, key, metadata_word};
use resync::next_document;
pub(crate) use scan::{rest, skip_space};

/// A piece of a text.
#[derive(Debug)]
pub(crate) enum Part {
    /// An object, or what is left of one.
    Object {
        /// Where it is.
        range: Range<usize>,
        /// The type that its list gives it.
        list: Option<Arc<TypeName>>,
        /// Its number in the list, from 1.
        number: Option<usize>,
    },
    /// A list without a single item.
    EmptyList(Arc<TypeName>),
    /// The text goes on behind a fault that hides it, or ends too early.
    Hidden {
        /// Where the fault is.
        at: usize,
        /// In words.
        why: &'static str,
        /// The type that the list gives its items.
        list: Option<Arc<TypeName>>,
    },
    /// No JSON: a line of a log, say, or a YAML document.
    Foreign(Range<usize>),
}

/// Cut a text of any number of JSON values.
pub(crate) fn split(text: &[u8]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = skip_space(text, 0);
    while at < text.len() {
        at = match text.get(at) {
            Some(b'{' | b'[') => value(text, at, &mut parts),
            _ => foreign(text, at, &mut parts),
        };
        at = skip_space(text, at);
    }
    parts
}

fn value(text: &[u8], start: usize, parts: &mut Vec<Part>) -> usize {
    let document = document(text, start);
    let end = document.end.max(start + 1);
    let list = document.item_type().map(Arc::new);
    match &document.items {
        Some(items) if document.is_list() => {
            if items.is_empty() && document.fault.is_none() {
                parts.push(Part::EmptyList(list.clone().unwrap_or_default()));
            }
            let item =
                |(at, range): (usize, &Range<usize>)| Part::Object { range: range.clone(), list: list.clone(), number: Some(at + 1) };
            parts.extend(items.iter().enumerate().map(item));
            parts.extend(document.fault.map(|stop| Part::Hidden { at: stop.at, why: stop.why, list }));
        }
        _ if document.fault.is_some() => {
            let end = next_document(text, end);
            parts.push(Part::Object { range: start..end, list: None, number: None });
            return end;
        }
        _ => parts.push(Part::Object { range: start..end, list: None, number: None }),
    }
    end
}

fn foreign(text: &[u8], start: usize, parts: &mut Vec<Part>) -> usize {
    let end = next_document(text, start);
    match parts.last_mut() {
        Some(Part::Foreign(range)) if range.end == start => range.end = end,
        _ => parts.push(Part::Foreign(start..end)),
    }
    end
}
