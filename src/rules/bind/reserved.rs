//! How bad it is that a reserved volume does not serve its claim.

use crate::report::Severity;
use crate::rules::question::Question;

/// An error when nothing else can serve the claim; a warning when a new volume is made instead or nobody waits.
pub(super) fn severity(question: &Question<'_>) -> Severity {
    let named = question.claim().is_some_and(|claim| !claim.spec.volume_name.is_empty());
    if named || question.depends_on_existing_volumes() { Severity::Error } else { Severity::Warning }
}
