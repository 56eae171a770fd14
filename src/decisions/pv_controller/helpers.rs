//! Predicates on claims and volumes that every other decision uses.
//!
//! Upstream: `k8s.io/component-helpers/storage/volume/helpers.go` and `pv_helpers.go`,
//! `pkg/apis/core/v1/helper/helpers.go`, release 1.37.2.

use std::collections::BTreeMap;

use crate::snapshot::objects::{Meta, ObjectReference, PersistentVolume, PersistentVolumeClaim, Pod};

/// Annotation of a claim that is fully bound; its presence counts, not its value.
pub const BIND_COMPLETED: &str = "pv.kubernetes.io/bind-completed";
/// Annotation of a claim or volume whose counterpart the controller chose; its presence counts.
pub const BOUND_BY_CONTROLLER: &str = "pv.kubernetes.io/bound-by-controller";
/// Annotation of a claim: the node that the scheduler chose.
pub const SELECTED_NODE: &str = "volume.kubernetes.io/selected-node";
/// Annotation of a claim: who was asked to make a volume.
pub const STORAGE_PROVISIONER: &str = "volume.kubernetes.io/storage-provisioner";
/// The beta form of [`STORAGE_PROVISIONER`].
pub const STORAGE_PROVISIONER_BETA: &str = "volume.beta.kubernetes.io/storage-provisioner";
/// Annotation of a volume: who made it.
pub const PROVISIONED_BY: &str = "pv.kubernetes.io/provisioned-by";
/// Annotation of a claim or volume whose in-tree plugin was replaced by a CSI driver.
pub const MIGRATED_TO: &str = "pv.kubernetes.io/migrated-to";
/// Annotation that names the class, on claims and volumes; it wins over the field.
pub const STORAGE_CLASS_BETA: &str = "volume.beta.kubernetes.io/storage-class";
/// The provisioner of classes that make no volumes.
pub const NO_PROVISIONER: &str = "kubernetes.io/no-provisioner";

/// H-1 `GetPersistentVolumeClaimClass`: the annotation, else the field, else `""`.
pub fn claim_class(claim: &PersistentVolumeClaim) -> &str {
    match claim.metadata.annotations.get(STORAGE_CLASS_BETA) {
        Some(class) => class,
        None => claim.spec.storage_class_name.as_deref().unwrap_or_default(),
    }
}

/// H-2 `PersistentVolumeClaimHasClass`: `""` counts as having one.
pub fn claim_has_class(claim: &PersistentVolumeClaim) -> bool {
    claim.metadata.has_annotation(STORAGE_CLASS_BETA) || claim.spec.storage_class_name.is_some()
}

/// H-3 `GetPersistentVolumeClass`.
pub fn volume_class(volume: &PersistentVolume) -> &str {
    match volume.metadata.annotations.get(STORAGE_CLASS_BETA) {
        Some(class) => class,
        None => &volume.spec.storage_class_name,
    }
}

/// D-1: absent is `Filesystem`; anything else is compared as written.
pub fn volume_mode(mode: Option<&String>) -> &str {
    mode.map_or("Filesystem", String::as_str)
}

/// H-7 `IsVolumeBoundToClaim`: the claimRef names this claim, with its uid or with none.
pub fn is_volume_bound_to_claim(volume: &PersistentVolume, claim: &PersistentVolumeClaim) -> bool {
    volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| names_claim(claim_ref, &claim.metadata))
}

fn names_claim(claim_ref: &ObjectReference, claim: &Meta) -> bool {
    claim_ref.name == claim.name && claim_ref.namespace == claim.namespace && (claim_ref.uid.is_empty() || claim_ref.uid == claim.uid)
}

/// H-9: the scheduler has chosen a node; the value is not looked at.
pub fn has_selected_node(claim: &PersistentVolumeClaim) -> bool {
    claim.metadata.has_annotation(SELECTED_NODE)
}

/// S-5: `volumeName` and bind-completed are both there.
pub fn is_fully_bound(claim: &PersistentVolumeClaim) -> bool {
    !claim.spec.volume_name.is_empty() && claim.metadata.has_annotation(BIND_COMPLETED)
}

/// H-11 `IsPodTerminated`.
pub fn is_pod_terminated(pod: &Pod) -> bool {
    let stopped = || pod.statuses().all(|status| status.state.terminated.is_some() || status.state.waiting.is_some());
    matches!(pod.status.phase.as_str(), "Failed" | "Succeeded") || (pod.metadata.being_deleted() && stopped())
}

/// Access modes as a set of the four that the API knows; unknown ones vanish, or fail for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct AccessModes(u8);

/// The four modes with their short forms, in `GetAccessModesAsString`'s order.
const MODES: [(&str, &str, u8); 4] =
    [("ReadWriteOnce", "RWO", 1), ("ReadOnlyMany", "ROX", 2), ("ReadWriteMany", "RWX", 4), ("ReadWriteOncePod", "RWOP", 8)];

impl AccessModes {
    /// I-1: the bucket of a volume.
    pub fn of_volume(modes: &[String]) -> Self {
        AccessModes(modes.iter().filter_map(|mode| bit(mode)).fold(0, |set, bit| set | bit))
    }

    /// What a claim asks; `None` when it asks a mode that no bucket can have.
    pub fn of_claim(modes: &[String]) -> Option<Self> {
        modes.iter().map(|mode| bit(mode)).try_fold(0, |set, bit| Some(set | bit?)).map(AccessModes)
    }

    /// H-5: all of `asked` are offered.
    pub fn contain(self, asked: AccessModes) -> bool {
        self.0 & asked.0 == asked.0
    }

    /// How many modes.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
}

fn bit(mode: &str) -> Option<u8> {
    MODES.iter().find(|(name, ..)| *name == mode).map(|(.., bit)| *bit)
}

/// Modes in kubectl's short form, `RWO,RWX`; unknown ones as they are.
pub fn short_access_modes(modes: &[String]) -> String {
    let known = MODES.iter().filter(|(name, ..)| modes.iter().any(|mode| mode == name)).map(|(_, short, _)| (*short).to_string());
    let unknown = modes.iter().filter(|mode| bit(mode).is_none()).cloned();
    known.chain(unknown).collect::<Vec<_>>().join(",")
}

/// C-46: the in-tree plugins that CSI drivers serve now.
const MIGRATED: [(&str, &str); 7] = [
    ("kubernetes.io/aws-ebs", "ebs.csi.aws.com"),
    ("kubernetes.io/gce-pd", "pd.csi.storage.gke.io"),
    ("kubernetes.io/azure-disk", "disk.csi.azure.com"),
    ("kubernetes.io/azure-file", "file.csi.azure.com"),
    ("kubernetes.io/cinder", "cinder.csi.openstack.org"),
    ("kubernetes.io/vsphere-volume", "csi.vsphere.vmware.com"),
    ("kubernetes.io/portworx-volume", "pxd.portworx.com"),
];

/// The CSI driver that serves a migrated in-tree plugin.
pub fn migrated_to(plugin: &str) -> Option<&'static str> {
    MIGRATED.iter().find(|(name, _)| *name == plugin).map(|(_, driver)| *driver)
}

/// Whether the map has a quantity named `storage`.
pub(super) fn has_storage<V>(resources: &BTreeMap<String, V>) -> bool {
    resources.contains_key("storage")
}
