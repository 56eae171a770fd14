//! What is a label key and a label value.
//!
//! Upstream: apimachinery 0.37.2, `pkg/util/validation/validation.go` (`IsQualifiedName`, `IsValidLabelValue`).

/// An optional DNS subdomain and `/`, then a name.
pub(super) fn valid_key(key: &str) -> bool {
    match key.split_once('/') {
        Some((prefix, name)) => valid_subdomain(prefix) && valid_name(name),
        None => valid_name(key),
    }
}

/// Empty, or like a name.
pub(super) fn valid_value(value: &str) -> bool {
    value.is_empty() || valid_name(value)
}

/// At most 63 letters, digits, `-`, `_`, `.`; a letter or digit at both ends.
fn valid_name(name: &str) -> bool {
    name.len() <= 63 && framed(name, |byte| byte.is_ascii_alphanumeric(), |byte| matches!(byte, b'-' | b'_' | b'.'))
}

/// At most 253 characters: labels of lower-case letters, digits and `-`, joined by dots.
fn valid_subdomain(prefix: &str) -> bool {
    let label = |label: &str| framed(label, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit(), |byte| byte == b'-');
    prefix.len() <= 253 && prefix.split('.').all(label)
}

/// Not empty, `edge` characters at both ends, `edge` or `inner` ones between.
fn framed(text: &str, edge: impl Fn(u8) -> bool, inner: impl Fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let ends = bytes.first().is_some_and(|&byte| edge(byte)) && bytes.last().is_some_and(|&byte| edge(byte));
    ends && bytes.iter().all(|&byte| edge(byte) || inner(byte))
}
