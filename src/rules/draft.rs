//! How a rule puts a finding together.

use super::Rule;
use super::question::Question;
use crate::report::{Certainty, Evidence, Finding, Fix, ObjectRef, Risk, Severity};
use crate::snapshot::Unavailable;

impl Question<'_> {
    /// A finding of this rule about this claim, certain and as severe as the rule says; `message` names objects and values.
    pub(crate) fn found(&self, rule: &'static Rule, message: impl Into<String>) -> Finding {
        Finding {
            id: format!("{}:{}", rule.code, self.subject()),
            code: rule.code,
            name: rule.name,
            severity: rule.severity,
            certainty: Certainty::Proved,
            stage: rule.stage,
            step: rule.step,
            message: message.into(),
            explanation: String::new(),
            objects: Vec::new(),
            evidence: Vec::new(),
            causes: Vec::new(),
            consequence_of: None,
            fixes: Vec::new(),
            affects: 1,
            unread: Vec::new(),
        }
    }
}

impl Finding {
    /// Why that stops the claim.
    #[must_use]
    pub(super) fn because(mut self, explanation: impl Into<String>) -> Self {
        self.explanation = explanation.into();
        self
    }

    /// An object involved; the culprit comes first.
    #[must_use]
    pub(super) fn about(mut self, object: ObjectRef) -> Self {
        self.objects.push(object);
        self
    }

    /// A field and its value.
    #[must_use]
    pub(super) fn shows(self, object: &ObjectRef, field: &str, value: impl Into<String>) -> Self {
        self.shows_expecting(object, field, value, None, "")
    }

    /// A field, its value, and what it means.
    #[must_use]
    pub(super) fn shows_noting(self, object: &ObjectRef, field: &str, value: impl Into<String>, note: &str) -> Self {
        self.shows_expecting(object, field, value, None, note)
    }

    /// A field, its value, the value that would have served, and what it means.
    #[must_use]
    pub(super) fn shows_expecting(
        mut self,
        object: &ObjectRef,
        field: &str,
        value: impl Into<String>,
        expected: Option<String>,
        note: &str,
    ) -> Self {
        let (field, value, note) = (field.to_string(), value.into(), note.to_string());
        self.evidence.push(Evidence { object: object.clone(), field, value, expected, note });
        self
    }

    /// A next step; the best comes first.
    #[must_use]
    pub(super) fn fix(mut self, risk: Risk, command: impl Into<String>, note: impl Into<String>) -> Self {
        self.fixes.push(Fix { risk, command: command.into(), note: note.into(), undo: None });
        self
    }

    /// How the last next step is taken back.
    #[must_use]
    pub(super) fn undo(mut self, undo: impl Into<String>) -> Self {
        if let Some(fix) = self.fixes.last_mut() {
            fix.undo = Some(undo.into());
        }
        self
    }

    /// Not certain.
    #[must_use]
    pub(super) fn at_most(mut self, certainty: Certainty) -> Self {
        self.certainty = self.certainty.min(certainty);
        self
    }

    /// Less or more severe than usual.
    #[must_use]
    pub(super) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// What it could not take into account.
    #[must_use]
    pub(super) fn unread(mut self, unread: Option<Unavailable>) -> Self {
        self.unread.extend(unread);
        self
    }
}
