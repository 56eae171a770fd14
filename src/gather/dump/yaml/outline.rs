//! A YAML document seen by its lines: a list with items on lines of their own, or something else.

use std::ops::Range;

use super::fields::{key_value, scalar};
use super::lines::{Line, Lines};
use crate::gather::json::TypeName;

/// A list in block style.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// Its own type.
    pub(crate) head: TypeName,
    /// Where the items are.
    pub(crate) items: Vec<Range<usize>>,
    /// Whether it is an object with `items` (and not a bare sequence).
    pub(crate) object: bool,
}

/// Where the reader is.
enum State {
    /// Among the document's own fields.
    Fields,
    /// Behind `items:`.
    Expect,
    /// Inside the items.
    Items,
}

/// The items so far: the column of their dashes, and where the current one – or the gap behind the last one – began.
struct Cut {
    column: usize,
    start: usize,
}

/// The outline of a document, if it is a list in block style.
pub(crate) fn outline(text: &[u8]) -> Option<Outline> {
    let (mut outline, mut state, mut cut) = (Outline::default(), State::Fields, None::<Cut>);
    for line in Lines::of(text).filter(|line| !line.is_blank(text)) {
        if let Some(cut) = &mut cut {
            let closed = matches!(state, State::Fields);
            let item = line.indent == cut.column && line.is_item(text);
            if !item && (closed || line.indent > cut.column || key_value(line.content(text)).is_none()) {
                if closed {
                    own_field(&mut outline, line, text)?;
                }
                continue;
            }
            // A dash behind a field that seemed to end the list: what lies between is a damaged item.
            outline.items.push(cut.start..line.start);
            cut.start = line.start;
            state = State::Items;
            if item {
                continue;
            }
        } else if line.is_item(text) && (matches!(state, State::Expect) || (!outline.object && line.indent == 0)) {
            cut = Some(Cut { column: line.indent, start: line.start });
            state = State::Items;
            continue;
        }
        state = own_field(&mut outline, line, text)?;
    }
    if let (Some(cut), State::Items) = (&cut, &state) {
        outline.items.push(cut.start..text.len());
    }
    (cut.is_some() || (outline.object && outline.items.is_empty())).then_some(outline)
}

/// A field of the list itself; `None` when the document is no list in block style.
fn own_field(outline: &mut Outline, line: Line, text: &[u8]) -> Option<State> {
    if line.indent > 0 {
        return Some(State::Fields);
    }
    match key_value(line.content(text)) {
        Some((b"items", value)) => {
            outline.object = true;
            match value {
                b"" => Some(State::Expect),
                b"[]" => Some(State::Fields),
                value if value.starts_with(b"#") => Some(State::Expect),
                _ => None,
            }
        }
        Some((b"kind", value)) => Some(set(&mut outline.head.kind, value)),
        Some((b"apiVersion", value)) => Some(set(&mut outline.head.api_version, value)),
        _ => Some(State::Fields),
    }
}

fn set(field: &mut String, value: &[u8]) -> State {
    *field = scalar(value);
    State::Fields
}
