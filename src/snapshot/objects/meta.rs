//! What every object carries, and the small types that several kinds share.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use super::decode::{or_default, time};

/// `metadata`, without managedFields except for their times.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Meta {
    /// `metadata.name`
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// `metadata.namespace`, empty for an object of the cluster scope
    #[serde(deserialize_with = "or_default")]
    pub namespace: String,
    /// `metadata.uid`
    #[serde(deserialize_with = "or_default")]
    pub uid: String,
    /// `metadata.resourceVersion`
    #[serde(deserialize_with = "or_default")]
    pub resource_version: String,
    /// `metadata.creationTimestamp`
    #[serde(deserialize_with = "time")]
    pub creation_timestamp: Option<Timestamp>,
    /// `metadata.deletionTimestamp`: set means "being deleted"; may lie in the future
    #[serde(deserialize_with = "time")]
    pub deletion_timestamp: Option<Timestamp>,
    /// `metadata.labels`
    #[serde(deserialize_with = "or_default")]
    pub labels: BTreeMap<String, String>,
    /// `metadata.annotations`
    #[serde(deserialize_with = "or_default")]
    pub annotations: BTreeMap<String, String>,
    /// `metadata.finalizers`
    #[serde(deserialize_with = "or_default")]
    pub finalizers: Vec<String>,
    /// `metadata.ownerReferences`
    #[serde(deserialize_with = "or_default")]
    pub owner_references: Vec<OwnerReference>,
    /// `metadata.managedFields[].time`
    #[serde(deserialize_with = "or_default")]
    pub managed_fields: Vec<ManagedFields>,
}

impl Meta {
    /// Whether the annotation is there, whatever its value.
    pub fn has_annotation(&self, key: &str) -> bool {
        self.annotations.contains_key(key)
    }

    /// The controller reference: the owner that manages this object.
    pub fn controller(&self) -> Option<&OwnerReference> {
        self.owner_references.iter().find(|owner| owner.controller)
    }

    /// Whether deletion has been asked for.
    pub fn being_deleted(&self) -> bool {
        self.deletion_timestamp.is_some()
    }
}

/// One entry of `metadata.managedFields`: only its time.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ManagedFields {
    /// When this manager last wrote.
    #[serde(deserialize_with = "time")]
    pub time: Option<Timestamp>,
}

/// One entry of `metadata.ownerReferences`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct OwnerReference {
    /// Kind of the owner.
    #[serde(deserialize_with = "or_default")]
    pub kind: String,
    /// Name of the owner.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Uid of the owner.
    #[serde(deserialize_with = "or_default")]
    pub uid: String,
    /// Whether this owner is the managing controller.
    #[serde(deserialize_with = "or_default")]
    pub controller: bool,
}

/// A reference to an object, such as `spec.claimRef` of a PersistentVolume or `involvedObject` of an event.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ObjectReference {
    /// Kind of the object.
    #[serde(deserialize_with = "or_default")]
    pub kind: String,
    /// Its namespace; empty is not "any".
    #[serde(deserialize_with = "or_default")]
    pub namespace: String,
    /// Its name.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Its uid; empty when a person wrote the reference.
    #[serde(deserialize_with = "or_default")]
    pub uid: String,
}

/// One condition of a status.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Condition {
    /// The condition's type.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub type_: String,
    /// `True`, `False` or `Unknown`.
    #[serde(deserialize_with = "or_default")]
    pub status: String,
    /// One CamelCase word.
    #[serde(deserialize_with = "or_default")]
    pub reason: String,
    /// Free text.
    #[serde(deserialize_with = "or_default")]
    pub message: String,
    /// When the status last changed.
    #[serde(deserialize_with = "time")]
    pub last_transition_time: Option<Timestamp>,
    /// When the condition was last confirmed, as kubelets do.
    #[serde(deserialize_with = "time")]
    pub last_heartbeat_time: Option<Timestamp>,
}
