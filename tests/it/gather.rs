//! Reading: what dumps say, what damage costs, what no bytes may do.

mod damage;
mod hostile;
mod live;
mod samples;
mod summary;

use std::path::{Path, PathBuf};

use pv_why::gather::dump::{DumpError, DumpOptions, DumpSource, read};
use pv_why::snapshot::Snapshot;

use crate::blessed;

/// Reads a text as standard input would be read.
fn read_bytes(bytes: &[u8]) -> Result<Snapshot, DumpError> {
    read(DumpSource::Stream(&mut &bytes[..]), &DumpOptions::default())
}

/// Reads a text that must be understood.
fn snapshot(text: &str) -> Snapshot {
    read_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Every folder of `tests/gather`: `input.*` or `input/`, and what is read from it.
#[test]
fn dumps_are_read_as_expected() {
    let mut failures = Vec::new();
    for case in folders(Path::new("tests/gather")) {
        let input = std::fs::read_dir(&case).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.file_stem().unwrap() == "input");
        let input = input.unwrap_or_else(|| panic!("{}: no input", case.display()));
        let text = match read(DumpSource::Path(&input), &DumpOptions::default()) {
            Ok(snapshot) => summary::of(&snapshot),
            Err(error) => format!("error: {error}\n"),
        };
        let text = text.replace(&case.display().to_string(), "CASE");
        failures.extend(blessed::check(&case.join("expected.txt"), &text));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<_> = std::fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
