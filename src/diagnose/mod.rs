//! From a snapshot and targets to a report: which claims belong to the question, which rules speak, cause before consequence.

mod candidates;
mod claim;
mod order;
mod subjects;
mod unread;

use std::collections::BTreeSet;

use crate::report::{Finding, Report};
use crate::rules::question::{Cluster, Question};
use crate::snapshot::{Coverage, Snapshot, Unavailable};
use crate::target::Target;

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The ten nearest candidates.
    Nearest,
    /// Every candidate.
    Everything,
}

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
    Report {
        source: snapshot.source().clone(),
        claims,
        findings,
        unknown: unread::unknown(snapshot, unread),
        presumed_empty: presumed_empty(snapshot),
    }
}

fn presumed_empty(snapshot: &Snapshot) -> Vec<crate::snapshot::Kind> {
    let coverage = snapshot.listings().coverage();
    coverage.into_iter().filter(|(_, coverage)| **coverage == Coverage::PresumedEmpty).map(|(kind, _)| kind).collect()
}
