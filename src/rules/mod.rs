//! What we tell people: one file per finding, with its page, its facts and its check.
//!
//! A rule never re-implements a decision; it reads the answers of `decisions` through a [`Question`](question::Question).

#[macro_use]
mod rule;
pub mod bind;
pub mod cluster;
mod draft;
pub mod provision;
pub mod question;
pub(crate) mod words;

pub use rule::{Rule, Verdict};

/// Every rule, by code.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    bind::RULES.iter().chain(provision::RULES).chain(cluster::RULES).copied()
}
