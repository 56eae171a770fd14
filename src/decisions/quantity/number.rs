//! Exact decimal numbers: digits and a power of ten, never finer than 10^-9.

use std::cmp::Ordering;

/// The finest power of ten.
const FINEST: i64 = -9;

/// `±0.d1d2d3… × 10^point`, without leading and trailing zeros; zero has no digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) negative: bool,
    /// Each 0 to 9.
    pub(super) digits: Box<[u8]>,
    /// The power of ten of the last digit.
    pub(super) exponent: i64,
}

impl Number {
    /// `digits × 10^exponent`, rounded away from zero to nine fractional places.
    pub(super) fn new(negative: bool, digits: &[u8], exponent: i64) -> Self {
        let digits = without_leading_zeros(digits);
        let excess = usize::try_from(FINEST.saturating_sub(exponent)).unwrap_or(0);
        if excess == 0 {
            return Number::trimmed(negative, digits.to_vec(), exponent);
        }
        let keep = digits.len().saturating_sub(excess);
        let (kept, dropped) = digits.split_at(keep);
        let mut kept = kept.to_vec();
        if dropped.iter().any(|&digit| digit != 0) {
            increment(&mut kept);
        }
        Number::trimmed(negative, kept, FINEST)
    }

    fn trimmed(negative: bool, mut digits: Vec<u8>, mut exponent: i64) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
            exponent = exponent.saturating_add(1);
        }
        let zero = digits.is_empty();
        Number { negative: negative && !zero, digits: digits.into(), exponent: if zero { 0 } else { exponent } }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether there is no fraction.
    pub(super) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// Compares without the sign.
    pub(super) fn cmp_magnitude(&self, other: &Number) -> Ordering {
        let point = |number: &Number| number.exponent.saturating_add(i64::try_from(number.digits.len()).unwrap_or(i64::MAX));
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => point(self).cmp(&point(other)).then_with(|| self.digits.cmp(&other.digits)),
        }
    }

    /// The value as an integer, if it is one of moderate size.
    pub(super) fn to_u128(&self) -> Option<u128> {
        let digits = self.digits.iter().try_fold(0u128, |sum, &digit| sum.checked_mul(10)?.checked_add(u128::from(digit)))?;
        digits.checked_mul(10u128.checked_pow(u32::try_from(self.exponent).ok()?)?)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.cmp_magnitude(other),
            (true, true) => other.cmp_magnitude(self),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

pub(super) fn without_leading_zeros(digits: &[u8]) -> &[u8] {
    let start = digits.iter().position(|&digit| digit != 0).unwrap_or(digits.len());
    digits.get(start..).unwrap_or_default()
}

/// Adds one to the last digit; an empty number becomes 1.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

/// Multiplies by a power of two of at most 2^60.
pub(super) fn times_power_of_two(digits: &[u8], power: u32) -> Vec<u8> {
    let factor = 1u128 << power.min(60);
    let mut product = Vec::with_capacity(digits.len() + 20);
    let mut carry = 0u128;
    for &digit in digits.iter().rev() {
        carry += u128::from(digit) * factor;
        product.push(u8::try_from(carry % 10).unwrap_or(0));
        carry /= 10;
    }
    while carry > 0 {
        product.push(u8::try_from(carry % 10).unwrap_or(0));
        carry /= 10;
    }
    product.reverse();
    product
}
