//! `volumeName` names a volume that does not exist.

use super::facts::RECREATE;
use crate::decisions::pv_controller::ClaimSync;
use crate::report::{ObjectRef, Risk};
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{kubectl, nearest_name};
use crate::snapshot::Kind;

rule! {
    /// The claim demands a PersistentVolume by name, and no volume of that name exists.
    ///
    /// ## Why it happens
    /// With `spec.volumeName` set the controller looks at that volume only: nothing else is tried and nothing is provisioned.
    /// While the volume does not exist it looks again every 15 seconds, and no event ever says so.
    /// ## How to confirm
    /// `kubectl get pv NAME` answers NotFound.
    /// ## How to fix
    /// Create the volume under that name, or delete the claim and create it again with the right `volumeName`, or without one.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolumeClaim
    /// spec: {volumeName: disk-7}
    /// ```
    PVW111 named_volume_not_found { Error, Create / Bind, reads: [PersistentVolume] }
}

fn check(question: &Question<'_>) -> Verdict {
    if question.sync != Some(ClaimSync::VolumeNotFound) {
        return Ok(None);
    }
    let name = question.claim().map_or("", |claim| claim.spec.volume_name.as_str());
    let volume = ObjectRef::new(Kind::PersistentVolume, "", name);
    let alike = nearest_name(name, question.snapshot.listings().volumes.all().iter().map(|volume| volume.metadata.name.as_str()));
    let hint = alike.map_or(String::new(), |alike| format!("; did you mean {alike:?}?"));
    let finding = question.found(&RULE, format!("the claim demands {volume} by volumeName, and no such PersistentVolume exists{hint}"));
    let finding = finding.about(volume).shows(&question.subject(), "spec.volumeName", name);
    let finding = finding.because("with volumeName set only that volume is looked at; no event ever says that it is missing");
    let finding = finding.fix(Risk::Inspect, kubectl(&["get", "pv", name]), "see that it is missing");
    Ok(Some(finding.fix(
        Risk::Changes,
        "",
        format!("create the volume under that name; for another volume {RECREATE} with the right volumeName"),
    )))
}
