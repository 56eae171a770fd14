//! Findings of the step `create/provision`.

use super::Rule;

mod class_not_found;

/// The rules of this phase, by code.
pub static RULES: &[&Rule] = &[&class_not_found::RULE];
