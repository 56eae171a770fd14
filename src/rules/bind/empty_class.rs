//! The claim says `storageClassName: ""`, which is not the same as leaving it out.

use super::facts::{RECREATE, near_misses, reservation};
use crate::decisions::default_class::{DefaultClass, default_class};
use crate::decisions::pv_controller::{ClaimSync, STORAGE_CLASS_BETA};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, sc};

rule! {
    /// The claim's class is explicitly empty, so nothing makes a volume and no default class is filled in.
    ///
    /// ## Why it happens
    /// `storageClassName: ""` asks for an existing volume without a class.
    /// Only a claim that leaves the field out gets the default class; `kubectl describe` prints both alike.
    /// Operators and Helm charts often write `""` when a value was left empty.
    /// ## How to confirm
    /// `kubectl get pvc NAME -o yaml` shows `storageClassName: ""`.
    /// ## How to fix
    /// Delete the claim and create it again without the field, or with the name of a class; for a StatefulSet or an operator change the template first.
    /// Or create a volume without a class that fits.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: "", accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}
    /// ```
    PVW105 empty_class { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let applies = matches!(question.sync, Some(ClaimSync::NoVolumeNoClass(DefaultClass::HasOne)));
    let Some(claim) = question.claim().filter(|_| applies) else { return Ok(None) };
    if reservation(question).is_some() || !near_misses(question).is_empty() || question.volume_becoming_available().is_some() {
        return Ok(None);
    }
    let default = default_class(question.snapshot.listings().classes.all());
    let message = match default {
        Some(class) => format!(
            "the claim's storageClassName is \"\" (explicitly empty), which keeps the default class {:?} out, and no volume without a class fits",
            class.metadata.name
        ),
        None => "the claim's storageClassName is \"\" (explicitly empty), so nothing makes a volume, and no volume without a class fits"
            .to_string(),
    };
    let field = if claim.metadata.has_annotation(STORAGE_CLASS_BETA) { "metadata.annotations" } else { "spec.storageClassName" };
    let mut finding = question.found(&RULE, message).about(question.subject());
    finding = finding.shows_noting(&question.subject(), field, "\"\"", "set, and empty: not the same as absent");
    if let Some(class) = default {
        finding = finding.shows_noting(
            &sc(&class.metadata.name),
            "provisioner",
            class.provisioner.as_str(),
            "the default, for claims that leave the field out",
        );
    }
    let finding = finding
        .because("an empty class asks for an existing volume without a class; the default class is only for claims without the field");
    let finding = finding.fix(Risk::Inspect, get_yaml(&question.subject()), "see who wrote the field");
    Ok(Some(finding.fix(
        Risk::Changes,
        "",
        format!("{RECREATE} without storageClassName or with the name of a class; change the template that made it first"),
    )))
}
