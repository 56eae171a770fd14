//! What several findings of this step look at.

use crate::decisions::pv_controller::{Candidate, Check, ClaimSync, is_fully_bound};
use crate::report::{Finding, Risk};
use crate::rules::question::Question;
use crate::rules::words::{failed_check, get_yaml, pv};
use crate::snapshot::objects::{ObjectReference, PersistentVolume, PersistentVolumeClaim};

/// A volume whose claimRef was meant for the claim, and why it does not serve it.
pub(super) struct Reservation<'a> {
    pub(super) volume: &'a PersistentVolume,
    pub(super) claim_ref: &'a ObjectReference,
    pub(super) flaw: Flaw,
}

/// What keeps a reserved volume from its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// claimRef gives no namespace.
    NoNamespace,
    /// claimRef holds the uid of an earlier claim of this name.
    StaleUid,
    /// claimRef gives another namespace, in which no such claim exists.
    OtherNamespace,
    /// claimRef is right, but the volume fails this check.
    Fails(Check),
}

/// The reserved volume that stands in the way, if the claim has no volume and gets none; by name of the volume.
pub(super) fn reservation<'a>(question: &Question<'a>) -> Option<Reservation<'a>> {
    let claim = question.claim().filter(|claim| !is_fully_bound(claim))?;
    let stands = match &question.sync {
        Some(ClaimSync::VolumeClaimed(_)) => true,
        Some(ClaimSync::Provision(_) | ClaimSync::NoVolumeNoClass(_) | ClaimSync::WaitsForConsumer) => claim.spec.volume_name.is_empty(),
        _ => false,
    };
    if !stands {
        return None;
    }
    question
        .volumes_naming_it()
        .filter(|volume| claim.spec.volume_name.is_empty() || claim.spec.volume_name == volume.metadata.name)
        .find_map(|volume| {
            let claim_ref = volume.spec.claim_ref.as_ref()?;
            Some(Reservation { volume, claim_ref, flaw: flaw(question, claim, volume, claim_ref)? })
        })
}

fn flaw(question: &Question<'_>, claim: &PersistentVolumeClaim, volume: &PersistentVolume, claim_ref: &ObjectReference) -> Option<Flaw> {
    let here = claim_ref.namespace == question.namespace;
    let reserved = claim_ref.uid.is_empty();
    if claim_ref.namespace.is_empty() {
        return Some(Flaw::NoNamespace);
    }
    if here && !reserved {
        return (claim_ref.uid != claim.metadata.uid && depends_on_it(question)).then_some(Flaw::StaleUid);
    }
    if here {
        let candidate = question.candidates().iter().find(|candidate| candidate.volume.metadata.name == volume.metadata.name)?;
        return candidate.failed.without(Check::LeftToScheduler).iter().next().map(Flaw::Fails);
    }
    let nobody_there = question.snapshot.listings().claims.get(&claim_ref.namespace, &claim_ref.name) == crate::snapshot::Lookup::Absent;
    (reserved && nobody_there && only_claimed(question, volume)).then_some(Flaw::OtherNamespace)
}

/// An old volume of a claim that gets a new one anyway is no trouble.
fn depends_on_it(question: &Question<'_>) -> bool {
    question.depends_on_existing_volumes() || matches!(question.sync, Some(ClaimSync::VolumeClaimed(_)))
}

/// The volume would fit but for its claimRef.
fn only_claimed(question: &Question<'_>, volume: &PersistentVolume) -> bool {
    let same = |candidate: &&Candidate<'_>| candidate.volume.metadata.name == volume.metadata.name;
    question
        .candidates()
        .iter()
        .find(same)
        .is_some_and(|candidate| candidate.failed.without(Check::LeftToScheduler).is_only(Check::ClaimedByOther))
}

/// Free volumes that fail one check only, nearest first.
pub(super) fn near_misses<'q, 'a>(question: &'q Question<'a>) -> Vec<&'q Candidate<'a>> {
    let Some(claim) = question.claim() else { return Vec::new() };
    let near = |candidate: &&Candidate<'_>| {
        let failed = candidate.failed.without(Check::LeftToScheduler);
        failed.count() == 1 && !failed.contains(Check::ClaimedByOther) && !failed.contains(Check::BeingDeleted)
    };
    let sorted = crate::decisions::nearest::nearest_first(question.candidates(), claim, usize::MAX);
    sorted.into_iter().filter(near).collect()
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
        Check::VacMismatch => format!("{name} has volumeAttributesClassName {offered:?}, the claim asks for {asked:?}"),
        Check::SelectorMismatch => format!("{name} has labels {offered:?}, the claim's selector asks for {asked:?}"),
        Check::ClassMismatch => format!("{name} has storageClassName {offered:?}, the claim has {asked:?}"),
        Check::NotAvailable => format!("{name} is {offered}, not Available"),
        Check::BeingDeleted => format!("{name} is being deleted"),
        Check::ClaimedByOther => format!("{name} belongs to claim {offered}"),
        Check::NodeAffinityMismatch => format!("{name} may be used only on nodes with {offered}, and no node has that"),
        Check::SelectorError | Check::ClassError | Check::LeftToScheduler => format!("{name} was not looked at"),
    }
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

/// Evidence for a failed check, and a look at the volume as the next step.
#[must_use]
pub(super) fn with_mismatch(finding: Finding, check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> Finding {
    let sides = failed_check(check, claim, volume);
    finding.about(pv(volume)).shows_expecting(
        &pv(volume),
        field(check),
        sides.offered.unwrap_or_default(),
        sides.asked,
        unit_trap(check, claim, volume),
    )
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
