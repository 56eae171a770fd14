//! Who holds a volume that a claim would need.

use super::facts::taken;
use crate::decisions::default_class::{DefaultClass, default_class};
use crate::decisions::pv_controller::ClaimSync;
use crate::report::{Finding, Risk};
use crate::rules::question::Question;
use crate::rules::words::{kubectl, referred};
use crate::snapshot::Lookup;
use crate::snapshot::objects::{ObjectReference, PersistentVolume};

/// What is known of the claim that a claimRef names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// It exists.
    Exists,
    /// It existed: the claimRef holds its uid.
    Gone,
    /// The volume is reserved for it, and it does not exist.
    NotMade,
    /// Nobody could look.
    Unknown,
}

fn holder(question: &Question<'_>, claim_ref: &ObjectReference) -> Holder {
    match question.snapshot.listings().claims.get(&claim_ref.namespace, &claim_ref.name) {
        Lookup::Found(claim) if claim_ref.uid.is_empty() || claim.metadata.uid == claim_ref.uid => Holder::Exists,
        Lookup::Found(_) => Holder::Gone,
        Lookup::Absent if claim_ref.uid.is_empty() => Holder::NotMade,
        Lookup::Absent => Holder::Gone,
        Lookup::Unknown(_) => Holder::Unknown,
    }
}

/// Who holds it, after the volume's name: `belongs to claim shop/a`.
pub(super) fn holder_words(question: &Question<'_>, claim_ref: &ObjectReference) -> String {
    let claim = referred(claim_ref);
    match holder(question, claim_ref) {
        Holder::Exists if claim_ref.uid.is_empty() => format!("is reserved for claim {claim}"),
        Holder::Exists | Holder::Unknown => format!("belongs to claim {claim}"),
        Holder::Gone => format!("still belongs to an earlier claim {claim}, which is gone"),
        Holder::NotMade => format!("is reserved for claim {claim}, which does not exist"),
    }
}

/// How a volume whose claim is gone is made free again.
#[must_use]
pub(super) fn free_again(finding: Finding, question: &Question<'_>, volume: &PersistentVolume) -> Finding {
    let Some(claim_ref) = volume.spec.claim_ref.as_ref().filter(|claim_ref| holder(question, claim_ref) == Holder::Gone) else {
        return finding;
    };
    let patch = serde_json::json!([
        {"op": "test", "path": "/spec/claimRef/uid", "value": claim_ref.uid},
        {"op": "remove", "path": "/spec/claimRef"},
    ]);
    let command = kubectl(&["patch", "pv", &volume.metadata.name, "--type=json", "-p", &patch.to_string()]);
    finding.fix(Risk::Changes, command, "frees the volume for any claim, with the data of the earlier one on it")
}

/// For a claim without a class: a volume would fit but for the claim that holds it, and there is no class to help it.
pub(super) fn only_held_by_others(question: &Question<'_>) -> bool {
    let classes = question.snapshot.listings().classes.all();
    let no_help = match &question.sync {
        Some(ClaimSync::NoVolumeNoClass(DefaultClass::HasOne)) => default_class(classes).is_none(),
        Some(ClaimSync::NoVolumeNoClass(DefaultClass::NoDefault)) => classes.is_empty(),
        _ => false,
    };
    no_help && taken(question).next().is_some()
}
