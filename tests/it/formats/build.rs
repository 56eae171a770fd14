//! Reports made by hand.

use std::collections::BTreeMap;

use jiff::Timestamp;
use pv_why::decisions::pv_controller::Check;
use pv_why::report::{
    CandidateReport, CandidateVerdict, Certainty, ClaimReport, Evidence, FailedCheck, Finding, Fix, ObjectRef, Report, Risk, Severity,
    Stage, StageReport, State, Status, Step, Unknown,
};
use pv_why::snapshot::{Kind, Origin, Source, Stats, Unavailable};

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn pvc(namespace: &str, name: &str) -> ObjectRef {
    ObjectRef::new(Kind::PersistentVolumeClaim, namespace, name)
}

pub(crate) fn report(claims: Vec<ClaimReport>, mut findings: Vec<Finding>) -> Report {
    findings.sort_by(|a, b| a.id.cmp(&b.id));
    Report {
        source: Source {
            origin: Origin::Dump { path: "cluster.yaml".into() },
            now: time("2026-07-01T12:00:00Z"),
            server_version: Some("v1.37.2".into()),
            stats: Stats { requests: 0, bytes: 4711, objects: 12 },
            warnings: Vec::new(),
            skipped: std::collections::BTreeMap::new(),
        },
        claims,
        findings,
        unknown: Vec::new(),
        presumed_empty: Vec::new(),
    }
}

pub(crate) fn stage(stage: Stage, step: Option<Step>, status: Status, detail: &str) -> StageReport {
    StageReport { stage, step, consumer: None, status, since: None, detail: detail.into() }
}

pub(crate) fn claim(namespace: &str, name: &str, state: State, summary: &str) -> ClaimReport {
    ClaimReport {
        namespace: namespace.into(),
        name: name.into(),
        uid: Some(format!("uid-of-{name}")),
        phase: Some(if state == State::Healthy { "Bound".into() } else { "Pending".into() }),
        created: Some(time("2026-07-01T11:48:00Z")),
        state,
        stage: None,
        step: None,
        summary: summary.into(),
        stages: Vec::new(),
        findings: Vec::new(),
        asks: String::new(),
        candidates: Vec::new(),
        candidate_counts: BTreeMap::new(),
        unconsumed: false,
    }
}

/// A claim that is blocked at `create/bind`.
pub(crate) fn stuck(namespace: &str, name: &str, summary: &str) -> ClaimReport {
    let mut claim = claim(namespace, name, State::Stuck, summary);
    (claim.stage, claim.step) = (Some(Stage::Create), Some(Step::Bind));
    claim.asks = "10Gi  RWX  Filesystem  class \"local\"".into();
    claim.stages = vec![
        stage(Stage::Create, Some(Step::Bind), Status::Blocked, summary),
        stage(Stage::Create, Some(Step::Provision), Status::NotNeeded, "the class provisions none"),
        stage(Stage::Create, Some(Step::Schedule), Status::Waiting, "no pod uses it"),
    ];
    claim
}

pub(crate) fn failed(check: Check, asked: &str, offered: &str) -> FailedCheck {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
    FailedCheck { check, asked: some(asked), offered: some(offered) }
}

pub(crate) fn candidate(volume: &str, offers: &str, verdict: CandidateVerdict, failed: Vec<FailedCheck>) -> CandidateReport {
    CandidateReport { volume: volume.into(), offers: offers.into(), verdict, failed }
}

pub(crate) fn finding(code: &'static str, name: &'static str, about: &ObjectRef, message: &str) -> Finding {
    Finding {
        id: format!("{code}:{about}"),
        code,
        name,
        severity: Severity::Error,
        certainty: Certainty::Proved,
        stage: Stage::Create,
        step: Some(Step::Bind),
        message: message.into(),
        explanation: "no existing volume passes the controller's checks, and nothing makes a new one".into(),
        objects: vec![about.clone()],
        evidence: Vec::new(),
        causes: Vec::new(),
        consequence_of: None,
        fixes: Vec::new(),
        affects: 1,
        unread: Vec::new(),
    }
}

pub(crate) fn refused() -> Unavailable {
    Unavailable {
        kind: Kind::Node,
        verb: "list",
        scope: "cluster scope".into(),
        reason: "nodes is forbidden: User \"dev\" cannot list resource \"nodes\"".into(),
    }
}

/// The example of the design: no volume fits, and nodes could not be read.
pub(crate) fn no_volume() -> Report {
    let message = "no PersistentVolume fits, and class \"local\" provisions none";
    let mut claim = stuck("shop", "data-0", message);
    claim.candidates = vec![
        candidate(
            "pv-a",
            "10Gi  RWO  Filesystem  class \"local\"",
            CandidateVerdict::Rejected,
            vec![failed(Check::AccessModeMismatch, "ReadWriteMany", "ReadWriteOnce")],
        ),
        candidate(
            "pv-small",
            "5Gi  RWX  Filesystem  class \"local\"",
            CandidateVerdict::Rejected,
            vec![failed(Check::TooSmall, "10Gi", "5Gi")],
        ),
        candidate(
            "pv-taken",
            "5Gi  RWX  Filesystem  class \"local\"",
            CandidateVerdict::Rejected,
            vec![failed(Check::ClaimedByOther, "", "web/assets (uid 12)"), failed(Check::TooSmall, "10Gi", "5Gi")],
        ),
    ];
    claim.candidate_counts =
        BTreeMap::from([(Check::AccessModeMismatch, 1), (Check::TooSmall, 3), (Check::ClaimedByOther, 2), (Check::BeingDeleted, 1)]);
    let about = pvc("shop", "data-0");
    let mut found = finding("PVW101", "no_matching_volume", &about, message);
    found.unread = vec![refused()];
    found.fixes = vec![
        fix(Risk::Inspect, "kubectl get pv pv-a -o yaml", ""),
        fix(Risk::Changes, "", "re-create the claim with ReadWriteOnce (spec is immutable while Pending)"),
    ];
    claim.findings = vec![found.id.clone()];
    let mut report = report(vec![claim], vec![found]);
    report.unknown = vec![Unknown { unavailable: refused(), leaves_unknown: "which nodes a volume may be used on".into() }];
    report
}

pub(crate) fn fix(risk: Risk, command: &str, note: &str) -> Fix {
    Fix { risk, command: command.into(), note: note.into(), undo: None }
}

pub(crate) fn evidence(object: ObjectRef, field: &str, value: &str, expected: Option<&str>, note: &str) -> Evidence {
    Evidence { object, field: field.into(), value: value.into(), expected: expected.map(Into::into), note: note.into() }
}

/// A namespace with some of everything.
pub(crate) fn mixed() -> Report {
    let class = ObjectRef::new(Kind::StorageClass, "", "fast-sdd");
    let (mut claims, mut findings) = (Vec::new(), Vec::new());
    for number in 0..5 {
        let name = format!("data-{number}");
        let message = "class \"fast-sdd\" does not exist; nearest name: \"fast-ssd\"";
        let mut claim = stuck("shop", &name, message);
        claim.asks = "10Gi  RWO  Filesystem  class \"fast-sdd\"".into();
        let mut found = finding("PVW201", "class_not_found", &pvc("shop", &name), message);
        found.objects = vec![class.clone(), pvc("shop", &name)];
        found.certainty = Certainty::Likely;
        found.explanation = "this dump holds no StorageClass at all, so it is taken that there is none".into();
        found.evidence = vec![evidence(pvc("shop", &name), "spec.storageClassName", "fast-sdd", Some("fast-ssd"), "")];
        found.fixes = vec![fix(Risk::Inspect, "kubectl get storageclasses", "")];
        found.affects = 5;
        claim.findings = vec![found.id.clone()];
        claims.push(claim);
        findings.push(found);
    }
    let mut warned = claim("shop", "old", State::Healthy, "healthy: Bound to pv/old, used by no pod now");
    let mut warning = finding("PVW701", "released_volume", &pvc("shop", "old"), "pv/old will be kept when the claim is deleted");
    warning.severity = Severity::Warning;
    warned.findings = vec![warning.id.clone()];
    findings.push(warning);
    claims.push(warned);
    claims.push(claim("shop", "a", State::Healthy, "healthy: Bound to pv/a, in use by pod/shop/a"));
    claims.push(claim(
        "shop",
        "idle",
        State::Waiting,
        "waiting: normal, no pod uses it yet; class \"fast\" binds when the first one is scheduled",
    ));
    claims.push(claim("shop", "hidden", State::Unknown, "unknown: persistentvolumes could not be read"));
    claims.sort_by(|a, b| a.name.cmp(&b.name));
    report(claims, findings)
}
