//! The answer about one claim.

use super::Detail;
use super::candidates::{candidate_counts, candidate_reports};
use super::order::headline_first;
use crate::lifecycle::{sentence, stages, standing};
use crate::report::{Certainty, ClaimReport, Finding, Severity, StageReport, State, Status};
use crate::rules::cluster::unexplained;
use crate::rules::question::Question;
use crate::rules::{Rule, catalogue, words};
use crate::snapshot::{Coverage, Lookup, Unavailable};

/// What is said of one claim.
pub(super) struct Answer {
    pub(super) claim: ClaimReport,
    pub(super) findings: Vec<Finding>,
    pub(super) unread: Vec<Unavailable>,
}

/// Run every rule, then place the findings on the stage line.
pub(super) fn answer(question: &Question<'_>, detail: Detail) -> Answer {
    let (mut findings, mut unread) = ask_rules(question);
    let mut stages = stages(question);
    raise_blocked(&mut stages, &findings);
    explain_blocked(question, &stages, &mut findings);
    let standing = standing(&stages);
    headline_first(&mut findings, standing);
    unread.extend(findings.iter().flat_map(|finding| finding.unread.clone()));
    unread.extend(missing_reads(question));
    Answer { claim: claim_report(question, detail, standing, stages, &findings), findings, unread }
}

fn ask_rules(question: &Question<'_>) -> (Vec<Finding>, Vec<Unavailable>) {
    let (mut findings, mut unread) = (Vec::new(), Vec::new());
    for rule in catalogue() {
        match (rule.check)(question) {
            Ok(None) => {}
            Ok(Some(finding)) => findings.push(presumptions(question, rule, finding)),
            Err(why) => unread.push(why),
        }
    }
    (findings, unread)
}

/// A finding that rests on a kind of which the dump holds nothing is at most likely, and says so.
fn presumptions(question: &Question<'_>, rule: &Rule, mut finding: Finding) -> Finding {
    let coverage = question.snapshot.listings().coverage();
    let presumed: Vec<_> =
        rule.reads.iter().filter(|kind| coverage.get(kind).is_some_and(|coverage| **coverage == Coverage::PresumedEmpty)).collect();
    for kind in presumed {
        finding.certainty = finding.certainty.min(Certainty::Likely);
        let so = format!("this dump holds no {kind} at all, so it is taken that there is none");
        finding.explanation = if finding.explanation.is_empty() { so } else { format!("{}; {so}", finding.explanation) };
    }
    finding
}

fn raise_blocked(stages: &mut [StageReport], findings: &[Finding]) {
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let same_step = |stage: &&mut StageReport| stage.stage == finding.stage && stage.step == finding.step;
        for stage in stages.iter_mut().filter(same_step) {
            stage.status = Status::Blocked;
            stage.detail.clone_from(&finding.message);
        }
    }
    let blocked = stages.iter().position(|stage| stage.status == Status::Blocked);
    for stage in stages.iter_mut().skip(blocked.map_or(usize::MAX, |at| at + 1)).filter(|stage| stage.status == Status::Unknown) {
        stage.status = Status::Waiting;
    }
}

fn explain_blocked(question: &Question<'_>, stages: &[StageReport], findings: &mut Vec<Finding>) {
    let explained = |stage: &StageReport, findings: &[Finding]| {
        findings.iter().any(|finding| finding.severity == Severity::Error && finding.stage == stage.stage && finding.step == stage.step)
    };
    if let Some(stage) = stages.iter().find(|stage| stage.status == Status::Blocked && !explained(stage, findings)) {
        findings.push(unexplained::finding(question, stage));
    }
}

/// The reads without which the steps themselves are unknown.
fn missing_reads(question: &Question<'_>) -> Vec<Unavailable> {
    let mut missing = Vec::new();
    if let Lookup::Unknown(why) = &question.lookup {
        missing.push(why.clone());
    }
    if let Some(crate::decisions::pv_controller::ClaimSync::Unknown(why)) = &question.sync {
        missing.push(why.clone());
    }
    missing.extend(question.snapshot.listings().pods.gap(Some(question.namespace)));
    missing
}

fn claim_report(
    question: &Question<'_>,
    detail: Detail,
    standing: crate::lifecycle::Standing,
    stages: Vec<StageReport>,
    findings: &[Finding],
) -> ClaimReport {
    let claim = question.claim();
    let headline = findings.first().filter(|finding| finding.severity == Severity::Error && standing.state == State::Stuck);
    let summary = headline.map_or_else(|| sentence(question, standing.state, &stages), |finding| finding.message.clone());
    ClaimReport {
        namespace: question.namespace.to_string(),
        name: question.name.to_string(),
        uid: claim.map(|claim| claim.metadata.uid.clone()).filter(|uid| !uid.is_empty()),
        phase: claim.map(|claim| claim.status.phase.clone()),
        created: claim.and_then(|claim| claim.metadata.creation_timestamp),
        state: standing.state,
        stage: standing.stage,
        step: standing.step,
        summary,
        stages,
        findings: findings.iter().map(|finding| finding.id.clone()).collect(),
        asks: claim.map(words::asks).unwrap_or_default(),
        candidates: candidate_reports(question, detail),
        candidate_counts: candidate_counts(question),
        unconsumed: standing.state == State::Waiting && question.waits_for_first_consumer() && question.consumers().next().is_none(),
    }
}
