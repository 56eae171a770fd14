//! What the claim asks for and how volumes compare: `claim asks`, `nearest`, `others`.

use super::page::{Page, Paint, Span};
use crate::render::words;
use crate::report::{CandidateReport, CandidateVerdict, ClaimReport, FailedCheck};

/// Widest column that is still aligned.
const ALIGNED: usize = 32;

/// The claim's wish, the nearest volume (all of them in the long form), and the rest in numbers.
pub(super) fn write(page: &mut Page<'_>, claim: &ClaimReport) {
    asks(page, claim);
    let shown = if page.layout.verbose { claim.candidates.len() } else { 1 };
    let shown = claim.candidates.get(..shown.min(claim.candidates.len())).unwrap_or_default();
    let volume_width = shown.iter().map(|candidate| volume(candidate).width()).max().unwrap_or(0).min(ALIGNED);
    let offer_width = shown.iter().map(|candidate| candidate.offers.chars().count()).max().unwrap_or(0).min(ALIGNED);
    let mut last = "";
    for candidate in shown {
        let label = label(candidate);
        page.row(if label == last { "" } else { label }, &row(candidate, volume_width, offer_width));
        last = label;
    }
    others(page, claim, shown);
}

/// What the claim asks for.
pub(super) fn asks(page: &mut Page<'_>, claim: &ClaimReport) {
    if !claim.asks.is_empty() {
        page.row("claim asks", &[Span::solid(Paint::Plain, &claim.asks)]);
    }
}

fn label(candidate: &CandidateReport) -> &'static str {
    match candidate.verdict {
        CandidateVerdict::Chosen => "chosen",
        CandidateVerdict::Fits => "fits",
        CandidateVerdict::Rejected => "nearest",
    }
}

fn volume(candidate: &CandidateReport) -> Span {
    Span::solid(Paint::Strong, &format!("pv/{}", candidate.volume))
}

fn row(candidate: &CandidateReport, volume_width: usize, offer_width: usize) -> Vec<Span> {
    let volume = volume(candidate);
    let offers = Span::solid(Paint::Plain, &candidate.offers);
    let after_volume = Span::gap(volume_width.saturating_sub(volume.width()) + 3);
    let after_offers = Span::gap(offer_width.saturating_sub(offers.width()) + 3);
    let mut spans = vec![volume, after_volume, offers, after_offers];
    for (at, failed) in candidate.failed.iter().enumerate() {
        let separator = if at == 0 { "" } else { "; " };
        spans.extend([Span::plain(separator), Span::plain(&difference(failed))]);
    }
    spans
}

/// `accessModes: asks ReadWriteMany, offers ReadWriteOnce`
fn difference(failed: &FailedCheck) -> String {
    let field = words::field(failed.check);
    match (&failed.asked, &failed.offered) {
        (Some(asked), Some(offered)) => format!("{field}: asks {}, offers {}", value(asked), value(offered)),
        (Some(asked), None) => format!("{field}: asks {}, offers none", value(asked)),
        (None, Some(offered)) => format!("{} ({field}: {})", words::rejected(failed.check), value(offered)),
        (None, None) => words::rejected(failed.check).to_string(),
    }
}

fn value(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

/// The volumes that are not shown, by the first check that each fails.
fn others(page: &mut Page<'_>, claim: &ClaimReport, shown: &[CandidateReport]) {
    let mut counts = claim.candidate_counts.clone();
    for check in shown.iter().filter_map(|candidate| candidate.failed.first()).map(|failed| failed.check) {
        if let Some(count) = counts.get_mut(&check) {
            *count = count.saturating_sub(1);
        }
    }
    let mut rest: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    rest.sort_by_key(|(check, count)| (std::cmp::Reverse(*count), *check));
    let text: Vec<String> = rest.iter().map(|(check, count)| format!("{count} {}", words::rejected(*check))).collect();
    if !text.is_empty() {
        page.row("others", &[Span::plain(&text.join(" \u{b7} "))]);
    }
}
