//! The order of findings, and how many claims share one.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::lifecycle::Standing;
use crate::report::{Finding, ObjectRef};

/// The headline first: errors at the stage where the claim stands, then by severity, stage, certainty and code.
pub(super) fn headline_first(findings: &mut [Finding], standing: Standing) {
    findings.sort_by_key(|finding| {
        let elsewhere = (Some(finding.stage), finding.step) != (standing.stage, standing.step);
        let rank = (Reverse(finding.severity), elsewhere, finding.stage, finding.step, Reverse(finding.certainty));
        (finding.consequence_of.is_some(), rank, finding.code)
    });
}

/// Findings of one code with one culprit are one cause.
pub(super) fn count_affected(findings: &mut [Finding]) {
    let mut counts: BTreeMap<(&str, Option<ObjectRef>), usize> = BTreeMap::new();
    for finding in findings.iter() {
        *counts.entry((finding.code, finding.objects.first().cloned())).or_default() += 1;
    }
    for finding in findings.iter_mut() {
        finding.affects = counts.get(&(finding.code, finding.objects.first().cloned())).copied().unwrap_or(1);
    }
}
