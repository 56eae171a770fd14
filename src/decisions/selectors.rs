//! Label selectors.
//!
//! Upstream: apimachinery 0.37.2, `pkg/apis/meta/v1/helpers.go` (`LabelSelectorAsSelector`), `pkg/labels/selector.go`
//! (`NewRequirement`, `Matches`), `pkg/util/validation` (label keys and values).

use std::collections::BTreeMap;
use std::fmt;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use super::label_syntax::{valid_key, valid_value};

/// A selector ready to be matched: all requirements must hold (L-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matcher(Vec<Requirement>);

/// Why a selector cannot be used (L-4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectorError(String);

impl SelectorError {
    pub(super) fn new(text: String) -> Self {
        SelectorError(text)
    }
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One requirement on a label (L-3); `Gt` and `Lt` only in node selectors (V-6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Requirement {
    key: String,
    test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    In(Vec<String>),
    NotIn(Vec<String>),
    Exists,
    DoesNotExist,
    Gt(i64),
    Lt(i64),
}

/// `LabelSelectorAsSelector` for a selector that is there; `{}` matches everything (L-1).
///
/// # Errors
/// When a requirement is not allowed (L-4).
pub fn compile(selector: &LabelSelector) -> Result<Matcher, SelectorError> {
    let equal = selector.match_labels.iter().flatten().map(|(key, value)| Requirement::new(key, "In", std::slice::from_ref(value)));
    let expressions = selector.match_expressions.iter().flatten().map(|expression| match expression.operator.as_str() {
        "Gt" | "Lt" => Err(unknown_operator(&expression.key, &expression.operator)),
        operator => Requirement::new(&expression.key, operator, expression.values.as_deref().unwrap_or_default()),
    });
    equal.chain(expressions).collect::<Result<_, _>>().map(Matcher)
}

impl Matcher {
    /// Whether the labels meet every requirement.
    pub fn matches(&self, labels: &BTreeMap<String, String>) -> bool {
        self.0.iter().all(|requirement| requirement.matches(labels))
    }
}

impl Requirement {
    /// `NewRequirement` (L-4, V-6).
    pub(super) fn new(key: &str, operator: &str, values: &[String]) -> Result<Self, SelectorError> {
        if !valid_key(key) {
            return Err(SelectorError(format!("{key:?} is not a label key")));
        }
        let test = match operator {
            "In" | "NotIn" if values.is_empty() => return Err(SelectorError(format!("{key}: {operator} needs at least one value"))),
            "In" => Test::In(values.to_vec()),
            "NotIn" => Test::NotIn(values.to_vec()),
            "Exists" | "DoesNotExist" if !values.is_empty() => return Err(SelectorError(format!("{key}: {operator} takes no values"))),
            "Exists" => Test::Exists,
            "DoesNotExist" => Test::DoesNotExist,
            "Gt" => Test::Gt(integer(key, operator, values)?),
            "Lt" => Test::Lt(integer(key, operator, values)?),
            _ => return Err(unknown_operator(key, operator)),
        };
        match values.iter().find(|value| !valid_value(value)) {
            Some(value) => Err(SelectorError(format!("{key}: {value:?} is not a label value"))),
            None => Ok(Requirement { key: key.to_string(), test }),
        }
    }

    /// L-3, V-6.
    pub(super) fn matches(&self, labels: &BTreeMap<String, String>) -> bool {
        let value = labels.get(&self.key);
        let number = || value.and_then(|value| value.parse::<i64>().ok());
        match &self.test {
            Test::In(values) => value.is_some_and(|value| values.contains(value)),
            Test::NotIn(values) => value.is_none_or(|value| !values.contains(value)),
            Test::Exists => value.is_some(),
            Test::DoesNotExist => value.is_none(),
            Test::Gt(than) => number().is_some_and(|number| number > *than),
            Test::Lt(than) => number().is_some_and(|number| number < *than),
        }
    }
}

fn integer(key: &str, operator: &str, values: &[String]) -> Result<i64, SelectorError> {
    let value = match values {
        [value] => value.parse().ok(),
        _ => None,
    };
    value.ok_or_else(|| SelectorError(format!("{key}: {operator} needs exactly one integer")))
}

fn unknown_operator(key: &str, operator: &str) -> SelectorError {
    SelectorError(format!("{key}: {operator:?} is not an operator"))
}
