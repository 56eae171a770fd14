//! What people read.

use pv_why::render::{Format, Layout, render};
use pv_why::report::{ObjectRef, Stage, State, Status, Step};
use pv_why::snapshot::Kind;

use super::build::{claim, mixed, no_volume, report, stage};
use super::golden::golden;

fn text(report: &pv_why::report::Report, format: Format, change: impl Fn(&mut Layout)) -> String {
    let mut layout = Layout::default();
    change(&mut layout);
    render(report, format, &layout)
}

#[test]
fn a_stuck_claim() {
    golden("tests/formats/stuck.txt", &text(&no_volume(), Format::Answer, |_| {}));
}

#[test]
fn a_stuck_claim_in_the_long_form() {
    golden("tests/formats/stuck_verbose.txt", &text(&no_volume(), Format::Answer, |layout| layout.verbose = true));
}

#[test]
fn a_stuck_claim_in_ascii() {
    let ascii = text(&no_volume(), Format::Answer, |layout| layout.unicode = false);
    assert!(ascii.is_ascii());
    golden("tests/formats/stuck_ascii.txt", &ascii);
}

#[test]
fn a_narrow_terminal() {
    let narrow = text(&no_volume(), Format::Answer, |layout| layout.width = 60);
    let solid = |line: &&str| line.contains("kubectl ") || line.contains("pv/pv-a");
    for line in narrow.lines().filter(|line| !solid(line)) {
        assert!(line.chars().count() <= 60, "{line}");
    }
    assert!(narrow.contains("kubectl get pv pv-a -o yaml\n"), "a command is never broken");
    golden("tests/formats/stuck_60.txt", &narrow);
}

#[test]
fn an_overview() {
    golden("tests/formats/overview.txt", &text(&mixed(), Format::Overview, |_| {}));
}

#[test]
fn a_table() {
    golden("tests/formats/wide.txt", &text(&mixed(), Format::Wide, |_| {}));
    let bare = text(&mixed(), Format::Wide, |layout| layout.headers = false);
    assert!(!bare.contains("NAMESPACE") && bare.lines().count() == 9);
}

#[test]
fn names() {
    let names = text(&mixed(), Format::Name, |_| {});
    assert_eq!(names.lines().next(), Some("persistentvolumeclaim/a"));
}

#[test]
fn one_line_each_for_claims_that_are_not_stuck() {
    let claims = vec![
        claim("shop", "a", State::Healthy, "healthy: Bound to pv/x, in use by pod/shop/db-0"),
        claim("shop", "b", State::Waiting, "waiting: normal, no pod uses it yet"),
    ];
    let both = text(&report(claims, Vec::new()), Format::Answer, |_| {});
    let expected = "pvc shop/b   waiting: normal, no pod uses it yet\npvc shop/a   healthy: Bound to pv/x, in use by pod/shop/db-0\n";
    assert_eq!(both, expected);
}

#[test]
fn a_claim_that_is_attached_but_not_mounted() {
    let mut claim = super::build::stuck("shop", "a", "x");
    (claim.stage, claim.step) = (Some(Stage::Mount), None);
    claim.stages = vec![
        stage(Stage::Create, Some(Step::Bind), Status::Done, ""),
        stage(Stage::Create, Some(Step::Provision), Status::NotNeeded, ""),
        stage(Stage::Create, Some(Step::Schedule), Status::Done, ""),
        stage(Stage::Attach, None, Status::NotNeeded, ""),
        stage(Stage::Mount, None, Status::Blocked, ""),
    ];
    for stage in claim.stages.iter_mut().skip(3) {
        stage.consumer = Some(ObjectRef::new(Kind::Pod, "shop", "db-0"));
    }
    let answer = text(&report(vec![claim], Vec::new()), Format::Answer, |_| {});
    assert_eq!(answer.lines().next(), Some("pvc shop/a   Pending 12m   create ✓   attach n/a   mount ✗"));
}

#[test]
fn a_set_and_empty_value_is_shown() {
    let mut report = no_volume();
    let claim = super::build::pvc("shop", "data-0");
    report.findings[0].evidence = vec![super::build::evidence(claim, "spec.storageClassName", "", Some("local"), "")];
    assert!(text(&report, Format::Answer, |_| {}).contains("spec.storageClassName: \"\", needed local"));
}

#[test]
fn a_long_command_stays_on_one_line_beside_its_risk() {
    let mut report = no_volume();
    let command = format!("kubectl patch pv {} --type=json -p '[]'", "x".repeat(100));
    report.findings[0].fixes = vec![super::build::fix(pv_why::report::Risk::Changes, &command, "")];
    report.findings[0].fixes[0].undo = Some(command.clone());
    let answer = text(&report, Format::Answer, |_| {});
    assert!(answer.contains(&format!("  next         changes  {command}\n")), "{answer}");
    assert!(answer.contains(&format!("undo: {command}\n")), "{answer}");
}

#[test]
fn nothing_is_printed_about_nothing() {
    for format in [Format::Answer, Format::Overview, Format::Wide, Format::Name] {
        assert_eq!(text(&report(Vec::new(), Vec::new()), format, |_| {}), "");
    }
}
