//! The catalogue of findings is complete, and everything that is made from it is up to date.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pv_why::explain::PHASES;
use pv_why::report::{Stage, Step};
use pv_why::rules::{Rule, catalogue};

use crate::formats::golden::blessing;

const SECTIONS: [&str; 4] = ["Why it happens", "How to confirm", "How to fix", "Example"];

fn package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The folder of a rule, from its code.
fn phase(rule: &Rule) -> &'static str {
    let digit = rule.code.chars().nth(3).unwrap();
    PHASES.iter().find(|phase| phase.digit == digit).unwrap_or_else(|| panic!("{}: no phase has this digit", rule.code)).name
}

/// Findings of the last phase may stand at any stage.
fn phase_of_stage(rule: &Rule) -> &'static str {
    match (rule.stage, rule.step) {
        (Stage::Create, Some(Step::Bind)) => "bind",
        (Stage::Create, Some(Step::Provision)) => "provision",
        (Stage::Create, Some(Step::Schedule)) => "schedule",
        (Stage::Create, None) => panic!("{}: a finding about create names its step", rule.code),
        (Stage::Attach, _) => "attach",
        (Stage::Mount, _) => "mount",
        (Stage::Resize, _) => "resize",
        (Stage::Release, _) => "release",
    }
}

#[test]
fn codes_are_unique_and_in_order() {
    let codes: Vec<&str> = catalogue().map(|rule| rule.code).collect();
    let sorted: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes, sorted.into_iter().collect::<Vec<_>>(), "RULES lists every code once, in order");
    let names: BTreeSet<&str> = catalogue().map(|rule| rule.name).collect();
    assert_eq!(names.len(), codes.len(), "two rules share a name");
}

#[test]
fn codes_say_their_phase() {
    for rule in catalogue() {
        let digits = rule.code.strip_prefix("PVW").unwrap_or_else(|| panic!("{} does not begin with PVW", rule.code));
        assert!(digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()), "{}", rule.code);
        if phase(rule) != "cluster" {
            assert_eq!(phase(rule), phase_of_stage(rule), "{} {} stands at another stage than its code says", rule.code, rule.name);
        }
    }
}

#[test]
fn files_are_named_for_their_rules() {
    for rule in catalogue() {
        let file = package(&format!("src/rules/{}/{}.rs", phase(rule), rule.name));
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(text.contains(&format!("{} {} {{", rule.code, rule.name)), "{} does not declare {}", file.display(), rule.code);
    }
}

#[test]
fn every_rule_in_the_sources_is_listed() {
    let listed: BTreeSet<&str> = catalogue().map(|rule| rule.name).collect();
    for phase in PHASES {
        let Ok(files) = std::fs::read_dir(package(&format!("src/rules/{}", phase.name))) else { continue };
        for file in files.map(|entry| entry.unwrap().path()) {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            if std::fs::read_to_string(&file).unwrap().contains("\nrule! {") {
                assert!(listed.contains(name.as_str()), "{} is not in RULES of {}", name, phase.name);
            }
        }
    }
}

#[test]
fn pages_are_complete() {
    for rule in catalogue() {
        assert!(!rule.summary().is_empty(), "{} has no summary", rule.code);
        assert!(rule.summary().len() <= 120, "{}: the summary is one short sentence", rule.code);
        let headings: Vec<&str> = rule.page.lines().filter_map(|line| line.trim().strip_prefix("## ")).collect();
        assert_eq!(headings, SECTIONS, "{} {}", rule.code, rule.name);
        for section in rule.page.split("## ").skip(1) {
            assert!(section.lines().count() > 1, "{}: a section is empty: {section}", rule.code);
        }
    }
}

/// The expected outputs of a rule's cases.
fn cases(rule: &Rule) -> Vec<(String, String)> {
    let folder = package(&format!("tests/cases/{}/{}", phase(rule), rule.name));
    let Ok(entries) = std::fs::read_dir(&folder) else { return Vec::new() };
    let cases = entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("cluster.yaml").exists());
    cases
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path.join("expected.txt")).unwrap_or_default())
        })
        .collect()
}

#[test]
fn every_rule_has_a_case_and_a_near_miss() {
    if blessing() {
        return; // what the cases say is being rewritten at this very moment
    }
    let mut missing = Vec::new();
    for rule in catalogue() {
        let (ok, reports): (Vec<_>, Vec<_>) = cases(rule).into_iter().partition(|(name, _)| name.starts_with("ok_"));
        let code = format!("[{}]", rule.code);
        if reports.is_empty() || !reports.iter().any(|(_, expected)| expected.contains(&code)) {
            missing.push(format!("{} {}: no case reports it", rule.code, rule.name));
        }
        if ok.is_empty() {
            missing.push(format!("{} {}: no ok_ case", rule.code, rule.name));
        }
        for (name, expected) in ok {
            if expected.contains(&code) {
                missing.push(format!("{} {}: {name} reports it", rule.code, rule.name));
            }
        }
    }
    assert!(missing.is_empty(), "tests/cases is incomplete:\n{}", missing.join("\n"));
}

#[test]
fn readme_lists_every_finding() {
    readme_holds("findings", &table());
}

#[test]
fn readme_shows_what_the_demo_prints() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kubectl-pv_why"))
        .args(["demo", "static-nfs"])
        .env_clear()
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    readme_holds("demo", &format!("\n```text\n{text}```\n"));
}

/// README.md holds this between the comments of that name; `cargo bless` writes it.
fn readme_holds(name: &str, expected: &str) {
    let (begin, end) = (&format!("<!-- {name} -->"), &format!("<!-- /{name} -->"));
    let path = package("README.md");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (before, rest) = text.split_once(begin).unwrap_or_else(|| panic!("README.md has no {begin}"));
    let (now, after) = rest.split_once(end).unwrap_or_else(|| panic!("README.md has no {end}"));
    if blessing() {
        std::fs::write(&path, format!("{before}{begin}{expected}{end}{after}")).unwrap();
    } else {
        assert!(now == expected, "README.md is stale at {begin}: run `cargo bless`");
    }
}

fn table() -> String {
    let row = |rule: &Rule| format!("| {} | {} | {} | {} |\n", rule.code, rule.name, severity(rule), rule.summary().replace('|', "\\|"));
    format!("\n| code | finding | severity | what |\n| --- | --- | --- | --- |\n{}", catalogue().map(row).collect::<String>())
}

fn severity(rule: &Rule) -> &'static str {
    pv_why::render::severity(rule.severity)
}
