//! The command line, as a person or a script meets it.

mod complete;
mod exit;
mod help;
mod place;
mod run;
mod terminal;
