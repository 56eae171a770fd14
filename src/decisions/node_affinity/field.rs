//! `matchFields` of a node selector term (V-5).
//!
//! Upstream: component-helpers 0.37.2, `scheduling/corev1/nodeaffinity/nodeaffinity.go` (`nodeSelectorRequirementsAsFieldSelector`,
//! `extractNodeFields`) and apimachinery `pkg/fields/selector.go`.

use k8s_openapi::api::core::v1::NodeSelectorRequirement;

use crate::decisions::selectors::{SelectorError, SelectorFault};

/// A requirement on a field of a node. `metadata.name` is the only field that nodes have; any other is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldRequirement {
    key: String,
    value: String,
    equal: bool,
}

impl FieldRequirement {
    pub(super) fn new(expression: &NodeSelectorRequirement) -> Result<Self, SelectorError> {
        let fault = |fault| Err(SelectorError { key: expression.key.clone(), fault });
        let (equal, operator) = match expression.operator.as_str() {
            "In" => (true, "In"),
            "NotIn" => (false, "NotIn"),
            other => return fault(SelectorFault::UnknownOperator(other.to_string(), "In, NotIn")),
        };
        match expression.values.as_deref() {
            Some([value]) => Ok(FieldRequirement { key: expression.key.clone(), value: value.clone(), equal }),
            _ => fault(SelectorFault::NotOneValue(operator)),
        }
    }

    pub(super) fn matches(&self, node: &str) -> bool {
        let field = if self.key == "metadata.name" { node } else { "" };
        (field == self.value) == self.equal
    }
}
