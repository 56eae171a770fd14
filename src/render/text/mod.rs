//! Text for people: 80 columns, the answer first, colour never the only carrier of anything.

use super::Layout;
use crate::report::{ClaimReport, Report};

mod candidates;
mod claim;
mod clean;
mod finding;
mod groups;
mod overview;
mod page;
mod stages;
mod unread;

pub(in crate::render) use clean::printable;
pub use clean::{clean, steers};
pub(in crate::render) use page::{Page, Paint, Span};

/// Column at which the text after a label starts.
const TEXT: usize = 15;

/// Each claim in full, worst first.
pub(super) fn answer(report: &Report, layout: &Layout) -> String {
    let mut page = Page::new(layout);
    let mut long = false;
    let mut claims: Vec<&ClaimReport> = report.claims.iter().collect();
    claims.sort_by_key(|claim| std::cmp::Reverse(claim.state));
    for claim in claims {
        if long || claim::long(claim, layout) {
            page.blank();
        }
        claim::write(&mut page, report, claim);
        long = claim::long(claim, layout);
    }
    unread::rest(&mut page, report);
    page.finish()
}

/// Worst first, grouped by cause.
pub(super) fn overview(report: &Report, layout: &Layout) -> String {
    let mut page = Page::new(layout);
    overview::write(&mut page, report);
    unread::rest(&mut page, report);
    page.finish()
}
