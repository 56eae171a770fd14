//! The claim does not exist, and something waits for it.

use crate::report::{Certainty, Finding, ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, nearest_name, pv};
use crate::snapshot::{Kind, Lookup, Unavailable};

use super::absent::{Waiter, waiter};
use super::{limit_range_refuses_claim, quota_refuses_claim};

rule! {
    /// The claim does not exist, and a pod, a StatefulSet or a volume waits for it.
    ///
    /// ## Why it happens
    /// Nobody has created the claim, it was created in another namespace or under another name, or its creation was refused: by a quota, a limit range or a policy.
    /// A refusal leaves no trace but the answer to whoever tried; for a StatefulSet there is an event `FailedCreate` on the set.
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
    let Some(waiter) = waiter(question) else { return Ok(None) };
    let hint = elsewhere(question).or_else(|| alike(question)).unwrap_or_default();
    let message = format!("claim {}/{} does not exist, and {}{hint}", question.namespace, question.name, waiter.words());
    let mut finding = question.found(&RULE, message).about(waiter.object()).about(question.subject());
    finding.consequence_of = refusal(question)?;
    finding = finding.shows_noting(&waiter.object(), waiter.field(), question.name, "names the claim");
    if let Waiter::StatefulSet { event: Some(text), .. } = &waiter {
        finding = finding.shows(&waiter.object(), "event FailedCreate", text.as_str());
    }
    finding = with_budgets(question, finding);
    finding = former_volume(question, finding);
    let finding = finding.because("nothing can be bound before the claim exists; a refused creation is told only to whoever tried it");
    let finding = finding.fix(
        Risk::Inspect,
        kubectl(&["get", "pvc,quota,limitrange", "-n", question.namespace]),
        "see which claims exist and what the namespace allows",
    );
    Ok(Some(finding.fix(Risk::Changes, "", "create the claim, or correct the name where it is used")))
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

/// What quotas and limit ranges of the namespace say about storage: they may have refused the claim.
fn with_budgets(question: &Question<'_>, mut finding: Finding) -> Finding {
    for quota in question.snapshot.listings().quotas.of_namespace(question.namespace) {
        let object = ObjectRef::new(Kind::ResourceQuota, question.namespace, &quota.metadata.name);
        for (name, hard) in quota.status.hard.iter().filter(|(name, _)| about_claims(name)) {
            let used = quota.status.used.get(name).map(ToString::to_string).unwrap_or_default();
            finding = finding.shows_noting(
                &object,
                &format!("status.hard[{name}]"),
                hard.to_string(),
                &format!("{used} of it used: it may have refused the claim"),
            );
        }
    }
    for range in question.snapshot.listings().limit_ranges.of_namespace(question.namespace) {
        let object = ObjectRef::new(Kind::LimitRange, question.namespace, &range.metadata.name);
        let of_claims = range.spec.limits.iter().filter(|item| item.type_ == "PersistentVolumeClaim");
        for (name, max) in of_claims.flat_map(|item| &item.max) {
            finding = finding.shows_noting(&object, &format!("spec.limits[].max[{name}]"), max.to_string(), "a larger claim is refused");
        }
    }
    finding
}

fn about_claims(resource: &str) -> bool {
    resource == "requests.storage"
        || resource.ends_with("persistentvolumeclaims")
        || resource.ends_with("storageclass.storage.k8s.io/requests.storage")
}

/// The volume of an earlier claim of this name.
fn former_volume(question: &Question<'_>, finding: Finding) -> Finding {
    let former = question.volumes_naming_it().find(|volume| {
        volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| claim_ref.namespace == question.namespace && !claim_ref.uid.is_empty())
    });
    match former {
        Some(volume) => {
            let note = "the volume of an earlier claim of this name; it may hold its data";
            finding.shows_noting(&pv(volume), "status.phase", volume.status.phase.as_str(), note).at_most(Certainty::Proved)
        }
        None => finding,
    }
}
