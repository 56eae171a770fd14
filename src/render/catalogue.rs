//! The list of all findings, by phase.

use super::Layout;
use super::text::{Page, Paint, Span};
use crate::explain::by_phase;

/// Code, name and summary of every finding.
pub fn render(layout: &Layout) -> String {
    let mut page = Page::new(layout);
    let widest = by_phase().flat_map(|(_, rules)| rules).map(|rule| rule.name.len()).max().unwrap_or(0);
    for (phase, rules) in by_phase() {
        page.blank();
        page.line(0, 2, &[Span::new(Paint::Strong, phase.title)]);
        for rule in rules {
            let gap = Span::gap(widest - rule.name.len() + 2);
            let start = 2 + rule.code.len() + 2 + widest + 2;
            let spans =
                [Span::solid(Paint::Note, rule.code), Span::gap(2), Span::solid(Paint::Plain, rule.name), gap, Span::plain(rule.summary())];
            page.line(2, start, &spans);
        }
    }
    page.blank();
    page.line(0, 2, &[Span::plain("kubectl pv-why explain CODE tells more; so does the name of a stage, such as attach.")]);
    page.finish()
}
