//! Volumes of the claim's class exist, and other claims hold them all.

use super::facts::{near_misses, of_class, reservation, taken};
use super::volume_taken_by_smaller_claim;
use crate::decisions::pv_controller::{Candidate, Check};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{class_words, kubectl, pv, referred};

rule! {
    /// Every PersistentVolume that could serve the claim belongs to another claim.
    ///
    /// ## Why it happens
    /// A volume serves one claim only, whatever its access modes say.
    /// Volumes that are bound to other claims, or reserved for them by claimRef, are passed over, and the claim's class makes no new ones.
    /// ## How to confirm
    /// `kubectl get pv` shows in the column CLAIM who holds each volume.
    /// ## How to fix
    /// Create another volume of this class.
    /// If a claim that holds one is not needed any more, delete that claim; a volume with policy Retain must then be made available again by hand.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// spec: {storageClassName: local, claimRef: {namespace: shop, name: other, uid: u-1}}
    /// status: {phase: Bound}
    /// ```
    PVW102 no_free_volume { Error, Create / Bind, reads: [PersistentVolume, StorageClass] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(claim) = question.claim().filter(|_| question.depends_on_existing_volumes()) else { return Ok(None) };
    let elsewhere =
        reservation(question).is_some() || !near_misses(question).is_empty() || volume_taken_by_smaller_claim::theft(question).is_some();
    let holders: Vec<&Candidate<'_>> = match taken(question).count() {
        0 if question.class_name().is_empty() => Vec::new(),
        0 => of_class(question).collect(),
        _ => taken(question).collect(),
    };
    let all_claimed = holders.iter().all(|candidate| candidate.failed.contains(Check::ClaimedByOther));
    let Some(first) = holders.first().filter(|_| all_claimed && !elsewhere) else { return Ok(None) };
    let holder = first.volume.spec.claim_ref.as_ref().map(referred).unwrap_or_default();
    let others = match holders.len() {
        1 => String::new(),
        count => format!(", and {} more likewise", count - 1),
    };
    let provisioner = question.class().map_or(String::new(), |class| format!(" ({})", class.provisioner));
    let class = class_words(claim);
    let message = format!("no PersistentVolume of {class}{provisioner} is free: {} belongs to claim {holder}{others}", pv(first.volume));
    let mut finding = question.found(&RULE, message).about(pv(first.volume));
    for candidate in holders.iter().take(3) {
        let holder = candidate.volume.spec.claim_ref.as_ref().map(referred).unwrap_or_default();
        finding = finding.shows_noting(&pv(candidate.volume), "spec.claimRef", holder, candidate.volume.status.phase.as_str());
    }
    let finding = finding.because("a volume serves one claim only, and this class makes none");
    Ok(Some(finding.fix(Risk::Inspect, kubectl(&["get", "pv"]), "see who holds which volume").fix(
        Risk::Changes,
        "",
        "create another volume of this class",
    )))
}
