//! A StatefulSet's claim is larger or smaller than a limit range allows.

use crate::decisions::quantity::Quantity;
use crate::report::{ObjectRef, Risk, Severity};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::question::absent::{Waiter, waiter};
use crate::rules::words::get_yaml;
use crate::snapshot::objects::LimitRangeItem;
use crate::snapshot::{Kind, Lookup};

rule! {
    /// A LimitRange does not allow the size that the claim's template asks for, so the claim cannot be created.
    ///
    /// ## Why it happens
    /// A LimitRange with an entry of type `PersistentVolumeClaim` sets the smallest and the largest request of each claim of its namespace.
    /// The API server refuses any other; the StatefulSet's controller tries again and again.
    /// ## How to confirm
    /// `kubectl describe limitrange`; the set has an event `FailedCreate` with `usage per PersistentVolumeClaim`.
    /// ## How to fix
    /// Change the limit range, or the request in the template.
    /// ## Example
    /// ```yaml,reports
    /// kind: LimitRange
    /// spec: {limits: [{type: PersistentVolumeClaim, max: {storage: 5Gi}}]}
    /// ---
    /// kind: StatefulSet
    /// metadata: {name: db}
    /// spec:
    ///   volumeClaimTemplates:
    ///     - metadata: {name: data}
    ///       spec: {resources: {requests: {storage: 10Gi}}}
    /// ```
    PVW125 limit_range_refuses_claim { Error, Create / Bind, reads: [PersistentVolumeClaim, LimitRange] }
}

pub(super) fn check(question: &Question<'_>) -> Verdict {
    let waiter = waiter(question).filter(|_| question.lookup == Lookup::Absent);
    let severity = if waiter.as_ref().is_some_and(Waiter::presses) { Severity::Error } else { Severity::Warning };
    let Some(Waiter::StatefulSet(maker)) = waiter else { return Ok(None) };
    let Some(request) = maker.template.spec.resources.requests.get("storage") else { return Ok(None) };
    let ranges = question.snapshot.listings().limit_ranges.of_namespace(question.namespace);
    let breach =
        ranges.iter().find_map(|range| range.spec.limits.iter().find_map(|item| breach(item, request)).map(|breach| (range, breach)));
    let Some((range, (word, limit))) = breach else { return Ok(None) };
    let object = ObjectRef::new(Kind::LimitRange, question.namespace, &range.metadata.name);
    let set = ObjectRef::new(Kind::StatefulSet, question.namespace, &maker.set.metadata.name);
    let message =
        format!("claim {} does not exist: {object} allows a {word} of {limit} per claim, and {set} asks for {request}", question.name);
    let finding = question.found(&RULE, message).about(object.clone()).about(set.clone()).with_severity(severity);
    let finding = finding.shows(&object, &format!("spec.limits[].{}", if word == "maximum" { "max" } else { "min" }), limit.to_string());
    let finding = finding.shows(&set, "spec.volumeClaimTemplates[].spec.resources.requests.storage", request.to_string());
    let finding = finding.because("the API server refuses a claim outside the limits");
    Ok(Some(finding.fix(Risk::Inspect, get_yaml(&object), "see what is allowed").fix(
        Risk::Changes,
        "",
        "change the limit range, or the request in the template",
    )))
}

/// N-1b.
fn breach<'a>(item: &'a LimitRangeItem, request: &Quantity) -> Option<(&'static str, &'a Quantity)> {
    if item.type_ != "PersistentVolumeClaim" {
        return None;
    }
    let over = item.max.get("storage").filter(|max| request > *max).map(|max| ("maximum", max));
    over.or_else(|| item.min.get("storage").filter(|min| request < *min).map(|min| ("minimum", min)))
}
