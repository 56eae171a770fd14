//! `resource.Quantity`: exact values of any size, upstream's overflow and upstream's printing.
//!
//! Upstream: apimachinery 0.37.2, `pkg/api/resource` (`quantity.go`, `suffix.go`, `amount.go`, `math.go`, `scale_int.go`).
//! Deliberate difference: values are decimal digits and an exponent, so comparing never allocates and never overflows.

mod decode;
mod number;
mod parse;
mod print;
#[cfg(test)]
mod tests;
mod value;

use std::cmp::Ordering;
use std::fmt;

use number::Number;
use parse::Written;

/// Family of the suffix; it affects printing only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Format {
    #[default]
    DecimalSi,
    DecimalExponent,
    BinarySi,
}

/// A quantity.
#[derive(Debug, Clone, Default)]
pub struct Quantity {
    number: Number,
    value: i64,
    format: Format,
    text: Option<Box<str>>,
}

/// A text that is no quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no quantity, such as 10Gi or 500M")]
pub struct QuantityError(String);

/// How much of a wrong text is shown.
const SHOWN: usize = 60;

impl Quantity {
    /// `ParseQuantity`.
    ///
    /// # Errors
    /// When the text is no quantity.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let written = Written::scan(text).ok_or_else(|| QuantityError(text.chars().take(SHOWN).collect()))?;
        let (number, capped) = written.number();
        let value = value::value(&written, &number, capped);
        let kept = written.kept_as_written().then(|| text.into());
        Ok(Quantity { value, format: written.format, text: kept, number })
    }

    /// `Value()`: whole units, rounded up, as a signed 64-bit number with upstream's overflow.
    pub fn value(&self) -> i64 {
        self.value
    }

    /// `CanonicalizeBytes`: the text without regard to how it was written.
    pub fn canonical(&self) -> String {
        print::canonical(&self.number, self.format)
    }

    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        self.number.is_zero()
    }
}

/// `String()`: as written or canonical.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => f.write_str(text),
            None => f.write_str(&self.canonical()),
        }
    }
}

/// `Cmp`: by exact value.
impl Ord for Quantity {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Quantity {}
