//! The help text of every command.

use crate::formats::golden::golden;

use super::run::{run, run_with};

const COMMANDS: [&str; 6] = ["", "check", "explain", "completion", "demo", "version"];

#[test]
fn help_of_every_command() {
    for command in COMMANDS {
        let words: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let help = run(&words);
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{command}");
        let name = if command.is_empty() { "root" } else { command };
        golden(&format!("tests/formats/help/{name}.txt"), &help.out);
    }
}

#[test]
fn every_command_has_golden_help() {
    let known: Vec<String> = pv_why::cli::command().get_subcommands().map(|command| command.get_name().to_string()).collect();
    assert_eq!(known, COMMANDS[1..], "add the command to COMMANDS");
}

#[test]
fn help_names_the_plugin_as_it_is_typed() {
    for command in COMMANDS {
        let words: Vec<&str> = [command, "-h"].into_iter().filter(|word| !word.is_empty()).collect();
        let help = run(&words).out;
        assert!(help.contains("Usage: kubectl pv-why"), "{help}");
        assert!(!help.contains("Usage: kubectl-pv_why") && !help.contains("kubectl pv_why"), "{help}");
    }
}

#[test]
fn help_fits_the_terminal() {
    for line in run_with(&["--help"], &[("COLUMNS", "60")]).out.lines().filter(|line| !line.contains("kubectl ")) {
        assert!(line.chars().count() <= 60, "{line}");
    }
}

#[test]
fn version() {
    for words in [["version", "-otext"], ["--version", "-otext"]] {
        assert!(run(&words).out.starts_with(&format!("kubectl pv-why {}", env!("CARGO_PKG_VERSION"))), "{words:?}");
    }
    let json: serde_json::Value = serde_json::from_str(&run(&["version", "-o", "json"]).out).unwrap();
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn explain_without_a_topic_lists_every_finding() {
    let list = run(&["explain"]).out;
    for rule in pv_why::rules::catalogue() {
        assert!(list.contains(&format!("{}  {}:", rule.code, rule.name)), "{}", rule.code);
    }
}

#[test]
fn explain_prints_pages() {
    let by_code = run(&["explain", "PVW101"]);
    assert_eq!(by_code.code, 0);
    for name in ["pvw101", "no_matching_volume", "no-matching-volume"] {
        assert_eq!(run(&["explain", name]).out, by_code.out);
    }
    for stage in ["create", "bind", "create/bind", "provision", "schedule", "attach", "mount", "resize", "release", "cluster"] {
        let page = run(&["explain", stage]);
        assert_eq!(page.code, 0, "{stage}");
        assert!(page.out.contains("What to look at") && page.out.contains("Findings"), "{}", page.out);
        for line in page.out.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn explain_suggests_the_nearest() {
    for (typed, meant) in [("PVW1O1", "PVW101"), ("no_matchin_volume", "no_matching_volume"), ("atach", "attach")] {
        let answer = run(&["explain", typed]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{typed}");
        assert!(answer.err.contains(&format!("did you mean {meant}?")), "{}", answer.err);
    }
    let nothing = run(&["explain", "zzzzzz"]);
    assert_eq!((nothing.code, nothing.err.lines().count()), (2, 1));
    assert!(!nothing.err.contains("did you mean"), "{}", nothing.err);
}
