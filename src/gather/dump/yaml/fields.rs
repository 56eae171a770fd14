//! What the lines of an object say of its type and name, without parsing it: good enough for damaged text too.

use super::lines::{Line, Lines};
use crate::gather::json::TypeName;

/// A `key: value` line at some column.
struct Field<'a> {
    key: &'a [u8],
    value: &'a [u8],
}

/// Reads `key: value` or `key:`; the key is plain or quoted.
fn field(content: &[u8]) -> Option<Field<'_>> {
    let colon = memchr::memchr_iter(b':', content).find(|&at| content.get(at + 1).is_none_or(u8::is_ascii_whitespace))?;
    let key = unquote(content.get(..colon)?);
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/');
    let value = content.get(colon + 1..).unwrap_or_default().trim_ascii();
    (!key.is_empty() && key.iter().all(plain)).then_some(Field { key, value })
}

/// The key and value of a line's content, if it is a field.
pub(super) fn key_value(content: &[u8]) -> Option<(&[u8], &[u8])> {
    field(content).map(|field| (field.key, field.value))
}

/// A scalar's text: without quotes, without a comment behind it.
pub(super) fn scalar(value: &[u8]) -> String {
    let end = memchr::memmem::find(value, b" #").unwrap_or(value.len());
    String::from_utf8_lossy(unquote(value.get(..end).unwrap_or_default().trim_ascii())).into_owned()
}

fn unquote(text: &[u8]) -> &[u8] {
    let strip = |quote: u8| text.strip_prefix(&[quote]).and_then(|text| text.strip_suffix(&[quote]));
    strip(b'"').or_else(|| strip(b'\'')).unwrap_or(text)
}

/// The fields of an object itself: the lines at its first column. A dash before the first one is passed over.
fn own_fields(text: &[u8]) -> impl Iterator<Item = (Line, Field<'_>)> {
    let mut column = None;
    Lines::of(text).filter(|line| !line.is_blank(text)).filter_map(move |line| {
        let (mut indent, mut content) = (line.indent, line.content(text));
        if column.is_none() && line.is_item(text) {
            let inner = content.get(1..).unwrap_or_default();
            indent += 1 + inner.iter().take_while(|&&byte| byte == b' ').count();
            content = inner.trim_ascii_start();
            if content.is_empty() {
                return None;
            }
        }
        let own = *column.get_or_insert(indent);
        (indent == own).then(|| field(content).map(|field| (line, field))).flatten()
    })
}

/// `apiVersion` and `kind` of the object that fills the text, read no further than needed.
pub(crate) fn head(text: &[u8]) -> TypeName {
    let mut head = TypeName::default();
    for (_, field) in own_fields(text) {
        match field.key {
            b"kind" => head.kind = scalar(field.value),
            b"apiVersion" => head.api_version = scalar(field.value),
            _ => {}
        }
        if !head.kind.is_empty() && !head.api_version.is_empty() {
            break;
        }
    }
    head
}

/// How many objects seem to be run together in a damaged text: how often it has a kind or metadata.
pub(crate) fn heads(text: &[u8]) -> usize {
    let count = |key: &[u8]| own_fields(text).filter(|(_, field)| field.key == key).count();
    count(b"kind").max(count(b"metadata"))
}

/// Namespace and name in the metadata of an object that may be damaged; the name is not empty.
pub(crate) fn key(text: &[u8]) -> Option<(String, String)> {
    let (metadata, _) = own_fields(text).find(|(_, field)| field.key == b"metadata")?;
    let below = text.get(metadata.end..)?;
    let first = Lines::of(below).find(|line| !line.is_blank(below))?;
    if first.indent <= metadata.indent {
        return None;
    }
    let inside = Lines::of(below).filter(|line| !line.is_blank(below)).take_while(|line| line.indent >= first.indent);
    let (mut namespace, mut name) = (String::new(), String::new());
    for (key, value) in inside.filter(|line| line.indent == first.indent).filter_map(|line| key_value(line.content(below))) {
        match key {
            b"name" => name = scalar(value),
            b"namespace" => namespace = scalar(value),
            _ => {}
        }
    }
    (!name.is_empty()).then_some((namespace, name))
}
