//! Strings from a cluster can neither steer a terminal nor forge a line.

use pv_why::render::{Format, Layout, render};
use pv_why::report::{Certainty, ObjectRef, Report, Risk, State};
use pv_why::snapshot::Kind;

use super::build::{candidate, claim, evidence, failed, finding, fix, report, stage, stuck};

/// What an attacker would write into a message, a label or a name.
const STRINGS: &[&str] = &[
    "\u{1b}[2J\u{1b}[31merror[PVW999]: forged\u{7}",
    "x\nerror[PVW999]: forged",
    "x\r\npvc shop/other   healthy: forged",
    "x\n\n\n  next         destroys kubectl delete ns shop",
    "\u{9b}31mred",
    "\u{202e}desrever\u{2066}",
    "a\u{200b}b\u{200f}c\u{feff}d",
    "x\u{2028}error[PVW999]: forged\u{2029}y\u{85}z",
    "tab\tbell\u{7}backspace\u{8}delete\u{7f}",
    "                                                                     error[PVW999]: forged",
    "::error::forged",
    "- &a *a !!x %y @z `q` {j: [k]} # no",
    "\u{e0041}\u{e0042}",
    "'single' \"double\" \\back: colon",
    "null",
    "1e3",
    "0x1F",
    "012",
    "12:30:45",
    "2026-07-01",
    "~",
    " leading and trailing ",
    "yes",
    ".inf",
    "",
    "trailing newline\n",
    "   \n  two\n    indents\n",
];

/// A report in which every string of the cluster is this one.
fn poisoned(text: &str) -> Report {
    let mut stuck = stuck(text, text, text);
    stuck.asks = text.into();
    stuck.phase = Some(text.into());
    stuck.candidates = vec![candidate(
        text,
        text,
        pv_why::report::CandidateVerdict::Rejected,
        vec![failed(pv_why::decisions::pv_controller::Check::SelectorMismatch, text, text)],
    )];
    stuck.stages.push(stage(pv_why::report::Stage::Mount, None, pv_why::report::Status::Unknown, text));
    let about = ObjectRef::new(Kind::PersistentVolumeClaim, text, text);
    let mut found = finding("PVW101", "no_matching_volume", &about, text);
    found.certainty = Certainty::Likely;
    found.explanation = text.into();
    found.evidence = vec![evidence(about, text, text, Some(text), text)];
    found.fixes = vec![fix(Risk::Changes, text, text)];
    found.fixes[0].undo = Some(text.into());
    found.unread = vec![super::build::refused()];
    found.unread[0].scope = text.into();
    found.unread[0].reason = text.into();
    stuck.findings = vec![found.id.clone()];
    let mut all = report(vec![stuck, claim(text, text, State::Waiting, text)], vec![found]);
    all.source.server_version = Some(text.into());
    all
}

fn layouts() -> impl Iterator<Item = Layout> {
    let pairs = [(true, true), (true, false), (false, true), (false, false)];
    [40, 60, 80, 200]
        .into_iter()
        .flat_map(move |width| pairs.map(|(unicode, verbose)| Layout { width, unicode, verbose, ..Layout::default() }))
}

fn steers(c: char) -> bool {
    c != '\n' && pv_why::render::text::steers(c)
}

#[test]
fn no_format_lets_a_control_character_through() {
    for text in STRINGS {
        for layout in layouts() {
            for format in [Format::Answer, Format::Overview, Format::Wide, Format::Name, Format::Json, Format::Yaml] {
                let out = render(&poisoned(text), format, &layout);
                assert!(!out.chars().any(steers), "{format:?} of {text:?}: {out:?}");
            }
        }
    }
}

#[test]
fn no_string_begins_a_line() {
    for text in STRINGS {
        for layout in layouts() {
            for format in [Format::Answer, Format::Overview] {
                let out = render(&poisoned(text), format, &layout);
                for line in out.lines() {
                    let forged = ["error[PVW999]", "pvc shop/other", "  next         destroys", "::error"]
                        .iter()
                        .any(|start| line.starts_with(start));
                    assert!(!forged, "{format:?} of {text:?}:\n{out}");
                }
            }
        }
    }
}

#[test]
fn ascii_means_ascii() {
    for text in STRINGS {
        for format in [Format::Answer, Format::Overview, Format::Wide] {
            let layout = Layout { unicode: false, ..Layout::default() };
            assert!(render(&poisoned(&format!("{text} é 日本 ✓")), format, &layout).is_ascii());
        }
    }
}

#[test]
fn machine_formats_keep_every_value() {
    for text in STRINGS {
        let report = poisoned(text);
        let json = render(&report, Format::Json, &Layout::default());
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["findings"][0]["message"], *text);
        let yaml = render(&report, Format::Yaml, &Layout::default());
        let back: serde_json::Value = serde_saphyr::from_str(&yaml).unwrap_or_else(|error| panic!("{text:?}: {error}\n{yaml}"));
        assert_eq!(back, json, "{yaml}");
    }
}
