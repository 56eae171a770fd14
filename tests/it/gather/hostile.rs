//! Whatever the bytes: no panic, no hang, no flood of memory.

use std::time::{Duration, Instant};

use pv_why::gather::dump::{DumpError, DumpOptions, DumpSource, read};

use super::samples::{forms, objects};
use super::{read_bytes, snapshot};

/// A reproducible stream of numbers (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

#[test]
fn truncated_anywhere() {
    for (number, (form, text)) in forms(&objects()).into_iter().enumerate() {
        // Every offset of the forms that kubectl prints, some of the others.
        let step = if form == "pretty json list" || form == "yaml list" || form == "json list" { 1 } else { 13 };
        for end in (number % step..text.len()).step_by(step) {
            if let Ok(snapshot) = read_bytes(&text.as_bytes()[..end]) {
                assert!(snapshot.listings().claims.all().len() <= 1, "{form} at {end}");
            }
        }
    }
}

#[test]
fn bytes_flipped_anywhere() {
    let mut random = Random::new(7);
    let alphabet = b"{}[]\",:\\\n -#&*!|>'%@`\t\0\xff\xc3az09";
    for (_, text) in forms(&objects()) {
        for _ in 0..150 {
            let mut bytes = text.clone().into_bytes();
            for _ in 0..=random.below(3) {
                let at = random.below(bytes.len());
                match random.below(3) {
                    0 => bytes[at] = alphabet[random.below(alphabet.len())],
                    1 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, alphabet[random.below(alphabet.len())]),
                }
            }
            let _ = read_bytes(&bytes);
        }
    }
}

fn quick(text: &str) {
    let start = Instant::now();
    let _ = read_bytes(text.as_bytes());
    assert!(start.elapsed() < Duration::from_secs(20), "{}", &text[..80.min(text.len())]);
}

#[test]
fn bombs_do_not_go_off() {
    let laughs: String = (1..12).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(","))).collect();
    quick(&format!("kind: Pod\napiVersion: v1\na0: &a0 [x,x,x]\n{laughs}"));
    quick(&format!("- kind: Pod\n  apiVersion: v1\n  a0: &a0 [x]\n  b: *a0\n{}", "  c: *a0\n".repeat(1000)));
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("- ", ""), ("a: {", "}"), ("? ", "")] {
        for depth in [60, 1000, 50_000] {
            quick(&format!("{}{}", open.repeat(depth), close.repeat(depth)));
            quick(&format!("apiVersion: v1\nkind: Pod\nspec: {}{}", open.repeat(depth), close.repeat(depth)));
            quick(&format!("{{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{}{}}}", open.repeat(depth), close.repeat(depth)));
        }
    }
    quick(&"---\n".repeat(100_000));
    quick(&"{".repeat(100_000));
    quick(&"{\"items\":[".repeat(20_000));
    quick(&"\"".repeat(100_000));
    quick(&format!("[{}", "{\"kind\":\"Pod\",\"a\":\"},".repeat(20_000)));
    quick(&format!("items:\n{}", "- \"\n".repeat(20_000)));
}

#[test]
fn a_large_list_is_within_the_budgets() {
    let objects = vec![objects().remove(1); 3_000];
    assert!(!snapshot(&super::samples::yaml(&super::samples::list(&objects))).listings().volumes.all().is_empty());
}

#[test]
fn limits_are_errors_that_say_so() {
    let text = forms(&objects()).remove(0).1;
    let options = DumpOptions { max_bytes: 100, ..DumpOptions::default() };
    let error = read(DumpSource::Stream(&mut text.as_bytes()), &options).unwrap_err();
    assert!(matches!(error, DumpError::TooLarge { .. }) && error.to_string().contains("100 bytes"), "{error}");
}

#[test]
fn nothing_readable_is_one_line_with_place_and_remedy() {
    for text in [
        "",
        "hello\nworld\n",
        "a: b\n",
        "{",
        "[1,2]",
        "null",
        "- a\n- b\n",
        "\u{1f8b}x",
        "{\"kind\":\"Pod\",",
        "kind: PersistentVolume\nmetadata: [\n",
    ] {
        let error = read_bytes(text.as_bytes()).map(|snapshot| super::summary::of(&snapshot)).unwrap_err().to_string();
        assert!(!error.contains('\n') && error.contains("kubectl get") && error.starts_with("cannot "), "{text:?}: {error}");
    }
    for text in [
        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[]}",
        "apiVersion: v1\nitems: []\nkind: List\n",
        "apiVersion: v1\nkind: List\nitems:\n",
    ] {
        assert!(snapshot(text).source().warnings.len() == 1, "{text}: only that it has no time");
    }
}
