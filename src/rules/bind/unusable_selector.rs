//! The claim's selector cannot be used, and nobody says so.

use super::facts::RECREATE;
use crate::decisions::pv_controller::{ClaimSync, SearchError};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, selector_text};

rule! {
    /// The claim's label selector cannot be used, so the search for a volume fails in silence.
    ///
    /// ## Why it happens
    /// An operator that does not exist, `In` without values, `Exists` with values, or a key or value that is no legal label makes the whole selector unusable.
    /// The controller only writes the error to its own log: no event, and the claim stays Pending.
    /// ## How to confirm
    /// `kubectl get pvc NAME -o yaml`, field `spec.selector`; the log of kube-controller-manager has `error finding PV for claim`.
    /// ## How to fix
    /// Delete the claim and create it again with a selector that is right, or without one.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec:
    ///   storageClassName: ""
    ///   selector:
    ///     matchExpressions: [{key: tier, operator: In, values: []}]
    /// ---
    /// kind: PersistentVolume
    /// metadata: {labels: {tier: db}}
    /// ```
    PVW108 unusable_selector { Error, Create / Bind, reads: [] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::SearchFailed(SearchError::Selector(error))) = &question.sync else { return Ok(None) };
    let selector = question.claim().and_then(|claim| claim.spec.selector.as_ref()).map(selector_text).unwrap_or_default();
    let finding = question.found(&RULE, format!("the claim's selector cannot be used: {error}")).about(question.subject());
    let finding = finding.shows(&question.subject(), "spec.selector", selector);
    let finding = finding.because("the search for a volume fails as a whole; the controller logs it and sends no event");
    Ok(Some(finding.fix(Risk::Inspect, get_yaml(&question.subject()), "look at spec.selector").fix(
        Risk::Changes,
        "",
        format!("{RECREATE} with a selector that is right"),
    )))
}
