//! The list of all findings, by phase.

use super::Layout;
use super::text::{Page, Paint, Span};
use crate::rules::Rule;

/// Code, name and summary of every finding, under the title of its phase.
pub fn render(phases: impl Iterator<Item = (&'static str, Vec<&'static Rule>)>, layout: &Layout) -> String {
    let mut page = Page::new(layout);
    for (title, rules) in phases {
        page.blank();
        page.line(0, 2, &[Span::new(Paint::Strong, title)]);
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
