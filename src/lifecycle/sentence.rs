//! The one sentence about a claim that has no error.

use super::consumer::{own_trouble, pod_ref};
use crate::decisions::pv_controller::is_pod_terminated;
use crate::report::{StageReport, State, Status};
use crate::rules::question::Question;
use crate::snapshot::objects::Pod;

/// The state in words, for example `healthy: Bound to pv/x, in use by pod/shop/db-0`.
pub fn sentence(question: &Question<'_>, state: State, stages: &[StageReport]) -> String {
    match state {
        State::Healthy => format!("healthy: {}", healthy(question)),
        State::Waiting if question.claim().is_none() => format!("waiting: {}", detail(stages, Status::Waiting)),
        State::Waiting => format!("waiting: normal, {}", waiting(question, stages)),
        State::Progressing => format!("progressing: {}", detail(stages, Status::Progressing)),
        State::Unknown => format!("unknown: {}", detail(stages, Status::Unknown)),
        State::Stuck => format!("stuck: {}", detail(stages, Status::Blocked)),
    }
}

fn detail(stages: &[StageReport], status: Status) -> &str {
    stages.iter().find(|stage| stage.status == status).map_or("nothing is known", |stage| stage.detail.as_str())
}

fn healthy(question: &Question<'_>) -> String {
    let volume = question.claim().map_or("", |claim| claim.spec.volume_name.as_str());
    format!("Bound to pv/{volume}, {}{}", use_of(question), deletion(question))
}

fn use_of(question: &Question<'_>) -> String {
    let pods: Vec<&Pod> = question.consumers().collect();
    match pods.as_slice() {
        [] => idle(question),
        [pod] => format!("in use by {}{}", pod_ref(pod), trouble(pod)),
        [pod, ..] => format!(
            "in use by {} pods, {} among them{}",
            pods.len(),
            pod_ref(pod),
            pods.iter().map(|pod| trouble(pod)).find(|text| !text.is_empty()).unwrap_or_default()
        ),
    }
}

fn idle(question: &Question<'_>) -> String {
    let ended = question.snapshot.pods_of_claim(question.namespace, question.name).find(|pod| is_pod_terminated(pod));
    match ended {
        Some(pod) => format!("idle since {} has ended", pod_ref(pod)),
        None => "used by no pod now".to_string(),
    }
}

fn trouble(pod: &Pod) -> String {
    own_trouble(pod).map_or(String::new(), |trouble| format!(" ({trouble})"))
}

fn deletion(question: &Question<'_>) -> String {
    let being_deleted = question.claim().is_some_and(|claim| claim.metadata.being_deleted());
    let holder = question.consumers().next();
    match holder {
        Some(pod) if being_deleted => format!("; being deleted, which waits until {} is gone", pod_ref(pod)),
        _ if being_deleted => "; being deleted".to_string(),
        _ => String::new(),
    }
}

fn waiting(question: &Question<'_>, stages: &[StageReport]) -> String {
    if question.waits_for_first_consumer() && question.consumers().next().is_none() {
        return format!("no pod uses it yet; class {:?} binds when the first one is scheduled", question.class_name());
    }
    detail(stages, Status::Waiting).to_string()
}
