//! The published JSON, `pv-why/v1`. Within v1 fields are only ever added; `tests/formats/report.schema.json` is its schema.

mod claim;
mod finding;
mod model;

use crate::report::Report;
use model::Document;

/// Without the long form, only the nearest volumes are listed; the counts speak for all.
const NEAREST: usize = 10;

/// The report as JSON. Values are exact; characters that a terminal would obey are written as `\u` escapes.
pub(super) fn render(report: &Report, verbose: bool) -> String {
    let document = Document::new(report, if verbose { usize::MAX } else { NEAREST });
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{}\n", escape(&text))
}

/// In JSON such characters can only stand inside strings, where an escape means the same.
fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && super::text::steers(c) {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}
