//! A volume is reserved for the claim and smaller than the claim asks.

use super::facts::{inspect, mismatch, with_mismatch};
use super::remedy::remedy;
use super::reserved::{Flaw, reservation};
use crate::decisions::pv_controller::Check;
use crate::rules::Verdict;
use crate::rules::question::Question;

rule! {
    /// The volume that is reserved for this claim is smaller than the claim asks.
    ///
    /// ## Why it happens
    /// `spec.claimRef` reserves a volume, but its size is compared all the same, to the byte: 5G is 4.66Gi, so it does not serve a claim of 5Gi.
    /// A reserved volume that is too small is passed over without a word.
    /// ## How to confirm
    /// Compare `spec.capacity.storage` of the volume with `spec.resources.requests.storage` of the claim.
    /// ## How to fix
    /// If the disk behind it is really larger, correct the volume's capacity.
    /// Otherwise delete the claim and create it again with what the volume has.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// spec: {capacity: {storage: 5G}, claimRef: {namespace: shop, name: data}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {resources: {requests: {storage: 5Gi}}}
    /// ```
    PVW114 reserved_volume_too_small { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let (Some(reserved), Some(claim)) = (reservation(question), question.claim()) else { return Ok(None) };
    if reserved.flaw != Flaw::Fails(Check::TooSmall) {
        return Ok(None);
    }
    let message = format!("{} does not fit: {}", reserved.words(), mismatch(Check::TooSmall, claim, reserved.volume));
    let finding = with_mismatch(question.found(&RULE, message), Check::TooSmall, claim, reserved.volume);
    let finding = finding
        .because("a reservation by claimRef does not switch off the comparison of sizes; the volume is passed over, and no event says so");
    let finding = inspect(finding.with_severity(reserved.severity(question)), reserved.volume, "see its capacity");
    Ok(Some(remedy(finding, Check::TooSmall, claim, reserved.volume)))
}
