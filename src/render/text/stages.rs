//! The stage line: `create ✗ bind   attach –   mount –`, and its long form.

use super::page::{Page, Paint, Span};
use crate::render::words;
use crate::report::{ClaimReport, Stage, StageReport, Status};

/// The three main stages, then the side tracks that are active; a blank gap before each.
pub(super) fn line(claim: &ClaimReport) -> Vec<Span> {
    let side = [Stage::Resize, Stage::Release].into_iter().filter(|stage| active(claim, *stage));
    let shown = [Stage::Create, Stage::Attach, Stage::Mount].into_iter().chain(side);
    shown.flat_map(|stage| item(claim, stage)).collect()
}

fn active(claim: &ClaimReport, stage: Stage) -> bool {
    let idle = |status| matches!(status, Status::Done | Status::NotNeeded);
    claim.stages.iter().any(|report| report.stage == stage && !idle(report.status))
}

/// One stage: its name, its symbol, and for `create` the step that it stands at.
fn item(claim: &ClaimReport, stage: Stage) -> Vec<Span> {
    let worst = claim.stages.iter().filter(|report| report.stage == stage).max_by_key(|report| rank(claim, report));
    let mut spans = vec![Span::gap(3), Span::solid(Paint::Plain, words::stage(stage)), Span::solid(Paint::Plain, " ")];
    let Some(worst) = worst else {
        spans.push(Span::solid(Paint::Dim, AFTER));
        return spans;
    };
    let (symbol, paint) = symbol(claim, worst);
    spans.push(Span::solid(paint, symbol));
    if let (Some(step), false) = (worst.step, matches!(worst.status, Status::Done | Status::NotNeeded)) {
        spans.push(Span::solid(Paint::Plain, &format!(" {}", words::step(step))));
    }
    spans
}

/// What a stage shows when it has several steps or consumers: the one where the claim stands, else the least advanced.
fn rank(claim: &ClaimReport, report: &StageReport) -> (bool, u8) {
    let here = claim.stage == Some(report.stage) && claim.step == report.step;
    let status = match report.status {
        Status::Blocked => 5,
        Status::Unknown => 4,
        Status::Progressing => 3,
        Status::Waiting => 2,
        Status::Done => 1,
        Status::NotNeeded => 0,
    };
    (here && status > 1, status)
}

const AFTER: &str = "\u{2013}";

/// The symbol of a step; a waiting step after the one where the claim stands has simply not come yet.
fn symbol(claim: &ClaimReport, report: &StageReport) -> (&'static str, Paint) {
    let here = claim.stage == Some(report.stage) && claim.step == report.step;
    match report.status {
        Status::Done => ("\u{2713}", Paint::Good),
        Status::Progressing => ("\u{2026}", Paint::Note),
        Status::Waiting if here => ("\u{b7}", Paint::Note),
        Status::Waiting => (AFTER, Paint::Dim),
        Status::Blocked => ("\u{2717}", Paint::Bad),
        Status::NotNeeded => ("n/a", Paint::Dim),
        Status::Unknown => ("?", Paint::Doubtful),
    }
}

/// Every step with its status and why: the long form.
pub(super) fn table(page: &mut Page<'_>, claim: &ClaimReport) {
    let longest = claim.stages.iter().map(|report| name(report).chars().count()).max().unwrap_or(0);
    for (at, report) in claim.stages.iter().enumerate() {
        let (symbol, paint) = symbol(claim, report);
        let padding = longest.saturating_sub(name(report).chars().count()) + 2;
        let mut spans = vec![Span::solid(Paint::Plain, &name(report)), Span::gap(padding), Span::solid(paint, symbol), Span::gap(1)];
        spans.push(Span::plain(status(report.status)));
        if !report.detail.is_empty() {
            spans.extend([Span::plain(": "), Span::plain(&report.detail)]);
        }
        page.row(if at == 0 { "stages" } else { "" }, &spans);
    }
}

fn name(report: &StageReport) -> String {
    let stage = words::short_stage(report.stage, report.step);
    match &report.consumer {
        Some(pod) => format!("{stage} {}/{}", pod.kind.short(), pod.name),
        None => stage,
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::NotNeeded => "not needed",
        Status::Done | Status::Progressing | Status::Waiting | Status::Blocked | Status::Unknown => words::status(status),
    }
}
