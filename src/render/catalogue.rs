//! The list of all findings, by phase.

use super::Layout;
use super::text::{Page, Paint, Span};
use crate::explain::by_phase;

/// Code, name and summary of every finding.
pub fn render(layout: &Layout) -> String {
    let mut page = Page::new(layout);
    for (phase, rules) in by_phase() {
        page.blank();
        page.line(0, 2, &[Span::new(Paint::Strong, phase.title)]);
        for rule in rules {
            let spans = [
                Span::solid(Paint::Note, rule.code),
                Span::gap(2),
                Span::solid(Paint::Plain, &format!("{}:", rule.name)),
                Span::gap(1),
                Span::plain(rule.summary()),
            ];
            page.line(2, 10, &spans);
        }
    }
    page.blank();
    page.line(0, 2, &[Span::plain("kubectl pv-why explain CODE tells more; so does the name of a stage, such as attach.")]);
    page.finish()
}
