//! The lines of a text, with their indentation.

/// One line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Offset of its first byte.
    pub(super) start: usize,
    /// Offset behind its line break.
    pub(super) end: usize,
    /// Spaces before its first other byte.
    pub(super) indent: usize,
}

impl Line {
    /// The line without its line break.
    pub(super) fn bytes(self, text: &[u8]) -> &[u8] {
        text.get(self.start..self.end).unwrap_or_default().trim_ascii_end()
    }

    /// The line without indentation and line break.
    pub(super) fn content(self, text: &[u8]) -> &[u8] {
        self.bytes(text).get(self.indent..).unwrap_or_default()
    }

    /// Whether it is empty or only a comment.
    pub(super) fn is_blank(self, text: &[u8]) -> bool {
        matches!(self.content(text).first(), None | Some(b'#'))
    }

    /// Whether it begins an item of a block sequence.
    pub(super) fn is_item(self, text: &[u8]) -> bool {
        let content = self.content(text);
        content.starts_with(b"- ") || content == b"-"
    }
}

/// The lines of a text.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a [u8]) -> Self {
        Lines { text, at: 0 }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        self.at = memchr::memchr(b'\n', rest).map_or(self.text.len(), |newline| start + newline + 1);
        let indent = rest.iter().take_while(|&&byte| byte == b' ').count();
        Some(Line { start, end: self.at, indent: indent.min(self.at - start) })
    }
}
