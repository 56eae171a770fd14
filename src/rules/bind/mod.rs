//! Findings of the step `create/bind`.

use super::Rule;

/// The rules of this phase, by code.
pub static RULES: &[&Rule] = &[];
