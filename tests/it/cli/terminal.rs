//! Colour, width, characters, pipes, and what goes to which stream.

use std::process::Stdio;

use super::run::{STORY, program, run, run_reading, run_with};

#[test]
fn colour_follows_one_policy() {
    let colored = |words: &[&str], variables: &[(&str, &str)]| run_with(words, variables).out.contains('\u{1b}');
    assert!(!colored(&["demo"], &[]), "a pipe is no terminal");
    assert!(colored(&["demo"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["demo"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&["demo"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]), "an empty NO_COLOR is not set");
    assert!(colored(&["demo", "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!colored(&["demo", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(colored(&["demo", "-o", "wide", "--color", "always"], &[]));
}

#[test]
fn machine_formats_are_never_coloured() {
    for format in ["json", "yaml", "name"] {
        assert!(!run(&["demo", "-o", format, "--color", "always"]).out.contains('\u{1b}'), "{format}");
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    for format in ["text", "wide"] {
        let plain = run(&["demo", "-o", format]).out;
        assert_eq!(without_colour(&run(&["demo", "-o", format, "--color", "always"]).out), plain);
    }
}

fn without_colour(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_string();
    first + &parts.map(|part| part.split_once('m').unwrap().1).collect::<String>()
}

#[test]
fn width_60() {
    let narrow = run_with(&["demo"], &[("COLUMNS", "60")]).out;
    for line in narrow.lines().filter(|line| !line.contains("kubectl ")) {
        assert!(line.chars().count() <= 60, "{line}");
    }
    assert_ne!(narrow, run(&["demo"]).out);
}

#[test]
fn a_locale_without_utf_8_gets_ascii() {
    for variables in [[("LANG", "C"), ("LC_ALL", "")], [("LANG", "C.UTF-8"), ("LC_ALL", "POSIX")]] {
        assert!(run_with(&["demo", "-v"], &variables).out.is_ascii());
    }
    assert!(!run(&["demo"]).out.is_ascii());
}

#[test]
fn a_closed_pipe_is_no_error() {
    for (words, code) in [(vec!["explain"], 0), (vec!["check", "--from", STORY, "-n", "shop"], 1)] {
        let mut child = program(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(code), ""), "{words:?}");
    }
}

#[test]
fn head_is_happy() {
    let program = env!("CARGO_BIN_EXE_kubectl-pv_why");
    let script = format!("set -o pipefail; '{program}' demo | head -1");
    let Ok(output) = std::process::Command::new("bash").args(["-c", &script]).env_clear().env("PATH", "/usr/bin:/bin").output() else {
        return;
    };
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_full_disk_is_told() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let output = program(&["demo"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: cannot write the answer"));
}

#[test]
fn hostile_words_do_not_reach_the_terminal() {
    for words in [vec!["\u{1b}[2J/x\u{7}", "--from", STORY], vec!["explain", "\u{9b}x\u{202e}"], vec!["a/b/\u{1b}c", "--from", STORY]] {
        let answer = run(&words);
        assert!(answer.code == 2 || answer.code == 4, "{words:?}");
        assert!(!(answer.err + &answer.out).contains(['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}']), "{words:?}");
    }
}

#[test]
fn a_dump_can_come_from_standard_input() {
    let text = std::fs::read_to_string(STORY).unwrap();
    let piped = run_reading(&["shop/data-0", "--from", "-"], &text);
    assert_eq!((piped.code, piped.out), (0, run(&["shop/data-0", "--from", STORY]).out));
}

#[test]
fn the_long_form_tells_what_reading_cost() {
    let long = run(&["shop/data-0", "--from", STORY, "-v"]);
    assert!(long.err.contains(" objects (") && !long.out.contains(" ms"), "{}", long.err);
    assert_eq!(run(&["shop/data-0", "--from", STORY]).err, "");
}
