//! Runs the program with a scrubbed environment.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What a run printed, and how it ended.
pub(super) struct Run {
    pub(super) out: String,
    pub(super) err: String,
    pub(super) code: i32,
}

/// The program, knowing nothing of the machine it runs on.
pub(super) fn program(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kubectl-pv_why"));
    command.args(words).env_clear().current_dir(env!("CARGO_MANIFEST_DIR")).env("LANG", "C.UTF-8").env("KUBECONFIG", "/nowhere/kubeconfig");
    command.stdin(Stdio::null());
    command
}

fn told(output: Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap() }
}

/// One run.
pub(super) fn run(words: &[&str]) -> Run {
    told(program(words).output().unwrap())
}

/// One run with variables set.
pub(super) fn run_with(words: &[&str], variables: &[(&str, &str)]) -> Run {
    told(program(words).envs(variables.iter().copied()).output().unwrap())
}

/// One run that reads this.
pub(super) fn run_reading(words: &[&str], input: &str) -> Run {
    let mut child = program(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    told(child.wait_with_output().unwrap())
}

pub(super) const STORY: &str = "tests/formats/clusters/wrong-access-mode.yaml";
