//! A volume is reserved for the claim and of another kind.

use super::facts::{inspect, mismatch, with_mismatch};
use super::remedy::remedy;
use super::reserved::{Flaw, reservation};
use crate::decisions::pv_controller::Check;
use crate::rules::Verdict;
use crate::rules::question::Question;

rule! {
    /// The volume that is reserved for this claim has other access modes, another volumeMode or another VolumeAttributesClass.
    ///
    /// ## Why it happens
    /// `spec.claimRef` reserves a volume and switches off the comparison of class, selector and phase, but not of access modes, volumeMode and VolumeAttributesClass.
    /// ReadWriteMany does not include ReadWriteOnce: every mode that the claim asks for must stand in the volume.
    /// ## How to confirm
    /// Compare `spec.accessModes`, `spec.volumeMode` and `spec.volumeAttributesClassName` of both.
    /// ## How to fix
    /// Correct the volume (its access modes can be edited), or delete the claim and create it again with what the volume offers.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// spec: {accessModes: [ReadWriteMany], claimRef: {namespace: shop, name: data}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {accessModes: [ReadWriteOnce]}
    /// ```
    PVW115 reserved_volume_mismatch { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let (Some(reserved), Some(claim)) = (reservation(question), question.claim()) else { return Ok(None) };
    let Flaw::Fails(failed @ (Check::AccessModeMismatch | Check::VolumeModeMismatch | Check::VacMismatch)) = reserved.flaw else {
        return Ok(None);
    };
    let message = format!("{} does not fit: {}", reserved.words(), mismatch(failed, claim, reserved.volume));
    let finding = with_mismatch(question.found(&RULE, message), failed, claim, reserved.volume);
    let finding = finding.because("a reservation by claimRef does not switch this comparison off; the volume is passed over");
    let finding = inspect(finding.with_severity(reserved.severity(question)), reserved.volume, "compare it with the claim");
    Ok(Some(remedy(finding, failed, claim, reserved.volume)))
}
