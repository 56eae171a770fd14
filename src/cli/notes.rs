//! What standard error says beside the answer: one line each, safe to print.

use super::known::namespaces_of;
use crate::render::text::clean;
use crate::snapshot::{Snapshot, Source, Unavailable};
use crate::target::Target;

/// How many warnings are told in the short form.
const WARNINGS: usize = 10;

/// Lines for standard error.
#[derive(Debug, Default)]
pub struct Notes {
    text: String,
}

impl Notes {
    /// One line.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(&clean(line));
        self.text.push('\n');
    }

    /// Everything that was noted.
    pub fn finish(self) -> String {
        self.text
    }

    /// What went wrong while reading without stopping it.
    pub fn warnings(&mut self, source: &Source, verbose: bool) {
        let shown = if verbose { usize::MAX } else { WARNINGS };
        for warning in source.warnings.iter().take(shown) {
            self.line(&format!("warning: {warning}"));
        }
        if source.warnings.len() > shown {
            self.line(&format!("warning: and {} more (-v shows all)", source.warnings.len() - shown));
        }
    }

    /// A claim that nothing knows, and where one of that name is known.
    pub fn absent(&mut self, snapshot: &Snapshot, namespace: &str, name: &str) {
        let elsewhere: Vec<String> = namespaces_of(snapshot, name).into_iter().collect();
        let hint = if elsewhere.is_empty() { String::new() } else { format!("; one of that name is known in {}", elsewhere.join(", ")) };
        self.line(&format!("error: claim {namespace}/{name} does not exist, and no pod, StatefulSet or volume names it{hint}"));
    }

    /// A scope without a claim, as kubectl says it.
    pub fn empty(&mut self, target: &Target) {
        match target {
            Target::Namespace(namespace) => self.line(&format!("No resources found in {namespace} namespace.")),
            Target::Everything => self.line("No resources found"),
            Target::Claim { .. } => {}
        }
    }

    /// A target whose own claims could not be read.
    pub fn refused(&mut self, read: &Unavailable) {
        self.line(&format!("error: could not read {} ({}, {}): {}", read.kind.resource(), read.verb, read.scope, read.reason));
    }

    /// What reading cost, and what was passed over; told in the long form.
    pub fn cost(&mut self, source: &Source, elapsed: std::time::Duration) {
        let stats = source.stats;
        let requests = if stats.requests == 0 { String::new() } else { format!(" in {} requests", stats.requests) };
        let skipped: Vec<String> = source.skipped.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        if !skipped.is_empty() {
            self.line(&format!("passed over: {}", skipped.join(", ")));
        }
        self.line(&format!("read {} objects ({} bytes){requests}; took {} ms", stats.objects, stats.bytes, elapsed.as_millis()));
    }
}
