//! `allowedTopologies` of a StorageClass.
//!
//! Upstream: kubernetes 1.37.2, `pkg/apis/core/v1/helper/helpers.go` (`MatchTopologySelectorTerms`).

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::TopologySelectorTerm;

use crate::decisions::selectors::{Operator, Requirement};

/// Whether a node with these labels is allowed: no terms allow every node, else one term must match.
pub fn match_topology_terms(terms: &[TopologySelectorTerm], labels: &BTreeMap<String, String>) -> bool {
    terms.is_empty() || terms.iter().any(|term| matches(term, labels))
}

/// All expressions must hold. A term without expressions, or with one that cannot be read, matches nothing.
fn matches(term: &TopologySelectorTerm, labels: &BTreeMap<String, String>) -> bool {
    let expressions = term.match_label_expressions.as_deref().unwrap_or_default();
    let holds = |requirement: Requirement| requirement.matches(labels);
    !expressions.is_empty()
        && expressions.iter().all(|expression| Requirement::new(&expression.key, Operator::In, &expression.values).is_ok_and(holds))
}
