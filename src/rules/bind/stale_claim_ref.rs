//! A volume still belongs to an earlier claim of the same name.

use super::facts::inspect;
use super::reserved::{Flaw, reservation};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, pv, referred};

rule! {
    /// The volume still belongs to an earlier claim of the same name: its claimRef holds that claim's uid.
    ///
    /// ## Why it happens
    /// When a claim is deleted, a volume with reclaim policy Retain becomes Released and keeps its claimRef, uid included, so that nobody gets the old data by accident.
    /// A new claim of the same namespace and name has another uid and is a different claim; `kubectl get pv` shows no difference.
    /// ## How to confirm
    /// Compare `spec.claimRef.uid` of the volume with `metadata.uid` of the claim.
    /// ## How to fix
    /// If the new claim shall have the old data, remove only the uid from the claimRef: the volume is then reserved for the claim of that name and is bound at once.
    /// Do not remove the whole claimRef, unless any claim may take the volume.
    /// If the old data is not wanted, make another volume.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// spec: {persistentVolumeReclaimPolicy: Retain, claimRef: {namespace: shop, name: data, uid: old-uid}}
    /// status: {phase: Released}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {namespace: shop, name: data, uid: new-uid}
    /// spec: {storageClassName: ""}
    /// ```
    PVW119 stale_claim_ref { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let (Some(reserved), Some(claim)) = (reservation(question), question.claim()) else { return Ok(None) };
    if reserved.flaw != Flaw::StaleUid {
        return Ok(None);
    }
    let (volume, old) = (reserved.volume, reserved.claim_ref.uid.as_str());
    let phase = volume.status.phase.as_str();
    let message = format!(
        "{} is {phase}: its claimRef still holds the uid of an earlier claim {}, so this one is not let in",
        pv(volume),
        referred(reserved.claim_ref)
    );
    let finding = question.found(&RULE, message).about(pv(volume));
    let finding =
        finding.shows_expecting(&pv(volume), "spec.claimRef.uid", old, Some(claim.metadata.uid.clone()), "the uid of the earlier claim");
    let finding = finding.shows(&pv(volume), "spec.persistentVolumeReclaimPolicy", volume.spec.persistent_volume_reclaim_policy.as_str());
    let finding = finding
        .because("a volume keeps the uid of the claim it was bound to, so that nobody gets its data by accident; the volume may hold data");
    let patch =
        serde_json::json!([{"op": "test", "path": "/spec/claimRef/uid", "value": old}, {"op": "remove", "path": "/spec/claimRef/uid"}]);
    let back = serde_json::json!([{"op": "add", "path": "/spec/claimRef/uid", "value": old}]);
    let name = volume.metadata.name.as_str();
    let finding = inspect(finding, volume, "see what it is before anything is changed");
    let finding = finding.fix(
        Risk::Changes,
        kubectl(&["patch", "pv", name, "--type=json", "-p", &patch.to_string()]),
        "gives the volume, with its data, to the new claim of that name; fails if it was taken meanwhile",
    );
    Ok(Some(finding.undo(kubectl(&["patch", "pv", name, "--type=json", "-p", &back.to_string()]))))
}
