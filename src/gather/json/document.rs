//! One JSON document cut into the objects it holds.

use std::ops::Range;

use super::resync::{self, Next};
use super::scan::{CUT_OFF, Stop, rest, skip_space, string_end, value_end};

/// `apiVersion` and `kind` of an object or of a list's items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TypeName {
    /// `apiVersion`, empty when not given.
    pub(crate) api_version: String,
    /// `kind`, empty when not given.
    pub(crate) kind: String,
}

/// A document: an object, or a list with its items.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its own type.
    pub(crate) head: TypeName,
    /// Where the items are, if it is a list or an array.
    pub(crate) items: Option<Vec<Range<usize>>>,
    /// The offset behind it, as far as it could be followed.
    pub(crate) end: usize,
    /// The fault that hides what follows it.
    pub(crate) fault: Option<Stop>,
}

impl Document {
    /// Whether it is a list of objects rather than an object.
    pub(crate) fn is_list(&self) -> bool {
        self.items.is_some() && (self.head.kind.is_empty() || self.head.kind.ends_with("List"))
    }

    /// The type that a typed list gives its items, such as `Pod` for a `PodList`.
    pub(crate) fn item_type(&self) -> Option<TypeName> {
        let kind = self.head.kind.strip_suffix("List").filter(|kind| !kind.is_empty())?;
        Some(TypeName { api_version: self.head.api_version.clone(), kind: kind.to_string() })
    }
}

/// Follow the object or array that begins at `start`.
pub(crate) fn document(text: &[u8], start: usize) -> Document {
    match text.get(start) {
        Some(b'[') => {
            let mut items = Vec::new();
            let (end, fault) = array(text, start, &mut items);
            Document { items: Some(items), end, fault, ..Document::default() }
        }
        _ => object(text, start),
    }
}

fn object(text: &[u8], start: usize) -> Document {
    let mut document = Document::default();
    let mut at = start + 1;
    document.fault = loop {
        match field(text, at) {
            Ok(None) => {
                at = skip_space(text, at) + 1;
                break None;
            }
            Ok(Some((key, value))) => match take(&mut document, text, key, value) {
                (end, None) => at = end,
                (end, fault) => {
                    at = end;
                    break fault;
                }
            },
            Err(stop) => {
                at = stop.at;
                break Some(stop);
            }
        }
    };
    document.end = at.min(text.len());
    document
}

/// Note what a field of the document says; gives the offset behind its value.
fn take(document: &mut Document, text: &[u8], key: &[u8], value: usize) -> (usize, Option<Stop>) {
    if key == b"items" && text.get(value) == Some(&b'[') {
        let mut items = Vec::new();
        let (end, fault) = array(text, value, &mut items);
        document.items = Some(items);
        return (end, fault);
    }
    let end = match value_end(text, value) {
        Ok(end) => end,
        Err(stop) => return (stop.at, Some(stop)),
    };
    match key {
        b"kind" => document.head.kind = word(text, value..end),
        b"apiVersion" => document.head.api_version = word(text, value..end),
        _ => {}
    }
    (end, None)
}

/// The next key of an object and where its value begins; `None` at the closing brace.
pub(super) fn field(text: &[u8], at: usize) -> Result<Option<(&[u8], usize)>, Stop> {
    let mut at = skip_space(text, at);
    if text.get(at) == Some(&b',') {
        at = skip_space(text, at + 1);
    }
    match text.get(at) {
        Some(b'}') => Ok(None),
        Some(b'"') => {
            let end = string_end(text, at)?;
            let colon = skip_space(text, end);
            match text.get(colon) {
                Some(b':') => Ok(Some((text.get(at + 1..end - 1).unwrap_or_default(), skip_space(text, colon + 1)))),
                _ => Err(Stop { at: colon, why: "a colon is missing" }),
            }
        }
        Some(_) => Err(Stop { at, why: "a field's name is missing" }),
        None => Err(Stop { at: text.len(), why: CUT_OFF }),
    }
}

/// The elements of the array that begins at `start`; gives the offset behind it, or the fault that hides the rest.
fn array(text: &[u8], start: usize, items: &mut Vec<Range<usize>>) -> (usize, Option<Stop>) {
    let mut at = start + 1;
    loop {
        at = skip_space(text, at);
        let stop = match text.get(at) {
            Some(b']') => return (at + 1, None),
            None => return (at, Some(Stop { at, why: CUT_OFF })),
            Some(b',') => {
                at += 1;
                continue;
            }
            Some(&byte) => match element(text, at) {
                Ok(end) if byte == b'{' || items.is_empty() => {
                    items.push(at..end);
                    at = end;
                    continue;
                }
                Ok(_) => Stop { at, why: "an item is no object" },
                Err(stop) => stop,
            },
        };
        match damaged(text, at, stop, items) {
            Next::Item(next) => at = next,
            Next::End(end) => return (end + 1, None),
            Next::Lost(end) => return (end, Some(stop)),
        }
    }
}

/// Take what begins at `at` as a damaged item, up to where the list goes on. What begins with no brace is the tail of
/// the item before, which one bracket too many has cut short.
fn damaged(text: &[u8], at: usize, stop: Stop, items: &mut Vec<Range<usize>>) -> Next {
    let tail = text.get(at) != Some(&b'{');
    let start = items.pop_if(|_| tail).map_or(at, |item| item.start);
    let next = resync::after(text, start, at, stop.at);
    let (Next::Item(end) | Next::End(end) | Next::Lost(end)) = next;
    items.push(start..end);
    next
}

/// The end of an element, if a comma or the end of the array follows it.
fn element(text: &[u8], at: usize) -> Result<usize, Stop> {
    let end = value_end(text, at)?;
    match text.get(skip_space(text, end)) {
        Some(b',' | b']') => Ok(end),
        None => Err(Stop { at: text.len(), why: CUT_OFF }),
        Some(_) => Err(Stop { at: end, why: "a comma is missing" }),
    }
}

/// The text of a string value; empty for anything else.
pub(super) fn word(text: &[u8], range: Range<usize>) -> String {
    let value = text.get(range).unwrap_or_default();
    let inner = value.strip_prefix(b"\"").and_then(|value| value.strip_suffix(b"\"")).unwrap_or_default();
    String::from_utf8_lossy(inner).into_owned()
}

/// `apiVersion` and `kind` of the object that fills the text, read no further than needed.
pub(crate) fn head(text: &[u8]) -> TypeName {
    let mut head = TypeName::default();
    let mut at = skip_space(text, 0) + 1;
    while let Ok(Some((key, value))) = field(text, at) {
        let Ok(end) = value_end(text, value) else { break };
        match key {
            b"kind" => head.kind = word(text, value..end),
            b"apiVersion" => head.api_version = word(text, value..end),
            _ => {}
        }
        if !head.kind.is_empty() && !head.api_version.is_empty() {
            break;
        }
        at = end;
    }
    head
}

/// Namespace and name in the metadata of an object that may be damaged; the name is not empty.
pub(crate) fn key(text: &[u8], namespaced: bool) -> Option<(String, String)> {
    let mut at = skip_space(text, 0) + 1;
    while let Ok(Some((key, value))) = field(text, at) {
        if key == b"metadata" {
            return named(text, value, namespaced);
        }
        at = value_end(text, value).ok()?;
    }
    None
}

/// A string of the metadata of the object or list that fills the text, read no further than needed; empty if it has none.
pub(crate) fn metadata_word(text: &[u8], wanted: &[u8]) -> String {
    let inner = |start: usize, wanted: &[u8]| {
        let mut at = start + 1;
        while let Ok(Some((key, value))) = field(text, at) {
            if key == wanted {
                return Some(value);
            }
            at = value_end(text, value).ok()?;
        }
        None
    };
    let value = inner(skip_space(text, 0), b"metadata").filter(|&value| text.get(value) == Some(&b'{'));
    let value = value.and_then(|value| inner(value, wanted));
    value.and_then(|value| Some(word(text, value..value_end(text, value).ok()?))).unwrap_or_default()
}

fn named(text: &[u8], metadata: usize, namespaced: bool) -> Option<(String, String)> {
    let (mut namespace, mut name, mut at) = (String::new(), String::new(), metadata + 1);
    if rest(text, metadata).first() != Some(&b'{') {
        return None;
    }
    let mut whole = false;
    while let Ok(Some((key, value))) = field(text, at) {
        let Ok(end) = value_end(text, value) else { break };
        match key {
            b"name" => name = word(text, value..end),
            b"namespace" => namespace = word(text, value..end),
            _ => {}
        }
        at = end;
        whole = matches!(field(text, at), Ok(None));
    }
    // A namespace may stand behind the damage.
    (!name.is_empty() && (whole || !namespaced || !namespace.is_empty())).then_some((namespace, name))
}
