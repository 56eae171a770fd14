//! The small storage kinds: StorageClass, CSIDriver, VolumeAttachment.

use jiff::Timestamp;
use serde::Deserialize;

use super::Meta;
use super::decode::{or_default, time};

/// A StorageClass.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StorageClass {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `provisioner`
    #[serde(deserialize_with = "or_default")]
    pub provisioner: String,
    /// `volumeBindingMode`; the API server fills in `Immediate`, absent is an error for the controllers
    pub volume_binding_mode: Option<String>,
    /// `reclaimPolicy`
    #[serde(deserialize_with = "or_default")]
    pub reclaim_policy: String,
}

/// A CSIDriver.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CsiDriver {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: CsiDriverSpec,
}

/// `spec` of a CSIDriver.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CsiDriverSpec {
    /// Whether volumes must be attached before they are mounted; absent means true
    pub attach_required: Option<bool>,
}

/// A VolumeAttachment.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct VolumeAttachment {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: VolumeAttachmentSpec,
    /// `status`
    #[serde(deserialize_with = "or_default")]
    pub status: VolumeAttachmentStatus,
}

/// `spec` of a VolumeAttachment.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VolumeAttachmentSpec {
    /// Name of the driver
    #[serde(deserialize_with = "or_default")]
    pub attacher: String,
    /// The node
    #[serde(deserialize_with = "or_default")]
    pub node_name: String,
    /// What is attached
    #[serde(deserialize_with = "or_default")]
    pub source: VolumeAttachmentSource,
}

/// `spec.source` of a VolumeAttachment.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VolumeAttachmentSource {
    /// Name of the PersistentVolume
    #[serde(deserialize_with = "or_default")]
    pub persistent_volume_name: String,
}

/// `status` of a VolumeAttachment.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VolumeAttachmentStatus {
    /// Whether the driver says that the volume is attached
    #[serde(deserialize_with = "or_default")]
    pub attached: bool,
    /// The last failed attach
    pub attach_error: Option<VolumeError>,
    /// The last failed detach
    pub detach_error: Option<VolumeError>,
}

/// An error of the driver.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct VolumeError {
    /// The driver's words
    #[serde(deserialize_with = "or_default")]
    pub message: String,
    /// When it happened
    #[serde(deserialize_with = "time")]
    pub time: Option<Timestamp>,
}
