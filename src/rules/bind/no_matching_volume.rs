//! The claim depends on existing volumes, and none of them fits.

use super::facts::{inspect, mismatch, near_misses, of_class, taken, with_mismatch};
use super::remedy::{agree, more_differences, remedy};
use super::reserved::reservation;
use super::volume_taken_by_smaller_claim;
use crate::decisions::nearest::nearest_first;
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
    remedy(inspect(finding, nearest.volume, "compare it with the claim"), check, claim, nearest.volume)
}

/// Volumes of the class differ in several ways, or there are none.
fn none_fits(question: &Question<'_>, claim: &PersistentVolumeClaim) -> Finding {
    let of_class: Vec<Candidate<'_>> = of_class(question).copied().collect();
    match nearest_first(&of_class, claim, 1).first() {
        Some(nearest) => several_differences(question, claim, nearest),
        None => no_volume_of_class(question, claim),
    }
}

fn several_differences(question: &Question<'_>, claim: &PersistentVolumeClaim, nearest: &Candidate<'_>) -> Finding {
    let failed: Vec<Check> = nearest.failed.without(Check::LeftToScheduler).iter().collect();
    let first = failed.first().map_or(String::new(), |check| mismatch(*check, claim, nearest.volume));
    let message = format!(
        "no PersistentVolume of {} fits: the nearest, {first}{}",
        class_words(claim),
        more_differences(nearest.failed.without(Check::LeftToScheduler).count())
    );
    let finding = base(question, message).because(why_existing(question, claim));
    let mut finding = failed.iter().fold(finding, |finding, check| with_mismatch(finding, *check, claim, nearest.volume));
    finding.objects.dedup();
    agree(inspect(finding, nearest.volume, "compare it with the claim"), nearest.volume)
}

fn no_volume_of_class(question: &Question<'_>, claim: &PersistentVolumeClaim) -> Finding {
    let class = question.class_name();
    let message =
        format!("no PersistentVolume of {} exists, and that class provisions none ({})", class_words(claim), provisioner(question));
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
    let mut finding = question.found(&RULE, message).with_severity(if unused { Severity::Warning } else { Severity::Error });
    finding.consequence_of = volume_taken_by_smaller_claim::theft(question).map(|theft| theft.id(question));
    finding
}

fn why_existing(question: &Question<'_>, claim: &PersistentVolumeClaim) -> String {
    match question.class() {
        Some(class) => {
            format!("{} has provisioner {}, so only an existing volume can serve the claim", class_words(claim), class.provisioner)
        }
        None => format!("with {} nothing makes a volume, so only an existing one can serve the claim", class_words(claim)),
    }
}
