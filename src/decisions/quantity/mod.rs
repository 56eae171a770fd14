//! `resource.Quantity`: exact values of any size, upstream's whole numbers and upstream's printing.
//!
//! Upstream: `k8s.io/apimachinery` 0.37.2, `pkg/api/resource` (`quantity.go`, `suffix.go`, `amount.go`, `math.go`, `scale_int.go`).
//!
//! Deliberate difference: exponents beyond a few hundred are legal upstream but make it build numbers of as many digits;
//! here only the written digits are kept, so `1e999999999` costs no more than `1`.

use std::cmp::Ordering;
use std::fmt;

use amount::Amount;

mod amount;
mod canonical;
mod decode;
mod digits;
mod parse;
#[cfg(test)]
mod tests;
mod value;

/// The family of suffixes that a quantity was written with. It affects printing only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Format {
    /// `k`, `M`, `G` and no suffix at all.
    #[default]
    DecimalSi,
    /// `Ki`, `Mi`, `Gi`.
    BinarySi,
    /// `e3`, `E-9`.
    DecimalExponent,
}

/// Why a text is not a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// The text is not a number followed by a suffix.
    #[error("expected a number with an optional suffix such as Gi")]
    Malformed,
    /// There is a suffix, but not one digit before it.
    #[error("there is no number before the suffix")]
    NoNumber,
    /// The suffix is none of the known ones.
    #[error("unknown suffix (known are Ki Mi Gi Ti Pi Ei, n u m k M G T P E, and exponents such as e3)")]
    UnknownSuffix,
}

/// An amount of something, such as `10Gi`. Compared and equal by value, printed as Kubernetes prints it.
#[derive(Debug, Clone, Default)]
pub struct Quantity {
    amount: Amount,
    value: i64,
    as_written: Option<Box<str>>,
    format: Format,
}

impl Quantity {
    /// Reads a text with upstream's grammar. White space around it is an error here; in JSON it is not.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        parse::parse(text)
    }

    /// `Value()`: whole units, rounded up, with upstream's overflow.
    pub fn value(&self) -> i64 {
        self.value
    }

    /// Whether it is exactly zero.
    pub fn is_zero(&self) -> bool {
        self.amount == Amount::default()
    }

    /// `CanonicalizeBytes()`: the canonical text, whatever was written.
    pub fn canonical(&self) -> String {
        canonical::text(&self.amount, self.format)
    }
}

/// `String()`: the text as written where upstream keeps it, else the canonical one.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.as_written {
            Some(text) => f.pad(text),
            None => f.pad(&self.canonical()),
        }
    }
}

/// `Cmp()`.
impl Ord for Quantity {
    fn cmp(&self, other: &Self) -> Ordering {
        self.amount.cmp(&other.amount)
    }
}

impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.amount == other.amount
    }
}

impl Eq for Quantity {}
