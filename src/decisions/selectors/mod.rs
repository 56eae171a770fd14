//! Label selectors: `spec.selector` of a claim, and the requirements that node selectors are made of.
//!
//! Upstream: apimachinery 0.37.2, `pkg/apis/meta/v1/helpers.go` (`LabelSelectorAsSelector`), `pkg/labels/selector.go`
//! (`NewRequirement`, `Requirement.Matches`), `pkg/api/validate/content/kube.go` (`IsLabelKey`, `IsLabelValue`).
//!
//! Deliberate difference: of several faults upstream lists all of one requirement, we report the first.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

mod error;
mod requirement;
mod syntax;
#[cfg(test)]
mod tests;

pub use error::{SelectorError, SelectorFault};
pub(super) use requirement::{Operator, Requirement};

/// A label selector that has been checked and can be matched (L-2). Without requirements it matches everything (L-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matcher {
    requirements: Vec<Requirement>,
}

/// Checks a selector as upstream does when it converts it (L-4). An absent selector is the caller's business (L-1, M-2).
pub fn compile(selector: &LabelSelector) -> Result<Matcher, SelectorError> {
    let mut requirements = Vec::new();
    for (key, value) in selector.match_labels.iter().flatten() {
        requirements.push(Requirement::new(key, Operator::In, std::slice::from_ref(value))?);
    }
    for expression in selector.match_expressions.iter().flatten() {
        let operator = Operator::of_label_selector(&expression.key, &expression.operator)?;
        requirements.push(Requirement::new(&expression.key, operator, expression.values.as_deref().unwrap_or_default())?);
    }
    Ok(Matcher { requirements })
}

impl Matcher {
    /// Whether an object with these labels is selected (L-2).
    pub fn matches(&self, labels: &BTreeMap<String, String>) -> bool {
        self.requirements.iter().all(|requirement| requirement.matches(labels))
    }
}
