//! The output formats, on reports made by hand.

pub(crate) mod build;
pub(crate) mod golden;
mod hostile;
mod machine;
mod text;
