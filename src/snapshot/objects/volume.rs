//! PersistentVolume.

use std::collections::BTreeMap;

use jiff::Timestamp;
use k8s_openapi::api::core::v1::NodeSelector;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::decode::{or_default, time};
use super::{Meta, ObjectReference};
use crate::decisions::quantity::Quantity;

/// A PersistentVolume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PersistentVolume {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: VolumeSpec,
    /// `status`
    #[serde(deserialize_with = "or_default")]
    pub status: VolumeStatus,
}

/// `spec` of a volume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VolumeSpec {
    /// `spec.capacity`
    #[serde(deserialize_with = "or_default")]
    pub capacity: BTreeMap<String, Quantity>,
    /// `spec.accessModes`
    #[serde(deserialize_with = "or_default")]
    pub access_modes: Vec<String>,
    /// `spec.claimRef`: the claim this volume is bound to or reserved for
    pub claim_ref: Option<ObjectReference>,
    /// `spec.storageClassName`, empty when unset
    #[serde(deserialize_with = "or_default")]
    pub storage_class_name: String,
    /// `spec.volumeMode`; absent means `Filesystem`
    pub volume_mode: Option<String>,
    /// `spec.volumeAttributesClassName`
    #[serde(deserialize_with = "or_default")]
    pub volume_attributes_class_name: String,
    /// `spec.persistentVolumeReclaimPolicy`
    #[serde(deserialize_with = "or_default")]
    pub persistent_volume_reclaim_policy: String,
    /// `spec.nodeAffinity`
    pub node_affinity: Option<VolumeNodeAffinity>,
    /// `spec.csi`
    pub csi: Option<CsiSource>,
    /// `spec.nfs`: only whether it is there
    pub nfs: Option<IgnoredAny>,
    /// `spec.hostPath`: only whether it is there
    pub host_path: Option<IgnoredAny>,
    /// `spec.local`: only whether it is there
    pub local: Option<IgnoredAny>,
    /// `spec.awsElasticBlockStore`: only whether it is there
    pub aws_elastic_block_store: Option<IgnoredAny>,
    /// `spec.gcePersistentDisk`: only whether it is there
    pub gce_persistent_disk: Option<IgnoredAny>,
    /// `spec.azureDisk`: only whether it is there
    pub azure_disk: Option<IgnoredAny>,
    /// `spec.azureFile`: only whether it is there
    pub azure_file: Option<IgnoredAny>,
    /// `spec.cinder`: only whether it is there
    pub cinder: Option<IgnoredAny>,
    /// `spec.vsphereVolume`: only whether it is there
    pub vsphere_volume: Option<IgnoredAny>,
    /// `spec.portworxVolume`: only whether it is there
    pub portworx_volume: Option<IgnoredAny>,
}

/// `spec.nodeAffinity` of a volume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct VolumeNodeAffinity {
    /// `required`
    pub required: Option<NodeSelector>,
}

/// `spec.csi` of a volume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CsiSource {
    /// Name of the driver
    #[serde(deserialize_with = "or_default")]
    pub driver: String,
    /// The driver's name for the volume
    #[serde(deserialize_with = "or_default")]
    pub volume_handle: String,
}

/// `status` of a volume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VolumeStatus {
    /// `Pending`, `Available`, `Bound`, `Released` or `Failed`
    #[serde(deserialize_with = "or_default")]
    pub phase: String,
    /// Free text
    #[serde(deserialize_with = "or_default")]
    pub message: String,
    /// When the phase last changed
    #[serde(deserialize_with = "time")]
    pub last_phase_transition_time: Option<Timestamp>,
}

impl PersistentVolume {
    /// `spec.capacity.storage`
    pub fn capacity(&self) -> Option<&Quantity> {
        self.spec.capacity.get("storage")
    }
}
