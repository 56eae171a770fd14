//! `volumeName` names a free volume that does not satisfy the claim.

use super::facts::{inspect, mismatch, with_mismatch};
use super::remedy::{agree, more_differences, remedy};
use crate::decisions::pv_controller::ClaimSync;
use crate::rules::Verdict;
use crate::rules::question::Question;

rule! {
    /// The claim demands a PersistentVolume by name, and that volume does not satisfy it.
    ///
    /// ## Why it happens
    /// Naming a volume does not switch the comparison off: it must not be deleted, must be large enough, and must have the claim's class, VolumeAttributesClass, volumeMode and access modes.
    /// A claim that leaves its class out may have been given the default class, and then never matches a volume without a class.
    /// ## How to confirm
    /// The controller's event on the claim is `VolumeMismatch`; it names the first difference only.
    /// ## How to fix
    /// Delete the claim and create it again with the volume's values, or correct the volume: class and capacity of a volume can be edited.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec: {volumeName: disk-1, storageClassName: ""}
    /// ---
    /// kind: PersistentVolume
    /// metadata: {name: disk-1}
    /// spec: {storageClassName: manual}
    /// ```
    PVW112 named_volume_mismatch { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let (Some(sync @ ClaimSync::VolumeMismatch(volume, failed)), Some(claim)) = (&question.sync, question.claim()) else { return Ok(None) };
    let Some(cause) = sync.mismatch_cause() else { return Ok(None) };
    let more = more_differences(failed.count());
    let message = format!("the volume that the claim demands by volumeName does not fit: {}{more}", mismatch(cause, claim, volume));
    let mut finding = with_mismatch(question.found(&RULE, message), cause, claim, volume);
    for other in failed.iter().filter(|check| *check != cause) {
        finding = with_mismatch(finding, other, claim, volume);
    }
    finding.objects.dedup();
    let finding = finding.because("the controller refuses to bind them; with volumeName set no other volume is looked at and none is made");
    let finding = inspect(finding, volume, "compare it with the claim");
    Ok(Some(match failed.count() {
        1 => remedy(finding, cause, claim, volume),
        _ => agree(finding, volume),
    }))
}
