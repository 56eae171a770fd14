//! Where a JSON value ends, found without decoding it.
//!
//! Lenient on purpose: what stands between brackets and strings is left to the decoder. A line break inside a string
//! stops the scan, so that one lost quote costs a line and not the file.

/// Where a scan stopped, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stop {
    /// Offset in the text.
    pub(crate) at: usize,
    /// In words.
    pub(crate) why: &'static str,
}

/// Why a scan stops at the end of the text.
pub(crate) const CUT_OFF: &str = "the text ends in the middle of a value";

/// Levels of nesting that are followed; the decoder's own limit is the same.
const DEEPEST: u32 = 127;

/// The rest of the text from an offset on; empty behind its end.
pub(crate) fn rest(text: &[u8], at: usize) -> &[u8] {
    text.get(at..).unwrap_or_default()
}

/// The first offset from `at` on that is no white space.
pub(crate) fn skip_space(text: &[u8], at: usize) -> usize {
    let spaces = rest(text, at).iter().position(|byte| !byte.is_ascii_whitespace());
    spaces.map_or(text.len(), |spaces| at + spaces)
}

/// The offset behind the value that begins at `at`.
pub(crate) fn value_end(text: &[u8], at: usize) -> Result<usize, Stop> {
    match text.get(at) {
        None => Err(Stop { at: text.len(), why: CUT_OFF }),
        Some(b'{' | b'[') => container_end(text, at),
        Some(b'"') => string_end(text, at),
        Some(b'}' | b']' | b',' | b':') => Err(Stop { at, why: "a value is missing" }),
        Some(_) => Ok(word_end(text, at)),
    }
}

/// The offset behind the string whose opening quote is at `at`.
pub(crate) fn string_end(text: &[u8], at: usize) -> Result<usize, Stop> {
    let mut from = at + 1;
    loop {
        let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', rest(text, from)) else {
            return Err(Stop { at: text.len(), why: CUT_OFF });
        };
        match text.get(from + found) {
            Some(b'"') => return Ok(from + found + 1),
            Some(b'\n') => return Err(Stop { at: from + found, why: "a string is not closed on its line" }),
            _ => from += found + 2,
        }
    }
}

/// The offset behind a number, `true`, `false` or `null`.
fn word_end(text: &[u8], at: usize) -> usize {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b'}' | b']' | b':' | b'{' | b'[' | b'"');
    rest(text, at).iter().position(ends).map_or(text.len(), |length| at + length)
}

fn container_end(text: &[u8], start: usize) -> Result<usize, Stop> {
    let mut open = Nesting::default();
    let mut at = start;
    loop {
        let Some(next) = rest(text, at).iter().position(|&byte| structural(byte)) else {
            return Err(Stop { at: text.len(), why: CUT_OFF });
        };
        at += next;
        match text.get(at) {
            Some(b'"') => at = string_end(text, at)?,
            Some(&byte) => {
                open = open.step(byte).map_err(|why| Stop { at, why })?;
                at += 1;
            }
            None => return Err(Stop { at: text.len(), why: CUT_OFF }),
        }
        if open.depth == 0 {
            return Ok(at);
        }
    }
}

/// Whether a byte opens or closes something: `"`, `[`, `]`, `{`, `}`.
const fn structural(byte: u8) -> bool {
    // The four brackets are 0x5b, 0x5d, 0x7b, 0x7d: one comparison once the case bit is set.
    byte == b'"' || matches!(byte | 0x20, b'{' | b'}')
}

/// Which brackets are open: one bit each, 1 for `{`.
#[derive(Debug, Clone, Copy, Default)]
struct Nesting {
    braces: u128,
    depth: u32,
}

impl Nesting {
    fn step(self, byte: u8) -> Result<Self, &'static str> {
        let brace = byte | 0x20 == byte;
        match byte {
            b'{' | b'[' if self.depth >= DEEPEST => Err("nested too deeply"),
            b'{' | b'[' => Ok(Nesting { braces: self.braces << 1 | u128::from(brace), depth: self.depth + 1 }),
            _ if (self.braces & 1 == 1) == brace => Ok(Nesting { braces: self.braces >> 1, depth: self.depth.saturating_sub(1) }),
            _ => Err("a bracket is closed that is not open"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        for (text, end) in
            [("{}", 2), ("[1,2] ", 5), (r#""a\"b" "#, 6), (r#"{"a":"}"}x"#, 9), ("12,", 2), ("null}", 4), (r#"{"a":[{"b":"]"}]}]"#, 17)]
        {
            assert_eq!(value_end(text.as_bytes(), 0), Ok(end), "{text}");
        }
    }

    #[test]
    fn stops() {
        for (text, at) in [("{", 1), ("[}", 1), ("{\"a\n\"}", 3), ("\"a\\", 3), ("", 0), ("]", 0), ("{\"a\":[}", 6)] {
            assert_eq!(value_end(text.as_bytes(), 0).map_err(|stop| stop.at), Err(at), "{text}");
        }
        assert!(value_end("[".repeat(200).as_bytes(), 0).is_err());
    }
}
