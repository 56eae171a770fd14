//! The claim names no class, and no class is the default.

use super::facts::{near_misses, reservation};
use crate::decisions::default_class::DefaultClass;
use crate::decisions::pv_controller::ClaimSync;
use crate::report::{Finding, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, sc};

rule! {
    /// The claim names no StorageClass, and the cluster has no default one.
    ///
    /// ## Why it happens
    /// Without a class nothing makes a volume: the claim can only bind an existing volume that has no class either, and none fits.
    /// A default StorageClass, if there were one, would be filled in.
    /// ## How to confirm
    /// `kubectl get storageclass`: the default one is marked `(default)`.
    /// ## How to fix
    /// Mark a class as the default; from Kubernetes 1.26 on the waiting claim then gets it by itself.
    /// Or delete the claim and create it again with `storageClassName`.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
    /// ```
    PVW104 no_default_class { Error, Create / Bind, reads: [PersistentVolume, StorageClass] }
}

fn check(question: &Question<'_>) -> Verdict {
    let applies = matches!(question.sync, Some(ClaimSync::NoVolumeNoClass(DefaultClass::NoDefault)));
    if !applies || reservation(question).is_some() || !near_misses(question).is_empty() || question.volume_becoming_available().is_some() {
        return Ok(None);
    }
    let classes = question.snapshot.listings().classes.all();
    let names: Vec<&str> = classes.iter().map(|class| class.metadata.name.as_str()).collect();
    let message = match names.as_slice() {
        [] => "the claim names no StorageClass, and the cluster has none, so there is no default class either".to_string(),
        [one] => format!("the claim names no StorageClass, and the only one, {one:?}, is not marked as the default class"),
        many => format!("the claim names no StorageClass, and none of the {} that exist is marked as the default class", many.len()),
    };
    let mut finding = question.found(&RULE, message).about(question.subject());
    finding = finding.shows(&question.subject(), "spec.storageClassName", "unset");
    for class in classes.iter().take(3) {
        finding = finding.shows_noting(&sc(&class.metadata.name), "provisioner", class.provisioner.as_str(), "not the default");
    }
    let finding = finding.because("without a class nothing makes a volume, and no existing volume without a class fits");
    Ok(Some(next_step(finding, &names)))
}

fn next_step(finding: Finding, names: &[&str]) -> Finding {
    const MARK: &str = r#"{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}"#;
    const UNMARK: &str = r#"{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":null}}}"#;
    match names {
        [only] => finding
            .fix(
                Risk::Changes,
                kubectl(&["patch", "storageclass", only, "-p", MARK]),
                "make it the default; waiting claims without a class then get it (1.26 and later)",
            )
            .undo(kubectl(&["patch", "storageclass", only, "-p", UNMARK])),
        _ => finding.fix(
            Risk::Inspect,
            kubectl(&["get", "storageclass"]),
            "choose a class: mark it as the default, or re-create the claim with its name",
        ),
    }
}
