//! Expected outputs that `cargo bless` rewrites.

use std::fs;
use std::path::Path;

/// Whether expectations are to be rewritten instead of checked.
pub(crate) fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value != "0" && !value.is_empty())
}

/// Compare with the file, or rewrite it; what differs, in words.
pub(crate) fn check(path: &Path, actual: &str) -> Option<String> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if blessing() {
        fs::write(path, actual).unwrap();
        return None;
    }
    Some(format!("{} differs (cargo bless rewrites it):\n{}", path.display(), differences(&expected, actual)))
}

/// The lines from the first to the last difference.
pub(crate) fn differences(expected: &str, actual: &str) -> String {
    let (expected, actual): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let same = expected.iter().zip(&actual).take_while(|(a, b)| a == b).count();
    let left = expected.iter().skip(same).map(|line| format!("- {line}"));
    let right = actual.iter().skip(same).map(|line| format!("+ {line}"));
    left.take(40).chain(right.take(40)).collect::<Vec<_>>().join("\n")
}
