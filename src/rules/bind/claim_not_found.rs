//! The claim does not exist, and something waits for it.

use crate::report::{Certainty, Finding, Risk, Severity};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::question::absent::{Maker, Turn, Waiter, unread_waiters, waiter};
use crate::rules::words::{kubectl, nearest_name, pv};
use crate::snapshot::objects::Pod;
use crate::snapshot::{Lookup, Unavailable};

use super::budgets::with_budgets;
use super::{limit_range_refuses_claim, quota_refuses_claim};

rule! {
    /// The claim does not exist, and a pod, a StatefulSet or a volume waits for it.
    ///
    /// ## Why it happens
    /// Nobody has created the claim, it was created in another namespace or under another name, or its creation was refused: by a quota, a limit range or a policy.
    /// A refusal leaves no trace but the answer to whoever tried; for a StatefulSet there is an event `FailedCreate` on the set, for a generic ephemeral volume an event `FailedBinding` on the pod.
    /// A StatefulSet makes its claims one after another: the next when the pod before is ready.
    /// ## How to confirm
    /// `kubectl get pvc -A` shows the claims that exist; `kubectl describe quota,limitrange` what the namespace allows.
    /// ## How to fix
    /// Create the claim, or correct the name in the pod's template.
    /// If a quota or a limit range refuses it, raise that or ask for less.
    /// ## Example
    /// ```yaml,reports
    /// kind: Pod
    /// spec:
    ///   volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
    /// ```
    PVW123 claim_not_found { Error, Create / Bind, reads: [PersistentVolumeClaim] }
}

fn check(question: &Question<'_>) -> Verdict {
    if question.lookup != Lookup::Absent {
        return Ok(None);
    }
    let unread = unread_waiters(question);
    let Some(waiter) = waiter(question) else { return unread.map_or(Ok(None), Err) };
    if let (Waiter::StatefulSet(Maker { turn: Turn::Unread, .. }), Some(why)) = (&waiter, &unread) {
        return Err(why.clone());
    }
    let hint = elsewhere(question).or_else(|| alike(question)).unwrap_or_default();
    let message = format!("claim {}/{} does not exist{}{hint}", question.namespace, question.name, waiter.words());
    let finding = question.found(&RULE, message).about(waiter.object()).about(question.subject()).with_severity(severity(&waiter));
    let mut finding = with_words(finding, question, &waiter);
    finding.consequence_of = refusal(question)?;
    if matches!(waiter, Waiter::Pod(_)) {
        finding = with_budgets(question, finding);
    }
    finding = finding.because("nothing can be bound before the claim exists; a refused creation is told only to whoever tried it");
    Ok(Some(next_step(former_volume(question, finding), question, &waiter).unread(unread)))
}

fn severity(waiter: &Waiter<'_>) -> Severity {
    match waiter {
        Waiter::Volume(_) => Severity::Warning,
        _ if waiter.presses() => Severity::Error,
        _ => Severity::Info,
    }
}

/// Where the claim is named, and what was said when it could not be made.
fn with_words(finding: Finding, question: &Question<'_>, waiter: &Waiter<'_>) -> Finding {
    let object = waiter.object();
    let (field, failure) = match waiter {
        Waiter::Pod(pod) if is_ephemeral(pod, question.name) => ("spec.volumes[].ephemeral", refused_to(question, pod)),
        Waiter::Pod(_) => ("spec.volumes[].persistentVolumeClaim.claimName", None),
        Waiter::StatefulSet(maker) => ("spec.volumeClaimTemplates", maker.failure.map(|text| ("event FailedCreate", text))),
        Waiter::Volume(_) => ("spec.claimRef", None),
    };
    let finding = finding.shows_noting(&object, field, question.name, "names the claim");
    match (failure, waiter) {
        (Some((event, text)), _) => finding.shows(&object, event, text),
        (None, Waiter::StatefulSet(_)) if waiter.presses() => finding.at_most(Certainty::Likely),
        (None, _) => finding,
    }
}

/// N-5: the claim of a generic ephemeral volume is named after pod and volume.
fn is_ephemeral(pod: &Pod, claim: &str) -> bool {
    let named = |name: &str| claim.strip_prefix(pod.metadata.name.as_str()).and_then(|rest| rest.strip_prefix('-')) == Some(name);
    pod.spec.volumes.iter().any(|volume| volume.ephemeral.is_some() && named(&volume.name))
}

/// N-8.
fn refused_to<'a>(question: &Question<'a>, pod: &Pod) -> Option<(&'static str, &'a str)> {
    let mut events = question.snapshot.events_of(&pod.metadata.uid);
    let event = events.find(|event| event.reason == "FailedBinding" && event.message.contains(question.name))?;
    Some(("event FailedBinding", event.message.as_str()))
}

fn next_step(finding: Finding, question: &Question<'_>, waiter: &Waiter<'_>) -> Finding {
    let list = kubectl(&["get", "pvc,quota,limitrange", "-n", question.namespace]);
    let finding = finding.fix(Risk::Inspect, list, "see which claims exist and what the namespace allows");
    match waiter {
        Waiter::StatefulSet(Maker { turn: Turn::After(pod), .. }) => {
            finding.fix(Risk::Inspect, "", format!("find out why {pod} is not ready"))
        }
        Waiter::StatefulSet(Maker { turn: Turn::JustNow, .. }) => finding,
        Waiter::StatefulSet(_) => finding.fix(Risk::Changes, "", "remove what refuses it: the set then makes the claim by itself"),
        Waiter::Pod(pod) if is_ephemeral(pod, question.name) => {
            finding.fix(Risk::Changes, "", "remove what refuses it: the claim of an ephemeral volume is then made by itself")
        }
        Waiter::Pod(_) | Waiter::Volume(_) => finding.fix(Risk::Changes, "", "create the claim, or correct the name where it is used"),
    }
}

/// The finding that says who refuses the claim's creation.
fn refusal(question: &Question<'_>) -> Result<Option<String>, Unavailable> {
    let by_quota = quota_refuses_claim::check(question)?;
    let by_limits = limit_range_refuses_claim::check(question)?;
    Ok(by_quota.or(by_limits).map(|finding| finding.id))
}

/// A claim of this name in another namespace.
fn elsewhere(question: &Question<'_>) -> Option<String> {
    let claims = question.snapshot.listings().claims.all();
    let other = claims.iter().find(|claim| claim.metadata.name == question.name)?;
    Some(format!("; a claim of that name exists in namespace {}", other.metadata.namespace))
}

/// A claim of nearly this name in the namespace.
fn alike(question: &Question<'_>) -> Option<String> {
    let claims = question.snapshot.listings().claims.of_namespace(question.namespace);
    let best = nearest_name(question.name, claims.iter().map(|claim| claim.metadata.name.as_str()))?;
    Some(format!("; did you mean {best:?}?"))
}

/// The volume of an earlier claim of this name.
fn former_volume(question: &Question<'_>, finding: Finding) -> Finding {
    let former = question.volumes_naming_it().find(|volume| {
        volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| claim_ref.namespace == question.namespace && !claim_ref.uid.is_empty())
    });
    let Some(volume) = former else { return finding };
    let note = "the volume of an earlier claim of this name; it may hold its data";
    let finding = finding.shows_noting(&pv(volume), "status.phase", volume.status.phase.as_str(), note);
    let again =
        format!("to get that data back: create the claim with volumeName: {}, and remove claimRef.uid of the volume", volume.metadata.name);
    finding.fix(Risk::Changes, "", again)
}
