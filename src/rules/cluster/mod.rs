//! Findings about the cluster's set-up and about what could not be explained.

use super::Rule;

pub(crate) mod unexplained;

/// The rules of this phase, by code.
pub static RULES: &[&Rule] = &[&unexplained::RULE];
