//! `resource.Quantity`: exact values, upstream's printing. (Being written.)
use serde::{Deserialize, Deserializer};
use std::cmp::Ordering;

/// A quantity.
#[derive(Debug, Clone, Default)]
pub struct Quantity(String);

impl Quantity {
    /// `Value()`: whole units, rounded up, with upstream's overflow.
    pub fn value(&self) -> i64 {
        0
    }
}
impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Quantity {}
impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Quantity {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d).map(Quantity)
    }
}
