//! The default class was filled into the claim, so the volume without a class that was made for it cannot match.

use jiff::SignedDuration;

use super::facts::RECREATE;
use crate::decisions::default_class::is_default_class;
use crate::decisions::pv_controller::{Candidate, Check, ClaimSync, Provisioning, STORAGE_CLASS_BETA};
use crate::report::{Certainty, Risk, Severity, Step};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, pv, sc};
use crate::snapshot::Unavailable;

rule! {
    /// The default StorageClass was filled in, so the free volume without a class cannot match.
    ///
    /// ## Why it happens
    /// A claim that leaves `storageClassName` out gets the name of the default class when it is created.
    /// From then on only volumes of that class match, and the class's provisioner is asked for a new one; a volume that was made by hand without a class is passed over.
    /// ## How to confirm
    /// `kubectl get pvc NAME -o yaml` shows the default class's name although the manifest has none.
    /// ## How to fix
    /// Delete the claim and create it again with `storageClassName: ""`, so that volumes without a class match, or give the volume the class's name.
    /// ## Example
    /// ```yaml,reports
    /// kind: StorageClass
    /// metadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: fast}
    /// ---
    /// kind: PersistentVolume
    /// spec: {storageClassName: ""}
    /// status: {phase: Available}
    /// ```
    PVW107 default_class_filled_in { Error, Create / Bind, reads: [PersistentVolume, StorageClass, Event] }
}

/// A provisioner that works answers sooner than this.
const PATIENCE: SignedDuration = SignedDuration::from_secs(30);

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::Provision(Provisioning::External(provisioner))) = &question.sync else { return Ok(None) };
    let Some(class) = question.class().filter(|class| is_default_class(class)) else { return Ok(None) };
    let Some(claim) = question.claim().filter(|claim| !claim.metadata.has_annotation(STORAGE_CLASS_BETA)) else { return Ok(None) };
    let Some(volume) = question.candidates().iter().find(|candidate| classless_only(candidate)).map(|candidate| candidate.volume) else {
        return Ok(None);
    };
    if written_by_hand(question) == Some(true) || waited(question) < PATIENCE || provisioner_reacted(question) {
        return Ok(None);
    }
    if let Some(why) = unread(question) {
        return Err(why);
    }
    let name = &class.metadata.name;
    let message = format!(
        "the claim has the default class {name:?}, so the free {} without a class cannot match, and {provisioner} has not made a volume",
        pv(volume)
    );
    let mut finding = question.found(&RULE, message).about(pv(volume)).about(sc(name));
    finding.step = Some(Step::Provision);
    let finding = finding.shows_expecting(
        &question.subject(),
        "spec.storageClassName",
        name.as_str(),
        Some("\"\"".to_string()),
        "the default class, filled in when the manifest names none",
    );
    let finding = finding.shows_noting(&pv(volume), "spec.storageClassName", "\"\"", "fits in everything else");
    let finding =
        finding.because("a claim with a class matches only volumes of that class; the default is filled in before any volume is looked at");
    let finding =
        finding.fix(Risk::Inspect, get_yaml(&question.subject()), "compare the class with the manifest").at_most(Certainty::Likely);
    let severity = if claim.metadata.being_deleted() { Severity::Warning } else { Severity::Error };
    Ok(Some(finding.with_severity(severity).fix(
        Risk::Changes,
        "",
        format!("{RECREATE} with storageClassName: \"\", and with volumeName: {} to be sure", volume.metadata.name),
    )))
}

/// Without the events nobody knows whether the provisioner has reacted, without the pods not when it was asked.
fn unread(question: &Question<'_>) -> Option<Unavailable> {
    let (listings, here) = (question.snapshot.listings(), Some(question.namespace));
    listings.events.gap(here).or_else(|| listings.pods.gap(here).filter(|_| question.waits_for_first_consumer()))
}

/// How long the provisioner has had: it is asked after the claim was made, and in a class that waits after a pod came to use it.
fn waited(question: &Question<'_>) -> SignedDuration {
    let claim = question.claim().map(|claim| &claim.metadata);
    let written = claim.and_then(|meta| meta.managed_fields.iter().filter_map(|fields| fields.time).max());
    let used = question.consumers().filter_map(|pod| pod.metadata.creation_timestamp).min().filter(|_| question.waits_for_first_consumer());
    question.since([claim.and_then(|meta| meta.creation_timestamp), written, used].into_iter().flatten().max())
}

fn classless_only(candidate: &Candidate<'_>) -> bool {
    candidate.failed.without(Check::LeftToScheduler).is_only(Check::ClassMismatch)
        && crate::decisions::pv_controller::volume_class(candidate.volume).is_empty()
}

/// Whether the manifest itself named the class, as far as `kubectl apply` recorded it.
fn written_by_hand(question: &Question<'_>) -> Option<bool> {
    let applied = question.claim()?.metadata.annotations.get("kubectl.kubernetes.io/last-applied-configuration")?;
    Some(applied.contains("\"storageClassName\""))
}

/// The provisioner works on the claim or has spoken of it: then its answer counts.
fn provisioner_reacted(question: &Question<'_>) -> bool {
    ["Provisioning", "ProvisioningFailed", "ProvisioningSucceeded"].into_iter().any(|reason| question.has_event(reason))
}
