//! The command line, as a person or a script meets it.

mod cluster;
mod complete;
mod exit;
mod help;
mod place;
mod run;
mod terminal;
