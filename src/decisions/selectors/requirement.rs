//! One requirement on a label (L-3, V-6).
//!
//! Upstream: apimachinery 0.37.2, `pkg/labels/selector.go` (`NewRequirement`, `Requirement.Matches`).

use std::collections::BTreeMap;

use super::error::{SelectorError, SelectorFault};
use super::syntax::{label_key_fault, label_value_fault};

/// How a label is compared. Equality is `In` with one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::decisions) enum Operator {
    /// Present, with one of the values.
    In,
    /// Absent, or with none of the values.
    NotIn,
    /// Present; the empty value counts.
    Exists,
    /// Absent.
    DoesNotExist,
    /// Present, an integer, and greater than the value.
    Gt,
    /// Present, an integer, and less than the value.
    Lt,
}

impl Operator {
    /// The operators of a label selector; names are case-sensitive.
    pub(in crate::decisions) fn of_label_selector(key: &str, name: &str) -> Result<Self, SelectorError> {
        match name {
            "In" => Ok(Operator::In),
            "NotIn" => Ok(Operator::NotIn),
            "Exists" => Ok(Operator::Exists),
            "DoesNotExist" => Ok(Operator::DoesNotExist),
            _ => Err(SelectorError::unknown_operator(key, name, "In, NotIn, Exists, DoesNotExist")),
        }
    }

    /// The operators of a node selector's matchExpressions.
    pub(in crate::decisions) fn of_node_selector(key: &str, name: &str) -> Result<Self, SelectorError> {
        match name {
            "Gt" => Ok(Operator::Gt),
            "Lt" => Ok(Operator::Lt),
            _ => Self::of_label_selector(key, name)
                .map_err(|_| SelectorError::unknown_operator(key, name, "In, NotIn, Exists, DoesNotExist, Gt, Lt")),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Operator::In => "In",
            Operator::NotIn => "NotIn",
            Operator::Exists => "Exists",
            Operator::DoesNotExist => "DoesNotExist",
            Operator::Gt => "Gt",
            Operator::Lt => "Lt",
        }
    }
}

/// A requirement that has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::decisions) struct Requirement {
    key: String,
    operator: Operator,
    values: Vec<String>,
}

impl Requirement {
    /// L-4, in upstream's order: the key, the number of values, each value.
    pub(in crate::decisions) fn new(key: &str, operator: Operator, values: &[String]) -> Result<Self, SelectorError> {
        let fault = label_key_fault(key)
            .map(SelectorFault::BadKey)
            .or_else(|| values_fault(operator, values))
            .or_else(|| values.iter().find_map(|value| label_value_fault(value).map(|why| SelectorFault::BadValue(value.clone(), why))));
        match fault {
            Some(fault) => Err(SelectorError { key: key.to_string(), fault }),
            None => Ok(Requirement { key: key.to_string(), operator, values: values.to_vec() }),
        }
    }

    /// L-3, V-6.
    pub(in crate::decisions) fn matches(&self, labels: &BTreeMap<String, String>) -> bool {
        let value = labels.get(&self.key);
        match self.operator {
            Operator::In => value.is_some_and(|value| self.values.contains(value)),
            Operator::NotIn => value.is_none_or(|value| !self.values.contains(value)),
            Operator::Exists => value.is_some(),
            Operator::DoesNotExist => value.is_none(),
            Operator::Gt => self.integers(value).is_some_and(|(label, limit)| label > limit),
            Operator::Lt => self.integers(value).is_some_and(|(label, limit)| label < limit),
        }
    }

    /// The label's number and the requirement's, when both are integers of 64 bits.
    fn integers(&self, label: Option<&String>) -> Option<(i64, i64)> {
        Some((label?.parse().ok()?, self.values.first()?.parse().ok()?))
    }
}

fn values_fault(operator: Operator, values: &[String]) -> Option<SelectorFault> {
    match operator {
        Operator::In | Operator::NotIn if values.is_empty() => Some(SelectorFault::NoValues(operator.name())),
        Operator::In | Operator::NotIn => None,
        Operator::Exists | Operator::DoesNotExist => (!values.is_empty()).then(|| SelectorFault::UnwantedValues(operator.name())),
        Operator::Gt | Operator::Lt if values.len() != 1 => Some(SelectorFault::NotOneValue(operator.name())),
        Operator::Gt | Operator::Lt => {
            let wrong = values.iter().find(|value| value.parse::<i64>().is_err())?;
            Some(SelectorFault::NotAnInteger(operator.name(), wrong.clone()))
        }
    }
}
