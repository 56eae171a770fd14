//! The class has no volumeBindingMode.

use crate::decisions::pv_controller::{ClaimSync, SearchError};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, sc};

rule! {
    /// The claim's StorageClass has no volumeBindingMode, so the controller cannot decide when to bind.
    ///
    /// ## Why it happens
    /// The API server fills in `Immediate`, so the field is missing only in objects that were written past it, for example restored straight into etcd.
    /// The controller stops at every sync of a claim of this class, and tells nobody.
    /// ## How to confirm
    /// `kubectl get storageclass NAME -o yaml` has no `volumeBindingMode`.
    /// ## How to fix
    /// Delete the class and create it again; classes are immutable in this field, and claims and volumes are not touched by it.
    /// ## Example
    /// ```yaml,reports
    /// kind: StorageClass
    /// metadata: {name: fast}
    /// provisioner: disk.csi.example.com
    /// volumeBindingMode: null
    /// ---
    /// kind: PersistentVolumeClaim
    /// spec: {storageClassName: fast}
    /// ```
    PVW109 class_without_binding_mode { Error, Create / Bind, reads: [StorageClass] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::SearchFailed(SearchError::NoBindingMode(class))) = &question.sync else { return Ok(None) };
    let message = format!("StorageClass {class:?} has no volumeBindingMode, so its claims are never bound");
    let finding = question.found(&RULE, message).about(sc(class));
    let finding =
        finding.shows_expecting(&sc(class), "volumeBindingMode", "unset", Some("Immediate or WaitForFirstConsumer".to_string()), "");
    let finding = finding.because("the controller stops with an error at every sync of the claim, without an event");
    let finding = finding.fix(Risk::Inspect, get_yaml(&sc(class)), "save the class");
    Ok(Some(finding.fix(Risk::Changes, "", "delete the class and create it again: the API server then fills the field in")))
}
