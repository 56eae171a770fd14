//! A StatefulSet's claim is larger than what a quota leaves.

use super::absent::{Waiter, waiter};
use crate::decisions::quantity::Quantity;
use crate::report::{ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::get_yaml;
use crate::snapshot::objects::ResourceQuota;
use crate::snapshot::{Kind, Lookup};

rule! {
    /// A ResourceQuota leaves less storage than the claim's template asks for, so the claim cannot be created.
    ///
    /// ## Why it happens
    /// The sum of all requests of a namespace may not exceed `requests.storage` of its quota; the API server refuses the claim that would.
    /// The StatefulSet's controller tries again and again, and its pod does not exist before the claim does.
    /// ## How to confirm
    /// `kubectl describe quota` shows what is used and what is allowed; the set has an event `FailedCreate` with `exceeded quota`.
    /// ## How to fix
    /// Raise the quota, delete claims that are not needed, or ask for less in the template.
    /// ## Example
    /// ```yaml,reports
    /// kind: ResourceQuota
    /// status: {hard: {requests.storage: 25Gi}, used: {requests.storage: 20Gi}}
    /// ```
    PVW124 quota_refuses_claim { Error, Create / Bind, reads: [PersistentVolumeClaim, ResourceQuota] }
}

pub(super) fn check(question: &Question<'_>) -> Verdict {
    let Some(Waiter::StatefulSet { template, .. }) = waiter(question).filter(|_| question.lookup == Lookup::Absent) else {
        return Ok(None);
    };
    let Some(request) = template.spec.resources.requests.get("storage") else { return Ok(None) };
    let quotas = question.snapshot.listings().quotas.of_namespace(question.namespace);
    let Some((quota, hard, used)) = quotas.iter().find_map(|quota| exceeded(quota, request)) else { return Ok(None) };
    let object = ObjectRef::new(Kind::ResourceQuota, question.namespace, &quota.metadata.name);
    let message = format!(
        "claim {} does not exist: {object} allows {hard} of requests.storage, {used} are used, and the claim asks for {request}",
        question.name
    );
    let finding = question.found(&RULE, message).about(object.clone()).about(question.subject());
    let finding = finding.shows(&object, "status.hard[requests.storage]", hard.to_string()).shows(
        &object,
        "status.used[requests.storage]",
        used.to_string(),
    );
    let finding = finding.because("the API server refuses a claim that would exceed the quota");
    Ok(Some(finding.fix(Risk::Inspect, get_yaml(&object), "see what the quota allows").fix(
        Risk::Changes,
        "",
        "raise the quota, delete claims that are not needed, or ask for less",
    )))
}

/// N-1d: used and request together exceed the hard limit.
fn exceeded<'a>(quota: &'a ResourceQuota, request: &Quantity) -> Option<(&'a ResourceQuota, &'a Quantity, &'a Quantity)> {
    let (hard, used) = (quota.status.hard.get("requests.storage")?, quota.status.used.get("requests.storage")?);
    (used.value().saturating_add(request.value()) > hard.value()).then_some((quota, hard, used))
}
