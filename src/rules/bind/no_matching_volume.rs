//! The claim depends on existing volumes, and none of them fits.

use super::facts::{RECREATE, inspect, mismatch, near_misses, of_class, reservation, taken, with_mismatch};
use crate::decisions::pv_controller::{Candidate, Check, ClaimSync};
use crate::report::{Finding, Risk, Severity};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{class_words, kubectl, sc};
use crate::snapshot::objects::PersistentVolumeClaim;

rule! {
    /// No PersistentVolume fits the claim, and its class makes none.
    ///
    /// ## Why it happens
    /// A claim of a class with provisioner `kubernetes.io/no-provisioner`, of a class without an object, or of no class at all can only bind a volume that exists already.
    /// The controller compares every volume with the claim: access modes, claimRef, capacity, volumeMode, VolumeAttributesClass, deletion, phase, selector, class.
    /// All must agree; every access mode asked for must be offered, and a capacity one byte short is too small.
    /// ## How to confirm
    /// `kubectl pv-why NAME -v` lists every volume with every check that it fails and both values.
    /// ## How to fix
    /// Make a volume that fits, or delete the claim and create it again with values that an existing volume offers: the spec of a Pending claim cannot be changed.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: local, accessModes: [ReadWriteOnce], resources: {requests: {storage: 5Gi}}}
    /// ---
    /// kind: PersistentVolume
    /// spec: {storageClassName: local, accessModes: [ReadWriteOnce], capacity: {storage: 3910Mi}}
    /// ```
    PVW101 no_matching_volume { Error, Create / Bind, reads: [PersistentVolume, StorageClass] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(claim) = question.claim().filter(|_| question.depends_on_existing_volumes()) else { return Ok(None) };
    let near = near_misses(question);
    if reservation(question).is_some() || question.volume_becoming_available().is_some() {
        return Ok(None);
    }
    match near.first() {
        Some(nearest) => Ok(Some(missed(question, claim, nearest))),
        None if matches!(question.sync, Some(ClaimSync::NoVolumeNoClass(_))) => Ok(None),
        None if taken(question).next().is_some() || all_taken(question) => Ok(None),
        None => Ok(Some(none_fits(question, claim))),
    }
}

fn all_taken(question: &Question<'_>) -> bool {
    of_class(question).next().is_some() && of_class(question).all(|candidate| candidate.failed.contains(Check::ClaimedByOther))
}

/// One check is all that separates a free volume from the claim.
fn missed(question: &Question<'_>, claim: &PersistentVolumeClaim, nearest: &Candidate<'_>) -> Finding {
    let check = nearest.failed.without(Check::LeftToScheduler).iter().next().unwrap_or(Check::TooSmall);
    let message = format!("no PersistentVolume fits: the nearest, {}", mismatch(check, claim, nearest.volume));
    let finding = base(question, message).because(why_existing(question, claim));
    let finding = with_mismatch(finding, check, claim, nearest.volume);
    inspect(finding, nearest.volume, "compare it with the claim").fix(
        Risk::Changes,
        "",
        format!("give the volume what the claim asks for, or {RECREATE} with what the volume has"),
    )
}

fn none_fits(question: &Question<'_>, claim: &PersistentVolumeClaim) -> Finding {
    let class = question.class_name();
    let message = match of_class(question).count() {
        0 => format!("{} provisions none ({}), and no PersistentVolume of that class exists", class_words(claim), provisioner(question)),
        count => format!("no PersistentVolume fits: each of the {count} of {} fails several checks", class_words(claim)),
    };
    let finding = base(question, message).because(why_existing(question, claim)).about(sc(class));
    let finding = finding.shows(&sc(class), "provisioner", provisioner(question));
    finding.fix(Risk::Inspect, kubectl(&["get", "pv", "-o", "wide"]), "see which volumes exist").fix(
        Risk::Changes,
        "",
        "create a PersistentVolume of this class, let a static provisioner do it, or use a class that provisions",
    )
}

fn provisioner<'a>(question: &Question<'a>) -> &'a str {
    question.class().map_or("no such StorageClass object", |class| class.provisioner.as_str())
}

/// A claim that no pod uses yet has time.
fn base(question: &Question<'_>, message: String) -> Finding {
    let unused = question.waits_for_first_consumer() && question.consumers().next().is_none();
    question.found(&RULE, message).with_severity(if unused { Severity::Warning } else { Severity::Error })
}

fn why_existing(question: &Question<'_>, claim: &PersistentVolumeClaim) -> String {
    match question.class() {
        Some(class) => {
            format!("{} has provisioner {}, so only an existing volume can serve the claim", class_words(claim), class.provisioner)
        }
        None => format!("with {} nothing makes a volume, so only an existing one can serve the claim", class_words(claim)),
    }
}
