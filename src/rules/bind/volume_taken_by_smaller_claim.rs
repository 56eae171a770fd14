//! A claim that asks for less holds the volume that this claim needs.

use super::facts::{near_misses, taken};
use super::reserved::reservation;
use crate::decisions::pv_controller::Check;
use crate::report::ObjectRef;
use crate::report::Risk;
use crate::rules::Verdict;
use crate::rules::question::Question;
use crate::rules::words::{get_yaml, pv};
use crate::snapshot::Kind;
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

rule! {
    /// A claim that asks for less took the volume that this claim needs.
    ///
    /// ## Why it happens
    /// The controller takes the smallest volume that fits at the moment when it looks at a claim.
    /// If the small volume did not exist yet, was not Available yet, or had more access modes than the claim asked for, the smaller claim gets the bigger volume.
    /// ## How to confirm
    /// `kubectl get pv,pvc -A` shows the sizes of both.
    /// ## How to fix
    /// Create another volume of the size that is needed.
    /// To keep volumes apart from the start, reserve each by `spec.claimRef` (namespace and name), or give claims and volumes labels and a selector.
    /// ## Example
    /// ```yaml,reports
    /// kind: PersistentVolume
    /// metadata: {name: big}
    /// spec: {storageClassName: local, capacity: {storage: 100Gi}, claimRef: {namespace: shop, name: small-claim, uid: u-1}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {name: small-claim, uid: u-1}
    /// spec: {storageClassName: local, volumeName: big, resources: {requests: {storage: 10Gi}}}
    /// ---
    /// kind: PersistentVolumeClaim
    /// metadata: {name: data}
    /// spec: {storageClassName: local, resources: {requests: {storage: 80Gi}}}
    /// ```
    PVW103 volume_taken_by_smaller_claim { Error, Create / Bind, reads: [PersistentVolume, PersistentVolumeClaim, StorageClass] }
}

/// Who took what.
pub(super) struct Theft<'a> {
    volume: &'a PersistentVolume,
    thief: &'a PersistentVolumeClaim,
    free: Option<&'a PersistentVolume>,
}

impl Theft<'_> {
    /// The id of the finding about it.
    pub(super) fn id(&self, question: &Question<'_>) -> String {
        question.found(&RULE, "").id
    }
}

/// The first volume by name that would fit and is held by a claim that asks for less than this one.
pub(super) fn theft<'a>(question: &Question<'a>) -> Option<Theft<'a>> {
    let claim = question.claim().filter(|_| question.depends_on_existing_volumes())?;
    taken(question).find_map(|candidate| {
        let claim_ref = candidate.volume.spec.claim_ref.as_ref()?;
        let thief = question.snapshot.listings().claims.get(&claim_ref.namespace, &claim_ref.name).found()?;
        let asks_less = thief.request()? < claim.request()?;
        asks_less.then(|| Theft { volume: candidate.volume, thief, free: free_instead(question, thief) })
    })
}

/// A free volume that is too small for this claim and large enough for the other.
fn free_instead<'a>(question: &Question<'a>, thief: &PersistentVolumeClaim) -> Option<&'a PersistentVolume> {
    let too_small =
        near_misses(question).into_iter().filter(|candidate| candidate.failed.without(Check::LeftToScheduler).is_only(Check::TooSmall));
    let mut enough = too_small.map(|candidate| candidate.volume).filter(|volume| volume.capacity() >= thief.request());
    enough.find(|volume| thief.spec.access_modes.iter().all(|mode| volume.spec.access_modes.contains(mode)))
}

fn check(question: &Question<'_>) -> Verdict {
    let Some(theft) = theft(question).filter(|_| reservation(question).is_none()) else { return Ok(None) };
    let thief = ObjectRef::new(Kind::PersistentVolumeClaim, &theft.thief.metadata.namespace, &theft.thief.metadata.name);
    let asks = theft.thief.request().map(ToString::to_string).unwrap_or_default();
    let size = theft.volume.capacity().map(ToString::to_string).unwrap_or_default();
    let message = format!("{} ({size}) would fit but was taken by {thief}, which asks for only {asks}", pv(theft.volume));
    let mut finding = question.found(&RULE, message).about(pv(theft.volume)).about(thief.clone());
    finding = finding.shows_noting(&pv(theft.volume), "spec.claimRef", thief.to_string(), "holds the volume");
    finding = finding.shows(&thief, "spec.resources.requests.storage", asks);
    if let Some(free) = theft.free {
        let size = free.capacity().map(ToString::to_string).unwrap_or_default();
        finding = finding.shows_noting(&pv(free), "spec.capacity.storage", size, "is free and would have been enough for that claim");
    }
    let finding =
        finding.because("the controller gives a claim the smallest volume that is Available at that moment, and never swaps later");
    let finding = finding.fix(Risk::Inspect, get_yaml(&thief), "see whether that claim is still needed");
    Ok(Some(finding.fix(Risk::Changes, "", "create another volume of that size, reserved by spec.claimRef for this claim")))
}
