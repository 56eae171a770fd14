//! Claims gathered by what is wrong with them: one cause, however many claims.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::report::{Certainty, ClaimReport, Finding, ObjectRef, Report, Severity};
use crate::snapshot::Kind;

/// One cause and the claims that have it, in their order.
pub(super) struct Group<'a> {
    /// The finding of the first claim.
    pub(super) finding: &'a Finding,
    /// The claims, with what is said of each.
    pub(super) claims: Vec<(&'a ClaimReport, &'a Finding)>,
}

/// The causes of one severity, those with most claims first. Consequences of other findings are left out.
pub(super) fn groups(report: &Report, severity: Severity) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<(&str, Option<&ObjectRef>), Group<'_>> = BTreeMap::new();
    for claim in &report.claims {
        let findings = claim.findings.iter().filter_map(|id| report.finding(id));
        for finding in findings.filter(|finding| finding.severity == severity && finding.consequence_of.is_none()) {
            let group = groups.entry((finding.code, culprit(finding))).or_insert_with(|| Group { finding, claims: Vec::new() });
            group.claims.push((claim, finding));
        }
    }
    let mut groups: Vec<Group<'_>> = groups.into_values().collect();
    groups.sort_by_key(|group| (Reverse(group.claims.len()), Reverse(certainty(group)), group.finding.code));
    groups
}

fn certainty(group: &Group<'_>) -> Certainty {
    group.finding.certainty
}

/// The first object, unless it is a claim: claims that each have the same trouble of their own share one block.
fn culprit(finding: &Finding) -> Option<&ObjectRef> {
    finding.objects.first().filter(|object| object.kind != Kind::PersistentVolumeClaim)
}
