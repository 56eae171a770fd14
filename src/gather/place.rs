//! Where in the input something stands, for messages.

use std::fmt;

use super::collected::words;

/// A place in an input.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The file, `-`, or the request.
    pub(crate) source: &'a str,
    /// The whole text.
    pub(crate) text: &'a [u8],
    /// Offset in the text.
    pub(crate) offset: usize,
    /// Number of the item in its list, from 1.
    pub(crate) number: Option<usize>,
    /// Whether the decoder saw the text itself, and not what was made of it: then its line counts are ours.
    pub(crate) verbatim: bool,
}

impl Place<'_> {
    /// The line, from 1.
    pub(crate) fn line(&self) -> usize {
        1 + memchr::memchr_iter(b'\n', self.text.get(..self.offset).unwrap_or_default()).count()
    }

    /// The source and the item's number: to be had without counting lines.
    pub(crate) fn brief(&self) -> String {
        self.number.map_or_else(|| self.source.to_string(), |number| format!("{}, item {number}", self.source))
    }

    /// A decoder's error in words, with the line of the input where it can be told and differs from the object's own.
    pub(crate) fn explain(&self, error: &serde_json::Error) -> String {
        let words = words(&error.to_string());
        match error.line() {
            line if self.verbatim && line > 1 => format!("{words} (line {})", self.line() + line - 1),
            _ => words,
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source, self.line())?;
        match self.number {
            Some(number) => write!(f, ", item {number}"),
            None => Ok(()),
        }
    }
}
