//! Writing reports: one file per format. Nothing here decides anything; it lays out what the [`Report`] says.
//!
//! A writer returns the whole output as a string and is told everything it depends on (width, colour, character set):
//! it never asks the terminal, the environment or the clock.

use crate::report::Report;

pub mod catalogue;
pub mod json;
pub mod markdown;
mod name;
pub mod text;
pub mod version;
mod wide;
mod words;
mod yaml;

pub use words::{severity, short_stage};

/// How a text is laid out. Decided once, by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns to wrap at.
    pub width: usize,
    /// Whether colours are written. `colored`'s switch must agree.
    pub color: bool,
    /// Whether characters outside ASCII may be written.
    pub unicode: bool,
    /// The long form: every candidate, every step, every explanation.
    pub verbose: bool,
    /// Whether a table starts with its column names.
    pub headers: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Layout { width: 80, color: false, unicode: true, verbose: false, headers: true }
    }
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Each claim in full.
    Answer,
    /// Worst first, grouped by cause.
    Overview,
    /// One table row per claim.
    Wide,
    /// `persistentvolumeclaim/NAME`, as kubectl prints it.
    Name,
    /// The published JSON.
    Json,
    /// The same data as YAML.
    Yaml,
}

/// The report in this format, ending in a newline unless it is empty.
pub fn render(report: &Report, format: Format, layout: &Layout) -> String {
    match format {
        Format::Answer => text::answer(report, layout),
        Format::Overview => text::overview(report, layout),
        Format::Wide => wide::render(report, layout),
        Format::Name => name::render(report),
        Format::Json => json::render(report, layout.verbose),
        Format::Yaml => yaml::render(report, layout.verbose),
    }
}
