//! The claim was bound, and its volume is gone.

use crate::decisions::pv_controller::{ClaimSync, LostReason};
use crate::report::{Certainty, ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, sc};
use crate::snapshot::Kind;

rule! {
    /// The claim is Lost: the PersistentVolume that it was bound to no longer exists.
    ///
    /// ## Why it happens
    /// Somebody deleted the PersistentVolume object under a bound claim (its protection finalizer was removed), or the cluster was restored without its volumes.
    /// The event says that data is lost; that is not certain: with reclaim policy Retain, or if only the object was removed, the disk behind it is still there.
    /// ## How to confirm
    /// `kubectl get pv NAME` answers NotFound; then look for the disk at the storage system by the volume's handle.
    /// ## How to fix
    /// Create a PersistentVolume of the same name for the same disk, without a claimRef or with this claim's uid in it: the claim becomes Bound again by itself.
    /// With a claimRef that lacks the uid it stays Lost.
    /// If the disk is gone, delete the claim and restore from a backup.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// metadata: {annotations: {pv.kubernetes.io/bind-completed: "yes"}}
    /// spec: {volumeName: pv-gone}
    /// status: {phase: Lost}
    /// ```
    PVW121 claim_lost { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::Lost(reason @ (LostReason::NoVolumeName | LostReason::VolumeMissing))) = &question.sync else { return Ok(None) };
    let Some(claim) = question.claim() else { return Ok(None) };
    let name = claim.spec.volume_name.as_str();
    let volume = ObjectRef::new(Kind::PersistentVolume, "", name);
    let message = match reason {
        LostReason::NoVolumeName => "the claim is Lost: it was bound, but its volumeName has been removed".to_string(),
        _ => format!("the claim is Lost: its volume {volume} no longer exists"),
    };
    let seen = if claim.status.phase == "Lost" { Certainty::Proved } else { Certainty::Likely };
    let mut finding = question.found(&RULE, message).about(volume).at_most(seen);
    finding =
        finding.shows(&question.subject(), "spec.volumeName", name).shows(&question.subject(), "status.phase", claim.status.phase.as_str());
    let fate = fate(question);
    if let Some(class) = question.class() {
        finding = finding.shows_noting(
            &sc(&class.metadata.name),
            "reclaimPolicy",
            class.reclaim_policy.as_str(),
            "what volumes of this class are made with",
        );
    }
    let finding = finding.because(format!("the claim was bound, so no other volume is looked for; {fate}"));
    let finding = finding.fix(Risk::Inspect, get_yaml(&question.subject()), "then look for the disk at the storage system");
    Ok(Some(finding.fix(
        Risk::Changes,
        "",
        format!(
            "create a PersistentVolume {name:?} for the same disk, without claimRef or with uid {} in it: the claim becomes Bound again",
            claim.metadata.uid
        ),
    )))
}

fn fate(question: &Question<'_>) -> &'static str {
    match question.class().map(|class| class.reclaim_policy.as_str()) {
        Some("Retain") => "its class retains volumes, so the data is probably still at the storage system",
        Some("Delete") => "its class deletes volumes, so the data may be gone; it is alive if only the object was removed",
        _ => "whether the data is alive only the storage system can tell",
    }
}
