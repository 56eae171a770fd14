//! One text of a dump, as bytes that the readers understand.

use std::borrow::Cow;

/// A text and what it is called in messages.
#[derive(Debug)]
pub(crate) struct Input {
    /// Path of the file, or `-`.
    pub(crate) name: String,
    /// Its bytes, UTF-8 as far as they are text.
    pub(crate) text: Vec<u8>,
}

impl Input {
    /// A text as read: a byte order mark is dropped, UTF-16 is converted.
    pub(crate) fn new(name: String, bytes: Vec<u8>) -> Self {
        let text = match bytes.get(..2) {
            Some([0xff, 0xfe]) => utf16(&bytes, u16::from_le_bytes),
            Some([0xfe, 0xff]) => utf16(&bytes, u16::from_be_bytes),
            _ => bytes,
        };
        Input { name, text }
    }

    /// The text without its byte order mark.
    pub(crate) fn text(&self) -> &[u8] {
        self.text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.text)
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
    let units = bytes.chunks_exact(2).skip(1).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    char::decode_utf16(units).map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().into_bytes()
}

/// The archive format that the first bytes give away.
pub(crate) fn packed(bytes: &[u8]) -> Option<&'static str> {
    let magic: [(&[u8], usize, &str); 6] = [
        (b"\x1f\x8b", 0, "gzip"),
        (b"PK\x03\x04", 0, "zip"),
        (b"ustar", 257, "tar"),
        (b"BZh", 0, "bzip2"),
        (b"\xfd7zXZ", 0, "xz"),
        (b"\x28\xb5\x2f\xfd", 0, "zstd"),
    ];
    let found = magic.into_iter().find(|(bytes_of, at, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(bytes_of)));
    found.map(|(_, _, format)| format)
}

/// Whether the first bytes of a file without a telling name look like objects.
pub(crate) fn looks_like_objects(bytes: &[u8]) -> bool {
    let text = match bytes.get(..2) {
        Some([0xff, 0xfe] | [0xfe, 0xff]) => return true,
        _ => Cow::Borrowed(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
    };
    let start = text.trim_ascii_start();
    let words: [&[u8]; 7] = [b"{", b"[", b"apiVersion:", b"kind:", b"items:", b"---", b"- apiVersion:"];
    !text.contains(&0) && words.iter().any(|word| start.starts_with(word))
}
