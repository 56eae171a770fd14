//! The answer about one claim: one line when it is not stuck, else its stage line and what was found.

use super::page::{Page, Paint, Span};
use super::{candidates, finding, stages};
use crate::age::age;
use crate::render::Layout;
use crate::report::{ClaimReport, Finding, Report, State};

/// Everything that is said of a claim.
pub(super) fn write(page: &mut Page<'_>, report: &Report, claim: &ClaimReport) {
    let stuck = claim.state == State::Stuck;
    page.line(0, 4, &if stuck { header(report, claim) } else { sentence(claim) });
    if page.layout.verbose {
        stages::table(page, claim);
    }
    let findings: Vec<&Finding> = claim.findings.iter().filter_map(|id| report.finding(id)).collect();
    for (at, found) in findings.iter().enumerate() {
        page.blank();
        finding::write(page, report, claim, found, at == 0);
    }
    if findings.is_empty() && page.layout.verbose {
        candidates::write(page, claim);
    }
}

/// Whether more than one line is said of it.
pub(super) fn long(claim: &ClaimReport, layout: &Layout) -> bool {
    layout.verbose || claim.state == State::Stuck || !claim.findings.is_empty()
}

/// `pvc shop/data-0   Pending 12m   create ✗ bind   attach –   mount –`
pub(super) fn header(report: &Report, claim: &ClaimReport) -> Vec<Span> {
    let mut spans = subject(claim);
    spans.extend([Span::gap(3), Span::solid(Paint::Plain, &phase(report, claim))]);
    spans.extend(stages::line(claim));
    spans
}

fn sentence(claim: &ClaimReport) -> Vec<Span> {
    let mut spans = subject(claim);
    spans.push(Span::gap(3));
    let paint = match claim.state {
        State::Healthy => Paint::Good,
        State::Waiting | State::Progressing => Paint::Note,
        State::Unknown => Paint::Doubtful,
        State::Stuck => Paint::Bad,
    };
    match claim.summary.split_once(": ") {
        Some((state, rest)) => spans.extend([Span::new(paint, &format!("{state}:")), Span::gap(1), Span::plain(rest)]),
        None => spans.push(Span::plain(&claim.summary)),
    }
    spans
}

fn subject(claim: &ClaimReport) -> Vec<Span> {
    vec![Span::plain("pvc "), Span::solid(Paint::Strong, &format!("{}/{}", claim.namespace, claim.name))]
}

/// Phase and age; a claim without a phase does not exist or could not be read.
pub(super) fn phase(report: &Report, claim: &ClaimReport) -> String {
    match (&claim.phase, claim.state) {
        (Some(phase), _) => format!("{phase} {}", age(claim.created, report.source.now)).trim().to_string(),
        (None, State::Unknown) => "unread".to_string(),
        (None, _) => "absent".to_string(),
    }
}
