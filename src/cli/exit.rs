//! Exit codes: what they mean and when each is given. The same for every output format.

use super::flags::{FailOn, Goal, Unconsumed};
use super::{Check, known};
use crate::report::{ClaimReport, Finding, Report, Severity, Stage, StageReport, State, Status, Step};
use crate::snapshot::{Coverage, Snapshot};
use crate::target::Target;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// Answered, or healthy.
    Fine,
    /// `check` found a problem.
    Problem,
    /// Wrong usage or unreadable input.
    Usage,
    /// No such object.
    Absent,
    /// Could not decide.
    Undecided,
}

impl Code {
    /// The number.
    pub fn number(self) -> u8 {
        match self {
            Code::Fine => 0,
            Code::Problem => 1,
            Code::Usage => 2,
            Code::Absent => 4,
            Code::Undecided => 5,
        }
    }

    /// Which of several decides: a problem over undecided over absent over fine.
    fn weight(self) -> u8 {
        match self {
            Code::Fine => 0,
            Code::Absent => 1,
            Code::Undecided => 2,
            Code::Problem => 3,
            Code::Usage => 4,
        }
    }
}

/// Whether a target could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It was read.
    Read,
    /// It was read, and there is nothing.
    Nothing,
    /// It does not exist, and nothing knows it.
    Absent,
    /// It was read, but for objects that damage to a dump has cost.
    Partly,
    /// It could not be read, or not all of it.
    Refused,
}

/// How the reading of a target went.
pub fn reading(snapshot: &Snapshot, target: &Target) -> Reading {
    match target {
        Target::Claim { namespace, name } => match known::known(snapshot, namespace, name) {
            known::Known::Yes => Reading::Read,
            known::Known::No => Reading::Absent,
            known::Known::Unread => Reading::Refused,
        },
        Target::Namespace(namespace) => scope(snapshot, Some(namespace)),
        Target::Everything => scope(snapshot, None),
    }
}

/// A scope could not be read if its claims could not be listed; claims that are damaged do not count.
fn scope(snapshot: &Snapshot, namespace: Option<&String>) -> Reading {
    let claims = &snapshot.listings().claims;
    let known = match namespace {
        Some(namespace) => claims.of_namespace(namespace),
        None => claims.all(),
    };
    let gap = match claims.coverage() {
        Coverage::Complete | Coverage::PresumedEmpty => false,
        Coverage::Namespaces(read, _) => !namespace.is_some_and(|namespace| read.contains(namespace)),
        Coverage::Names(..) if !known.is_empty() => return Reading::Partly,
        Coverage::Names(..) | Coverage::Unavailable(_) => true,
    };
    match (gap, known.is_empty()) {
        (true, _) => Reading::Refused,
        (false, true) => Reading::Nothing,
        (false, false) => Reading::Read,
    }
}

/// The code of an explanation.
pub fn of_explanation(readings: &[Reading]) -> Code {
    worst(readings.iter().map(|reading| match reading {
        Reading::Read | Reading::Partly | Reading::Nothing => Code::Fine,
        Reading::Absent => Code::Absent,
        Reading::Refused => Code::Undecided,
    }))
}

/// The code of a check.
pub fn of_check(report: &Report, readings: &[Reading], check: &Check) -> Code {
    let claims = report.claims.iter().map(|claim| of_claim(report, claim, check));
    let targets = readings.iter().map(|reading| match reading {
        Reading::Read => Code::Fine,
        // Pods may wait for a claim even where no claim exists.
        Reading::Nothing if !report.claims.is_empty() => Code::Fine,
        Reading::Nothing | Reading::Absent => Code::Absent,
        Reading::Partly | Reading::Refused => Code::Undecided,
    });
    worst(claims.chain(targets))
}

fn worst(codes: impl Iterator<Item = Code>) -> Code {
    codes.max_by_key(|code| code.weight()).unwrap_or(Code::Fine)
}

fn of_claim(report: &Report, claim: &ClaimReport, check: &Check) -> Code {
    let findings = claim.findings.iter().filter_map(|id| report.finding(id));
    let fails =
        findings.filter(|finding| within(claim, check.goal, finding.stage, finding.step)).any(|finding| counts(finding, check.fail_on));
    let steps = || claim.stages.iter().filter(|step| within(claim, check.goal, step.stage, step.step));
    let blocked = check.fail_on != FailOn::Never && is(claim, check.goal, State::Stuck, steps(), Status::Blocked);
    let unused = check.unconsumed == Unconsumed::Fail && claim.unconsumed;
    match fails || blocked || unused {
        true => Code::Problem,
        false if is(claim, check.goal, State::Unknown, steps(), Status::Unknown) => Code::Undecided,
        false => Code::Fine,
    }
}

/// Whether the claim as a whole, or a step on the way to the goal, is so.
fn is<'a>(claim: &ClaimReport, goal: Goal, state: State, mut steps: impl Iterator<Item = &'a StageReport>, status: Status) -> bool {
    match goal {
        Goal::Healthy => claim.state == state,
        Goal::Bound | Goal::Attached | Goal::Mounted => steps.any(|step| step.status == status),
    }
}

fn counts(finding: &Finding, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Error => finding.severity == Severity::Error,
        FailOn::Warning => finding.severity >= Severity::Warning,
        FailOn::Never => false,
    }
}

/// Whether a step lies on the way to the goal. Where a bound claim's consumer may run no longer concerns its being bound.
fn within(claim: &ClaimReport, goal: Goal, stage: Stage, step: Option<Step>) -> bool {
    match (goal, stage) {
        (Goal::Healthy, _) | (Goal::Attached | Goal::Mounted, Stage::Create) => true,
        (Goal::Bound, Stage::Create) => step != Some(Step::Schedule) || claim.phase.as_deref() != Some("Bound"),
        (Goal::Attached | Goal::Mounted, Stage::Attach) | (Goal::Mounted, Stage::Mount) => true,
        (Goal::Bound, Stage::Attach | Stage::Mount) | (Goal::Attached, Stage::Mount) => false,
        (Goal::Bound | Goal::Attached | Goal::Mounted, Stage::Resize | Stage::Release) => false,
    }
}
