//! What the claim asks for and how volumes compare: `claim asks`, `nearest`, `others`.

use super::TEXT;
use super::page::{Page, Paint, Span};
use crate::decisions::pv_controller::Check;
use crate::render::words;
use crate::report::{CandidateReport, CandidateVerdict, ClaimReport, FailedCheck};

/// Widest column that is still aligned.
const ALIGNED: usize = 32;

/// The claim's wish, the nearest volume (all of them in the long form), and the rest in numbers.
pub(super) fn write(page: &mut Page<'_>, claim: &ClaimReport) {
    asks(page, claim);
    let shown = if page.layout.verbose { claim.candidates.len() } else { 1 };
    let shown = claim.candidates.get(..shown.min(claim.candidates.len())).unwrap_or_default();
    let widths = Widths::of(shown);
    let mut last = "";
    for candidate in shown {
        let label = label(candidate);
        compared(page, if label == last { "" } else { label }, candidate, &widths);
        last = label;
    }
    others(page, claim, shown);
}

/// Columns that are aligned.
struct Widths {
    volume: usize,
    offers: usize,
}

impl Widths {
    fn of(shown: &[CandidateReport]) -> Self {
        let widest = |width: fn(&CandidateReport) -> usize| shown.iter().map(width).max().unwrap_or(0).min(ALIGNED);
        Widths { volume: widest(|candidate| volume(candidate).width()), offers: widest(|candidate| offers(candidate).width()) }
    }
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

fn offers(candidate: &CandidateReport) -> Span {
    Span::solid(Paint::Plain, &candidate.offers)
}

/// The volume and what it offers, then the differences: on the same line where they fit, else below.
fn compared(page: &mut Page<'_>, label: &str, candidate: &CandidateReport, widths: &Widths) {
    let (volume, offers) = (volume(candidate), offers(candidate));
    let gap = |span: &Span, column: usize| Span::gap(column.saturating_sub(span.width()) + 3);
    let differences: Vec<Span> = told(page, candidate).map(|failed| Span::plain(&difference(failed))).collect();
    let mut row = vec![volume.clone(), gap(&volume, widths.volume), offers.clone()];
    let taken = TEXT + row.iter().map(Span::width).sum::<usize>() + gap(&offers, widths.offers).width();
    match differences.as_slice() {
        [only] if taken + only.width() <= page.layout.width => {
            row.extend([gap(&offers, widths.offers), only.clone()]);
            page.row(label, &row);
        }
        differences => {
            page.row(label, &row);
            for difference in differences {
                page.line(TEXT + 2, TEXT + 4, std::slice::from_ref(difference));
            }
        }
    }
}

/// Everything that the volume fails; in the short form not that the choice is the scheduler's, unless that is all.
fn told<'a>(page: &Page<'_>, candidate: &'a CandidateReport) -> impl Iterator<Item = &'a FailedCheck> + use<'a> {
    let all = page.layout.verbose || candidate.failed.len() == 1;
    candidate.failed.iter().filter(move |failed| all || failed.check != Check::LeftToScheduler)
}

/// `accessModes: asks ReadWriteMany, offers ReadWriteOnce`
fn difference(failed: &FailedCheck) -> String {
    let field = words::field(failed.check);
    match (&failed.asked, &failed.offered) {
        (Some(asked), Some(offered)) => format!("{field}: asks {}, offers {}", value(asked), value(offered)),
        (Some(asked), None) => format!("{field}: asks {}, offers none", value(asked)),
        (None, Some(offered)) if failed.check == Check::ClaimedByOther => format!("{field}: {}", value(offered)),
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
