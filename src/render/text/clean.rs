//! Removal of everything in a cluster's strings that could steer a terminal or forge a line of ours.

use std::fmt::Write as _;

/// More blanks in a row than this could pass for one of our columns.
const MOST_BLANKS: usize = 3;

/// The text on one line, without control or direction characters: those are written out as `\u{1b}`.
/// Line breaks and tabs become one blank; long runs of blanks are shortened.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.chars() {
        let blank = c == ' ' || breaks(c);
        blanks = if blank { blanks + 1 } else { 0 };
        if breaks(c) {
            blanks = MOST_BLANKS;
        }
        match c {
            _ if blank && blanks > MOST_BLANKS => {}
            _ if breaks(c) => {
                let kept = out.trim_end_matches(' ').len();
                out.truncate(kept);
                out.push(' ');
            }
            _ if hostile(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

/// Characters that end a line, and those that move within one.
fn breaks(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that a reader cannot see but a terminal obeys: controls, invisible and direction marks, tags.
fn hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a terminal may obey the character instead of showing it.
pub fn steers(c: char) -> bool {
    breaks(c) || hostile(c)
}

/// One line that is safe to print, in ASCII where nothing else can be shown.
pub(in crate::render) fn printable(text: &str, unicode: bool) -> String {
    let text = clean(text);
    if unicode { text } else { ascii(&text) }
}

/// The same text in ASCII, for a locale that has nothing else.
pub(super) fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2013}' | '\u{2014}' | '\u{2212}' => out.push('-'),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2026}' => out.push_str("..."),
            '\u{b7}' => out.push('|'),
            '\u{2713}' => out.push_str("ok"),
            '\u{2717}' => out.push('X'),
            '\u{2264}' => out.push_str("<="),
            '\u{2265}' => out.push_str(">="),
            '\u{2192}' => out.push_str("->"),
            c if c.is_ascii() => out.push(c),
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ascii, clean, hostile};

    #[test]
    fn no_character_survives_that_a_terminal_obeys() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let cleaned = clean(&format!("a{c}b"));
            let bad = cleaned.chars().any(|c| hostile(c) || matches!(c, '\u{2028}' | '\u{2029}'));
            assert!(!bad, "U+{:04X} became {cleaned:?}", u32::from(c));
            assert!(ascii(&cleaned).is_ascii());
        }
    }

    #[test]
    fn line_breaks_become_one_blank() {
        assert_eq!(clean("one\r\n\n   two\tthree"), "one two three");
        assert_eq!(clean("one   \ntwo"), "one two");
    }

    #[test]
    fn columns_cannot_be_forged() {
        assert_eq!(clean("10Gi  RWO"), "10Gi  RWO");
        assert_eq!(clean("x          error[PVW101]"), "x   error[PVW101]");
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        for text in ["\u{1b}[31mred\u{7}", "a\u{202e}b", "\n\n", "  \t  x", "\u{9b}2J"] {
            assert_eq!(clean(&clean(text)), clean(text));
        }
    }
}
