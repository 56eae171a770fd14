//! What a rule is.

use crate::report::{Finding, Severity, Stage, Step};
use crate::rules::question::Question;
use crate::snapshot::{Kind, Unavailable};

/// A rule's answer for one claim: nothing found, a finding, or "cannot tell" with the read that was missing.
pub type Verdict = Result<Option<Finding>, Unavailable>;

/// One thing that can be wrong.
pub struct Rule {
    /// Its code, never reused.
    pub code: &'static str,
    /// Its name: the fault as a noun phrase, and its file's name.
    pub name: &'static str,
    /// Its page in Markdown: summary line, *Why it happens*, *How to confirm*, *How to fix*, *Example*.
    pub page: &'static str,
    /// How bad it usually is.
    pub severity: Severity,
    /// The stage it blocks.
    pub stage: Stage,
    /// The step it blocks, with `create` only.
    pub step: Option<Step>,
    /// The kinds whose objects, or whose absence, its finding rests on.
    pub reads: &'static [Kind],
    /// The check itself.
    pub check: fn(&Question<'_>) -> Verdict,
}

impl Rule {
    /// The first line of the page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim()
    }
}

/// Declares `static RULE: Rule`. A macro, so that the doc comment is both the rule's page and its rustdoc.
macro_rules! rule {
    ($(#[doc = $line:literal])+ $code:ident $name:ident { $severity:ident, $stage:ident $(/ $step:ident)?, reads: [$($kind:ident),* $(,)?] }) => {
        $(#[doc = $line])+
        pub(super) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            code: stringify!($code),
            name: stringify!($name),
            page: concat!($($line, "\n"),+),
            severity: $crate::report::Severity::$severity,
            stage: $crate::report::Stage::$stage,
            step: rule!(@step $($step)?),
            reads: &[$($crate::snapshot::Kind::$kind),*],
            check,
        };
    };
    (@step $step:ident) => { Some($crate::report::Step::$step) };
    (@step) => { None };
}
