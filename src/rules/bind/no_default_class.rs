//! The claim names no class, and no class is the default.

use super::facts::{but_for_its_class, kept_away_by_class, near_misses};
use super::holder::only_held_by_others;
use super::remedy::set_class;
use super::reserved::reservation;
use crate::decisions::default_class::DefaultClass;
use crate::decisions::pv_controller::{ClaimSync, volume_class};
use crate::report::{Finding, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, sc};
use crate::snapshot::objects::PersistentVolumeClaim;

rule! {
    /// The claim names no StorageClass, and the cluster has no default one.
    ///
    /// ## Why it happens
    /// Without a class nothing makes a volume: the claim can only bind an existing volume that has no class either, and none fits.
    /// A default StorageClass, if there were one, would be filled in.
    /// ## How to confirm
    /// `kubectl get storageclass`: the default one is marked `(default)`.
    /// ## How to fix
    /// Give the claim a class: an absent `storageClassName` may be set once, from Kubernetes 1.26 on.
    /// Or mark a class as the default; from 1.26 on waiting claims without a class then get it by themselves.
    /// On older releases delete the claim and create it again with `storageClassName`.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
    /// ```
    PVW104 no_default_class { Error, Create / Bind, reads: [PersistentVolume, StorageClass] }
}

fn check(question: &Question<'_>) -> Verdict {
    let applies = matches!(question.sync, Some(ClaimSync::NoVolumeNoClass(DefaultClass::NoDefault)));
    let Some(claim) = question.claim().filter(|_| applies) else { return Ok(None) };
    if reservation(question).is_some()
        || !near_misses(question).is_empty()
        || question.volume_becoming_available().is_some()
        || only_held_by_others(question)
    {
        return Ok(None);
    }
    let classes = question.snapshot.listings().classes.all();
    let names: Vec<&str> = classes.iter().map(|class| class.metadata.name.as_str()).collect();
    let message = match names.as_slice() {
        [] => "the claim names no StorageClass, and the cluster has none, so there is no default class either".to_string(),
        [one] => format!("the claim names no StorageClass, and the only one, {one:?}, is not marked as the default class"),
        many => format!("the claim names no StorageClass, and none of the {} that exist is marked as the default class", many.len()),
    };
    let other = kept_away_by_class(question);
    let message = format!("{message}{}", but_for_its_class(other));
    let mut finding = question.found(&RULE, message).about(question.subject());
    finding = finding.shows(&question.subject(), "spec.storageClassName", "unset");
    for class in classes.iter().take(3) {
        finding = finding.shows_noting(&sc(&class.metadata.name), "provisioner", class.provisioner.as_str(), "not the default");
    }
    let finding = finding.because("without a class nothing makes a volume, and no existing volume without a class fits");
    Ok(Some(match other {
        Some(volume) => finding.fix(
            Risk::Changes,
            set_class(claim, volume_class(volume)),
            "gives this claim the volume's class; it can be set once (1.26 and later)",
        ),
        None => next_step(finding, claim, &names),
    }))
}

fn next_step(finding: Finding, claim: &PersistentVolumeClaim, names: &[&str]) -> Finding {
    const MARK: &str = r#"{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}"#;
    const UNMARK: &str = r#"{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":null}}}"#;
    match names {
        [] => finding.fix(Risk::Changes, "", "install a provisioner with a StorageClass, or create a volume without a class that fits"),
        [only] => finding
            .fix(Risk::Changes, set_class(claim, only), "gives this claim the class; it can be set once (1.26 and later)")
            .fix(
                Risk::Changes,
                kubectl(&["patch", "storageclass", only, "-p", MARK]),
                "or make it the default, for all claims without a class",
            )
            .undo(kubectl(&["patch", "storageclass", only, "-p", UNMARK])),
        [first, ..] => finding.fix(Risk::Inspect, kubectl(&["get", "storageclass"]), "choose a class").fix(
            Risk::Changes,
            set_class(claim, first),
            "gives this claim a class, for example this one; it can be set once (1.26 and later)",
        ),
    }
}
