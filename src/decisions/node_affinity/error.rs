//! Why a node may not be used.

use std::fmt;

use crate::decisions::selectors::SelectorError;

/// Why a node selector does not admit a node (V-7).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AffinityError {
    /// No term matches.
    NoMatchingTerm,
    /// No term matches, and these requirements cannot be read.
    BadTerms(Vec<SelectorError>),
}

impl fmt::Display for AffinityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AffinityError::NoMatchingTerm => f.write_str("no matching NodeSelectorTerms"),
            AffinityError::BadTerms(errors) => {
                let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
                f.write_str(&texts.join("; "))
            }
        }
    }
}
