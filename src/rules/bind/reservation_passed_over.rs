//! A claim is bound, but not to the volume that was reserved for it.

use super::facts::inspect;
use crate::decisions::pv_controller::{Bind, ClaimSync, PROVISIONED_BY};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{pv, referred};

rule! {
    /// The claim is bound to another volume than the one that is reserved for it.
    ///
    /// ## Why it happens
    /// A reservation by claimRef is not absolute: the controller first looks at volumes with exactly the access modes asked for, and takes one of those before a reserved volume with more modes.
    /// A reserved volume that is too small or of another kind is passed over too, and one that was made after the claim comes too late.
    /// ## How to confirm
    /// `kubectl get pv` shows the reserved volume Available, with this claim in the column CLAIM.
    /// ## How to fix
    /// If the reserved volume is the right one, delete the claim and create it again with `volumeName`; mind the data that the present volume may hold.
    /// Otherwise remove the claimRef of the reserved volume.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {name: reserved}
    /// spec: {claimRef: {namespace: shop, name: data}}
    /// status: {phase: Available}
    /// ---
    /// kind: PersistentVolume
    /// metadata: {name: taken}
    /// spec: {claimRef: {namespace: shop, name: data, uid: u-1}}
    /// status: {phase: Bound}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {namespace: shop, name: data, uid: u-1, annotations: {pv.kubernetes.io/bind-completed: "yes"}}
    /// spec: {volumeName: taken}
    /// status: {phase: Bound}
    /// ```
    PVW120 reservation_passed_over { Warning, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::Bound(volumes, Bind::Done)) = &question.sync else { return Ok(None) };
    let Some(bound) = volumes.first().filter(|volume| !volume.metadata.has_annotation(PROVISIONED_BY)) else { return Ok(None) };
    let reserved = question.volumes_naming_it().find(|volume| {
        let here =
            volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| claim_ref.namespace == question.namespace && claim_ref.uid.is_empty());
        here && volume.metadata.name != bound.metadata.name
    });
    let Some(reserved) = reserved else { return Ok(None) };
    let message = format!("the claim is bound to {}, although {} is reserved for it", pv(bound), pv(reserved));
    let finding = question.found(&RULE, message).about(pv(reserved)).about(pv(bound));
    let claim_ref = reserved.spec.claim_ref.as_ref().map(referred).unwrap_or_default();
    let finding = finding.shows_noting(&pv(reserved), "spec.claimRef", claim_ref, reserved.status.phase.as_str());
    let finding = finding.because("volumes with exactly the access modes asked for come before reserved ones with more, and a volume that did not fit or came late is passed over");
    let finding = inspect(finding, reserved, "compare it with the claim");
    Ok(Some(finding.fix(
        Risk::Destroys,
        "",
        format!(
            "to use the reserved volume: save the data of the present one, delete the claim, create it again with volumeName: {}",
            reserved.metadata.name
        ),
    )))
}
