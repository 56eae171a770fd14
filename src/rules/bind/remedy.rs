//! What to change when a volume and a claim differ.

use super::facts::RECREATE;
use crate::decisions::pv_controller::{Check, claim_class, claim_has_class, volume_class};
use crate::report::{Finding, Risk};
use crate::rules::words::{class_words, failed_check, kubectl, pv, volume_class_words};
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

/// The next step that makes volume and claim agree where they differ.
#[must_use]
pub(super) fn remedy(finding: Finding, check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> Finding {
    match check {
        Check::SelectorMismatch => label(finding, claim, volume),
        Check::ClassMismatch if !claim_has_class(claim) => class_of_claim(finding, claim, volume),
        Check::ClassMismatch => class_of_volume(finding, claim, volume),
        _ => finding.fix(Risk::Changes, "", advice(check, claim, volume)),
    }
}

/// The next step when they differ in several ways.
#[must_use]
pub(super) fn agree(finding: Finding, volume: &PersistentVolume) -> Finding {
    finding.fix(Risk::Changes, "", format!("make a volume that fits in all of this, or {RECREATE} with what {} has", pv(volume)))
}

/// What follows the first of several differences.
pub(super) fn more_differences(count: u32) -> String {
    match count {
        0 | 1 => String::new(),
        2 => " (1 more difference)".to_string(),
        _ => format!(" ({} more differences)", count - 1),
    }
}

fn advice(check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> String {
    let (sides, name) = (failed_check(check, claim, volume), pv(volume));
    let (asked, offered) = (sides.asked.unwrap_or_default(), sides.offered.unwrap_or_default());
    match check {
        Check::TooSmall => format!("if the disk behind {name} holds {asked}, correct its capacity; else {RECREATE} with at most {offered}"),
        Check::AccessModeMismatch => {
            let missing: Vec<&str> =
                claim.spec.access_modes.iter().filter(|mode| !volume.spec.access_modes.contains(mode)).map(String::as_str).collect();
            format!("if the storage can do it, add {} to spec.accessModes of {name}; else {RECREATE} with {offered}", missing.join(","))
        }
        Check::VolumeModeMismatch => format!("{RECREATE} with volumeMode {offered}, or make another volume: a volume's mode is immutable"),
        Check::VacMismatch if offered.is_empty() => format!("{RECREATE} without volumeAttributesClassName"),
        Check::VacMismatch => format!("{RECREATE} with volumeAttributesClassName {offered}"),
        Check::BeingDeleted => format!("a deletion cannot be taken back: create {name} again once it is gone, or use another volume"),
        Check::NodeAffinityMismatch => {
            format!("bring a node with {offered} back, or make a volume on a node that exists: a volume's nodeAffinity is immutable")
        }
        _ => format!("make a volume that fits, or {RECREATE} with what {name} has"),
    }
}

/// A selector of labels alone can be satisfied by labels.
fn label(finding: Finding, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> Finding {
    let selector = claim.spec.selector.as_ref();
    let labels: Vec<String> = selector
        .and_then(|selector| selector.match_labels.as_ref())
        .into_iter()
        .flatten()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let note = format!("if {} is meant, give it the labels that the selector asks for; else {RECREATE} with another selector", pv(volume));
    let simple = selector.is_some_and(|selector| selector.match_expressions.iter().flatten().next().is_none());
    if !simple {
        return finding.fix(Risk::Changes, "", note);
    }
    let mut words = vec!["label", "pv", volume.metadata.name.as_str(), "--overwrite"];
    words.extend(labels.iter().map(String::as_str));
    finding.fix(Risk::Changes, kubectl(&words), note)
}

/// D-5: an absent class may be set once.
fn class_of_claim(finding: Finding, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> Finding {
    finding.fix(
        Risk::Changes,
        set_class(claim, volume_class(volume)),
        "gives the claim the volume's class; it can be set once (1.26 and later)",
    )
}

/// The command that gives a claim without a class this one.
pub(super) fn set_class(claim: &PersistentVolumeClaim, class: &str) -> String {
    let patch = serde_json::json!({"spec": {"storageClassName": class}}).to_string();
    kubectl(&["patch", "pvc", &claim.metadata.name, "-n", &claim.metadata.namespace, "-p", &patch])
}

fn class_of_volume(finding: Finding, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> Finding {
    let patch = |class: &str| {
        let patch = serde_json::json!({"spec": {"storageClassName": class}}).to_string();
        kubectl(&["patch", "pv", &volume.metadata.name, "-p", &patch])
    };
    let note = format!(
        "gives the volume {}; or {RECREATE} with {}",
        class_words(claim),
        volume_class_words(volume).replace("no class", "class \"\"")
    );
    finding.fix(Risk::Changes, patch(claim_class(claim)), note).undo(patch(volume_class(volume)))
}
