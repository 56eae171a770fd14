//! The syntax of label keys and values (L-4).
//!
//! Upstream: apimachinery 0.37.2, `pkg/api/validate/content/kube.go` (`IsLabelKey`, `IsLabelValue`) and `dns.go` (`IsDNS1123Subdomain`).

const NAME_LENGTH: usize = 63;
const PREFIX_LENGTH: usize = 253;

/// What is wrong with a label key: an optional DNS subdomain and `/`, then a name.
pub(super) fn label_key_fault(key: &str) -> Option<&'static str> {
    match key.split_once('/') {
        None => name_fault(key),
        Some((_, name)) if name.contains('/') => Some("it has more than one slash"),
        Some((prefix, name)) => prefix_fault(prefix).or_else(|| name_fault(name)),
    }
}

/// What is wrong with a label value; the empty one is right.
pub(super) fn label_value_fault(value: &str) -> Option<&'static str> {
    if value.is_empty() { None } else { name_fault(value) }
}

fn name_fault(name: &str) -> Option<&'static str> {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if name.is_empty() {
        Some("it has no name")
    } else if name.len() > NAME_LENGTH {
        Some("it is longer than 63 characters")
    } else if !name.bytes().all(inner) {
        Some("only letters, digits, '-', '_' and '.' are allowed")
    } else if !ends_with_alphanumerics(name) {
        Some("it must begin and end with a letter or digit")
    } else {
        None
    }
}

fn prefix_fault(prefix: &str) -> Option<&'static str> {
    let lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if prefix.is_empty() {
        Some("there is nothing before the slash")
    } else if prefix.len() > PREFIX_LENGTH {
        Some("the part before the slash is longer than 253 characters")
    } else if !prefix.split('.').all(|label| label.bytes().all(lower) && ends_with_alphanumerics(label)) {
        Some("the part before the slash must be a lower-case DNS name")
    } else {
        None
    }
}

/// Whether both the first and the last character are letters or digits; not so for an empty text.
fn ends_with_alphanumerics(text: &str) -> bool {
    let good = |end: Option<u8>| end.is_some_and(|byte| byte.is_ascii_alphanumeric());
    good(text.bytes().next()) && good(text.bytes().next_back())
}
