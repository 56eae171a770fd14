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
    /// `OrderedReady` or `Parallel`; absent means `OrderedReady`
    #[serde(deserialize_with = "or_default")]
    pub pod_management_policy: String,
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

impl StatefulSet {
    /// The template and the ordinal of the claim of this name, which is `<template>-<set>-<ordinal>`.
    pub fn template_of(&self, claim: &str) -> Option<(&ClaimTemplate, i64)> {
        self.spec.volume_claim_templates.iter().find_map(|template| {
            let rest = claim.strip_prefix(template.metadata.name.as_str())?.strip_prefix('-')?;
            let ordinal = rest.strip_prefix(self.metadata.name.as_str())?.strip_prefix('-')?.parse().ok()?;
            self.has_ordinal(ordinal).then_some((template, ordinal))
        })
    }

    fn has_ordinal(&self, ordinal: i64) -> bool {
        let first = self.spec.ordinals.start;
        ordinal >= first && ordinal < first.saturating_add(self.spec.replicas.unwrap_or(1))
    }
}
