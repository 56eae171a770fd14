//! Two claims name one volume, and the volume names the other.

use crate::decisions::pv_controller::{ClaimSync, LostReason};
use crate::report::{ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, kubectl, pv, referred};
use crate::snapshot::Kind;

rule! {
    /// The claim is bound to a volume whose claimRef names another claim, or this one without its uid.
    ///
    /// ## Why it happens
    /// A bound claim and its volume must name each other, uid included.
    /// After a restore, or when a volume was written by hand, the claimRef may hold another claim, the uid of an earlier claim, or no uid at all; then the claim is Lost, "bound incorrectly".
    /// ## How to confirm
    /// Compare `spec.claimRef` of the volume, uid included, with the claim.
    /// ## How to fix
    /// If the volume is this claim's, write the claim's uid into the claimRef: the claim becomes Bound again.
    /// If it is the other claim's, delete this one; no data is touched.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {name: disk-1}
    /// spec: {claimRef: {namespace: shop, name: data}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {namespace: shop, name: data, uid: u-2, annotations: {pv.kubernetes.io/bind-completed: "yes"}}
    /// spec: {volumeName: disk-1}
    /// ```
    PVW122 claim_misbound { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let (Some(ClaimSync::Lost(LostReason::Misbound(volume))), Some(claim)) = (&question.sync, question.claim()) else { return Ok(None) };
    let Some(claim_ref) = &volume.spec.claim_ref else { return Ok(None) };
    let uid = claim.metadata.uid.as_str();
    let own_name = claim_ref.namespace == question.namespace && claim_ref.name == question.name;
    let whose = match (own_name, claim_ref.uid.is_empty()) {
        (true, true) => "names this claim without its uid".to_string(),
        (true, false) => "holds the uid of an earlier claim of this name".to_string(),
        (false, _) => {
            format!("names another claim, {}", ObjectRef::new(Kind::PersistentVolumeClaim, &claim_ref.namespace, &claim_ref.name))
        }
    };
    let finding = question
        .found(&RULE, format!("the claim is bound incorrectly: the claimRef of its volume {} {whose}", pv(volume)))
        .about(pv(volume));
    let finding = finding.shows_expecting(
        &pv(volume),
        "spec.claimRef",
        format!("{} uid {:?}", referred(claim_ref), claim_ref.uid),
        Some(format!("{}/{} uid {uid:?}", question.namespace, question.name)),
        "",
    );
    let finding = finding.shows(&question.subject(), "status.phase", claim.status.phase.as_str());
    let finding = finding.because("a bound claim and its volume must name each other, uid included; otherwise the claim is Lost");
    let finding = finding.fix(Risk::Inspect, get_yaml(&pv(volume)), "see whose it is");
    if !own_name {
        return Ok(Some(finding.fix(Risk::Changes, "", "if the volume is the other claim's, delete this claim: no data is touched")));
    }
    let patch = serde_json::json!([{"op": "add", "path": "/spec/claimRef/uid", "value": uid}]);
    let command = kubectl(&["patch", "pv", &volume.metadata.name, "--type=json", "-p", &patch.to_string()]);
    Ok(Some(finding.fix(Risk::Changes, command, "ties the volume to this claim, which becomes Bound again")))
}
