//! Every folder of `tests/cases` and `tests/stories`: a cluster, a command, and the text that a person gets.
//!
//! `expected.txt` begins with `$ kubectl pv-why …`; `cargo bless` writes the rest.

mod case;
mod doors;
mod examples;
mod golden;
mod invariants;

pub(crate) use case::{Case, all};
