//! The claim names a class that does not exist, and no volume carries that class either.

use crate::decisions::pv_controller::{Candidate, Check, ClaimSync, Provisioning};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{class_field, kubectl, nearest_name, pv, sc, volume_class_words};
use crate::snapshot::objects::PersistentVolume;

rule! {
    /// The claim names a StorageClass that does not exist.
    ///
    /// ## Why it happens
    /// The name is misspelt, the class was never installed, or the manifest comes from another cluster.
    /// The name alone would be enough to bind a volume that carries the same class name, but no such volume exists either.
    /// ## How to confirm
    /// `kubectl get storageclass`; the claim has an event `ProvisioningFailed` with `not found`.
    /// ## How to fix
    /// Create the class: the waiting claim is then served.
    /// Or delete the claim and create it again with the name of a class that exists.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: fast-sdd}
    /// ```
    PVW201 class_not_found { Error, Create / Provision, reads: [StorageClass, PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::Provision(Provisioning::ClassMissing(name))) = &question.sync else { return Ok(None) };
    if question.depends_on_existing_volumes() {
        return Ok(None);
    }
    let volume = volume_but_for_class(question);
    let hint = match (alike(question, name), volume) {
        (Some(alike), _) => format!("; did you mean {alike:?}?"),
        (None, Some(volume)) => format!("; {} would fit, but it has {}", pv(volume), volume_class_words(volume)),
        (None, None) => String::new(),
    };
    let finding = question.found(&RULE, format!("StorageClass {name:?}, which the claim names, does not exist{hint}")).about(sc(name));
    let field = question.claim().map_or("spec.storageClassName", class_field);
    let finding = finding.shows(&question.subject(), field, name.as_str());
    let finding = finding.because("without the class nobody is asked to make a volume, and no existing volume carries that class name");
    let finding = finding.fix(Risk::Inspect, kubectl(&["get", "storageclass"]), "see which classes exist");
    let finding = finding.fix(Risk::Changes, "", "create the class, or delete the claim and create it again with another class");
    Ok(Some(match volume {
        Some(volume) => finding.fix(Risk::Changes, "", format!("to use {}: give it storageClassName {name}", pv(volume))),
        None => finding,
    }))
}

/// A free volume that lacks nothing but the class name: perhaps it was meant.
fn volume_but_for_class<'a>(question: &Question<'a>) -> Option<&'a PersistentVolume> {
    let only_class = |candidate: &&Candidate<'a>| candidate.failed.without(Check::LeftToScheduler).is_only(Check::ClassMismatch);
    question.candidates().iter().find(only_class).map(|candidate| candidate.volume)
}

/// The class whose name is most like it, if one is alike at all.
fn alike<'a>(question: &Question<'a>, name: &str) -> Option<&'a str> {
    let classes = question.snapshot.listings().classes.all().iter().map(|class| class.metadata.name.as_str());
    nearest_name(name, classes)
}
