//! The JSON's data as YAML.

use super::json;
use crate::report::Report;

pub(super) fn render(report: &Report, verbose: bool) -> String {
    let options = serde_saphyr::ser_options! { prefer_block_scalars: false };
    let mut out = String::new();
    // Writing to a string fails only if a value cannot be written as YAML; the document has none such.
    drop(serde_saphyr::to_fmt_writer_with_options(&mut out, &json::document(report, verbose), options));
    out
}
