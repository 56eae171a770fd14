//! A blocked step that no other finding explains. `diagnose` raises it, so that a blocked step is never passed over in silence.

use crate::report::{Finding, StageReport};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::get_yaml;

rule! {
    /// A step is blocked, and no finding says why.
    ///
    /// ## Why it happens
    /// The objects prove that this step cannot go on, but none of the known causes fits.
    /// For `attach` this is, for now, every error that the driver has left on a VolumeAttachment: its own words stand in the message.
    /// ## How to confirm
    /// Read the object that the message names, for example `kubectl get volumeattachments -o yaml`, and the log of the component that acts at this stage (`kubectl pv-why explain attach`).
    /// ## How to fix
    /// Follow the driver's words.
    /// If they explain nothing, please report the case with a dump: a cause that is not known yet deserves a finding of its own.
    /// ## Example
    /// ```yaml,reports
    /// kind: VolumeAttachment
    /// spec: {attacher: disk.csi.example.com, nodeName: node-a, source: {persistentVolumeName: pv-1}}
    /// status:
    ///   attached: false
    ///   attachError:
    ///     message: 'rpc error: code = Internal desc = no free slot'
    /// ---
    /// kind: PersistentVolume
    /// metadata: {name: pv-1}
    /// spec: {csi: {driver: disk.csi.example.com, volumeHandle: vol-1}, claimRef: {namespace: shop, name: data, uid: u-1}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {namespace: shop, name: data, uid: u-1, annotations: {pv.kubernetes.io/bind-completed: "yes"}}
    /// spec: {volumeName: pv-1}
    /// status: {phase: Bound}
    /// ---
    /// kind: Pod
    /// spec:
    ///   nodeName: node-a
    ///   volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
    /// ```
    PVW900 unexplained { Error, Create, reads: [] }
}

/// Never found by looking at a claim alone.
fn check(_: &Question<'_>) -> Verdict {
    Ok(None)
}

/// The finding for a blocked step.
pub(crate) fn finding(question: &Question<'_>, blocked: &StageReport) -> Finding {
    let mut finding = question.found(&RULE, blocked.detail.clone());
    finding.stage = blocked.stage;
    finding.step = blocked.step;
    finding.objects.push(question.subject());
    finding.because("the step is blocked, and none of the known causes explains it").fix(
        crate::report::Risk::Inspect,
        get_yaml(&question.subject()),
        "look at the claim and at the objects named above",
    )
}
