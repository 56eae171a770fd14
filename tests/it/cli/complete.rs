//! The completion scripts are those that the command line gives.

use clap_complete::Shell;
use pv_why::cli::completion;

use crate::formats::golden::golden;

use super::run::run;

#[test]
fn scripts_are_up_to_date() {
    for (shell, file) in [(Shell::Bash, "kubectl-pv_why.bash"), (Shell::Zsh, "_kubectl-pv_why"), (Shell::Fish, "kubectl-pv_why.fish")] {
        golden(&format!("completions/{file}"), &completion(shell));
    }
}

#[test]
fn the_program_prints_the_script_of_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completion", shell]);
        assert_eq!(script.code, 0, "{shell}");
        assert!(script.out.contains("kubectl-pv_why") && script.out.contains("all-namespaces"), "{shell}");
    }
    assert_eq!(run(&["completion", "tcsh"]).code, 2);
}

/// Each shell that is installed accepts its script.
#[test]
fn shells_can_read_their_scripts() {
    for (shell, file) in [("bash", "kubectl-pv_why.bash"), ("zsh", "_kubectl-pv_why"), ("fish", "kubectl-pv_why.fish")] {
        let path = format!("{}/completions/{file}", env!("CARGO_MANIFEST_DIR"));
        match std::process::Command::new(shell).args(["-n", &path]).output() {
            Ok(output) => assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr)),
            Err(_) => println!("{shell} is not installed: not checked"),
        }
    }
}
