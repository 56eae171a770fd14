//! What the controller does with a claim at its next sync.
//!
//! Upstream: `syncClaim`, `syncUnboundClaim`, `syncBoundClaim`, `bind` in
//! `pkg/controller/volume/persistentvolume/pv_controller.go`, release 1.37.2.

use super::helpers::{BIND_COMPLETED, BOUND_BY_CONTROLLER, claim_class, has_selected_node, has_storage, is_volume_bound_to_claim};
use super::satisfy::check_volume_satisfy_claim;
use super::{Check, Checks, Delay, Features, Provisioning, Search, SearchError, VolumeIndex, delay_binding, find_provisionable_plugin};
use crate::decisions::default_class::{DefaultClass, assign_default_class};
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim, StorageClass};
use crate::snapshot::{Snapshot, Unavailable};

/// How a volume and a claim are written to name each other (create 5.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bind {
    /// All four writes are done: the claim is Bound.
    Done,
    /// Under way: some of the writes are still to come.
    Pending,
    /// The last write fails: the volume has no storage capacity.
    NoCapacity,
}

/// Why a claim is Lost (create 5.4).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LostReason<'a> {
    /// BC-1: bound, but `volumeName` is empty.
    NoVolumeName,
    /// BC-2: the volume does not exist.
    VolumeMissing,
    /// BC-5: the volume's claimRef names another claim, or has no uid.
    Misbound(&'a PersistentVolume),
}

/// The outcome of one `syncClaim`.
#[derive(Debug, Clone, PartialEq)]
pub enum ClaimSync<'a> {
    /// C-14: `volumeName` names a volume that does not exist.
    VolumeNotFound,
    /// C-16: the named volume does not satisfy the claim.
    VolumeMismatch(&'a PersistentVolume, Checks),
    /// C-18: the named volume's claimRef is for another claim.
    VolumeClaimed(&'a PersistentVolume),
    /// C-5, C-15, C-17, BC-3, BC-4: the claim is or gets bound; several volumes when map order decides.
    Bound(Vec<&'a PersistentVolume>, Bind),
    /// C-3, C-4: the search fails; nothing is written anywhere.
    SearchFailed(SearchError),
    /// C-6: this class is filled in.
    ClassAssigned(&'a StorageClass),
    /// C-7: waits for a consumer to be scheduled.
    WaitsForConsumer,
    /// C-10: a volume is to be made.
    Provision(Provisioning),
    /// C-11: no volume, and no class that could make one.
    NoVolumeNoClass(DefaultClass<'a>),
    /// BC-1, BC-2, BC-5.
    Lost(LostReason<'a>),
    /// Something that decides could not be read.
    Unknown(Unavailable),
}

/// An event that the controller sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControllerEvent {
    /// `Normal` or `Warning`
    pub type_: &'static str,
    /// The reason.
    pub reason: &'static str,
}

/// `syncClaim`, with the search it made (for a claim without `volumeName` and without bind-completed).
pub fn sync_claim<'a>(
    snapshot: &'a Snapshot,
    index: &VolumeIndex<'a>,
    features: Features,
    claim: &PersistentVolumeClaim,
) -> (ClaimSync<'a>, Option<Search<'a>>) {
    if claim.metadata.has_annotation(BIND_COMPLETED) {
        return (sync_bound_claim(snapshot, claim), None);
    }
    if !claim.spec.volume_name.is_empty() {
        return (sync_named_volume(snapshot, features, claim), None);
    }
    let search = match delay_binding(claim, snapshot) {
        Delay::Unknown(why) => return (ClaimSync::Unknown(why), Some(index.find_by_claim(claim, false))),
        Delay::Error(error) => index.failed_search(error),
        Delay::Immediate => index.find_by_claim(claim, false),
        Delay::FirstConsumer => index.find_by_claim(claim, true),
    };
    (after_search(snapshot, claim, &search), Some(search))
}

/// 5.2, from C-4 on.
fn after_search<'a>(snapshot: &'a Snapshot, claim: &PersistentVolumeClaim, search: &Search<'a>) -> ClaimSync<'a> {
    if let Some(error) = &search.error {
        return ClaimSync::SearchFailed(error.clone());
    }
    let chosen: Vec<_> = search.chosen().collect();
    if !chosen.is_empty() {
        return bound(chosen, claim);
    }
    if let Some(why) = snapshot.listings().volumes.gap(None) {
        return ClaimSync::Unknown(why);
    }
    let classes = &snapshot.listings().classes;
    let default = assign_default_class(claim, classes, snapshot.server_version());
    match default {
        DefaultClass::Assigned(class) => ClaimSync::ClassAssigned(class),
        DefaultClass::Unknown(why) => ClaimSync::Unknown(why),
        _ if waits_for_consumer(claim, snapshot) => ClaimSync::WaitsForConsumer,
        _ if !claim_class(claim).is_empty() => ClaimSync::Provision(find_provisionable_plugin(claim, classes)),
        DefaultClass::HasOne | DefaultClass::NoDefault | DefaultClass::OnlyAtCreation(_) => ClaimSync::NoVolumeNoClass(default),
    }
}

fn waits_for_consumer(claim: &PersistentVolumeClaim, snapshot: &Snapshot) -> bool {
    delay_binding(claim, snapshot) == Delay::FirstConsumer && !has_selected_node(claim)
}

/// 5.3.
fn sync_named_volume<'a>(snapshot: &'a Snapshot, features: Features, claim: &PersistentVolumeClaim) -> ClaimSync<'a> {
    let volume = match snapshot.listings().volumes.get("", &claim.spec.volume_name).known() {
        Err(why) => return ClaimSync::Unknown(why),
        Ok(None) => return ClaimSync::VolumeNotFound,
        Ok(Some(volume)) => volume,
    };
    if is_volume_bound_to_claim(volume, claim) {
        return bound(vec![volume], claim);
    }
    if volume.spec.claim_ref.is_some() {
        return ClaimSync::VolumeClaimed(volume);
    }
    match check_volume_satisfy_claim(volume, claim, features) {
        failed if failed.is_empty() => bound(vec![volume], claim),
        failed => ClaimSync::VolumeMismatch(volume, failed),
    }
}

/// 5.4.
fn sync_bound_claim<'a>(snapshot: &'a Snapshot, claim: &PersistentVolumeClaim) -> ClaimSync<'a> {
    if claim.spec.volume_name.is_empty() {
        return ClaimSync::Lost(LostReason::NoVolumeName);
    }
    match snapshot.listings().volumes.get("", &claim.spec.volume_name).known() {
        Err(why) => ClaimSync::Unknown(why),
        Ok(None) => ClaimSync::Lost(LostReason::VolumeMissing),
        Ok(Some(volume)) => match &volume.spec.claim_ref {
            Some(claim_ref) if claim_ref.uid != claim.metadata.uid => ClaimSync::Lost(LostReason::Misbound(volume)),
            Some(_) | None => bound(vec![volume], claim),
        },
    }
}

/// 5.5: which of the writes are still to come.
fn bound<'a>(volumes: Vec<&'a PersistentVolume>, claim: &PersistentVolumeClaim) -> ClaimSync<'a> {
    let names_claim =
        |volume: &PersistentVolume| volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| claim_ref.uid == claim.metadata.uid);
    let was_bound = claim.status.phase == "Bound";
    let bind = if was_bound && claim.metadata.has_annotation(BIND_COMPLETED) && volumes.iter().all(|volume| names_claim(volume)) {
        Bind::Done
    } else if !was_bound && volumes.iter().all(|volume| !has_storage(&volume.spec.capacity)) {
        Bind::NoCapacity
    } else {
        Bind::Pending
    };
    ClaimSync::Bound(volumes, bind)
}

impl ClaimSync<'_> {
    /// The claim's phase after the sync; `None` where it is left as it was.
    pub fn phase(&self) -> Option<&'static str> {
        match self {
            ClaimSync::Bound(_, Bind::Done | Bind::Pending) => Some("Bound"),
            ClaimSync::Lost(_) => Some("Lost"),
            ClaimSync::VolumeNotFound
            | ClaimSync::VolumeMismatch(..)
            | ClaimSync::VolumeClaimed(_)
            | ClaimSync::WaitsForConsumer
            | ClaimSync::NoVolumeNoClass(_) => Some("Pending"),
            ClaimSync::Bound(_, Bind::NoCapacity)
            | ClaimSync::SearchFailed(_)
            | ClaimSync::ClassAssigned(_)
            | ClaimSync::Provision(_)
            | ClaimSync::Unknown(_) => None,
        }
    }

    /// The check that a VolumeMismatch event names.
    pub fn mismatch_cause(&self) -> Option<Check> {
        match self {
            ClaimSync::VolumeMismatch(_, failed) => super::satisfy::first_cause(*failed),
            _ => None,
        }
    }

    /// The event that the controller sends at this sync; `None` is one of its silences.
    /// `waiting_pods`: C-9, a pod that uses the claim has no node yet. `was`: the phase before.
    pub fn event(&self, was: &str, waiting_pods: bool) -> Option<ControllerEvent> {
        let (type_, reason) = match self {
            ClaimSync::VolumeMismatch(..) => ("Warning", "VolumeMismatch"),
            ClaimSync::VolumeClaimed(_) => ("Warning", "FailedBinding"),
            ClaimSync::WaitsForConsumer if waiting_pods => ("Normal", "WaitForPodScheduled"),
            ClaimSync::WaitsForConsumer => ("Normal", "WaitForFirstConsumer"),
            ClaimSync::Provision(Provisioning::External(_)) => ("Normal", "ExternalProvisioning"),
            ClaimSync::Provision(Provisioning::ClassMissing(_) | Provisioning::NoPlugin(_)) => ("Warning", "ProvisioningFailed"),
            ClaimSync::NoVolumeNoClass(_) => ("Normal", "FailedBinding"),
            ClaimSync::Lost(_) if was == "Lost" => return None,
            ClaimSync::Lost(LostReason::Misbound(_)) => ("Warning", "ClaimMisbound"),
            ClaimSync::Lost(_) => ("Warning", "ClaimLost"),
            _ => return None,
        };
        Some(ControllerEvent { type_, reason })
    }

    /// C-18 ends in an error, without touching the claim's status, when the controller itself had chosen the volume.
    pub fn leaves_status(&self, claim: &PersistentVolumeClaim) -> bool {
        matches!(self, ClaimSync::VolumeClaimed(_)) && claim.metadata.has_annotation(BOUND_BY_CONTROLLER)
    }
}
