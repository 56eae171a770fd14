//! `volumeName` names a volume that belongs to another claim.

use super::facts::RECREATE;
use super::holder::{free_again, holder_words};
use super::reserved::reservation;
use crate::decisions::pv_controller::ClaimSync;
use crate::report::{Finding, ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, pv, referred};
use crate::snapshot::Kind;
use crate::snapshot::objects::PersistentVolume;

rule! {
    /// The claim demands a PersistentVolume by name, and that volume belongs to another claim.
    ///
    /// ## Why it happens
    /// The volume's `spec.claimRef` names another claim: that one is bound to it, or somebody reserved the volume for it.
    /// A volume serves one claim only, and `volumeName` takes nothing away from anybody.
    /// ## How to confirm
    /// `kubectl get pv NAME -o yaml`, field `spec.claimRef`.
    /// ## How to fix
    /// If the other claim is right, give this one another volume.
    /// If the reservation is wrong, correct `spec.claimRef` of the volume while no claim is bound to it.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {name: disk-1}
    /// spec: {claimRef: {namespace: prod, name: data}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: "", volumeName: disk-1}
    /// ```
    PVW113 named_volume_claimed { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::VolumeClaimed(volume)) = &question.sync else { return Ok(None) };
    let Some(claim_ref) = volume.spec.claim_ref.as_ref().filter(|_| reservation(question).is_none()) else { return Ok(None) };
    let other = ObjectRef::new(Kind::PersistentVolumeClaim, &claim_ref.namespace, &claim_ref.name);
    let message = format!("{}, which the claim demands by volumeName, {}", pv(volume), holder_words(question, claim_ref));
    let finding = question.found(&RULE, message).about(pv(volume)).about(other);
    let finding = finding.shows_noting(&pv(volume), "spec.claimRef", referred(claim_ref), volume.status.phase.as_str());
    let finding = finding.shows(&question.subject(), "spec.volumeName", volume.metadata.name.as_str());
    Ok(Some(next_step(finding.because("a volume serves one claim only; naming it takes it from nobody"), question, volume)))
}

fn next_step(finding: Finding, question: &Question<'_>, volume: &PersistentVolume) -> Finding {
    let finding = finding.fix(Risk::Inspect, get_yaml(&pv(volume)), "see whose it is");
    let other = format!("if it is rightly held: {RECREATE} with another volumeName");
    free_again(finding.fix(Risk::Changes, "", other), question, volume)
}
