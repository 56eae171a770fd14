//! Node, ResourceQuota, LimitRange.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::decode::or_default;
use super::{Condition, Meta};
use crate::decisions::quantity::Quantity;

/// A Node.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Node {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: NodeSpec,
    /// `status`
    #[serde(deserialize_with = "or_default")]
    pub status: NodeStatus,
}

/// `spec` of a node.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct NodeSpec {
    /// Cordoned
    #[serde(deserialize_with = "or_default")]
    pub unschedulable: bool,
}

/// `status` of a node.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NodeStatus {
    /// Conditions, `Ready` among them
    #[serde(deserialize_with = "or_default")]
    pub conditions: Vec<Condition>,
    /// What the kubelet says of itself
    #[serde(deserialize_with = "or_default")]
    pub node_info: NodeInfo,
}

/// `status.nodeInfo` of a node.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NodeInfo {
    /// Version of the kubelet, which is never newer than the API server's
    #[serde(deserialize_with = "or_default")]
    pub kubelet_version: String,
}

/// A ResourceQuota.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ResourceQuota {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: ResourceQuotaSpec,
    /// `status`
    #[serde(deserialize_with = "or_default")]
    pub status: ResourceQuotaStatus,
}

/// `spec` of a ResourceQuota.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ResourceQuotaSpec {
    /// Limits
    #[serde(deserialize_with = "or_default")]
    pub hard: BTreeMap<String, Quantity>,
}

/// `status` of a ResourceQuota.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ResourceQuotaStatus {
    /// Limits in force
    #[serde(deserialize_with = "or_default")]
    pub hard: BTreeMap<String, Quantity>,
    /// What is used up
    #[serde(deserialize_with = "or_default")]
    pub used: BTreeMap<String, Quantity>,
}

/// A LimitRange.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct LimitRange {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: LimitRangeSpec,
}

/// `spec` of a LimitRange.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct LimitRangeSpec {
    /// One entry per type of object
    #[serde(deserialize_with = "or_default")]
    pub limits: Vec<LimitRangeItem>,
}

/// One entry of `spec.limits`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct LimitRangeItem {
    /// The type it applies to, such as `PersistentVolumeClaim`
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub type_: String,
    /// Smallest request
    #[serde(deserialize_with = "or_default")]
    pub min: BTreeMap<String, Quantity>,
    /// Largest request
    #[serde(deserialize_with = "or_default")]
    pub max: BTreeMap<String, Quantity>,
}
