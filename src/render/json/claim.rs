//! `claims[]`: each claim, its steps, and the volumes compared with it.

use serde::Serialize;

use super::model::Counts;
use crate::render::words;
use crate::report::{CandidateReport, ClaimReport, FailedCheck, StageReport};

/// One claim.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ClaimEntry<'a> {
    namespace: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    uid: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'a str>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    summary: &'a str,
    stages: Vec<StageEntry<'a>>,
    findings: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<CandidateEntry<'a>>,
    #[serde(skip_serializing_if = "Counts::is_empty")]
    candidate_counts: Counts,
}

/// One step of a claim.
#[derive(Serialize)]
struct StageEntry<'a> {
    stage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consumer: Option<String>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    detail: &'a str,
}

/// One volume compared with the claim.
#[derive(Serialize)]
struct CandidateEntry<'a> {
    volume: &'a str,
    verdict: &'static str,
    failed: Vec<FailedEntry<'a>>,
}

/// A check that a volume fails.
#[derive(Serialize)]
struct FailedEntry<'a> {
    check: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offered: Option<&'a str>,
}

impl<'a> ClaimEntry<'a> {
    /// The claim, with at most so many candidates.
    pub(super) fn new(claim: &'a ClaimReport, candidates: usize) -> Self {
        ClaimEntry {
            namespace: &claim.namespace,
            name: &claim.name,
            uid: claim.uid.as_deref(),
            phase: claim.phase.as_deref(),
            state: words::state(claim.state),
            stage: claim.stage.map(words::stage),
            step: claim.step.map(words::step),
            summary: &claim.summary,
            stages: claim.stages.iter().map(StageEntry::new).collect(),
            findings: &claim.findings,
            candidates: claim.candidates.iter().take(candidates).map(CandidateEntry::new).collect(),
            candidate_counts: claim.candidate_counts.iter().map(|(check, count)| (check.name(), *count)).collect(),
        }
    }
}

impl<'a> StageEntry<'a> {
    fn new(stage: &'a StageReport) -> Self {
        StageEntry {
            stage: words::stage(stage.stage),
            step: stage.step.map(words::step),
            consumer: stage.consumer.as_ref().map(ToString::to_string),
            status: words::status(stage.status),
            since: stage.since.map(|since| since.to_string()),
            detail: &stage.detail,
        }
    }
}

impl<'a> CandidateEntry<'a> {
    fn new(candidate: &'a CandidateReport) -> Self {
        CandidateEntry {
            volume: &candidate.volume,
            verdict: words::verdict(candidate.verdict),
            failed: candidate.failed.iter().map(FailedEntry::new).collect(),
        }
    }
}

impl<'a> FailedEntry<'a> {
    fn new(failed: &'a FailedCheck) -> Self {
        FailedEntry { check: failed.check.name(), asked: failed.asked.as_deref(), offered: failed.offered.as_deref() }
    }
}
