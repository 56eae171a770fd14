//! A StatefulSet's claim needs more than what a quota leaves.

use super::budgets::{Exceeded, exceeded};
use crate::report::{ObjectRef, Risk, Severity};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::question::absent::{Waiter, waiter};
use crate::rules::words::get_yaml;
use crate::snapshot::{Kind, Lookup};

rule! {
    /// A ResourceQuota leaves less than the claim's template needs, so the claim cannot be created.
    ///
    /// ## Why it happens
    /// The sum of all requests of a namespace may not exceed `requests.storage` of its quota, nor the number of its claims `persistentvolumeclaims`; each also by class.
    /// The API server refuses the claim that would exceed it.
    /// The StatefulSet's controller tries again and again, and its pod does not exist before the claim does.
    /// ## How to confirm
    /// `kubectl describe quota` shows what is used and what is allowed; the set has an event `FailedCreate` with `exceeded quota`.
    /// ## How to fix
    /// Raise the quota, delete claims that are not needed, or ask for less in the template.
    /// ## Example
    /// ```yaml,reports
    /// kind: ResourceQuota
    /// status: {hard: {requests.storage: 25Gi}, used: {requests.storage: 20Gi}}
    /// ---
    /// kind: StatefulSet
    /// metadata: {name: db}
    /// spec:
    ///   volumeClaimTemplates:
    ///     - metadata: {name: data}
    ///       spec: {resources: {requests: {storage: 10Gi}}}
    /// ```
    PVW124 quota_refuses_claim { Error, Create / Bind, reads: [PersistentVolumeClaim, ResourceQuota] }
}

pub(super) fn check(question: &Question<'_>) -> Verdict {
    let waiter = waiter(question).filter(|_| question.lookup == Lookup::Absent);
    let severity = if waiter.as_ref().is_some_and(Waiter::presses) { Severity::Error } else { Severity::Warning };
    let Some(Waiter::StatefulSet(maker)) = waiter else { return Ok(None) };
    let Some(exceeded) = exceeded(question, &maker.template.spec) else { return Ok(None) };
    let Exceeded { quota, resource, hard, used, asked } = &exceeded;
    let object = ObjectRef::new(Kind::ResourceQuota, question.namespace, &quota.metadata.name);
    let message =
        format!("claim {} does not exist: {object} allows {hard} of {resource}, {used} used, and the claim needs {asked}", question.name);
    let finding = question.found(&RULE, message).about(object.clone()).about(question.subject());
    let finding = finding.with_severity(severity).shows(&object, &format!("status.hard[{resource}]"), hard.to_string());
    let finding = finding.shows(&object, &format!("status.used[{resource}]"), used.to_string());
    let finding = finding.because("the API server refuses a claim that would exceed the quota");
    Ok(Some(finding.fix(Risk::Inspect, get_yaml(&object), "see what the quota allows").fix(
        Risk::Changes,
        "",
        "raise the quota, delete claims that are not needed, or ask for less",
    )))
}
