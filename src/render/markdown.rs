//! A page written in Markdown, laid out lightly for a terminal: headings, paragraphs, lists, code.

use super::Layout;
use super::text::{Page, Paint, Span};

/// The page for a terminal.
pub fn render(markdown: &str, layout: &Layout) -> String {
    let mut page = Page::new(layout);
    let mut code = false;
    for line in markdown.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("```") {
            code = !code;
        } else if code {
            page.line(4, 4, &[Span::solid(Paint::Note, line)]);
        } else {
            prose(&mut page, line);
        }
    }
    page.finish()
}

fn prose(page: &mut Page<'_>, line: &str) {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    if trimmed.is_empty() {
        page.blank();
    } else if let Some(heading) = trimmed.trim_start_matches('#').strip_prefix(' ').filter(|_| trimmed.starts_with('#')) {
        page.blank();
        page.line(0, 2, &[Span::new(Paint::Strong, heading)]);
    } else if let Some(item) = trimmed.strip_prefix("- ") {
        let mut spans = vec![Span::plain("- ")];
        spans.extend(inline(item));
        page.line(indent + 2, indent + 4, &spans);
    } else {
        page.line(indent + 2, indent + 2, &inline(trimmed));
    }
}

/// Text with `code` in it: code loses its ticks only where colour can carry them.
fn inline(text: &str) -> Vec<Span> {
    let parts = text.split('`').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 0 { vec![Span::plain(&part.replace("**", ""))] } else { code(part) }).collect()
}

fn code(part: &str) -> Vec<Span> {
    vec![Span::solid(Paint::Plain, "`"), Span::solid(Paint::Note, part), Span::solid(Paint::Plain, "`")]
}
