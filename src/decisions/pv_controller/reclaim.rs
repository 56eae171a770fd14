//! What happens to a volume whose claim is gone.
//!
//! Upstream: `reclaimVolume` and what it calls in `pkg/controller/volume/persistentvolume/pv_controller.go`, release 1.37.2.
//! Deliberate difference: of the in-tree plugins hostPath deletes and recycles, NFS recycles, no other exists.

use super::helpers::{MIGRATED_TO, PROVISIONED_BY, is_pod_terminated, migrated_to};
use crate::snapshot::Snapshot;
use crate::snapshot::objects::{ObjectReference, PersistentVolume};

/// The outcome of `reclaimVolume`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reclaim {
    /// C-37, C-39: a program outside the controller deletes it.
    External,
    /// C-38: it stays Released until a person acts.
    Retained,
    /// C-39: an in-tree plugin deletes it.
    Deleted,
    /// C-39: nobody can: Failed.
    NoDeleter,
    /// C-40: an in-tree plugin empties it; then it is Available again.
    Recycled,
    /// C-40: pods still use it; the phase stays.
    RecycleWaits,
    /// C-40: no plugin can: Failed.
    NoRecycler,
    /// C-43: Failed.
    UnknownPolicy,
}

impl Reclaim {
    /// `reclaimVolume` of a volume with this claimRef.
    pub(super) fn of(snapshot: &Snapshot, volume: &PersistentVolume, claim_ref: &ObjectReference) -> Self {
        if is_migrated(volume) {
            return Reclaim::External;
        }
        match volume.spec.persistent_volume_reclaim_policy.as_str() {
            "Retain" => Reclaim::Retained,
            "Delete" => deleter(volume),
            "Recycle" => recycler(snapshot, volume, claim_ref),
            _ => Reclaim::UnknownPolicy,
        }
    }

    /// The phase it leads to, if it changes.
    pub fn phase(self) -> Option<&'static str> {
        match self {
            Reclaim::NoDeleter | Reclaim::NoRecycler | Reclaim::UnknownPolicy => Some("Failed"),
            Reclaim::Recycled => Some("Available"),
            Reclaim::External | Reclaim::Retained | Reclaim::Deleted | Reclaim::RecycleWaits => None,
        }
    }

    /// The reason of the event it sends; a volume that was Failed already gets no second event about that.
    pub fn event(self, was: &str) -> Option<&'static str> {
        match self {
            Reclaim::NoDeleter | Reclaim::NoRecycler | Reclaim::UnknownPolicy if was == "Failed" => None,
            Reclaim::NoDeleter => Some("VolumeFailedDelete"),
            Reclaim::NoRecycler | Reclaim::RecycleWaits => Some("VolumeFailedRecycle"),
            Reclaim::UnknownPolicy => Some("VolumeUnknownReclaimPolicy"),
            Reclaim::Recycled => Some("VolumeRecycled"),
            Reclaim::External | Reclaim::Retained | Reclaim::Deleted => None,
        }
    }
}

fn provisioned_by(volume: &PersistentVolume) -> Option<&str> {
    volume.metadata.annotations.get(PROVISIONED_BY).map(String::as_str).filter(|plugin| !plugin.is_empty())
}

/// C-45 runs first: where the provisioner is told, it decides; else the annotation stands as it is.
fn is_migrated(volume: &PersistentVolume) -> bool {
    let annotations = &volume.metadata.annotations;
    match annotations.get(PROVISIONED_BY) {
        Some(plugin) => migrated_to(plugin).is_some(),
        None => annotations.get(MIGRATED_TO).is_some_and(|driver| !driver.is_empty()),
    }
}

/// C-39.
fn deleter(volume: &PersistentVolume) -> Reclaim {
    match provisioned_by(volume) {
        Some("kubernetes.io/host-path") => Reclaim::Deleted,
        Some(plugin) if plugin.starts_with("kubernetes.io/") => Reclaim::NoDeleter,
        Some(_) => Reclaim::External,
        None if volume.spec.csi.is_some() => Reclaim::External,
        None if volume.spec.host_path.is_some() => Reclaim::Deleted,
        None => Reclaim::NoDeleter,
    }
}

/// C-40.
fn recycler(snapshot: &Snapshot, volume: &PersistentVolume, claim_ref: &ObjectReference) -> Reclaim {
    let claim_exists = snapshot.listings().claims.get(&claim_ref.namespace, &claim_ref.name).found().is_some();
    let used = snapshot.pods_of_claim(&claim_ref.namespace, &claim_ref.name).any(|pod| !is_pod_terminated(pod));
    if !claim_exists && used {
        Reclaim::RecycleWaits
    } else if volume.spec.nfs.is_some() || volume.spec.host_path.is_some() {
        Reclaim::Recycled
    } else {
        Reclaim::NoRecycler
    }
}
