//! StatefulSet, as far as it makes claims.

use serde::Deserialize;

use super::decode::or_default;
use super::{ClaimSpec, Meta};

/// A StatefulSet.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct StatefulSet {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: StatefulSetSpec,
}

/// `spec` of a StatefulSet.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StatefulSetSpec {
    /// Number of pods; absent means 1
    pub replicas: Option<i64>,
    /// Where numbering starts
    #[serde(deserialize_with = "or_default")]
    pub ordinals: Ordinals,
    /// Templates of the claims; each pod gets one claim of each
    #[serde(deserialize_with = "or_default")]
    pub volume_claim_templates: Vec<ClaimTemplate>,
}

/// `spec.ordinals` of a StatefulSet.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Ordinals {
    /// The first number
    #[serde(deserialize_with = "or_default")]
    pub start: i64,
}

/// One of `spec.volumeClaimTemplates`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ClaimTemplate {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: ClaimSpec,
}
