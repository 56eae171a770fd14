//! From the steps to the state of the claim.

use crate::report::{Stage, StageReport, State, Status, Step};

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// The stage that decides it; `None` when nothing is active.
    pub stage: Option<Stage>,
    /// The step, with `create` only.
    pub step: Option<Step>,
}

/// Stuck if a step is blocked; else unknown if one is unknown; else progressing; else waiting; else healthy.
/// The stage is the earliest step of that status. A claim in use or idle after binding waits for nothing.
pub fn standing(stages: &[StageReport]) -> Standing {
    const RANKING: [(Status, State); 4] = [
        (Status::Blocked, State::Stuck),
        (Status::Unknown, State::Unknown),
        (Status::Progressing, State::Progressing),
        (Status::Waiting, State::Waiting),
    ];
    let bound = stages.iter().any(|stage| stage.step == Some(Step::Bind) && stage.status == Status::Done);
    for (status, state) in RANKING {
        let earliest = stages.iter().find(|stage| stage.status == status && !(bound && idle(stage)));
        if let Some(stage) = earliest {
            return Standing { state, stage: Some(stage.stage), step: stage.step };
        }
    }
    Standing { state: State::Healthy, stage: None, step: None }
}

/// A bound claim without a consumer is healthy, not waiting.
fn idle(stage: &StageReport) -> bool {
    stage.step == Some(Step::Schedule) && stage.status == Status::Waiting
}
