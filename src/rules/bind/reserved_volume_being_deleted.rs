//! A volume is reserved for the claim and on its way out.

use super::facts::inspect;
use super::reserved::{Flaw, reservation};
use crate::decisions::pv_controller::Check;
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::pv;

rule! {
    /// The volume that is reserved for this claim is being deleted.
    ///
    /// ## Why it happens
    /// Somebody deleted the PersistentVolume; a finalizer keeps the object for now, but a volume with a deletionTimestamp is never bound.
    /// Deletion cannot be taken back.
    /// ## How to confirm
    /// `kubectl get pv NAME -o yaml` shows `metadata.deletionTimestamp` and the finalizers.
    /// ## How to fix
    /// Save the volume's manifest, let the deletion end, and create the volume again under the same name; with reclaim policy Retain the data stays where it is.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {deletionTimestamp: "2026-07-22T10:00:00Z", finalizers: [kubernetes.io/pv-protection]}
    /// spec: {claimRef: {namespace: shop, name: data}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: ""}
    /// ```
    PVW116 reserved_volume_being_deleted { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(reserved) = reservation(question).filter(|reserved| reserved.flaw == Flaw::Fails(Check::BeingDeleted)) else {
        return Ok(None);
    };
    let volume = reserved.volume;
    let policy = volume.spec.persistent_volume_reclaim_policy.as_str();
    let finding = question.found(&RULE, format!("the volume reserved for this claim, {}, is being deleted", pv(volume))).about(pv(volume));
    let time = volume.metadata.deletion_timestamp.map_or(String::new(), |time| time.to_string());
    let finding = finding.shows(&pv(volume), "metadata.deletionTimestamp", time);
    let finding = finding.shows(&pv(volume), "metadata.finalizers", volume.metadata.finalizers.join(","));
    let finding = finding.shows(&pv(volume), "spec.persistentVolumeReclaimPolicy", policy).with_severity(reserved.severity(question));
    let finding = finding.because("a volume that is being deleted is never bound, and a deletion cannot be taken back");
    let finding = inspect(finding, volume, "save its manifest before it is gone");
    Ok(Some(finding.fix(Risk::Changes, "", "create the volume again once it is gone")))
}
