//! What could not be read: said, never passed over.

use super::page::{Page, Paint, Span};
use crate::report::{Report, State};
use crate::snapshot::Unavailable;

/// Under a finding: what it could not take into account.
pub(super) fn of(page: &mut Page<'_>, report: &Report, unread: &[Unavailable]) {
    for unavailable in unread {
        page.line(2, 4, &told(page, report, unavailable));
    }
}

/// At the end: every read that failed and was not named above, and the kinds that were taken as empty.
pub(super) fn rest(page: &mut Page<'_>, report: &Report) {
    let named = |unavailable: &Unavailable| report.findings.iter().any(|finding| finding.unread.contains(unavailable));
    let rest: Vec<_> = report.unknown.iter().map(|unknown| &unknown.unavailable).filter(|unavailable| !named(unavailable)).collect();
    let presumed = presumed(report);
    if !rest.is_empty() || presumed.is_some() {
        page.blank();
    }
    for unavailable in rest {
        page.line(0, 4, &told(page, report, unavailable));
    }
    if let Some(presumed) = presumed {
        page.line(0, 4, &[Span::plain(&presumed)]);
    }
}

/// `could not read: nodes (list, cluster scope): which nodes …`
fn told(page: &Page<'_>, report: &Report, unavailable: &Unavailable) -> Vec<Span> {
    let open = report.unknown.iter().find(|unknown| unknown.unavailable == *unavailable);
    let open = open.map(|unknown| unknown.leaves_unknown.as_str()).filter(|text| !text.is_empty());
    let read = format!("{} ({}, {})", unavailable.kind.resource(), unavailable.verb, unavailable.scope);
    let mut spans = vec![Span::new(Paint::Doubtful, "could not read:"), Span::gap(1), Span::plain(&read), Span::plain(": ")];
    match open {
        Some(open) if page.layout.verbose => spans.push(Span::plain(&format!("leaves unknown {open} ({})", unavailable.reason))),
        Some(open) => spans.push(Span::plain(&format!("leaves unknown {open}"))),
        None => spans.push(Span::plain(&unavailable.reason)),
    }
    spans
}

/// The kinds of which a dump holds nothing; of interest unless every claim is fine.
fn presumed(report: &Report) -> Option<String> {
    let fine = report.claims.iter().all(|claim| claim.state == State::Healthy);
    let kinds: Vec<&str> = report.presumed_empty.iter().map(|kind| kind.name()).collect();
    match kinds.split_last() {
        None => None,
        Some(_) if fine => None,
        Some((only, [])) => Some(format!("this dump holds no {only} at all: taken as empty")),
        Some((last, others)) => Some(format!("this dump holds no {} or {last} at all: taken as empty", others.join(", "))),
    }
}
