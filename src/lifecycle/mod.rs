//! The stage line of a claim and its consumers, proposed from decisions.
//!
//! `diagnose` raises a step to `blocked` when an error finding stands there, so a new finding needs no change here.

mod attach;
mod consumer;
mod create;
mod mount;
mod sentence;
mod state;

use crate::decisions::pv_controller::ClaimSync;
use crate::report::{Stage, StageReport, Status, Step};
use crate::rules::question::Question;

pub use sentence::sentence;
pub use state::{Standing, standing};

/// Every step of the claim: three of create, then attach and mount of each consumer that has a node.
pub fn stages(question: &Question<'_>) -> Vec<StageReport> {
    let mut stages = vec![create::bind(question), create::provision(question), create::schedule(question)];
    for pod in question.consumers().filter(|pod| !pod.spec.node_name.is_empty()) {
        stages.push(attach::attach(question, pod));
        stages.push(mount::mount(question, pod));
    }
    if !is_bound(question) {
        stages.iter_mut().filter(|stage| stage.stage != Stage::Create).for_each(wait);
    }
    stages
}

/// Before the claim is bound nothing can be attached or mounted.
fn wait(stage: &mut StageReport) {
    stage.status = Status::Waiting;
    stage.detail = "the claim is not bound".to_string();
}

/// Bound, or nobody could look.
fn is_bound(question: &Question<'_>) -> bool {
    matches!(question.sync, Some(ClaimSync::Bound(..) | ClaimSync::Unknown(_)))
}

fn step(step: Step, status: Status, detail: impl Into<String>) -> StageReport {
    StageReport { stage: Stage::Create, step: Some(step), consumer: None, status, since: None, detail: detail.into() }
}
