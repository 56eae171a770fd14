//! From files to a snapshot.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::coverage::{self, Claims};
use super::files::{Content, DumpFile, content, files};
use super::input::{Input, packed};
use super::layout::{Layout, Reads, clusters, detect, slot};
use super::{DumpError, DumpOptions, DumpSource, pieces, recorded, refusals};
use crate::gather::collected::Collected;
use crate::gather::kinds::type_name;
use crate::snapshot::{KINDS, Kind, Listings, Origin, Snapshot, Source, Stats};

/// Read a dump.
///
/// # Errors
/// If it cannot be opened, is larger than allowed, or holds nothing that can be understood.
pub fn read(source: DumpSource<'_>, options: &DumpOptions) -> Result<Snapshot, DumpError> {
    let mut reader = Reader {
        name: "-".to_string(),
        options,
        layout: Layout::Plain,
        reads: Reads::default(),
        collected: Collected::default(),
        bytes: 0,
    };
    match source {
        DumpSource::Stream(stream) => reader.stream(stream)?,
        DumpSource::Path(path) => {
            reader.name = path.display().to_string();
            reader.path(path)?;
        }
    }
    reader.finish()
}

struct Reader<'a> {
    name: String,
    options: &'a DumpOptions,
    layout: Layout,
    reads: Reads,
    collected: Collected,
    bytes: u64,
}

impl Reader<'_> {
    fn stream(&mut self, stream: &mut dyn Read) -> Result<(), DumpError> {
        let mut bytes = Vec::new();
        let read = stream.take(self.options.max_bytes + 1).read_to_end(&mut bytes);
        read.map_err(|source| DumpError::Unreadable { path: self.name.clone(), source })?;
        if let Some(format) = packed(&bytes) {
            return Err(DumpError::Packed { path: self.name.clone(), format });
        }
        self.input(Input::new("-".to_string(), bytes), None)
    }

    fn path(&mut self, path: &Path) -> Result<(), DumpError> {
        let files = files(path, self.options)?;
        if path.is_dir() {
            let paths = files.iter().map(|file| file.inside.as_str());
            self.layout = detect(paths.clone());
            self.one_cluster(clusters(self.layout, paths).into_iter().collect())?;
        }
        files.iter().try_for_each(|file| self.file(file, !path.is_dir()))
    }

    fn one_cluster(&self, clusters: Vec<String>) -> Result<(), DumpError> {
        match clusters.len() {
            0 | 1 => Ok(()),
            _ => Err(DumpError::SeveralClusters { path: self.name.clone(), clusters: clusters.join(", ") }),
        }
    }

    fn file(&mut self, file: &DumpFile, named: bool) -> Result<(), DumpError> {
        if recorded::note(self.layout, file, &mut self.reads, &mut self.collected.notes.recorded) {
            return Ok(());
        }
        let name = file.path.display().to_string();
        match content(file, named) {
            Ok(Content::Bytes(bytes)) => {
                let slot = slot(self.layout, &file.inside);
                slot.iter().for_each(|slot| self.reads.note(slot));
                self.input(Input::new(name, bytes), slot.map(|slot| slot.kind))?;
            }
            Ok(Content::Packed(format)) if named => return Err(DumpError::Packed { path: name, format }),
            Ok(Content::Packed(_) | Content::Other) => *self.collected.notes.skipped.entry("other files".to_string()).or_default() += 1,
            Err(source) if named => return Err(DumpError::Unreadable { path: name, source }),
            Err(error) => {
                let kind = slot(self.layout, &file.inside).map(|slot| slot.kind);
                self.collected.notes.warn(format!("{name}: cannot be read: {error}"));
                self.collected.notes.lose(kind, &format!("{name} cannot be read"));
            }
        }
        Ok(())
    }

    fn input(&mut self, input: Input, kind: Option<Kind>) -> Result<(), DumpError> {
        self.bytes += input.text.len() as u64;
        if self.bytes > self.options.max_bytes {
            let limit = format!("{} bytes", self.options.max_bytes);
            return Err(DumpError::TooLarge { path: self.name.clone(), limit });
        }
        let mut collected = pieces::collect(&input, kind.map(|kind| Arc::new(type_name(kind))).as_ref());
        refusals::note(&input, &mut collected.notes);
        self.collected.merge(collected);
        Ok(())
    }

    fn finish(mut self) -> Result<Snapshot, DumpError> {
        if self.collected.notes.understood == 0 {
            return Err(DumpError::Nothing { why: self.why_nothing(), path: self.name });
        }
        if self.layout == Layout::Plain && coverage::is_cluster_info(&self.collected) {
            self.layout = Layout::ClusterInfo;
            self.reads = coverage::cluster_info_reads(&self.collected);
        }
        let claims = Claims { layout: self.layout, reads: &self.reads, complete: self.options.complete };
        let covered = KINDS.into_iter().map(|kind| (kind, (coverage::of(kind, &self.collected, &claims), BTreeSet::new()))).collect();
        let source = source(self.name, self.options, self.bytes, &mut self.collected);
        let listings = self.collected.into_listings(covered);
        let server_version = source.server_version.clone().or_else(|| newest_kubelet(&listings));
        Ok(Snapshot::new(Source { server_version, ..source }, listings))
    }

    fn why_nothing(&self) -> String {
        let notes = &self.collected.notes;
        match (notes.warnings.first(), &notes.foreign) {
            (Some(warning), _) => warning.clone(),
            (None, Some(place)) => format!("{place}: this is neither an object nor a list of objects"),
            (None, None) if notes.skipped.contains_key("other files") => "no file in it looks like objects".to_string(),
            (None, None) if self.bytes == 0 => "it is empty".to_string(),
            (None, None) => "its documents have no kind".to_string(),
        }
    }
}

/// The facts about the snapshot itself.
fn source(path: String, options: &DumpOptions, bytes: u64, collected: &mut Collected) -> Source {
    let notes = &mut collected.notes;
    let now = options.as_of.or(notes.recorded.captured_at.max(notes.latest));
    let mut warnings = std::mem::take(&mut notes.warnings);
    if notes.more_warnings > 0 {
        warnings.push(format!("{} more warnings like these", notes.more_warnings));
    }
    if now.is_none() {
        warnings.push(format!("{path}: no object tells of any moment, so ages mean nothing; give --as-of"));
    }
    Source {
        origin: Origin::Dump { path },
        now: now.unwrap_or(Timestamp::UNIX_EPOCH),
        server_version: notes.recorded.server_version.take(),
        stats: Stats { requests: 0, bytes, objects: notes.objects },
        warnings,
        skipped: std::mem::take(&mut notes.skipped),
    }
}

/// The newest kubelet's version: the API server is at least that new.
fn newest_kubelet(listings: &Listings) -> Option<String> {
    let versions = listings.nodes.all().iter().map(|node| node.status.node_info.kubelet_version.as_str());
    let number = |version: &str| {
        let parts = version.trim_start_matches('v').split(['.', '-', '+']);
        parts.take(3).map(|part| part.parse::<u32>().unwrap_or(0)).collect::<Vec<_>>()
    };
    versions.filter(|version| !version.is_empty()).max_by_key(|version| (number(version), *version)).map(str::to_string)
}
