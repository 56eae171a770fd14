//! `mount` of one consumer, read from the pod's status; why a mount fails is decided by a later phase.

use jiff::SignedDuration;

use super::consumer::{pod_ref, volumes_mounted};
use crate::report::{Stage, StageReport, Status};
use crate::rules::question::Question;
use crate::snapshot::objects::Pod;

/// How long a mount may take before it is no longer called progressing.
const USUAL: SignedDuration = SignedDuration::from_secs(120);

/// Whether the claim's volume is mounted in the pod.
pub(super) fn mount(question: &Question<'_>, pod: &Pod) -> StageReport {
    let scheduled = pod
        .status
        .conditions
        .iter()
        .find(|condition| condition.type_ == "PodScheduled")
        .and_then(|condition| condition.last_transition_time);
    let age = question.since(scheduled.or(pod.metadata.creation_timestamp));
    let (status, detail) = if volumes_mounted(pod) {
        (Status::Done, "the pod's containers have started".to_string())
    } else if age <= USUAL {
        (Status::Progressing, format!("being mounted on node {}", pod.spec.node_name))
    } else {
        (Status::Unknown, "no container of the pod has started".to_string())
    };
    StageReport { stage: Stage::Mount, step: None, consumer: Some(pod_ref(pod)), status, since: scheduled, detail }
}
