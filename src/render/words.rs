//! The words for the values of a report, the same in every format.

use crate::decisions::pv_controller::Check;
use crate::report::{CandidateVerdict, Certainty, Risk, Severity, Stage, State, Status, Step};

pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Healthy => "healthy",
        State::Waiting => "waiting",
        State::Progressing => "progressing",
        State::Unknown => "unknown",
        State::Stuck => "stuck",
    }
}

pub(super) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "create",
        Stage::Attach => "attach",
        Stage::Mount => "mount",
        Stage::Resize => "resize",
        Stage::Release => "release",
    }
}

pub(super) fn step(step: Step) -> &'static str {
    match step {
        Step::Bind => "bind",
        Step::Provision => "provision",
        Step::Schedule => "schedule",
    }
}

/// `create/bind`, `attach`.
pub fn short_stage(of: Stage, at: Option<Step>) -> String {
    match at {
        Some(at) => format!("{}/{}", stage(of), step(at)),
        None => stage(of).to_string(),
    }
}

pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Done => "done",
        Status::Progressing => "progressing",
        Status::Waiting => "waiting",
        Status::Blocked => "blocked",
        Status::NotNeeded => "notNeeded",
        Status::Unknown => "unknown",
    }
}

/// `error`, `warning`, `info`.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Possible => "possible",
        Certainty::Likely => "likely",
        Certainty::Proved => "proved",
    }
}

pub(super) fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::Inspect => "inspect",
        Risk::Safe => "safe",
        Risk::Changes => "changes",
        Risk::Destroys => "destroys",
    }
}

pub(super) fn verdict(verdict: CandidateVerdict) -> &'static str {
    match verdict {
        CandidateVerdict::Chosen => "chosen",
        CandidateVerdict::Fits => "fits",
        CandidateVerdict::Rejected => "rejected",
    }
}

/// The field in which claim and volume differ.
pub(super) fn field(check: Check) -> &'static str {
    match check {
        Check::SelectorError | Check::SelectorMismatch => "selector",
        Check::ClassError | Check::ClassMismatch => "storageClassName",
        Check::AccessModeMismatch => "accessModes",
        Check::ClaimedByOther => "claimRef",
        Check::TooSmall => "capacity",
        Check::VolumeModeMismatch => "volumeMode",
        Check::VacMismatch => "volumeAttributesClassName",
        Check::BeingDeleted => "deletionTimestamp",
        Check::NotAvailable => "phase",
        Check::NodeAffinityMismatch => "nodeAffinity",
        Check::LeftToScheduler => "volumeBindingMode",
    }
}

/// What volumes that fail a check are, after a number: `3 too small`.
pub(super) fn rejected(check: Check) -> &'static str {
    match check {
        Check::SelectorError => "not compared: the search for a volume fails",
        Check::ClassError => "not compared: the class has no binding mode",
        Check::AccessModeMismatch => "without the access mode",
        Check::ClaimedByOther => "bound to other claims",
        Check::TooSmall => "too small",
        Check::VolumeModeMismatch => "of the other volume mode",
        Check::VacMismatch => "of another attributes class",
        Check::BeingDeleted => "being deleted",
        Check::NotAvailable => "not Available",
        Check::SelectorMismatch => "not selected",
        Check::ClassMismatch => "of another class",
        Check::NodeAffinityMismatch => "on nodes that do not match",
        Check::LeftToScheduler => "left to the scheduler",
    }
}
