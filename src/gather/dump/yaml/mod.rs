//! YAML text cut into documents and list items by its lines, before anything is parsed, and turned into JSON.
//!
//! A list whose items begin with `- ` on lines of their own is cut textually: inside an item no line can stand at the
//! dash's column and begin with a dash, whatever it contains. So a damaged item costs itself, items of foreign kinds
//! are never parsed, and memory stays small. Anchors and aliases reach across items, so a document that seems to have
//! any is parsed as a whole first.

mod fields;
mod lines;
mod outline;
mod transcode;

use std::ops::Range;

pub(crate) use fields::{head, heads, key};
pub(crate) use outline::outline;
pub(crate) use transcode::to_json;

use lines::Lines;

/// Cut a text into documents at the lines that begin with `---` or `...`.
pub(crate) fn documents(text: &[u8]) -> Vec<Range<usize>> {
    let (mut documents, mut start) = (Vec::new(), 0);
    for line in Lines::of(text) {
        let bytes = line.bytes(text);
        if !(bytes.starts_with(b"---") || bytes.starts_with(b"...")) || !bytes.get(3).is_none_or(u8::is_ascii_whitespace) {
            continue;
        }
        documents.push(start..line.start);
        // Content on the marker's own line belongs to the document.
        let content = bytes.get(3..).unwrap_or_default().iter().find(|byte| !byte.is_ascii_whitespace());
        start = if content.is_none_or(|&byte| byte == b'#') { line.end } else { line.start };
    }
    documents.push(start..text.len());
    documents.retain(|range| has_content(text.get(range.clone()).unwrap_or_default()));
    documents
}

/// Whether there is more than comments, directives and white space.
fn has_content(text: &[u8]) -> bool {
    Lines::of(text).any(|line| !line.is_blank(text) && !line.bytes(text).starts_with(b"%"))
}

/// Whether a document may have anchors or aliases.
pub(crate) fn may_have_anchors(text: &[u8]) -> bool {
    [&b": &"[..], b"- &", b": *", b"- *", b"<<:"].iter().any(|mark| memchr::memmem::find(text, mark).is_some())
}
