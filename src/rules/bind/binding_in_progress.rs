//! The claim is being bound right now.

use super::binding_stalled::stalled;
use crate::decisions::pv_controller::{Bind, ClaimSync};
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, pv};

rule! {
    /// A volume fits, and the controller is about to bind it.
    ///
    /// ## Why it happens
    /// Binding takes four writes, volume first; in between one of the two already names the other.
    /// The controller looks at every claim at least every 15 seconds.
    /// ## How to confirm
    /// Look again after a few seconds.
    /// ## How to fix
    /// Nothing to fix: wait.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// spec: {claimRef: {namespace: shop, name: data, uid: u-1}}
    /// status: {phase: Bound}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {namespace: shop, name: data, uid: u-1, creationTimestamp: "2026-07-22T09:59:58Z"}
    /// spec: {storageClassName: ""}
    /// status: {phase: Pending}
    /// ```
    PVW130 binding_in_progress { Info, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(ClaimSync::Bound(volumes, Bind::Pending)) = &question.sync else { return Ok(None) };
    let Some(volume) = volumes.first().filter(|_| stalled(question).is_none()) else { return Ok(None) };
    let message = match volumes.len() {
        1 => format!("the claim is about to be bound to {}", pv(volume)),
        count => format!("the claim is about to be bound to one of {count} equal volumes, for example {}", pv(volume)),
    };
    let finding = question.found(&RULE, message).about(pv(volume));
    let finding = finding.because("the volume fits; the controller writes volume and claim in turn, which takes a moment");
    Ok(Some(finding.fix(Risk::Inspect, get_yaml(&question.subject()), "look again in a few seconds")))
}
