//! Which volumes came nearest to fitting a claim. No upstream function: our own order for explanations.

use std::cmp::Ordering;

use super::pv_controller::{Candidate, Check};
use super::quantity::Quantity;
use crate::snapshot::objects::PersistentVolumeClaim;

/// Chosen, fitting, then fewest failures, then the capacity nearest to the request, then by name; at most `limit`.
pub fn nearest_first<'c, 'a>(candidates: &'c [Candidate<'a>], claim: &PersistentVolumeClaim, limit: usize) -> Vec<&'c Candidate<'a>> {
    let zero = Quantity::default();
    let request = claim.request().unwrap_or(&zero);
    let mut sorted: Vec<&Candidate<'_>> = candidates.iter().collect();
    let order = |a: &&Candidate<'_>, b: &&Candidate<'_>| compare(a, b, request);
    if limit < sorted.len() {
        sorted.select_nth_unstable_by(limit, order);
        sorted.truncate(limit);
    }
    sorted.sort_by(order);
    sorted
}

fn compare(a: &Candidate<'_>, b: &Candidate<'_>, request: &Quantity) -> Ordering {
    let failures = |candidate: &Candidate<'_>| candidate.failed.without(Check::LeftToScheduler).count();
    let by_verdict = b.chosen.cmp(&a.chosen).then_with(|| failures(a).cmp(&failures(b)));
    by_verdict.then_with(|| by_distance(a, b, request)).then_with(|| a.volume.metadata.name.cmp(&b.volume.metadata.name))
}

/// Capacities on the same side of the request compare exactly; one that suffices is nearer than one that does not.
fn by_distance(a: &Candidate<'_>, b: &Candidate<'_>, request: &Quantity) -> Ordering {
    let (a, b) = (a.volume.capacity(), b.volume.capacity());
    let suffices = |capacity: Option<&Quantity>| capacity.is_some_and(|capacity| capacity >= request);
    match (suffices(a), suffices(b)) {
        (true, true) => a.cmp(&b),
        (false, false) => b.cmp(&a),
        (a, b) => b.cmp(&a),
    }
}
