//! The claim says `storageClassName: ""`, which is not the same as leaving it out.

use super::facts::{RECREATE, but_for_its_class, kept_away_by_class, near_misses};
use super::holder::only_held_by_others;
use super::reserved::reservation;
use crate::decisions::default_class::{DefaultClass, known_default_class};
use crate::decisions::pv_controller::ClaimSync;
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{class_field, get_yaml, sc};

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
    if reservation(question).is_some()
        || !near_misses(question).is_empty()
        || question.volume_becoming_available().is_some()
        || only_held_by_others(question)
    {
        return Ok(None);
    }
    let field = class_field(claim);
    let word = if field.starts_with("spec") { "storageClassName" } else { "annotation volume.beta.kubernetes.io/storage-class" };
    let default = known_default_class(&question.snapshot.listings().classes);
    let message = match default {
        Some(class) => format!(
            "the claim's {word} is \"\" (explicitly empty), which keeps the default class {:?} out, and no volume without a class fits",
            class.metadata.name
        ),
        None => format!("the claim's {word} is \"\" (explicitly empty), so nothing makes a volume, and no volume without a class fits"),
    };
    let other = kept_away_by_class(question);
    let message = format!("{message}{}", but_for_its_class(other));
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
