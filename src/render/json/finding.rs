//! `findings[]`: what was found, its proof, and what to do next.

use serde::Serialize;

use crate::render::words;
use crate::report::{Evidence, Finding, Fix};

/// One finding about one claim.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FindingEntry<'a> {
    id: &'a str,
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    certainty: &'static str,
    stage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    message: &'a str,
    explanation: &'a str,
    objects: Vec<String>,
    evidence: Vec<EvidenceEntry<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    causes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    consequence_of: Option<&'a str>,
    fixes: Vec<FixEntry<'a>>,
    affects: usize,
}

/// A field and what it says.
#[derive(Serialize)]
struct EvidenceEntry<'a> {
    object: String,
    field: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

/// A next step.
#[derive(Serialize)]
struct FixEntry<'a> {
    risk: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    command: &'a str,
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    undo: Option<&'a str>,
}

impl<'a> FindingEntry<'a> {
    /// The finding.
    pub(super) fn new(finding: &'a Finding) -> Self {
        FindingEntry {
            id: &finding.id,
            code: finding.code,
            name: finding.name,
            severity: words::severity(finding.severity),
            certainty: words::certainty(finding.certainty),
            stage: words::stage(finding.stage),
            step: finding.step.map(words::step),
            message: &finding.message,
            explanation: &finding.explanation,
            objects: finding.objects.iter().map(ToString::to_string).collect(),
            evidence: finding.evidence.iter().map(EvidenceEntry::new).collect(),
            causes: &finding.causes,
            consequence_of: finding.consequence_of.as_deref(),
            fixes: finding.fixes.iter().map(FixEntry::new).collect(),
            affects: finding.affects,
        }
    }
}

impl<'a> EvidenceEntry<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        EvidenceEntry {
            object: evidence.object.to_string(),
            field: &evidence.field,
            value: &evidence.value,
            expected: evidence.expected.as_deref(),
            note: &evidence.note,
        }
    }
}

impl<'a> FixEntry<'a> {
    fn new(fix: &'a Fix) -> Self {
        FixEntry { risk: words::risk(fix.risk), command: &fix.command, note: &fix.note, undo: fix.undo.as_deref() }
    }
}
