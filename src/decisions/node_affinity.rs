//! Node selectors and topology terms.
//!
//! Upstream: component-helpers 0.37.2, `scheduling/corev1/nodeaffinity/nodeaffinity.go`, `storage/volume/helpers.go`
//! (`CheckNodeAffinity`), and `pkg/apis/core/v1/helper/helpers.go` (`MatchTopologySelectorTerms`), release 1.37.2.

use std::collections::BTreeMap;
use std::fmt;

use k8s_openapi::api::core::v1::{NodeSelector, NodeSelectorRequirement, NodeSelectorTerm, TopologySelectorTerm};

use super::selectors::{Requirement, SelectorError};

/// Why a node is not selected (V-7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AffinityError {
    /// No term matches.
    NoMatchingTerm,
    /// No term matches, and this is wrong with one of them.
    Invalid(SelectorError),
}

impl fmt::Display for AffinityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AffinityError::NoMatchingTerm => f.write_str("no matching NodeSelectorTerms"),
            AffinityError::Invalid(error) => error.fmt(f),
        }
    }
}

/// `CheckNodeAffinity` of a volume: labels only, matchFields are ignored (V-1 to V-8).
///
/// # Errors
/// When the node is not selected.
pub fn check_node_affinity(required: Option<&NodeSelector>, labels: &BTreeMap<String, String>) -> Result<(), AffinityError> {
    match required {
        Some(required) => matches(required, labels, None),
        None => Ok(()),
    }
}

/// A pod's required node affinity: labels, and the node's name as field `metadata.name`.
///
/// # Errors
/// When the node is not selected.
pub fn match_pod_affinity(required: &NodeSelector, labels: &BTreeMap<String, String>, node: &str) -> Result<(), AffinityError> {
    matches(required, labels, Some(node).filter(|node| !node.is_empty()))
}

/// V-2, V-7: terms are alternatives; an invalid one matches nothing and spoils none of the others.
fn matches(required: &NodeSelector, labels: &BTreeMap<String, String>, node: Option<&str>) -> Result<(), AffinityError> {
    let mut why = AffinityError::NoMatchingTerm;
    for term in &required.node_selector_terms {
        match term_matches(term, labels, node) {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            Err(error) => why = AffinityError::Invalid(error),
        }
    }
    Err(why)
}

/// V-3, V-4: an empty term matches nothing, all requirements of another must hold.
fn term_matches(term: &NodeSelectorTerm, labels: &BTreeMap<String, String>, node: Option<&str>) -> Result<bool, SelectorError> {
    let expressions = term.match_expressions.as_deref().unwrap_or_default();
    let fields = term.match_fields.as_deref().unwrap_or_default();
    let requirement = |requirement: &NodeSelectorRequirement| {
        Requirement::new(&requirement.key, &requirement.operator, requirement.values.as_deref().unwrap_or_default())
    };
    let requirements = expressions.iter().map(requirement).collect::<Result<Vec<_>, _>>()?;
    let fields = fields.iter().map(Field::new).collect::<Result<Vec<_>, _>>()?;
    let empty = requirements.is_empty() && fields.is_empty();
    let by_field = node.is_none_or(|node| fields.iter().all(|field| field.matches(node)));
    Ok(!empty && by_field && requirements.iter().all(|requirement| requirement.matches(labels)))
}

/// One of `matchFields` (V-5).
struct Field<'a> {
    key: &'a str,
    value: &'a str,
    equal: bool,
}

impl<'a> Field<'a> {
    fn new(requirement: &'a NodeSelectorRequirement) -> Result<Self, SelectorError> {
        let key = requirement.key.as_str();
        match (requirement.operator.as_str(), requirement.values.as_deref()) {
            (operator @ ("In" | "NotIn"), Some([value])) => Ok(Field { key, value, equal: operator == "In" }),
            ("In" | "NotIn", _) => Err(SelectorError::new(format!("{key}: a field needs exactly one value"))),
            (operator, _) => Err(SelectorError::new(format!("{key}: {operator:?} is not an operator for a field"))),
        }
    }

    fn matches(&self, node: &str) -> bool {
        let actual = if self.key == "metadata.name" { node } else { "" };
        (actual == self.value) == self.equal
    }
}

/// A-8 `MatchTopologySelectorTerms`: no terms match everything; a term without expressions matches nothing.
pub fn match_topology_terms(terms: &[TopologySelectorTerm], labels: &BTreeMap<String, String>) -> bool {
    terms.is_empty() || terms.iter().any(|term| topology_term_matches(term, labels))
}

fn topology_term_matches(term: &TopologySelectorTerm, labels: &BTreeMap<String, String>) -> bool {
    let expressions = term.match_label_expressions.as_deref().unwrap_or_default();
    !expressions.is_empty()
        && expressions.iter().all(|expression| {
            Requirement::new(&expression.key, "In", &expression.values).is_ok_and(|requirement| requirement.matches(labels))
        })
}
