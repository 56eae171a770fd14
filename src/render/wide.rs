//! `-o wide`: one table row per claim, in kubectl's look.

use comfy_table::{Cell, Color, Table, presets};

use super::Layout;
use super::text::printable;
use super::words::{self, short_stage};
use crate::age::age;
use crate::report::{ClaimReport, Report, State};

const HEADERS: [&str; 8] = ["NAMESPACE", "NAME", "PHASE", "STATE", "STAGE", "CODE", "AGE", "SUMMARY"];

/// The table; empty without claims. Never wrapped: a terminal or a pager does that better.
pub(super) fn render(report: &Report, layout: &Layout) -> String {
    if report.claims.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    style(&mut table, layout.color);
    if layout.headers {
        table.set_header(HEADERS);
    }
    table.add_rows(report.claims.iter().map(|claim| row(report, claim, layout)));
    for column in table.column_iter_mut() {
        column.set_padding((0, 3));
    }
    format!("{}\n", table.trim_fmt())
}

/// Whether to colour is the caller's choice, never the library's.
fn style(table: &mut Table, color: bool) {
    if color {
        table.enforce_styling();
        table.style_text_only();
    } else {
        table.force_no_tty();
    }
}

fn row(report: &Report, claim: &ClaimReport, layout: &Layout) -> Vec<Cell> {
    let text = |text: &str| Cell::new(printable(text, layout.unicode));
    let code = claim.findings.first().and_then(|id| report.finding(id)).map_or("<none>", |finding| finding.code);
    let stage = claim.stage.map_or("<none>".to_string(), |stage| short_stage(stage, claim.step));
    let state = Cell::new(words::state(claim.state));
    vec![
        text(&claim.namespace),
        text(&claim.name),
        text(claim.phase.as_deref().unwrap_or("<none>")),
        if layout.color { state.fg(paint(claim.state)) } else { state },
        Cell::new(stage),
        Cell::new(code),
        Cell::new(age(claim.created, report.source.now)),
        text(&claim.summary),
    ]
}

fn paint(state: State) -> Color {
    match state {
        State::Stuck => Color::DarkRed,
        State::Unknown => Color::DarkYellow,
        State::Progressing | State::Waiting => Color::DarkCyan,
        State::Healthy => Color::DarkGreen,
    }
}
