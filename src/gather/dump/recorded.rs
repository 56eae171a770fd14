//! What gatherers write beside the objects: when the dump was taken, which version the server had, what was refused.

use std::fs;

use jiff::Timestamp;
use serde_json::Value;

use super::files::DumpFile;
use super::layout::{GatherLog, Layout, Reads};
use crate::gather::collected::Recorded;
use crate::snapshot::{KINDS, Kind};

/// Files of this kind are small; a larger one is something else.
const LARGEST: u64 = 16 << 20;

/// Take what a file of the gatherer itself says; false if it is none.
pub(crate) fn note(layout: Layout, file: &DumpFile, reads: &mut Reads, recorded: &mut Recorded) -> bool {
    let name = file.inside.rsplit('/').next().unwrap_or_default();
    match (layout, name) {
        (Layout::MustGather | Layout::KubectlGather, "timestamp") => {
            let time = text(file).and_then(|text| text.lines().filter_map(go_time).max());
            recorded.captured_at = recorded.captured_at.max(time);
        }
        (Layout::KubectlGather, "gather.log") => {
            let log = text(file).map(|text| GatherLog::read(&text));
            recorded.captured_at = recorded.captured_at.max(log.as_ref().and_then(|log| log.ended));
            reads.log = log.or(reads.log.take());
        }
        (Layout::SupportBundle, "cluster_version.json") => {
            let value = text(file).and_then(|text| serde_json::from_str::<Value>(&text).ok());
            recorded.server_version = value.and_then(|value| version_of(&value)).or(recorded.server_version.take());
        }
        (Layout::SupportBundle, name) if name.ends_with("-errors.json") => refusals(name, file, reads),
        _ => return false,
    }
    true
}

fn text(file: &DumpFile) -> Option<String> {
    let small = fs::metadata(&file.path).is_ok_and(|metadata| metadata.len() <= LARGEST);
    small.then(|| fs::read(&file.path).ok()).flatten().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Go's way to print a time: `2023-08-09 13:27:28.416863 +0000 UTC m=+0.104`.
fn go_time(line: &str) -> Option<Timestamp> {
    let mut words = line.split_whitespace();
    let (date, time, zone) = (words.next()?, words.next()?, words.next()?);
    format!("{date}T{time}{zone}").parse().ok()
}

fn version_of(value: &Value) -> Option<String> {
    let version = value.get("string").or_else(|| value.pointer("/info/gitVersion"))?.as_str()?;
    Some(version.to_string()).filter(|version| !version.is_empty())
}

/// `pvs-errors.json`: a list of reasons, or reasons by namespace, or `null`.
fn refusals(name: &str, file: &DumpFile, reads: &mut Reads) {
    let words = name.trim_end_matches("-errors.json");
    let reason = text(file).and_then(|text| serde_json::from_str::<Value>(&text).ok()).and_then(|value| first_reason(&value));
    if let (Some(kind), Some(reason)) = (kind_of_errors(words), reason) {
        reads.refused.insert(kind, reason);
    }
}

fn kind_of_errors(words: &str) -> Option<Kind> {
    match words {
        "storage" => Some(Kind::StorageClass),
        "pvs" => Some(Kind::PersistentVolume),
        "pvcs" => Some(Kind::PersistentVolumeClaim),
        _ => KINDS.into_iter().find(|kind| kind.resource() == words),
    }
}

fn first_reason(value: &Value) -> Option<String> {
    match value {
        Value::String(reason) => Some(reason.clone()),
        Value::Array(reasons) => reasons.iter().find_map(first_reason),
        Value::Object(reasons) => reasons.values().find_map(first_reason),
        _ => None,
    }
}
