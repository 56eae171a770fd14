//! What can be wrong with a requirement, in the words of the person who wrote it.

use std::fmt;

/// A requirement that Kubernetes cannot convert (L-4, V-6): its key, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SelectorError {
    /// The key of the requirement.
    pub key: String,
    /// What is wrong with it.
    pub fault: SelectorFault,
}

/// What is wrong with a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectorFault {
    /// The key is no label key, for the reason given.
    BadKey(&'static str),
    /// The operator, and the known ones.
    UnknownOperator(String, &'static str),
    /// This operator needs values.
    NoValues(&'static str),
    /// This operator takes no values.
    UnwantedValues(&'static str),
    /// This operator takes exactly one value.
    NotOneValue(&'static str),
    /// This operator compares integers, and the value is none.
    NotAnInteger(&'static str, String),
    /// The value is no label value, for the reason given.
    BadValue(String, &'static str),
}

impl SelectorError {
    pub(super) fn unknown_operator(key: &str, name: &str, known: &'static str) -> Self {
        SelectorError { key: key.to_string(), fault: SelectorFault::UnknownOperator(name.to_string(), known) }
    }
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.key;
        match &self.fault {
            SelectorFault::BadKey(why) => write!(f, "{key:?} is not a label key: {why}"),
            SelectorFault::UnknownOperator(name, known) => write!(f, "unknown operator {name:?} for key {key:?} (known are {known})"),
            SelectorFault::NoValues(operator) => write!(f, "operator {operator} for key {key:?} needs at least one value"),
            SelectorFault::UnwantedValues(operator) => write!(f, "operator {operator} for key {key:?} takes no values"),
            SelectorFault::NotOneValue(operator) => write!(f, "operator {operator} for key {key:?} needs exactly one value"),
            SelectorFault::NotAnInteger(operator, value) => {
                write!(f, "operator {operator} for key {key:?} needs an integer, not {value:?}")
            }
            SelectorFault::BadValue(value, why) => write!(f, "{value:?} for key {key:?} is not a label value: {why}"),
        }
    }
}
