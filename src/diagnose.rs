//! From a snapshot and a target to a report: which claims belong to the question, which rules speak, cause before consequence.

use crate::report::Report;
use crate::snapshot::Snapshot;
use crate::target::Target;

/// Answer for all targets. Same snapshot and targets, same report.
pub fn diagnose(snapshot: &Snapshot, _targets: &[Target]) -> Report {
    Report { source: snapshot.source().clone(), claims: Vec::new(), findings: Vec::new(), unknown: Vec::new(), presumed_empty: Vec::new() }
}
