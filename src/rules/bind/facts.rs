//! What several findings of this step look at.

use crate::decisions::nearest::nearest_first;
use crate::decisions::pv_controller::{Candidate, Check};
use crate::report::{Finding, Risk};
use crate::rules::question::Question;
use crate::rules::words::{class_words, failed_check, get_yaml, pv, volume_class_words};
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

/// Free volumes that fail one check only: those of the claim's class first, each nearest first.
/// To a claim without a class a volume of some class is not near.
pub(super) fn near_misses<'a>(question: &Question<'a>) -> Vec<Candidate<'a>> {
    let of_other_class = |candidate: &Candidate<'_>| candidate.failed.contains(Check::ClassMismatch);
    let mut near = one_check_away(question);
    near.retain(|candidate| !(question.class_name().is_empty() && of_other_class(candidate)));
    near.sort_by_key(of_other_class);
    near
}

/// For a claim without a class: the nearest free volume that only its class keeps away.
pub(super) fn kept_away_by_class<'a>(question: &Question<'a>) -> Option<&'a PersistentVolume> {
    let other = one_check_away(question).into_iter().find(|candidate| candidate.failed.contains(Check::ClassMismatch));
    other.map(|candidate| candidate.volume)
}

/// The clause about that volume, to follow a message.
pub(super) fn but_for_its_class(volume: Option<&PersistentVolume>) -> String {
    volume.map_or(String::new(), |volume| format!("; {} would fit but for its {}", pv(volume), volume_class_words(volume)))
}

fn one_check_away<'a>(question: &Question<'a>) -> Vec<Candidate<'a>> {
    let Some(claim) = question.claim() else { return Vec::new() };
    let near = |candidate: &&Candidate<'_>| {
        let failed = candidate.failed.without(Check::LeftToScheduler);
        failed.count() == 1 && !failed.contains(Check::ClaimedByOther) && !failed.contains(Check::BeingDeleted)
    };
    let near: Vec<Candidate<'a>> = question.candidates().iter().filter(near).copied().collect();
    nearest_first(&near, claim, usize::MAX).into_iter().copied().collect()
}

/// Volumes that would fit, had another claim not taken them.
pub(super) fn taken<'q, 'a>(question: &'q Question<'a>) -> impl Iterator<Item = &'q Candidate<'a>> {
    question.candidates().iter().filter(|candidate| {
        let rest = candidate.failed.without(Check::LeftToScheduler).without(Check::NotAvailable).without(Check::ClaimedByOther);
        candidate.failed.contains(Check::ClaimedByOther) && rest.is_empty()
    })
}

/// Volumes of the claim's class.
pub(super) fn of_class<'q, 'a>(question: &'q Question<'a>) -> impl Iterator<Item = &'q Candidate<'a>> {
    question.candidates().iter().filter(|candidate| !candidate.failed.contains(Check::ClassMismatch))
}

/// A failed check in words: which volume, both values.
pub(super) fn mismatch(check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> String {
    let name = pv(volume);
    let sides = failed_check(check, claim, volume);
    let (asked, offered) = (sides.asked.unwrap_or_default(), sides.offered.unwrap_or_default());
    match check {
        Check::TooSmall => format!("{name} is too small: it has {offered}, the claim asks for {asked}"),
        Check::AccessModeMismatch => format!("{name} offers accessModes {offered}, the claim asks for {asked}"),
        Check::VolumeModeMismatch => format!("{name} has volumeMode {offered}, the claim asks for {asked}"),
        Check::VacMismatch => format!("{name} has volumeAttributesClassName {}, the claim asks for {}", or_none(&offered), or_none(&asked)),
        Check::SelectorMismatch if offered.is_empty() => format!("{name} has no labels, the claim's selector asks for {asked}"),
        Check::SelectorMismatch => format!("{name} has labels {offered}, the claim's selector asks for {asked}"),
        Check::ClassMismatch => format!("{name} has {}, the claim has {}", volume_class_words(volume), class_words(claim)),
        Check::NotAvailable => format!("{name} is {offered}, not Available"),
        Check::BeingDeleted => format!("{name} is being deleted"),
        Check::ClaimedByOther => format!("{name} belongs to claim {offered}"),
        Check::NodeAffinityMismatch => format!("{name} may be used only on nodes with {offered}, and no node has that"),
        Check::SelectorError | Check::ClassError | Check::LeftToScheduler => format!("{name} was not looked at"),
    }
}

fn or_none(value: &str) -> &str {
    if value.is_empty() { "none" } else { value }
}

/// The path of the field that a check compares.
pub(super) fn field(check: Check) -> &'static str {
    match check {
        Check::TooSmall => "spec.capacity.storage",
        Check::AccessModeMismatch => "spec.accessModes",
        Check::VolumeModeMismatch => "spec.volumeMode",
        Check::VacMismatch => "spec.volumeAttributesClassName",
        Check::SelectorMismatch => "metadata.labels",
        Check::ClassMismatch => "spec.storageClassName",
        Check::NotAvailable => "status.phase",
        Check::BeingDeleted => "metadata.deletionTimestamp",
        Check::ClaimedByOther => "spec.claimRef",
        Check::NodeAffinityMismatch => "spec.nodeAffinity",
        Check::SelectorError | Check::ClassError | Check::LeftToScheduler => "spec",
    }
}

/// Evidence for a failed check.
#[must_use]
pub(super) fn with_mismatch(finding: Finding, check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> Finding {
    let sides = failed_check(check, claim, volume);
    let shown = |value: String| if value.is_empty() { "\"\"".to_string() } else { value };
    let (offered, asked) = (sides.offered.map(shown).unwrap_or_default(), sides.asked.map(shown));
    finding.about(pv(volume)).shows_expecting(&pv(volume), field(check), offered, asked, unit_trap(check, claim, volume))
}

/// Look at a volume.
#[must_use]
pub(super) fn inspect(finding: Finding, volume: &PersistentVolume, note: &str) -> Finding {
    finding.fix(Risk::Inspect, get_yaml(&pv(volume)), note)
}

/// `5G` looks like `5Gi` and is 7 % less.
fn unit_trap(check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> &'static str {
    let digits = |text: String| text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
    let (Some(asked), Some(offered)) = (claim.request(), volume.capacity()) else { return "" };
    let (asked, offered) = (asked.to_string(), offered.to_string());
    let units_differ = asked.ends_with('i') != offered.ends_with('i');
    let same_digits = digits(asked) == digits(offered);
    if check == Check::TooSmall && same_digits && units_differ { "units differ: 1Gi is 1.074G, so the same number is less" } else { "" }
}

/// What a person may change on a claim that is Pending: nothing that is compared.
pub(super) const RECREATE: &str = "delete the claim and create it again (its spec is immutable while it is Pending)";
