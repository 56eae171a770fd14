//! Volumes of the claim's class exist, and other claims hold them all.

use super::facts::{near_misses, of_class, taken};
use super::holder::{free_again, holder_words, only_held_by_others};
use super::reserved::reservation;
use super::volume_taken_by_smaller_claim;
use crate::decisions::pv_controller::{Candidate, Check, ClaimSync};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{class_words, kubectl, pv, referred};
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

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
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: local}
    /// ```
    PVW102 no_free_volume { Error, Create / Bind, reads: [PersistentVolume, StorageClass] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(claim) = question.claim().filter(|_| question.depends_on_existing_volumes()) else { return Ok(None) };
    let holders = holders(question);
    let Some(first) = holders.first().copied().filter(|_| !explained_elsewhere(question)) else { return Ok(None) };
    let others = match holders.len() {
        1 => String::new(),
        count => format!(", and {} more likewise", count - 1),
    };
    let message = format!("no PersistentVolume of {} is free: {} {}{others}", class(question, claim), pv(first), held(question, first));
    let mut finding = question.found(&RULE, message).about(pv(first));
    for volume in holders.iter().take(3) {
        let holder = volume.spec.claim_ref.as_ref().map(referred).unwrap_or_default();
        finding = finding.shows_noting(&pv(volume), "spec.claimRef", holder, volume.status.phase.as_str());
    }
    let finding = finding.because("a volume serves one claim only, and nothing makes another");
    let finding = finding.fix(Risk::Inspect, kubectl(&["get", "pv"]), "see who holds which volume");
    Ok(Some(free_again(finding.fix(Risk::Changes, "", "create another volume of this class"), question, first)))
}

/// The volumes that would fit, else all of the class, if other claims hold them all.
fn holders<'a>(question: &Question<'a>) -> Vec<&'a PersistentVolume> {
    let candidates: Vec<&Candidate<'a>> = match taken(question).count() {
        0 if question.class_name().is_empty() => Vec::new(),
        0 => of_class(question).collect(),
        _ => taken(question).collect(),
    };
    let all_claimed = candidates.iter().all(|candidate| candidate.failed.contains(Check::ClaimedByOther));
    candidates.into_iter().filter(|_| all_claimed).map(|candidate| candidate.volume).collect()
}

fn explained_elsewhere(question: &Question<'_>) -> bool {
    let no_class = matches!(question.sync, Some(ClaimSync::NoVolumeNoClass(_)));
    reservation(question).is_some()
        || !near_misses(question).is_empty()
        || volume_taken_by_smaller_claim::theft(question).is_some()
        || (no_class && !only_held_by_others(question))
}

fn held(question: &Question<'_>, volume: &PersistentVolume) -> String {
    volume.spec.claim_ref.as_ref().map_or(String::new(), |claim_ref| holder_words(question, claim_ref))
}

fn class(question: &Question<'_>, claim: &PersistentVolumeClaim) -> String {
    match question.class() {
        Some(class) => format!("{} ({})", class_words(claim), class.provisioner),
        None => class_words(claim),
    }
}
