//! The claim names a VolumeAttributesClass that this release does not let it use.

use super::facts::RECREATE;
use crate::decisions::pv_controller::{ClaimSync, SearchError};
use crate::report::{Certainty, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::get_yaml;

rule! {
    /// The claim names a VolumeAttributesClass, and this release has the feature switched off.
    ///
    /// ## Why it happens
    /// From 1.31 to 1.33 the feature gate `VolumeAttributesClass` is off unless the administrator switches it on.
    /// With the gate off, every search for a claim that names such a class fails, and the controller tells nobody.
    /// ## How to confirm
    /// `kubectl version` shows the server's release; `kubectl get pvc NAME -o yaml` the field `volumeAttributesClassName`.
    /// ## How to fix
    /// Delete the claim and create it again without the field, or have the feature gate switched on.
    /// ## Example
    /// ```yaml,reports
    /// kind: Node
    /// status: {nodeInfo: {kubeletVersion: v1.33.4}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: "", volumeAttributesClassName: gold}
    /// ---
    /// kind: PersistentVolume
    /// spec: {storageClassName: ""}
    /// ```
    PVW110 attributes_class_not_enabled { Error, Create / Bind, reads: [] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::SearchFailed(SearchError::VacDisabled(class))) = &question.sync else { return Ok(None) };
    let message = format!("the claim names VolumeAttributesClass {class:?}, and this release has that feature off by default");
    let finding = question.found(&RULE, message).about(question.subject());
    let finding = finding.shows(&question.subject(), "spec.volumeAttributesClassName", class.as_str());
    let finding = finding
        .because("with the feature gate off every search for a volume fails, without an event; whether the gate is on cannot be read");
    let finding = finding.fix(Risk::Inspect, get_yaml(&question.subject()), "look at the claim").at_most(Certainty::Likely);
    Ok(Some(finding.fix(Risk::Changes, "", format!("{RECREATE} without volumeAttributesClassName"))))
}
