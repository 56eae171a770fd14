//! From a snapshot and targets to a report: which claims belong to the question, which rules speak, cause before consequence.

mod candidates;
mod claim;
mod order;
mod subjects;
mod unread;

use std::collections::BTreeSet;

use crate::report::{Finding, Report};
use crate::rules::catalogue;
use crate::rules::question::{Cluster, Question};
use crate::snapshot::{Coverage, Kind, Snapshot, Unavailable};
use crate::target::Target;

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The ten nearest candidates.
    Nearest,
    /// Every candidate.
    Everything,
}

/// The kinds that decide every claim's steps.
const STEPS_READ: [Kind; 3] = [Kind::PersistentVolume, Kind::StorageClass, Kind::Pod];

/// Answer for all targets. Same snapshot and targets, same report.
pub fn diagnose(snapshot: &Snapshot, targets: &[Target], detail: Detail) -> Report {
    let cluster = Cluster::new(snapshot);
    let mut claims = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    let mut unread: BTreeSet<Unavailable> = BTreeSet::new();
    for (namespace, name) in &subjects::subjects(snapshot, targets) {
        let question = Question::new(&cluster, namespace, name);
        let answer = claim::answer(&question, detail);
        claims.push(answer.claim);
        findings.extend(answer.findings);
        unread.extend(answer.unread);
    }
    order::count_affected(&mut findings);
    findings.sort_by(|a, b| a.id.cmp(&b.id));
    let presumed_empty = presumed_empty(snapshot, &findings);
    Report { source: snapshot.source().clone(), claims, findings, unknown: unread::unknown(snapshot, unread), presumed_empty }
}

/// The kinds that the answer rests on and of which the dump holds nothing: those of the steps, and those of the findings' rules.
fn presumed_empty(snapshot: &Snapshot, findings: &[Finding]) -> Vec<Kind> {
    let coverage = snapshot.listings().coverage();
    let of_findings = catalogue().filter(|rule| findings.iter().any(|finding| finding.code == rule.code)).flat_map(|rule| rule.reads);
    let relevant: BTreeSet<Kind> = STEPS_READ.iter().chain(of_findings).copied().collect();
    relevant.into_iter().filter(|kind| coverage.get(kind).is_some_and(|coverage| **coverage == Coverage::PresumedEmpty)).collect()
}
