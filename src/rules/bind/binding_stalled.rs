//! What the controller should have done minutes ago has not happened.

use jiff::{SignedDuration, Timestamp};

use crate::age::age;
use crate::decisions::pv_controller::{Bind, ClaimSync};
use crate::report::{Certainty, Finding, ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, pv, sc};
use crate::snapshot::Kind;
use crate::snapshot::objects::{Meta, PersistentVolume};

rule! {
    /// A volume that fits, or a default class, has been there for minutes, and the claim has not got it.
    ///
    /// ## Why it happens
    /// The controller should have bound them, or filled the default class in, within seconds.
    /// Either kube-controller-manager does not run, or one of its writes is refused: by an admission webhook, a policy, or a quota on updates.
    /// No event tells of either.
    /// ## How to confirm
    /// `kubectl get lease kube-controller-manager -n kube-system -o yaml`: `renewTime` of a running controller is seconds old.
    /// If it runs, its log names the write that is refused; `kubectl get validatingwebhookconfigurations` what may refuse it.
    /// ## How to fix
    /// Repair what the log names; the rest then happens by itself.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {creationTimestamp: "2026-07-22T09:00:00Z"}
    /// status: {phase: Available}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {creationTimestamp: "2026-07-22T09:00:00Z"}
    /// status: {phase: Pending}
    /// ```
    PVW131 binding_stalled { Error, Create / Bind, reads: [PersistentVolume] }
}

/// The controller looks at every claim several times in this time.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

/// What the controller should have done long ago.
pub(super) struct Stalled {
    /// The object that it should have written, or taken the value from.
    object: ObjectRef,
    /// What has not happened.
    text: String,
    /// Since when nothing has been written.
    since: Option<Timestamp>,
}

/// What has been due for too long.
pub(super) fn stalled(question: &Question<'_>) -> Option<Stalled> {
    let claim = question.claim().filter(|claim| claim.status.phase != "Bound")?;
    let (object, text, last) = due(question)?;
    let since = last.max(changed(&claim.metadata));
    (question.since(since) > PATIENCE).then_some(Stalled { object, text, since })
}

fn due(question: &Question<'_>) -> Option<(ObjectRef, String, Option<Timestamp>)> {
    let of_volume = |volume: &PersistentVolume| changed(&volume.metadata).max(volume.status.last_phase_transition_time);
    if let Some(volume) = question.volume_becoming_available() {
        let text = format!("{} would fit and is not made Available", pv(volume));
        return Some((pv(volume), text, of_volume(volume))).filter(|_| question.depends_on_existing_volumes());
    }
    match &question.sync {
        Some(ClaimSync::Bound(volumes, Bind::Pending)) => {
            let volume = volumes.first().copied()?;
            Some((pv(volume), format!("{} fits the claim and is not bound to it", pv(volume)), of_volume(volume)))
        }
        Some(ClaimSync::ClassAssigned(class)) => {
            let name = &class.metadata.name;
            Some((sc(name), format!("the default class {name:?} is not filled in into the claim"), changed(&class.metadata)))
        }
        _ => None,
    }
}

/// When an object was last written, as far as it tells.
fn changed(meta: &Meta) -> Option<Timestamp> {
    meta.managed_fields.iter().filter_map(|fields| fields.time).max().max(meta.creation_timestamp)
}

fn check(question: &Question<'_>) -> Verdict {
    let (Some(stalled), Some(claim)) = (stalled(question), question.claim()) else { return Ok(None) };
    let message = format!(
        "{}, and nothing has been written for {}: kube-controller-manager does not act or its writes are refused",
        stalled.text,
        age(stalled.since, question.snapshot.now())
    );
    let (field, value) = match stalled.object.kind {
        Kind::StorageClass => ("spec.storageClassName", ""),
        _ => ("spec.volumeName", claim.spec.volume_name.as_str()),
    };
    let finding = question.found(&RULE, message).about(stalled.object).at_most(Certainty::Likely);
    let finding = finding.shows(&question.subject(), field, if value.is_empty() { "unset" } else { value });
    let finding = finding.shows(&question.subject(), "status.phase", claim.status.phase.as_str());
    let finding =
        finding.because("this takes seconds; no event tells that kube-controller-manager is down or that a webhook refuses its writes");
    Ok(Some(next_step(finding)))
}

fn next_step(finding: Finding) -> Finding {
    let lease = kubectl(&["get", "lease", "kube-controller-manager", "-n", "kube-system", "-o", "yaml"]);
    let finding = finding.fix(Risk::Inspect, lease, "renewTime of a running controller is seconds old");
    finding.fix(Risk::Inspect, "", "if it runs, read its log: a refused write stands there with the webhook or quota that refused it")
}
