//! Where a damaged list goes on: the next item behind one whose brackets or quotes are not in order.
//!
//! Written one field per line, the next item begins on a line of the same indentation. Written without line breaks,
//! it begins like the damaged one – and must be a whole object with a name and a server's marks, since a template or a
//! reference inside the damaged item may begin so too.

use super::document::field;
use super::scan::{rest, skip_space, value_end};

/// How many places are tried before the rest is given up: a try may run to the end of the text.
const TRIES: usize = 64;

/// Where to go on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next {
    /// The next item begins here.
    Item(usize),
    /// The list is closed by the bracket here.
    End(usize),
    /// Nowhere: the next document, if any, begins here.
    Lost(usize),
}

/// Where to go on behind the item that begins at `start`, was followed up to `from`, and has its fault at `fault`.
pub(super) fn after(text: &[u8], start: usize, from: usize, fault: usize) -> Next {
    let found = match indent_of(text, start) {
        Some(indent) => next_line(text, from, indent),
        None => next_alike(text, start, from),
    };
    found.unwrap_or_else(|| Next::Lost(next_document(text, fault)))
}

/// The next line that begins a value or a YAML document in its first column, or the end.
pub(super) fn next_document(text: &[u8], at: usize) -> usize {
    let begins = |newline: &usize| matches!(rest(text, at + newline + 1), [b'{' | b'[', ..] | [b'-', b'-', b'-', ..]);
    memchr::memchr_iter(b'\n', rest(text, at)).find(begins).map_or(text.len(), |newline| at + newline + 1)
}

/// How far the item is indented, if only white space stands before it on its line.
fn indent_of(text: &[u8], start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let indent = before.iter().rev().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
    (before.len() > indent && before.get(before.len() - indent - 1) == Some(&b'\n')).then_some(indent)
}

fn next_line(text: &[u8], from: usize, indent: usize) -> Option<Next> {
    for newline in memchr::memchr_iter(b'\n', rest(text, from)) {
        let line = from + newline + 1;
        let shift = rest(text, line).iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
        match text.get(line + shift) {
            Some(b'{') if shift == indent => return Some(Next::Item(line + shift)),
            Some(b']') if shift < indent => return Some(Next::End(line + shift)),
            Some(b'{' | b'[') if shift == 0 => return None,
            _ => {}
        }
    }
    None
}

fn next_alike(text: &[u8], start: usize, from: usize) -> Option<Next> {
    let colon = memchr::memchr(b':', rest(text, start))?;
    let lead = [b"},", text.get(start..start + colon + 1)?].concat();
    let mut found = memchr::memmem::find_iter(rest(text, from), &lead).take(TRIES).map(|at| from + at + 2);
    found.find(|&at| stored_object(text, at)).map(Next::Item)
}

/// Whether a whole object begins here whose metadata has a name and a uid or a resourceVersion.
fn stored_object(text: &[u8], start: usize) -> bool {
    let Ok(end) = value_end(text, start) else { return false };
    let Some(object) = text.get(start..end) else { return false };
    let Some(metadata) = value_of(object, 0, b"metadata") else { return false };
    let has = |key: &[u8]| value_of(object, metadata, key).is_some();
    has(b"name") && (has(b"uid") || has(b"resourceVersion"))
}

/// Where the value of a key begins in the object at `start`.
fn value_of(text: &[u8], start: usize, wanted: &[u8]) -> Option<usize> {
    let mut at = skip_space(text, start) + 1;
    while let Ok(Some((key, value))) = field(text, at) {
        if key == wanted {
            return Some(value);
        }
        at = value_end(text, value).ok()?;
    }
    None
}
