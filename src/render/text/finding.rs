//! One finding: `error[PVW101]: message`, what it rests on, what to do next.

use super::page::{Page, Paint, Span};
use super::{TEXT, candidates, unread};
use crate::render::words;
use crate::report::{Certainty, ClaimReport, Evidence, Finding, Fix, Report, Severity, Stage, Step};

/// How much is shown in the short form.
const EVIDENCE: usize = 5;
const FIXES: usize = 3;
/// Widest column that is still aligned.
const ALIGNED: usize = 28;

/// A finding about a claim. `headline`: with the claim's wish and the volumes compared.
pub(super) fn write(page: &mut Page<'_>, report: &Report, claim: &ClaimReport, finding: &Finding, headline: bool) {
    title(page, finding);
    body(page, report, claim, finding, headline);
}

/// `error[PVW101] (likely): message`
pub(super) fn title(page: &mut Page<'_>, finding: &Finding) {
    let paint = match finding.severity {
        Severity::Error => Paint::Bad,
        Severity::Warning => Paint::Doubtful,
        Severity::Info => Paint::Note,
    };
    let sure = match finding.certainty {
        Certainty::Proved => String::new(),
        Certainty::Likely | Certainty::Possible => format!(" ({})", words::certainty(finding.certainty)),
    };
    let code = format!("{}[{}]", words::severity(finding.severity), finding.code);
    let spans = [
        Span::solid(paint, &code),
        Span::solid(Paint::Plain, &format!("{sure}:")),
        Span::gap(1),
        Span::new(Paint::Strong, &finding.message),
    ];
    page.line(0, TEXT, &spans);
}

/// Everything under the title.
pub(super) fn body(page: &mut Page<'_>, report: &Report, claim: &ClaimReport, finding: &Finding, headline: bool) {
    if headline {
        compared(page, claim, finding);
    }
    if page.layout.verbose || finding.evidence.is_empty() || finding.certainty != Certainty::Proved {
        paragraph(page, "why", &finding.explanation);
    }
    evidence(page, finding);
    related(page, report, finding);
    fixes(page, finding);
    unread::of(page, report, &finding.unread);
}

/// Volumes are compared where an existing one could have served.
fn compared(page: &mut Page<'_>, claim: &ClaimReport, finding: &Finding) {
    match (finding.stage, finding.step) {
        (Stage::Create, Some(Step::Bind | Step::Provision)) => candidates::write(page, claim),
        (Stage::Create, _) if page.layout.verbose => candidates::write(page, claim),
        (Stage::Create, _) => candidates::asks(page, claim),
        (Stage::Attach | Stage::Mount | Stage::Resize | Stage::Release, _) => {}
    }
}

fn paragraph(page: &mut Page<'_>, label: &str, text: &str) {
    if !text.is_empty() {
        page.row(label, &[Span::plain(text)]);
    }
}

fn evidence(page: &mut Page<'_>, finding: &Finding) {
    let shown = if page.layout.verbose { finding.evidence.len() } else { EVIDENCE };
    let shown = finding.evidence.get(..shown.min(finding.evidence.len())).unwrap_or_default();
    let widest = shown.iter().map(|evidence| evidence.object.to_string().chars().count()).max().unwrap_or(0).min(ALIGNED);
    for (at, evidence) in shown.iter().enumerate() {
        page.row(if at == 0 { "evidence" } else { "" }, &proof(evidence, widest));
    }
    let hidden = finding.evidence.len() - shown.len();
    if hidden > 0 {
        page.row("", &[Span::new(Paint::Dim, &format!("and {hidden} more (-v shows all)"))]);
    }
}

/// `pv/pv-a   spec.accessModes: ReadWriteOnce, needed ReadWriteMany (note)`
fn proof(evidence: &Evidence, widest: usize) -> Vec<Span> {
    let object = Span::solid(Paint::Plain, &evidence.object.to_string());
    let gap = Span::gap(widest.saturating_sub(object.width()) + 3);
    let mut spans =
        vec![object, gap, Span::solid(Paint::Dim, &format!("{}:", evidence.field)), Span::gap(1), Span::plain(value(&evidence.value))];
    if let Some(expected) = &evidence.expected {
        spans.extend([Span::plain(", needed "), Span::plain(value(expected))]);
    }
    if !evidence.note.is_empty() {
        spans.extend([Span::gap(1), Span::new(Paint::Dim, &format!("({})", evidence.note))]);
    }
    spans
}

/// A value that is set and empty is shown as such.
fn value(text: &str) -> &str {
    if text.is_empty() { "\"\"" } else { text }
}

/// Cause and consequence, each as one line.
fn related(page: &mut Page<'_>, report: &Report, finding: &Finding) {
    let cause = finding.consequence_of.iter().map(|id| ("follows", id));
    let caused = finding.causes.iter().map(|id| ("leads to", id));
    for (label, other) in cause.chain(caused).filter_map(|(label, id)| report.finding(id).map(|other| (label, other))) {
        page.row(label, &[Span::solid(Paint::Plain, other.code), Span::plain(": "), Span::plain(&other.message)]);
    }
}

fn fixes(page: &mut Page<'_>, finding: &Finding) {
    let shown = if page.layout.verbose { finding.fixes.len() } else { FIXES };
    for (at, fix) in finding.fixes.iter().take(shown).enumerate() {
        next(page, if at == 0 { "next" } else { "" }, fix);
    }
}

/// The risk, the whole command on one line, and below it when it is right.
fn next(page: &mut Page<'_>, label: &str, fix: &Fix) {
    let risk = words::risk(fix.risk);
    let column = TEXT + "destroys ".len();
    let paint = if risk == "destroys" { Paint::Bad } else { Paint::Note };
    let tag = [Span::solid(paint, risk), Span::gap("destroys ".len() - risk.len())];
    let [tag, gap] = tag;
    if fix.command.is_empty() {
        page.row_hanging(label, column, &[tag, gap, Span::plain(&fix.note)]);
    } else {
        page.row_hanging(label, column, &[tag, gap, Span::solid(Paint::Strong, &fix.command)]);
        note(page, column, &fix.note);
    }
    if let Some(undo) = &fix.undo {
        let command = undo.starts_with("kubectl ");
        let undo = if command { Span::solid(Paint::Plain, undo) } else { Span::plain(undo) };
        page.line(column, column + 6, &[Span::solid(Paint::Dim, "undo:"), Span::gap(1), undo]);
    }
}

fn note(page: &mut Page<'_>, column: usize, text: &str) {
    if !text.is_empty() {
        page.line(column, column, &[Span::plain(text)]);
    }
}
