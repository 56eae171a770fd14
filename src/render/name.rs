//! `-o name`: the claims that exist, as kubectl names them.

use super::text::clean;
use crate::report::Report;
use crate::snapshot::Kind;

pub(super) fn render(report: &Report) -> String {
    let kind = Kind::PersistentVolumeClaim.name().to_lowercase();
    let existing = report.claims.iter().filter(|claim| claim.phase.is_some());
    existing.map(|claim| format!("{kind}/{}\n", clean(&claim.name))).collect()
}
