//! A volume has fitted for minutes, and nobody binds it.

use jiff::{SignedDuration, Timestamp};

use crate::age::age;
use crate::decisions::pv_controller::{Bind, ClaimSync};
use crate::report::{Certainty, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, pv};
use crate::snapshot::objects::PersistentVolume;

rule! {
    /// A volume that fits has been there for minutes, and the claim is still not bound.
    ///
    /// ## Why it happens
    /// The controller should have bound them within seconds.
    /// Either kube-controller-manager does not run, or one of its writes is refused: by an admission webhook, a policy, or a quota on updates.
    /// No event tells of either.
    /// ## How to confirm
    /// `kubectl get lease kube-controller-manager -n kube-system -o yaml`: `renewTime` of a running controller is seconds old.
    /// If it runs, its log names the write that is refused; `kubectl get validatingwebhookconfigurations` what may refuse it.
    /// ## How to fix
    /// Repair what the log names; the claim is then bound by itself.
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

/// The volume that has fitted for too long, and since when nothing has changed.
pub(super) fn stalled<'a>(question: &Question<'a>) -> Option<(&'a PersistentVolume, Option<Timestamp>)> {
    let Some(ClaimSync::Bound(volumes, Bind::Pending)) = &question.sync else { return None };
    let claim = question.claim().filter(|claim| claim.status.phase != "Bound")?;
    let volume = volumes.first().copied()?;
    let since = latest([claim.metadata.creation_timestamp, volume.metadata.creation_timestamp, volume.status.last_phase_transition_time]);
    let changed = latest([written(&claim.metadata.managed_fields), written(&volume.metadata.managed_fields), since]);
    (question.since(changed) > PATIENCE).then_some((volume, changed))
}

fn latest(times: [Option<Timestamp>; 3]) -> Option<Timestamp> {
    times.into_iter().flatten().max()
}

fn written(fields: &[crate::snapshot::objects::ManagedFields]) -> Option<Timestamp> {
    fields.iter().filter_map(|fields| fields.time).max()
}

fn check(question: &Question<'_>) -> Verdict {
    let Some((volume, since)) = stalled(question) else { return Ok(None) };
    let message = format!(
        "{} fits the claim, and nothing has been written for {}: kube-controller-manager does not act or its writes are refused",
        pv(volume),
        age(since, question.snapshot.now())
    );
    let finding = question.found(&RULE, message).about(pv(volume)).at_most(Certainty::Likely);
    let finding = finding.shows(&pv(volume), "status.phase", volume.status.phase.as_str());
    let named = question.claim().map_or("", |claim| claim.spec.volume_name.as_str());
    let finding = finding.shows(&question.subject(), "spec.volumeName", if named.is_empty() { "unset" } else { named });
    let finding =
        finding.because("binding takes seconds; no event tells that kube-controller-manager is down or that a webhook refuses its writes");
    let lease = kubectl(&["get", "lease", "kube-controller-manager", "-n", "kube-system", "-o", "yaml"]);
    let finding = finding.fix(Risk::Inspect, lease, "renewTime of a running controller is seconds old");
    Ok(Some(finding.fix(
        Risk::Inspect,
        "",
        "if it runs, read its log: a refused write stands there with the webhook or quota that refused it",
    )))
}
