//! A volume that would fit is reserved for a claim of the same name in another namespace.

use super::facts::inspect;
use super::reserved::{Flaw, reservation};
use crate::report::{Certainty, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{pv, referred};

rule! {
    /// A volume that would fit is reserved for a claim of this name in another namespace, where there is none.
    ///
    /// ## Why it happens
    /// `spec.claimRef` of the volume gives another namespace than the claim's.
    /// No claim of that name exists there, so either the namespace is a slip or that claim is still to come.
    /// ## How to confirm
    /// `kubectl get pv NAME -o yaml`, field `spec.claimRef.namespace`.
    /// ## How to fix
    /// Correct the namespace in the volume's claimRef, or create the claim in the namespace that it gives.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {name: db-1}
    /// spec: {claimRef: {namespace: staging, name: data}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {namespace: shop, name: data}
    /// ```
    PVW118 claim_ref_other_namespace { Error, Create / Bind, reads: [PersistentVolume, PersistentVolumeClaim] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(reserved) = reservation(question).filter(|reserved| reserved.flaw == Flaw::OtherNamespace) else { return Ok(None) };
    let volume = reserved.volume;
    let message = format!(
        "{} would fit, but its claimRef reserves it for {}, a claim that does not exist; this claim is in namespace {}",
        pv(volume),
        referred(reserved.claim_ref),
        question.namespace
    );
    let finding = question.found(&RULE, message).about(pv(volume)).with_severity(reserved.severity(question)).at_most(Certainty::Likely);
    let finding = finding.shows_expecting(
        &pv(volume),
        "spec.claimRef.namespace",
        reserved.claim_ref.namespace.as_str(),
        Some(question.namespace.to_string()),
        "",
    );
    let finding = finding.because("a reserved volume serves only the claim whose namespace and name its claimRef gives");
    let finding = inspect(finding, volume, "see the claimRef");
    Ok(Some(finding.fix(Risk::Changes, "", "correct spec.claimRef.namespace of the volume, or create the claim in that namespace")))
}
