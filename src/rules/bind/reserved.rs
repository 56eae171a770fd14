//! Volumes that are reserved for a claim by claimRef, and how bad it is that they do not serve it.

use crate::decisions::pv_controller::{Candidate, Check, ClaimSync, is_fully_bound};
use crate::report::Severity;
use crate::rules::question::Question;
use crate::snapshot::Lookup;
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
        return could_serve(question, claim, volume).then_some(Flaw::NoNamespace);
    }
    if here && claim_ref.uid == claim.metadata.uid {
        // C-36: it was made for this very claim and is passed over all the same
        return candidate(question, volume)?.failed.without(Check::LeftToScheduler).iter().next().map(Flaw::Fails);
    }
    if here && !reserved {
        return (depends_on_it(question) && could_serve(question, claim, volume)).then_some(Flaw::StaleUid);
    }
    if here {
        return candidate(question, volume)?.failed.without(Check::LeftToScheduler).iter().next().map(Flaw::Fails);
    }
    let nobody_there = question.snapshot.listings().claims.get(&claim_ref.namespace, &claim_ref.name) == Lookup::Absent;
    (reserved && nobody_there && only_claimed(question, volume)).then_some(Flaw::OtherNamespace)
}

/// An old volume of a claim that gets a new one anyway is no trouble.
fn depends_on_it(question: &Question<'_>) -> bool {
    question.depends_on_existing_volumes() || matches!(question.sync, Some(ClaimSync::VolumeClaimed(_)))
}

/// The volume would fit but for its claimRef.
fn only_claimed(question: &Question<'_>, volume: &PersistentVolume) -> bool {
    candidate(question, volume).is_some_and(|candidate| candidate.failed.without(Check::LeftToScheduler).is_only(Check::ClaimedByOther))
}

/// The volume would serve if its claimRef named the claim: then phase, selector and class do not count (M-20), and nothing does
/// if the claim names it too (C-17).
fn could_serve(question: &Question<'_>, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> bool {
    const DO_NOT_COUNT: [Check; 5] =
        [Check::ClaimedByOther, Check::NotAvailable, Check::SelectorMismatch, Check::ClassMismatch, Check::LeftToScheduler];
    let rest =
        candidate(question, volume).map(|candidate| DO_NOT_COUNT.iter().fold(candidate.failed, |failed, check| failed.without(*check)));
    !claim.spec.volume_name.is_empty() || rest.is_some_and(|rest| rest.is_empty())
}

fn candidate<'q, 'a>(question: &'q Question<'a>, volume: &PersistentVolume) -> Option<&'q Candidate<'a>> {
    question.candidates().iter().find(|candidate| candidate.volume.metadata.name == volume.metadata.name)
}

impl Reservation<'_> {
    /// An error when nothing else can serve the claim; a warning when a new volume is made instead or nobody waits.
    /// For a claim whose volume has been made no other is made.
    pub(super) fn severity(&self, question: &Question<'_>) -> Severity {
        let named = question.claim().is_some_and(|claim| !claim.spec.volume_name.is_empty());
        let blocks = named || self.is_made() || question.depends_on_existing_volumes();
        if blocks { Severity::Error } else { Severity::Warning }
    }

    /// `the volume reserved for this claim`, or made for it.
    pub(super) fn words(&self) -> &'static str {
        if self.is_made() { "the volume made for this claim" } else { "the volume reserved for this claim" }
    }

    fn is_made(&self) -> bool {
        !self.claim_ref.uid.is_empty() && self.flaw != Flaw::StaleUid
    }
}
