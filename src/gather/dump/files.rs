//! The files of a folder tree, in a fixed order, and which of them are worth reading.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::input::{looks_like_objects, packed};
use super::{DumpError, DumpOptions};

/// Folders inside folders that are followed.
const DEEPEST: usize = 32;

/// A file of a dump.
#[derive(Debug)]
pub(crate) struct DumpFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its path below the dump's folder, with `/` between the parts; its name if the dump is one file.
    pub(crate) inside: String,
}

/// All files of a dump: sorted, so that the order on disk does not matter.
pub(crate) fn files(path: &Path, options: &DumpOptions) -> Result<Vec<DumpFile>, DumpError> {
    let unreadable = |source| DumpError::Unreadable { path: path.display().to_string(), source };
    let mut found = Vec::new();
    if fs::metadata(path).map_err(unreadable)?.is_dir() {
        fs::read_dir(path).map_err(unreadable)?;
        walk(path, "", 0, &mut found);
    } else {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        found.push(DumpFile { path: path.to_path_buf(), inside: name.unwrap_or_default() });
    }
    if found.len() > options.max_files {
        let limit = format!("{} files", options.max_files);
        return Err(DumpError::TooLarge { path: path.display().to_string(), limit });
    }
    Ok(found)
}

fn walk(folder: &Path, inside: &str, depth: usize, found: &mut Vec<DumpFile>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let inside = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEEPEST => walk(&entry.path(), &inside, depth + 1, found),
            Ok(kind) if kind.is_dir() => {}
            // A link is followed to a file, never to a folder, which may be its own parent.
            Ok(_) if fs::metadata(entry.path()).is_ok_and(|target| target.is_file()) => found.push(DumpFile { path: entry.path(), inside }),
            _ => {}
        }
    }
}

/// What a file of a folder turned out to be.
pub(crate) enum Content {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// An archive.
    Packed(&'static str),
    /// Plainly no objects.
    Other,
}

/// Read a file, unless its name or its first bytes say that it holds no objects. `named`: it was given by name.
pub(crate) fn content(file: &DumpFile, named: bool) -> io::Result<Content> {
    let extension = file.path.extension().map(|extension| extension.to_ascii_lowercase()).unwrap_or_default();
    let telling = extension == "json" || extension == "yaml" || extension == "yml";
    if !named && extension == "log" {
        return Ok(Content::Other);
    }
    let mut opened = File::open(&file.path)?;
    let mut start = vec![0; 512];
    let length = read_up_to(&mut opened, &mut start)?;
    start.truncate(length);
    if let Some(format) = packed(&start) {
        return Ok(Content::Packed(format));
    }
    if !named && !telling && !looks_like_objects(&start) {
        return Ok(Content::Other);
    }
    let size = opened.metadata().map_or(0, |metadata| usize::try_from(metadata.len()).unwrap_or(0));
    start.reserve(size.saturating_sub(length) + 1);
    opened.read_to_end(&mut start)?;
    Ok(Content::Bytes(start))
}

fn read_up_to(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(free) = buffer.get_mut(filled..).filter(|free| !free.is_empty()) {
        match file.read(free) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
