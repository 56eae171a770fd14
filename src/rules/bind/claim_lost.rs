//! The claim was bound, and its volume is gone.

use crate::decisions::pv_controller::{ClaimSync, LostReason};
use crate::report::{Certainty, Finding, ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, kubectl, pv, sc};
use crate::snapshot::Kind;
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

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
    let (Some(ClaimSync::Lost(reason)), Some(claim)) = (&question.sync, question.claim()) else { return Ok(None) };
    let finding = match reason {
        LostReason::NoVolumeName => name_removed(question, claim),
        LostReason::VolumeMissing => volume_missing(question, claim),
        LostReason::Misbound(_) => return Ok(None),
    };
    let seen = if claim.status.phase == "Lost" { Certainty::Proved } else { Certainty::Likely };
    Ok(Some(finding.at_most(seen).shows(&question.subject(), "status.phase", claim.status.phase.as_str())))
}

fn volume_missing(question: &Question<'_>, claim: &PersistentVolumeClaim) -> Finding {
    let name = claim.spec.volume_name.as_str();
    let volume = ObjectRef::new(Kind::PersistentVolume, "", name);
    let finding = question.found(&RULE, format!("the claim is Lost: its volume {volume} no longer exists")).about(volume);
    let mut finding = finding.shows(&question.subject(), "spec.volumeName", name);
    if let Some(class) = question.class() {
        finding = finding.shows_noting(&sc(&class.metadata.name), "reclaimPolicy", class.reclaim_policy.as_str(), fate(question));
    }
    let finding = finding.because(format!("the claim was bound, so no other volume is looked for; {}", fate(question)));
    let finding = finding.fix(Risk::Inspect, get_yaml(&question.subject()), "then look for the disk at the storage system");
    let again = format!(
        "create a PersistentVolume {name:?} for the same disk, without claimRef or with uid {} in it: the claim becomes Bound again",
        claim.metadata.uid
    );
    finding.fix(Risk::Changes, "", again)
}

/// BC-1: an empty volumeName may be set again.
fn name_removed(question: &Question<'_>, claim: &PersistentVolumeClaim) -> Finding {
    let finding = question.found(&RULE, "the claim is Lost: it was bound, but its volumeName has been removed").about(question.subject());
    let finding = finding.shows(&question.subject(), "spec.volumeName", "unset");
    let finding = finding.because("a claim with the annotation pv.kubernetes.io/bind-completed is never bound anew");
    let own = |volume: &&PersistentVolume| volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| claim_ref.uid == claim.metadata.uid);
    let Some(volume) = question.volumes_naming_it().find(own) else {
        return finding.fix(Risk::Inspect, kubectl(&["get", "pv"]), "look for the volume whose claimRef names the claim");
    };
    let patch = serde_json::json!({"spec": {"volumeName": volume.metadata.name}}).to_string();
    let command = kubectl(&["patch", "pvc", question.name, "-n", question.namespace, "-p", &patch]);
    finding.about(pv(volume)).fix(Risk::Changes, command, "names the volume whose claimRef holds this claim: it becomes Bound again")
}

fn fate(question: &Question<'_>) -> &'static str {
    match question.class().map(|class| class.reclaim_policy.as_str()) {
        Some("Retain") => "its class retains volumes, so the data is probably still at the storage system",
        Some("Delete") => "its class deletes volumes, so the data may be gone; it is alive if only the object was removed",
        _ => "whether the data is alive only the storage system can tell",
    }
}
