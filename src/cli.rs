//! The command line: every command, flag and exit code. What they do stands elsewhere.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, CommandFactory, FromArgMatches, Parser, Subcommand};

pub mod demo;
pub mod exit;
mod flags;
pub mod help;
pub mod known;
pub mod notes;
pub mod place;
pub mod terminal;
pub mod words;

pub use flags::{ColorWhen, FailOn, Global, Goal, Output, Unconsumed};

/// What was typed.
#[derive(Debug, Clone, Parser)]
#[command(
    name = "kubectl-pv_why",
    bin_name = "kubectl pv-why",
    display_name = "kubectl pv-why",
    version,
    about = "Explain why a PersistentVolumeClaim does not work",
    long_about = help::ABOUT,
    before_help = help::EXAMPLES,
    after_long_help = help::EXIT_CODES,
    help_template = help::TEMPLATE,
    max_term_width = 100,
    subcommand_help_heading = "Other commands"
)]
pub struct Cli {
    /// Claims to explain: NAME, pvc/NAME or NAMESPACE/NAME. Without one, an overview of the namespace
    #[arg(value_name = "TARGET")]
    pub targets: Vec<String>,
    /// The command, unless it is the explanation.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Flags that every command takes.
    #[command(flatten)]
    pub global: Global,
}

/// The commands beside the explanation.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Assert that claims are well, for CI: the same diagnosis, and an exit code
    #[command(before_help = help::CHECK_EXAMPLES, after_long_help = help::EXIT_CODES, help_template = help::TEMPLATE)]
    Check(Check),
    /// Print the page of a finding or of a stage of a volume's life; without one, list all findings
    #[command(before_help = help::EXPLAIN_EXAMPLES, help_template = help::TEMPLATE)]
    Explain {
        /// A code, a finding's name, or a stage: PVW101, no_matching_volume, attach
        #[arg(value_name = "CODE|STAGE")]
        topic: Option<String>,
    },
    /// Print the completion script of a shell
    #[command(before_help = help::COMPLETION_EXAMPLES, help_template = help::TEMPLATE)]
    Completion {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Explain a built-in broken cluster: no cluster needed
    #[command(before_help = help::DEMO_EXAMPLES, help_template = help::TEMPLATE)]
    Demo {
        /// The story
        #[arg(value_name = "STORY", value_parser = clap::builder::PossibleValuesParser::new(demo::values()), default_value = demo::FIRST)]
        story: String,
    },
    /// Print the version, and the Kubernetes release whose decisions it follows
    #[command(help_template = help::TEMPLATE)]
    Version,
}

/// What `check` asserts.
#[derive(Debug, Clone, clap::Args)]
pub struct Check {
    /// Claims to check: NAME, pvc/NAME or NAMESPACE/NAME. Without one, every claim of the namespace
    #[arg(value_name = "TARGET")]
    pub targets: Vec<String>,
    /// How far the claims must have come without a problem
    #[arg(long = "for", value_name = "GOAL", value_enum, default_value_t = Goal::Healthy)]
    pub goal: Goal,
    /// The least severe finding that fails the check
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// What a claim means that waits for its first consumer while no pod uses it
    #[arg(long, value_name = "VERDICT", value_enum, default_value_t = Unconsumed::Ok)]
    pub unconsumed: Unconsumed,
}

/// Flags that a command accepts but has no use for: its help does not show them.
const IDLE: [(&str, &[&str]); 4] = [
    ("explain", &["namespace", "all_namespaces", "context", "kubeconfig", "from", "as_of", "output", "verbose", "no_headers"]),
    ("completion", &["namespace", "all_namespaces", "context", "kubeconfig", "from", "as_of", "output", "verbose", "color", "no_headers"]),
    ("demo", &["namespace", "all_namespaces", "context", "kubeconfig", "from", "as_of"]),
    ("version", &["namespace", "all_namespaces", "context", "kubeconfig", "from", "as_of", "verbose", "color", "no_headers"]),
];

/// The whole command line, as help and completion show it.
pub fn command() -> clap::Command {
    let root = Cli::command();
    let hidden = |idle: &[&str]| -> Vec<Arg> {
        root.get_arguments().filter(|arg| idle.contains(&arg.get_id().as_str())).map(|arg| arg.clone().hide(true)).collect()
    };
    let hidden: Vec<(&str, Vec<Arg>)> = IDLE.into_iter().map(|(name, idle)| (name, hidden(idle))).collect();
    hidden.into_iter().fold(root, |root, (name, hidden)| root.mut_subcommand(name, |command| command.args(hidden)))
}

/// The completion script of a shell.
pub fn completion(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "kubectl-pv_why", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

impl Cli {
    /// Read the words of a command line, the program's name first.
    ///
    /// # Errors
    /// Wrong usage, and the requests for help and version, which clap words.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let mut command = command();
        let matches = command.try_get_matches_from_mut(words)?;
        Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }

    /// The targets of the command at hand, and the dump to read if there is one.
    pub fn asked(&self) -> (&[String], Option<&PathBuf>) {
        let targets = match &self.command {
            Some(Command::Check(check)) => &check.targets,
            Some(Command::Explain { .. } | Command::Completion { .. } | Command::Demo { .. } | Command::Version) | None => &self.targets,
        };
        (targets, self.global.from.as_ref())
    }
}
