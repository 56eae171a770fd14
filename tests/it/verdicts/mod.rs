//! Replays what the real Kubernetes functions decided. `tests/verdicts/README.md` says where the recordings come from.

mod claims;
mod clusters;
mod tables;

use std::io::Read;
use std::path::Path;

/// One recording.
fn recorded(name: &str) -> serde_json::Value {
    serde_json::from_str(&recorded_text(name)).unwrap()
}

/// The text of one recording.
pub(crate) fn recorded_text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts").join(name);
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text
}

/// Disagreements are shown ten at a time.
#[derive(Default)]
struct Score {
    compared: usize,
    wrong: Vec<String>,
}

impl Score {
    fn compare<T: PartialEq + std::fmt::Debug>(&mut self, place: &dyn std::fmt::Display, real: T, ours: T) {
        self.compared += 1;
        if real != ours {
            self.wrong.push(format!("{place}\n    real: {real:?}\n    ours: {ours:?}"));
        }
    }

    fn finish(self, what: &str) {
        println!("{what}: {} compared, {} disagreements", self.compared, self.wrong.len());
        assert!(self.compared > 0, "{what}: nothing was compared");
        assert!(
            self.wrong.is_empty(),
            "{what}: {} disagreements\n  {}",
            self.wrong.len(),
            self.wrong[..self.wrong.len().min(10)].join("\n  ")
        );
    }
}
