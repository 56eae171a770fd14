//! PersistentVolumeClaim.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;
use serde::Deserialize;

use super::decode::or_default;
use super::{Condition, Meta};
use crate::decisions::quantity::Quantity;

/// A PersistentVolumeClaim.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PersistentVolumeClaim {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: ClaimSpec,
    /// `status`
    #[serde(deserialize_with = "or_default")]
    pub status: ClaimStatus,
}

/// `spec` of a claim, and of a claim template.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClaimSpec {
    /// `spec.accessModes`
    #[serde(deserialize_with = "or_default")]
    pub access_modes: Vec<String>,
    /// `spec.selector`; absent means "no restriction"
    pub selector: Option<LabelSelector>,
    /// `spec.resources`
    #[serde(deserialize_with = "or_default")]
    pub resources: VolumeResources,
    /// `spec.volumeName`, empty when unset
    #[serde(deserialize_with = "or_default")]
    pub volume_name: String,
    /// `spec.storageClassName`; `Some("")` is not the same as absent
    pub storage_class_name: Option<String>,
    /// `spec.volumeMode`; absent means `Filesystem`
    pub volume_mode: Option<String>,
    /// `spec.volumeAttributesClassName`; absent and `""` are the same
    #[serde(deserialize_with = "or_default")]
    pub volume_attributes_class_name: String,
}

/// `spec.resources` of a claim.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct VolumeResources {
    /// `requests`
    #[serde(deserialize_with = "or_default")]
    pub requests: BTreeMap<String, Quantity>,
}

/// `status` of a claim.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClaimStatus {
    /// `Pending`, `Bound` or `Lost`
    #[serde(deserialize_with = "or_default")]
    pub phase: String,
    /// What the bound volume offers
    #[serde(deserialize_with = "or_default")]
    pub access_modes: Vec<String>,
    /// What the bound volume offers
    #[serde(deserialize_with = "or_default")]
    pub capacity: BTreeMap<String, Quantity>,
    /// Conditions, of resizing for instance
    #[serde(deserialize_with = "or_default")]
    pub conditions: Vec<Condition>,
}

impl PersistentVolumeClaim {
    /// `spec.resources.requests.storage`
    pub fn request(&self) -> Option<&Quantity> {
        self.spec.resources.requests.get("storage")
    }
}
