//! The outer part of the document: what answered, about what, from what, and what it could not see.

use std::collections::BTreeMap;

use serde::Serialize;

use super::claim::ClaimEntry;
use super::finding::FindingEntry;
use crate::decisions::FOLLOWS_KUBERNETES;
use crate::report::{Report, Unknown};
use crate::snapshot::{Origin, Source, Stats};

/// `kind: Report`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::render) struct Document<'a> {
    api_version: &'static str,
    kind: &'static str,
    tool: Tool,
    source: SourceEntry<'a>,
    claims: Vec<ClaimEntry<'a>>,
    findings: Vec<FindingEntry<'a>>,
    unknown: Vec<UnknownEntry<'a>>,
    stats: StatsEntry,
}

/// Who wrote this.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tool {
    name: &'static str,
    version: &'static str,
    follows_kubernetes: &'static str,
}

/// Where the facts come from.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SourceEntry<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    server_version: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    presumed_empty: Vec<&'static str>,
}

/// A read that failed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UnknownEntry<'a> {
    resource: &'static str,
    verb: &'static str,
    scope: &'a str,
    reason: &'a str,
    leaves_unknown: &'a str,
}

/// What reading cost.
#[derive(Serialize)]
struct StatsEntry {
    requests: u64,
    bytes: u64,
    objects: u64,
}

/// Numbers by name.
pub(super) type Counts = BTreeMap<&'static str, usize>;

impl<'a> Document<'a> {
    /// The document, with at most so many candidates per claim.
    pub(super) fn new(report: &'a Report, candidates: usize) -> Self {
        Document {
            api_version: "pv-why/v1",
            kind: "Report",
            tool: Tool { name: "kubectl-pv-why", version: env!("CARGO_PKG_VERSION"), follows_kubernetes: FOLLOWS_KUBERNETES },
            source: SourceEntry::new(&report.source, report),
            claims: report.claims.iter().map(|claim| ClaimEntry::new(claim, candidates)).collect(),
            findings: report.findings.iter().map(FindingEntry::new).collect(),
            unknown: report.unknown.iter().map(UnknownEntry::new).collect(),
            stats: StatsEntry::new(report.source.stats),
        }
    }
}

impl<'a> SourceEntry<'a> {
    fn new(source: &'a Source, report: &Report) -> Self {
        let (kind, context, path) = match &source.origin {
            Origin::Live { context } => ("live", Some(context.as_str()), None),
            Origin::Dump { path } => ("dump", None, Some(path.as_str())),
        };
        SourceEntry {
            kind,
            context: context.filter(|context| !context.is_empty()),
            path,
            as_of: source.now.to_string(),
            server_version: source.server_version.as_deref(),
            presumed_empty: report.presumed_empty.iter().map(|kind| kind.name()).collect(),
        }
    }
}

impl<'a> UnknownEntry<'a> {
    fn new(unknown: &'a Unknown) -> Self {
        let read = &unknown.unavailable;
        UnknownEntry {
            resource: read.kind.resource(),
            verb: read.verb,
            scope: &read.scope,
            reason: &read.reason,
            leaves_unknown: &unknown.leaves_unknown,
        }
    }
}

impl StatsEntry {
    fn new(stats: Stats) -> Self {
        StatsEntry { requests: stats.requests, bytes: stats.bytes, objects: stats.objects }
    }
}
