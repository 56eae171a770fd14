//! A volume is reserved by a claimRef that gives no namespace.

use super::facts::inspect;
use super::reserved::{Flaw, reservation};
use crate::decisions::pv_controller::volume_class;
use crate::report::{Certainty, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, pv};
use crate::snapshot::objects::PersistentVolume;

rule! {
    /// A volume is reserved for a claim of this name, but its claimRef gives no namespace.
    ///
    /// ## Why it happens
    /// An empty namespace in `spec.claimRef` does not mean "any" or "default": it matches no claim at all, so the volume is reserved for a claim that cannot exist.
    /// `kubectl get pv` shows the claim as `/name`, and the event speaks of "a different claim".
    /// ## How to confirm
    /// `kubectl get pv NAME -o yaml`, field `spec.claimRef.namespace`.
    /// ## How to fix
    /// Set the namespace in the volume's claimRef; it is then bound within seconds.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {name: foo-pv}
    /// spec: {claimRef: {name: data}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {namespace: shop, name: data}
    /// spec: {storageClassName: ""}
    /// ```
    PVW117 claim_ref_without_namespace { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(reserved) = reservation(question).filter(|reserved| reserved.flaw == Flaw::NoNamespace) else { return Ok(None) };
    let name = reserved.volume.metadata.name.as_str();
    let message = format!(
        "{} is reserved by its claimRef for {:?} without a namespace, which matches no claim at all",
        pv(reserved.volume),
        reserved.claim_ref.name
    );
    let sure = if same_class(question, reserved.volume) { Certainty::Proved } else { Certainty::Likely };
    let finding = question.found(&RULE, message).about(pv(reserved.volume)).with_severity(reserved.severity(question)).at_most(sure);
    let finding =
        finding.shows_expecting(&pv(reserved.volume), "spec.claimRef.namespace", "unset", Some(question.namespace.to_string()), "");
    let finding = finding.because("an empty namespace is not \"any\": the volume waits for a claim that cannot exist");
    let patch = serde_json::json!([
        {"op": "test", "path": "/spec/claimRef/name", "value": reserved.claim_ref.name},
        {"op": "add", "path": "/spec/claimRef/namespace", "value": question.namespace},
    ]);
    let command = kubectl(&["patch", "pv", name, "--type=json", "-p", &patch.to_string()]);
    let finding = finding.fix(Risk::Changes, command, "completes the reservation; the claim is then bound to this volume");
    Ok(Some(inspect(
        finding.undo(kubectl(&["patch", "pv", name, "--type=json", "-p", r#"[{"op":"remove","path":"/spec/claimRef/namespace"}]"#])),
        reserved.volume,
        "see the claimRef",
    )))
}

/// A reservation does not need the class to agree; that it does shows that this claim was meant.
fn same_class(question: &Question<'_>, volume: &PersistentVolume) -> bool {
    let named = question.claim().is_some_and(|claim| claim.spec.volume_name == volume.metadata.name);
    named || volume_class(volume) == question.class_name()
}
