//! The pods that use a claim.

use crate::report::ObjectRef;
use crate::rules::question::Question;
use crate::snapshot::Kind;
use crate::snapshot::objects::Pod;

/// The pod, as output names it.
pub(super) fn pod_ref(pod: &Pod) -> ObjectRef {
    ObjectRef::new(Kind::Pod, &pod.metadata.namespace, &pod.metadata.name)
}

/// The consumers that have no node yet and are not being deleted.
pub(super) fn waiting_pods<'a>(question: &Question<'a>) -> Vec<&'a Pod> {
    question.consumers().filter(|pod| pod.spec.node_name.is_empty() && !pod.metadata.being_deleted()).collect()
}

/// The scheduler's words about a pod that it could not place; `None` while it has said nothing.
pub(super) fn unscheduled_reason(pod: &Pod) -> Option<&str> {
    let refused = |condition: &&crate::snapshot::objects::Condition| condition.type_ == "PodScheduled" && condition.status == "False";
    pod.status.conditions.iter().find(refused).map(|condition| condition.message.as_str())
}

/// Whether the pod's volumes are mounted for certain: no container starts before they are.
pub(super) fn volumes_mounted(pod: &Pod) -> bool {
    let past_the_mount = |reason: &str| !matches!(reason, "ContainerCreating" | "PodInitializing" | "");
    pod.status.phase == "Running"
        || pod.statuses().any(|status| {
            let state = &status.state;
            let waiting = state.waiting.as_ref().is_some_and(|waiting| past_the_mount(&waiting.reason));
            state.running.is_some() || state.terminated.is_some() || status.restart_count > 0 || waiting
        })
}

/// The pod's own trouble that has nothing to do with volumes: a container that waits after the mount or ends again and again.
pub(super) fn own_trouble(pod: &Pod) -> Option<String> {
    pod.statuses().find_map(|status| {
        let waiting = status
            .state
            .waiting
            .as_ref()
            .filter(|waiting| !matches!(waiting.reason.as_str(), "" | "ContainerCreating" | "PodInitializing"))?;
        Some(format!(
            "its container {} is in {} after {} restarts, which is not storage",
            status.name, waiting.reason, status.restart_count
        ))
    })
}
