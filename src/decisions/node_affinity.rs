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
        Some(required) => NodeMatcher::new(required).check_volume(labels),
        None => Ok(()),
    }
}

/// A pod's required node affinity: labels, and the node's name as field `metadata.name`.
///
/// # Errors
/// When the node is not selected.
pub fn match_pod_affinity(required: &NodeSelector, labels: &BTreeMap<String, String>, node: &str) -> Result<(), AffinityError> {
    NodeMatcher::new(required).check_pod(labels, node)
}

/// A node selector that is read once and then asked of many nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeMatcher {
    terms: Vec<Result<Term, SelectorError>>,
}

impl NodeMatcher {
    /// Reads a selector; its errors come out only when no term matches (V-7).
    pub fn new(selector: &NodeSelector) -> Self {
        NodeMatcher { terms: selector.node_selector_terms.iter().map(Term::new).collect() }
    }

    /// [`check_node_affinity`].
    ///
    /// # Errors
    /// When the node is not selected.
    pub fn check_volume(&self, labels: &BTreeMap<String, String>) -> Result<(), AffinityError> {
        self.check(labels, None)
    }

    /// [`match_pod_affinity`].
    ///
    /// # Errors
    /// When the node is not selected.
    pub fn check_pod(&self, labels: &BTreeMap<String, String>, node: &str) -> Result<(), AffinityError> {
        self.check(labels, Some(node).filter(|node| !node.is_empty()))
    }

    /// V-2, V-7: terms are alternatives; an invalid one matches nothing and spoils none of the others.
    fn check(&self, labels: &BTreeMap<String, String>, node: Option<&str>) -> Result<(), AffinityError> {
        if self.terms.iter().flatten().any(|term| term.matches(labels, node)) {
            return Ok(());
        }
        let invalid = self.terms.iter().find_map(|term| term.as_ref().err());
        Err(invalid.map_or(AffinityError::NoMatchingTerm, |error| AffinityError::Invalid(error.clone())))
    }
}

/// One term without errors.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    labels: Vec<Requirement>,
    fields: Vec<Field>,
}

impl Term {
    fn new(term: &NodeSelectorTerm) -> Result<Self, SelectorError> {
        let expressions = term.match_expressions.as_deref().unwrap_or_default();
        let fields = term.match_fields.as_deref().unwrap_or_default();
        let requirement = |requirement: &NodeSelectorRequirement| {
            Requirement::new(&requirement.key, &requirement.operator, requirement.values.as_deref().unwrap_or_default())
        };
        Ok(Term {
            labels: expressions.iter().map(requirement).collect::<Result<_, _>>()?,
            fields: fields.iter().map(Field::new).collect::<Result<_, _>>()?,
        })
    }

    /// V-3, V-4: an empty term matches nothing, all requirements of another must hold.
    fn matches(&self, labels: &BTreeMap<String, String>, node: Option<&str>) -> bool {
        let empty = self.labels.is_empty() && self.fields.is_empty();
        let by_field = || node.is_none_or(|node| self.fields.iter().all(|field| field.matches(node)));
        !empty && self.labels.iter().all(|requirement| requirement.matches(labels)) && by_field()
    }
}

/// One of `matchFields` (V-5).
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    key: String,
    value: String,
    equal: bool,
}

impl Field {
    fn new(requirement: &NodeSelectorRequirement) -> Result<Self, SelectorError> {
        let key = requirement.key.as_str();
        match (requirement.operator.as_str(), requirement.values.as_deref()) {
            (operator @ ("In" | "NotIn"), Some([value])) => {
                Ok(Field { key: key.to_string(), value: value.clone(), equal: operator == "In" })
            }
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
