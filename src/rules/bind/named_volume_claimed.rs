//! `volumeName` names a volume that belongs to another claim.

use super::facts::{RECREATE, reservation};
use crate::decisions::pv_controller::ClaimSync;
use crate::report::{Finding, ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, pv, referred};
use crate::snapshot::objects::{ObjectReference, PersistentVolume};
use crate::snapshot::{Kind, Lookup};

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
    /// ```
    PVW113 named_volume_claimed { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::VolumeClaimed(volume)) = &question.sync else { return Ok(None) };
    let Some(claim_ref) = volume.spec.claim_ref.as_ref().filter(|_| reservation(question).is_none()) else { return Ok(None) };
    let other = ObjectRef::new(Kind::PersistentVolumeClaim, &claim_ref.namespace, &claim_ref.name);
    let (verb, note) = holder(question, claim_ref);
    let message = format!("{}, which the claim demands by volumeName, {verb} {other}{note}", pv(volume));
    let finding = question.found(&RULE, message).about(pv(volume)).about(other);
    let finding = finding.shows_noting(&pv(volume), "spec.claimRef", referred(claim_ref), volume.status.phase.as_str());
    let finding = finding.shows(&question.subject(), "spec.volumeName", volume.metadata.name.as_str());
    Ok(Some(next_step(finding.because("a volume serves one claim only; naming it takes it from nobody"), volume)))
}

fn holder(question: &Question<'_>, claim_ref: &ObjectReference) -> (&'static str, String) {
    let verb = if claim_ref.uid.is_empty() { "is reserved by its claimRef for" } else { "is claimed by" };
    let note = match question.snapshot.listings().claims.get(&claim_ref.namespace, &claim_ref.name) {
        Lookup::Found(claim) if claim_ref.uid.is_empty() || claim.metadata.uid == claim_ref.uid => format!(" ({})", claim.status.phase),
        Lookup::Found(_) => ", an earlier claim of that name".to_string(),
        Lookup::Absent => ", a claim that does not exist".to_string(),
        Lookup::Unknown(_) => String::new(),
    };
    (verb, note)
}

fn next_step(finding: Finding, volume: &PersistentVolume) -> Finding {
    let finding = finding.fix(Risk::Inspect, get_yaml(&pv(volume)), "see whose it is");
    finding.fix(
        Risk::Changes,
        "",
        format!("give the claim another volume: {RECREATE}; or, if nobody is bound to it, correct spec.claimRef of the volume"),
    )
}
