//! The one integration-test binary. `tests/README.md` says how the tests are arranged.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod blessed;
mod cases;
mod catalogue;
mod cli;
mod fake_server;
mod formats;
mod gather;
mod tidy;
mod upstream;
mod verdicts;
