//! The exact value of a quantity and its order.
//!
//! Upstream: apimachinery 0.37.2, `pkg/api/resource/amount.go` (`int64Amount`, `infDecAmount`) and the rounding in `ParseQuantity`.
//! One form instead of upstream's two: no quantity is finer than a billionth, so nearly all are a count of billionths in 128 bits.

use std::cmp::Ordering;

use super::digits;

/// Every number of billionths with this many digits fits into an `i128`.
const SMALL_DIGITS: i64 = 38;

/// The finest digit that is kept: billionths.
const FINEST: i64 = -9;

/// An exact number. `Billionths` whenever the value fits, so that equal values are equal here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Amount {
    /// That many billionths, fewer than 39 digits of them.
    Billionths(i128),
    /// A number of greater magnitude.
    Large(Box<Large>),
}

/// `digits` times ten to the `exponent`, with no zero at either end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Large {
    /// Whether it is below zero.
    pub(super) negative: bool,
    /// Its digits, most significant first.
    pub(super) digits: Box<[u8]>,
    /// The power of ten of the last digit, at least -9.
    pub(super) exponent: i64,
}

impl Default for Amount {
    fn default() -> Self {
        Amount::Billionths(0)
    }
}

impl Amount {
    /// `digits` times ten to the `exponent`, rounded away from zero to billionths.
    pub(super) fn new(negative: bool, mut digits: Vec<u8>, exponent: i64) -> Self {
        let exponent = round(&mut digits, exponent);
        let zeros = digits::strip_zeros(&mut digits);
        let exponent = exponent.saturating_add(length(zeros));
        match billionths(&digits, exponent) {
            Some(count) => Amount::Billionths(if negative { -count } else { count }),
            None => Amount::Large(Box::new(Large { negative, digits: digits.into(), exponent })),
        }
    }
}

/// Cuts what is finer than billionths; the answer is the new exponent.
fn round(digits: &mut Vec<u8>, exponent: i64) -> i64 {
    if exponent >= FINEST {
        return exponent;
    }
    let cut = usize::try_from(FINEST.saturating_sub(exponent)).unwrap_or(usize::MAX);
    let lost = digits.split_off(digits.len().saturating_sub(cut));
    if lost.iter().any(|&digit| digit != 0) {
        digits::increment(digits);
    }
    FINEST
}

fn billionths(digits: &[u8], exponent: i64) -> Option<i128> {
    if digits.is_empty() {
        return Some(0);
    }
    let zeros = exponent.saturating_sub(FINEST);
    if length(digits.len()).saturating_add(zeros) > SMALL_DIGITS {
        return None;
    }
    digits::number(digits)?.checked_mul(10_i128.checked_pow(u32::try_from(zeros).ok()?)?)
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Amount::Billionths(a), Amount::Billionths(b)) => a.cmp(b),
            (Amount::Billionths(_), Amount::Large(b)) => b.sign().reverse(),
            (Amount::Large(a), Amount::Billionths(_)) => a.sign(),
            (Amount::Large(a), Amount::Large(b)) => a.compare(b),
        }
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Large {
    /// How it compares with zero.
    fn sign(&self) -> Ordering {
        if self.negative { Ordering::Less } else { Ordering::Greater }
    }

    fn compare(&self, other: &Large) -> Ordering {
        let magnitude = || self.width().cmp(&other.width()).then_with(|| self.digits.cmp(&other.digits));
        match (self.negative, other.negative) {
            (false, false) => magnitude(),
            (true, true) => magnitude().reverse(),
            _ => self.sign(),
        }
    }

    /// The number of digits before the decimal point.
    fn width(&self) -> i64 {
        length(self.digits.len()).saturating_add(self.exponent)
    }
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
