//! Text for people: 80 columns, the answer first, colour never the only carrier of anything.

use super::Layout;
use crate::report::Report;

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

/// Each claim in full.
pub(super) fn answer(report: &Report, layout: &Layout) -> String {
    let mut page = Page::new(layout);
    let mut long = false;
    for claim in &report.claims {
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
