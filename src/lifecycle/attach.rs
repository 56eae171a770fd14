//! `attach` of one consumer, read from VolumeAttachments; why an attachment hangs is decided by a later phase.

use super::consumer::{pod_ref, volumes_mounted};
use crate::decisions::pv_controller::ClaimSync;
use crate::report::{Stage, StageReport, Status};
use crate::rules::question::Question;
use crate::snapshot::objects::{PersistentVolume, Pod, VolumeAttachment};

/// How the claim's volume is attached to the pod's node.
pub(super) fn attach(question: &Question<'_>, pod: &Pod) -> StageReport {
    let (status, detail) = match &question.sync {
        Some(ClaimSync::Bound(volumes, _)) => match volumes.first() {
            Some(volume) => status(question, volume, pod),
            None => (Status::Waiting, String::new()),
        },
        Some(ClaimSync::Unknown(why)) => (Status::Unknown, format!("{} could not be read", why.kind.resource())),
        Some(_) | None => (Status::Waiting, String::new()),
    };
    StageReport { stage: Stage::Attach, step: None, consumer: Some(pod_ref(pod)), status, since: None, detail }
}

fn status(question: &Question<'_>, volume: &PersistentVolume, pod: &Pod) -> (Status, String) {
    let snapshot = question.snapshot;
    let node = &pod.spec.node_name;
    let driver = volume.spec.csi.as_ref().map(|csi| csi.driver.as_str());
    let attachment = snapshot.attachments_of(&volume.metadata.name).find(|attachment| attachment.spec.node_name == *node);
    if let Some(attachment) = attachment {
        return attachment_status(attachment, node);
    }
    let needs_none = driver
        .and_then(|driver| snapshot.listings().drivers.get("", driver).found())
        .is_some_and(|driver| driver.spec.attach_required == Some(false));
    match driver {
        _ if needs_none => (Status::NotNeeded, "the driver needs no attachment".to_string()),
        None if needs_no_attachment(volume) => (Status::NotNeeded, "this kind of volume needs no attachment".to_string()),
        _ if volumes_mounted(pod) => (Status::Done, "the pod's containers have started".to_string()),
        _ => (Status::Unknown, format!("no VolumeAttachment to node {node} is known")),
    }
}

fn attachment_status(attachment: &VolumeAttachment, node: &str) -> (Status, String) {
    match &attachment.status.attach_error {
        _ if attachment.status.attached => (Status::Done, format!("attached to node {node}")),
        Some(error) => (Status::Blocked, format!("attaching to node {node} fails: {}", error.message)),
        None => (Status::Progressing, format!("being attached to node {node}")),
    }
}

/// Volumes that are mounted straight from the node or over the network.
fn needs_no_attachment(volume: &PersistentVolume) -> bool {
    volume.spec.nfs.is_some() || volume.spec.host_path.is_some() || volume.spec.local.is_some()
}
