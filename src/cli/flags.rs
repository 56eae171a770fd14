//! The flags, worded as kubectl words them where kubectl has them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

/// Flags that every command takes.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global flags")]
pub struct Global {
    /// If present, the namespace scope for this CLI request
    #[arg(short, long, global = true, value_name = "NAMESPACE")]
    pub namespace: Option<String>,
    /// If present, list the requested object(s) across all namespaces
    #[arg(short = 'A', long, global = true)]
    pub all_namespaces: bool,
    /// The name of the kubeconfig context to use
    #[arg(long, global = true, value_name = "CONTEXT")]
    pub context: Option<String>,
    /// Path to the kubeconfig file to use for CLI requests
    #[arg(long, global = true, value_name = "PATH")]
    pub kubeconfig: Option<PathBuf>,
    /// Read a dump instead of a cluster: a file or folder of YAML or JSON, or - for standard input
    #[arg(long, global = true, value_name = "PATH")]
    pub from: Option<PathBuf>,
    /// The moment a dump is judged at, such as 2026-07-01T12:00:00Z; default: the latest one that it tells of
    #[arg(long, global = true, value_name = "TIME")]
    pub as_of: Option<Timestamp>,
    /// Output format. One of: (text, wide, json, yaml, name)
    #[arg(short, long, global = true, value_name = "FORMAT", value_enum, default_value_t = Output::Text, hide_default_value = true, hide_possible_values = true)]
    pub output: Output,
    /// Tell everything: each candidate volume with every check it fails, each step, each explanation in full
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// When to colour. One of: (auto, always, never). NO_COLOR and CLICOLOR_FORCE are honoured
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto, hide_default_value = true, hide_possible_values = true)]
    pub color: ColorWhen,
    /// When using the wide output format, don't print headers
    #[arg(long, global = true)]
    pub no_headers: bool,
}

/// `-o`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// For people
    Text,
    /// One table row per claim
    Wide,
    /// Versioned, with a published schema
    Json,
    /// The same data as YAML
    Yaml,
    /// persistentvolumeclaim/NAME
    Name,
}

/// `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// `--for`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Goal {
    /// Has its volume
    Bound,
    /// And attached to the node of every pod that uses it
    Attached,
    /// And mounted into them
    Mounted,
    /// And nothing else is wrong with it either
    Healthy,
}

/// `--fail-on`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// No finding
    Never,
}

/// `--unconsumed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unconsumed {
    /// Well
    Ok,
    /// Not there yet
    Wait,
    /// A problem
    Fail,
}
