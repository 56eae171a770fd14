//! Many claims at once: how many are how, then each cause in full once with the claims that have it.

use std::collections::BTreeMap;

use super::claim::phase;
use super::finding;
use super::groups::{Group, groups};
use super::page::{Page, Paint, Span};
use crate::render::words;
use crate::report::{ClaimReport, Report, Severity, State};

/// How many names are written out in the short form.
const NAMES: usize = 3;

/// The states, worst first.
const STATES: [State; 5] = [State::Stuck, State::Unknown, State::Progressing, State::Waiting, State::Healthy];

/// The whole overview; nothing when there is no claim.
pub(super) fn write(page: &mut Page<'_>, report: &Report) {
    if report.claims.is_empty() {
        return;
    }
    page.line(0, 4, &totals(report));
    for severity in [Severity::Error, Severity::Warning] {
        for group in groups(report, severity) {
            page.blank();
            cause(page, report, &group);
        }
    }
    for (at, state) in [State::Unknown, State::Progressing, State::Waiting].into_iter().enumerate() {
        if at == 0 {
            page.blank();
        }
        by_sentence(page, report, state);
    }
}

/// `14 claims: 3 stuck · 1 unknown · 2 waiting · 8 healthy`
fn totals(report: &Report) -> Vec<Span> {
    let count = |state: State| report.claims.iter().filter(|claim| claim.state == state).count();
    let noun = if report.claims.len() == 1 { "claim" } else { "claims" };
    let mut spans = vec![Span::solid(Paint::Strong, &format!("{} {noun}", report.claims.len())), Span::plain(": ")];
    let counts = STATES.into_iter().map(|state| (state, count(state))).filter(|(_, count)| *count > 0);
    for (at, (state, count)) in counts.enumerate() {
        if at > 0 {
            spans.push(Span::plain(" \u{b7} "));
        }
        spans.push(Span::solid(paint(state), &format!("{count} {}", words::state(state))));
    }
    spans
}

fn paint(state: State) -> Paint {
    match state {
        State::Stuck => Paint::Bad,
        State::Unknown => Paint::Doubtful,
        State::Progressing | State::Waiting => Paint::Note,
        State::Healthy => Paint::Good,
    }
}

/// A finding in full, with the claims that have it right under its title.
fn cause(page: &mut Page<'_>, report: &Report, group: &Group<'_>) {
    let Some((first, _)) = group.claims.first() else { return };
    finding::title(page, group.finding);
    match group.claims.as_slice() {
        [(claim, _)] => {
            let spans = [name(claim), Span::gap(3), Span::solid(Paint::Plain, &phase(report, claim))];
            page.row("claim", &spans);
        }
        claims => affected(page, group, claims.iter().map(|(claim, _)| *claim)),
    }
    let headline = first.findings.first() == Some(&group.finding.id);
    finding::body(page, report, first, group.finding, headline);
}

fn affected<'a>(page: &mut Page<'_>, group: &Group<'_>, claims: impl Iterator<Item = &'a ClaimReport>) {
    let claims: Vec<&ClaimReport> = claims.collect();
    let alike = group.claims.iter().all(|(_, finding)| finding.message == group.finding.message);
    let label = format!("{} claims", claims.len());
    page.row(&label, &names(page, &claims));
    if !alike {
        page.row("", &[Span::new(Paint::Dim, "what follows is about the first of them")]);
    }
}

/// The first names, and how many more.
fn names(page: &Page<'_>, claims: &[&ClaimReport]) -> Vec<Span> {
    let shown = if page.layout.verbose { claims.len() } else { NAMES.min(claims.len()) };
    let mut spans = Vec::new();
    for (at, claim) in claims.iter().take(shown).enumerate() {
        if at > 0 {
            spans.push(Span::plain(", "));
        }
        spans.push(name(claim));
    }
    if claims.len() > shown {
        spans.push(Span::plain(&format!(" and {} more", claims.len() - shown)));
    }
    spans
}

fn name(claim: &ClaimReport) -> Span {
    Span::solid(Paint::Strong, &format!("{}/{}", claim.namespace, claim.name))
}

/// Claims without an error, by what is said of them.
fn by_sentence(page: &mut Page<'_>, report: &Report, state: State) {
    let mut sentences: BTreeMap<&str, Vec<&ClaimReport>> = BTreeMap::new();
    for claim in report.claims.iter().filter(|claim| claim.state == state) {
        sentences.entry(claim.summary.as_str()).or_default().push(claim);
    }
    for (sentence, claims) in sentences {
        let mut spans = vec![Span::plain("pvc ")];
        spans.extend(names(page, &claims));
        spans.extend([Span::gap(3), Span::plain(sentence)]);
        page.line(0, 4, &spans);
    }
}
