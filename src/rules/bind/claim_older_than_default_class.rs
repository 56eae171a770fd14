//! An old release fills in the default class only when a claim is created.

use super::facts::near_misses;
use super::reserved::reservation;
use crate::decisions::default_class::DefaultClass;
use crate::decisions::pv_controller::ClaimSync;
use crate::report::{Certainty, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, sc};

rule! {
    /// The claim is older than the default StorageClass, and this release fills a default in only when a claim is created.
    ///
    /// ## Why it happens
    /// Before Kubernetes 1.26 only the admission plugin fills in the default class, at the moment of creation.
    /// A claim that was made while there was no default stays without a class, although a default exists now.
    /// ## How to confirm
    /// Compare `metadata.creationTimestamp` of the claim and of the class; `kubectl version` shows the server's release.
    /// ## How to fix
    /// Delete the claim and create it again.
    /// ## Example
    /// ```yaml,reports
    /// kind: Node
    /// status: {nodeInfo: {kubeletVersion: v1.25.16}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {creationTimestamp: "2022-10-04T16:01:00Z"}
    /// ---
    /// kind: StorageClass
    /// metadata:
    ///   creationTimestamp: "2022-10-04T16:21:00Z"
    ///   annotations: {storageclass.kubernetes.io/is-default-class: "true"}
    /// ```
    PVW106 claim_older_than_default_class { Error, Create / Bind, reads: [PersistentVolume, StorageClass] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::NoVolumeNoClass(DefaultClass::OnlyAtCreation(class))) = &question.sync else { return Ok(None) };
    if reservation(question).is_some() || !near_misses(question).is_empty() {
        return Ok(None);
    }
    let name = &class.metadata.name;
    let (made, class_made) = (question.claim().and_then(|claim| claim.metadata.creation_timestamp), class.metadata.creation_timestamp);
    let older = made.zip(class_made).is_some_and(|(made, class_made)| made < class_made);
    let message = if older {
        format!(
            "the claim was created before the default class {name:?} existed, and this release fills in a default only when a claim is created"
        )
    } else {
        format!("the claim has no class: {name:?} became the default after it was created, and this release fills in a default only then")
    };
    let time = |time: Option<jiff::Timestamp>| time.map_or("unknown".to_string(), |time| time.to_string());
    let finding = question.found(&RULE, message).about(sc(name)).at_most(Certainty::Likely);
    let finding = finding.shows(&question.subject(), "metadata.creationTimestamp", time(made));
    let finding = finding.shows_noting(&sc(name), "metadata.creationTimestamp", time(class_made), "the default class");
    let finding = finding.because("before Kubernetes 1.26 a claim without a class never gets a default later");
    let finding = finding.fix(Risk::Inspect, get_yaml(&question.subject()), "save the claim's manifest");
    Ok(Some(finding.fix(Risk::Changes, "", "delete the claim and create it again: it then gets the default class")))
}
