//! Exit codes: the table of the decision, then the program itself.

use pv_why::cli::exit::{Code, Reading, of_check, of_explanation};
use pv_why::cli::{Check, FailOn, Goal, Unconsumed};
use pv_why::report::{ClaimReport, Report, Severity, Stage, State, Status, Step};

use crate::formats::build::{claim, finding, pvc, report, stage};

use super::run::{STORY, run};

const CHECK: Check = Check { targets: Vec::new(), goal: Goal::Healthy, fail_on: FailOn::Error, unconsumed: Unconsumed::Ok };

fn at(state: State, stage_: Option<Stage>, step: Option<Step>) -> ClaimReport {
    let mut claim = claim("shop", "a", state, "x");
    (claim.stage, claim.step) = (stage_, step);
    claim
}

/// A claim that stands at this step, the earlier ones being done.
fn standing(at_stage: Stage, at_step: Option<Step>, status: Status) -> ClaimReport {
    let state = if status == Status::Blocked { State::Stuck } else { State::Unknown };
    let mut claim = at(state, Some(at_stage), at_step);
    let steps = [
        (Stage::Create, Some(Step::Bind)),
        (Stage::Create, Some(Step::Provision)),
        (Stage::Create, Some(Step::Schedule)),
        (Stage::Attach, None),
        (Stage::Mount, None),
        (Stage::Resize, None),
    ];
    let here = steps.iter().position(|step| *step == (at_stage, at_step)).unwrap();
    let status_of = |index: usize| match index.cmp(&here) {
        std::cmp::Ordering::Less => Status::Done,
        std::cmp::Ordering::Equal => status,
        std::cmp::Ordering::Greater => Status::Waiting,
    };
    claim.stages = steps.iter().enumerate().map(|(index, (at, step))| stage(*at, *step, status_of(index), "")).collect();
    claim.phase = Some(if here > 1 { "Bound" } else { "Pending" }.into());
    claim
}

fn with_finding(mut claim: ClaimReport, severity: Severity, stage: Stage, step: Option<Step>) -> Report {
    let mut found = finding("PVW101", "x", &pvc("shop", "a"), "x");
    (found.severity, found.stage, found.step) = (severity, stage, step);
    claim.findings = vec![found.id.clone()];
    report(vec![claim], vec![found])
}

#[test]
fn explanations() {
    for (readings, code) in [
        (vec![], Code::Fine),
        (vec![Reading::Read], Code::Fine),
        (vec![Reading::Nothing], Code::Fine),
        (vec![Reading::Absent], Code::Absent),
        (vec![Reading::Refused], Code::Undecided),
        (vec![Reading::Read, Reading::Absent], Code::Absent),
        (vec![Reading::Refused, Reading::Absent, Reading::Read], Code::Undecided),
    ] {
        assert_eq!(of_explanation(&readings), code, "{readings:?}");
    }
}

#[test]
fn states() {
    for (state, code) in [
        (State::Healthy, Code::Fine),
        (State::Waiting, Code::Fine),
        (State::Progressing, Code::Fine),
        (State::Unknown, Code::Undecided),
        (State::Stuck, Code::Problem),
    ] {
        assert_eq!(of_check(&report(vec![at(state, None, None)], Vec::new()), &[Reading::Read], &CHECK), code, "{state:?}");
    }
}

#[test]
fn the_worst_of_several_decides() {
    let claims = |states: &[State]| report(states.iter().map(|state| at(*state, None, None)).collect(), Vec::new());
    for (states, reading, code) in [
        (vec![State::Stuck, State::Unknown], Reading::Absent, Code::Problem),
        (vec![State::Healthy, State::Unknown], Reading::Absent, Code::Undecided),
        (vec![State::Healthy, State::Waiting], Reading::Absent, Code::Absent),
        (vec![State::Healthy], Reading::Refused, Code::Undecided),
        (vec![State::Stuck], Reading::Refused, Code::Problem),
        (vec![], Reading::Nothing, Code::Absent),
        (vec![State::Stuck], Reading::Nothing, Code::Problem),
        (vec![State::Healthy, State::Healthy], Reading::Read, Code::Fine),
    ] {
        assert_eq!(of_check(&claims(&states), &[reading], &CHECK), code, "{states:?} {reading:?}");
    }
}

#[test]
fn goals() {
    use Code::{Fine, Problem};
    let bind = (Stage::Create, Some(Step::Bind));
    let provision = (Stage::Create, Some(Step::Provision));
    let schedule = (Stage::Create, Some(Step::Schedule));
    for ((at, step), [bound, attached, mounted, healthy]) in [
        (bind, [Problem, Problem, Problem, Problem]),
        (provision, [Problem, Problem, Problem, Problem]),
        (schedule, [Fine, Problem, Problem, Problem]),
        ((Stage::Attach, None), [Fine, Problem, Problem, Problem]),
        ((Stage::Mount, None), [Fine, Fine, Problem, Problem]),
        ((Stage::Resize, None), [Fine, Fine, Fine, Problem]),
    ] {
        for (goal, code) in [(Goal::Bound, bound), (Goal::Attached, attached), (Goal::Mounted, mounted), (Goal::Healthy, healthy)] {
            let check = Check { goal, ..CHECK };
            let blocked = with_finding(standing(at, step, Status::Blocked), Severity::Error, at, step);
            assert_eq!(of_check(&blocked, &[Reading::Read], &check), code, "blocked at {at:?} {step:?} for {goal:?}");
            let undecided = if code == Problem { Code::Undecided } else { Fine };
            let unknown = report(vec![standing(at, step, Status::Unknown)], Vec::new());
            assert_eq!(of_check(&unknown, &[Reading::Read], &check), undecided, "unknown at {at:?} {step:?} for {goal:?}");
        }
    }
}

#[test]
fn an_unbound_claim_whose_consumer_fits_nowhere_is_not_bound() {
    let mut claim = standing(Stage::Create, Some(Step::Schedule), Status::Blocked);
    claim.phase = Some("Pending".into());
    let check = Check { goal: Goal::Bound, ..CHECK };
    assert_eq!(of_check(&report(vec![claim], Vec::new()), &[Reading::Read], &check), Code::Problem);
}

#[test]
fn severities() {
    use Code::{Fine, Problem};
    for (severity, [error, warning, never]) in
        [(Severity::Error, [Problem, Problem, Fine]), (Severity::Warning, [Fine, Problem, Fine]), (Severity::Info, [Fine, Fine, Fine])]
    {
        for (fail_on, code) in [(FailOn::Error, error), (FailOn::Warning, warning), (FailOn::Never, never)] {
            let report = with_finding(at(State::Healthy, None, None), severity, Stage::Release, None);
            assert_eq!(of_check(&report, &[Reading::Read], &Check { fail_on, ..CHECK }), code, "{severity:?} {fail_on:?}");
        }
    }
    let never = Check { fail_on: FailOn::Never, ..CHECK };
    assert_eq!(of_check(&report(vec![at(State::Stuck, None, None)], Vec::new()), &[Reading::Read], &never), Fine);
    assert_eq!(of_check(&report(vec![at(State::Unknown, None, None)], Vec::new()), &[Reading::Read], &never), Code::Undecided);
}

#[test]
fn unconsumed_claims() {
    let mut claim = at(State::Waiting, Some(Stage::Create), Some(Step::Bind));
    claim.unconsumed = true;
    for (unconsumed, code) in [(Unconsumed::Ok, Code::Fine), (Unconsumed::Wait, Code::Fine), (Unconsumed::Fail, Code::Problem)] {
        let check = Check { unconsumed, ..CHECK };
        assert_eq!(of_check(&report(vec![claim.clone()], Vec::new()), &[Reading::Read], &check), code, "{unconsumed:?}");
    }
}

#[test]
fn numbers() {
    let numbers = [Code::Fine, Code::Problem, Code::Usage, Code::Absent, Code::Undecided].map(Code::number);
    assert_eq!(numbers, [0, 1, 2, 4, 5]);
}

#[test]
fn the_program_in_every_format() {
    for format in ["text", "wide", "json", "yaml", "name"] {
        for (words, code) in [
            (vec!["shop/data-0"], 0),
            (vec!["-A"], 0),
            (vec!["-n", "empty"], 0),
            (vec!["-n", "empty", "data-0"], 4),
            (vec!["nothing"], 4),
            (vec!["check", "-n", "shop"], 1),
            (vec!["check", "-A"], 1),
            (vec!["check", "-n", "web"], 0),
            (vec!["check", "web/assets"], 0),
            (vec!["check", "web/assets", "web/nothing"], 4),
            (vec!["check", "shop/data-0", "web/nothing"], 1),
            (vec!["check", "-n", "empty"], 4),
            (vec!["check", "shop/data-0", "--for", "bound"], 1),
            (vec!["check", "shop/data-0", "--fail-on", "never"], 0),
        ] {
            let mut all = words.clone();
            all.extend(["--from", STORY, "-o", format]);
            let answer = run(&all);
            assert_eq!(answer.code, code, "{all:?}\n{}{}", answer.out, answer.err);
        }
    }
}

#[test]
fn wrong_usage_and_unreadable_input() {
    for words in [
        vec!["--nonsense"],
        vec!["-o", "xml"],
        vec!["completion"],
        vec!["demo", "nothing"],
        vec!["check", "--for", "ever"],
        vec!["pod/db-0", "--from", STORY],
        vec!["-A", "data-0", "--from", STORY],
        vec!["shop/data-0", "-n", "web", "--from", STORY],
        vec!["x", "--from", "/nowhere/at/all.yaml"],
        vec!["x", "--from", "Cargo.lock"],
        vec!["--from", STORY, "--as-of", "yesterday"],
        vec!["--as-of", "2026-07-01T12:00:00Z"],
        vec!["explain", "PVW000"],
    ] {
        let answer = run(&words);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{words:?}: {}", answer.err);
        assert!(answer.err.starts_with("error: "), "{words:?}: {}", answer.err);
        assert!(!answer.err.contains("panicked"), "{words:?}: {}", answer.err);
    }
}

#[test]
fn a_claim_named_like_a_command() {
    let words = ["pvc/check", "--from", STORY];
    let answer = run(&words);
    assert_eq!(answer.code, 4);
    assert!(answer.err.contains("default/check"), "{}", answer.err);
    let after_a_name = run(&["shop/data-0", "check", "--from", STORY]);
    assert!(after_a_name.err.contains("/check"), "a command's name after a target is a target: {}", after_a_name.err);
}

#[test]
fn the_moment_of_a_dump() {
    let age = |words: &[&str]| run(words).out.lines().next().unwrap().to_string();
    assert!(age(&["shop/data-0", "--from", STORY]).contains("Pending 12m"));
    assert!(age(&["shop/data-0", "--from", STORY, "--as-of", "2026-07-03T11:48:00Z"]).contains("Pending 2d"));
}

#[test]
fn nothing_found_is_told_as_kubectl_tells_it() {
    assert_eq!(run(&["-n", "empty", "--from", STORY]).err, "No resources found in empty namespace.\n");
    let json: serde_json::Value = serde_json::from_str(&run(&["-n", "empty", "--from", STORY, "-o", "json"]).out).unwrap();
    assert_eq!(json["claims"], serde_json::json!([]));
}
