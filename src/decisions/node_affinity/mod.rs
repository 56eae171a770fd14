//! Node selectors: which nodes a volume or a pod may use.
//!
//! Upstream: component-helpers 0.37.2, `storage/volume/helpers.go` (`CheckNodeAffinity`) and
//! `scheduling/corev1/nodeaffinity/nodeaffinity.go` (`NewLazyErrorNodeSelector`, `Match`).

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{NodeSelector, NodeSelectorRequirement, NodeSelectorTerm};

use super::selectors::{Operator, Requirement, SelectorError};

mod error;
mod field;
mod topology;

pub use error::AffinityError;
use field::FieldRequirement;
pub use topology::match_topology_terms;

/// A node selector that has been read once and can be matched against many nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeMatcher {
    terms: Vec<Result<Term, Vec<SelectorError>>>,
}

/// A term without errors; all of it must hold (V-4).
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    labels: Vec<Requirement>,
    fields: Vec<FieldRequirement>,
}

/// V-1: whether a volume with this `nodeAffinity.required` may be used on a node with these labels.
pub fn check_node_affinity(required: Option<&NodeSelector>, labels: &BTreeMap<String, String>) -> Result<(), AffinityError> {
    match required {
        None => Ok(()),
        Some(selector) => NodeMatcher::new(selector).check_volume(labels),
    }
}

/// Whether a pod with this required node affinity may run on the node. Unlike volumes, pods have their `matchFields` honoured (V-5).
pub fn check_pod_affinity(required: Option<&NodeSelector>, labels: &BTreeMap<String, String>, node: &str) -> Result<(), AffinityError> {
    match required {
        None => Ok(()),
        Some(selector) => NodeMatcher::new(selector).check_pod(labels, node),
    }
}

impl NodeMatcher {
    /// Reads a selector. Empty terms match nothing and are dropped (V-3); terms with errors stay, for they may turn into the answer (V-7).
    pub fn new(selector: &NodeSelector) -> Self {
        let terms = selector.node_selector_terms.iter();
        let is_empty = |term: &NodeSelectorTerm| labels_of(term).is_empty() && fields_of(term).is_empty();
        NodeMatcher { terms: terms.filter(|term| !is_empty(term)).map(Term::new).collect() }
    }

    /// For a volume: the node has labels but no name, and then fields are not looked at (V-5).
    pub fn check_volume(&self, labels: &BTreeMap<String, String>) -> Result<(), AffinityError> {
        self.check(labels, "")
    }

    /// For a pod.
    pub fn check_pod(&self, labels: &BTreeMap<String, String>, node: &str) -> Result<(), AffinityError> {
        self.check(labels, node)
    }

    /// V-2, V-7: one matching term is enough; errors count only when there is none.
    fn check(&self, labels: &BTreeMap<String, String>, node: &str) -> Result<(), AffinityError> {
        let mut errors = Vec::new();
        for term in &self.terms {
            match term {
                Ok(term) if term.matches(labels, node) => return Ok(()),
                Ok(_) => {}
                Err(faults) => errors.extend(faults.iter().cloned()),
            }
        }
        Err(if errors.is_empty() { AffinityError::NoMatchingTerm } else { AffinityError::BadTerms(errors) })
    }
}

impl Term {
    fn new(term: &NodeSelectorTerm) -> Result<Self, Vec<SelectorError>> {
        let (labels, mut errors) = partition(labels_of(term).iter().map(label_requirement));
        let (fields, more) = partition(fields_of(term).iter().map(FieldRequirement::new));
        errors.extend(more);
        if errors.is_empty() { Ok(Term { labels, fields }) } else { Err(errors) }
    }

    fn matches(&self, labels: &BTreeMap<String, String>, node: &str) -> bool {
        let fields = || node.is_empty() || self.fields.iter().all(|field| field.matches(node));
        self.labels.iter().all(|label| label.matches(labels)) && fields()
    }
}

fn label_requirement(expression: &NodeSelectorRequirement) -> Result<Requirement, SelectorError> {
    let operator = Operator::of_node_selector(&expression.key, &expression.operator)?;
    Requirement::new(&expression.key, operator, expression.values.as_deref().unwrap_or_default())
}

fn labels_of(term: &NodeSelectorTerm) -> &[NodeSelectorRequirement] {
    term.match_expressions.as_deref().unwrap_or_default()
}

fn fields_of(term: &NodeSelectorTerm) -> &[NodeSelectorRequirement] {
    term.match_fields.as_deref().unwrap_or_default()
}

/// All that went well, and all that did not.
fn partition<T, E>(results: impl Iterator<Item = Result<T, E>>) -> (Vec<T>, Vec<E>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => good.push(value),
            Err(error) => bad.push(error),
        }
    }
    (good, bad)
}
