//! What the controller does with a volume at its next sync.
//!
//! Upstream: `syncVolume` in `pkg/controller/volume/persistentvolume/pv_controller.go`, release 1.37.2.

use super::Reclaim;
use super::helpers::{BOUND_BY_CONTROLLER, PROVISIONED_BY, volume_mode};
use crate::snapshot::objects::{ObjectReference, PersistentVolume, PersistentVolumeClaim};
use crate::snapshot::{Snapshot, Unavailable};

/// The outcome of one `syncVolume`.
#[derive(Debug, Clone, PartialEq)]
pub enum VolumeSync<'a> {
    /// C-29: no claimRef, Available.
    Free,
    /// C-30: reserved for a claim by name, Available.
    Reserved,
    /// C-32: its claim is gone: Released (or Failed, as before), then reclaimed.
    Released(Reclaim),
    /// C-33: its claim exists and is about to be bound to it; the phase stays.
    ClaimQueued(&'a PersistentVolumeClaim),
    /// C-33: its claim has another volumeMode, so it never will be.
    ModeMismatch(&'a PersistentVolumeClaim),
    /// C-34: Bound.
    Bound(&'a PersistentVolumeClaim),
    /// C-35: its claim was bound elsewhere, so the claimRef is dropped: Available.
    ReferenceDropped,
    /// C-35: its claim was bound elsewhere, so the claimRef's uid is dropped: Available.
    UidDropped,
    /// C-35: its claim was bound elsewhere and it was provisioned for it: Released, then deleted.
    NotWanted(Reclaim),
    /// The claims could not be read.
    Unknown(Unavailable),
}

/// `syncVolume`.
pub fn sync_volume<'a>(snapshot: &'a Snapshot, volume: &PersistentVolume) -> VolumeSync<'a> {
    let Some(claim_ref) = &volume.spec.claim_ref else { return VolumeSync::Free };
    if claim_ref.uid.is_empty() {
        return VolumeSync::Reserved;
    }
    match claim_of(snapshot, claim_ref) {
        Err(why) => VolumeSync::Unknown(why),
        Ok(None) => VolumeSync::Released(Reclaim::of(snapshot, volume, claim_ref)),
        Ok(Some(claim)) if claim.spec.volume_name.is_empty() => queue(volume, claim),
        Ok(Some(claim)) if claim.spec.volume_name == volume.metadata.name => VolumeSync::Bound(claim),
        Ok(Some(_)) => bound_elsewhere(snapshot, volume, claim_ref),
    }
}

/// C-31: a claim of that name with another uid is as good as none.
fn claim_of<'a>(snapshot: &'a Snapshot, claim_ref: &ObjectReference) -> Result<Option<&'a PersistentVolumeClaim>, Unavailable> {
    let claim = snapshot.listings().claims.get(&claim_ref.namespace, &claim_ref.name).known()?;
    Ok(claim.filter(|claim| claim.metadata.uid == claim_ref.uid))
}

/// C-33.
fn queue<'a>(volume: &PersistentVolume, claim: &'a PersistentVolumeClaim) -> VolumeSync<'a> {
    if volume_mode(volume.spec.volume_mode.as_ref()) == volume_mode(claim.spec.volume_mode.as_ref()) {
        VolumeSync::ClaimQueued(claim)
    } else {
        VolumeSync::ModeMismatch(claim)
    }
}

/// C-35.
fn bound_elsewhere<'a>(snapshot: &'a Snapshot, volume: &PersistentVolume, claim_ref: &ObjectReference) -> VolumeSync<'a> {
    let delete = volume.spec.persistent_volume_reclaim_policy == "Delete";
    if volume.metadata.has_annotation(PROVISIONED_BY) && delete {
        VolumeSync::NotWanted(Reclaim::of(snapshot, volume, claim_ref))
    } else if volume.metadata.has_annotation(BOUND_BY_CONTROLLER) {
        VolumeSync::ReferenceDropped
    } else {
        VolumeSync::UidDropped
    }
}

impl VolumeSync<'_> {
    /// The volume's phase after the sync and the operations it starts, given the phase before.
    pub fn phase<'p>(&self, was: &'p str) -> &'p str {
        match self {
            VolumeSync::Free | VolumeSync::Reserved | VolumeSync::ReferenceDropped | VolumeSync::UidDropped => "Available",
            VolumeSync::Bound(_) => "Bound",
            VolumeSync::Released(Reclaim::UnknownPolicy) | VolumeSync::NotWanted(Reclaim::UnknownPolicy) => "Failed",
            VolumeSync::Released(_) | VolumeSync::NotWanted(_) if was == "Failed" => was,
            VolumeSync::Released(_) | VolumeSync::NotWanted(_) => "Released",
            VolumeSync::ClaimQueued(_) | VolumeSync::ModeMismatch(_) | VolumeSync::Unknown(_) => was,
        }
    }

    /// Reasons of the events it sends, those of reclaiming included; one about a volume and one about its claim count as two.
    pub fn events(&self, was: &str) -> Vec<&'static str> {
        match self {
            VolumeSync::ModeMismatch(_) => vec!["VolumeMismatch"; 2],
            VolumeSync::Released(reclaim) | VolumeSync::NotWanted(reclaim) => reclaim.event(was).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The phase once reclaiming has run, if that changes it again.
    pub fn later_phase(&self) -> Option<&'static str> {
        match self {
            VolumeSync::Released(reclaim) | VolumeSync::NotWanted(reclaim) => reclaim.phase(),
            _ => None,
        }
    }
}
