//! Reading a quantity: grammar, suffixes, and which of upstream's two paths a text takes.
//!
//! Upstream: apimachinery 0.37.2, `pkg/api/resource/quantity.go` (`ParseQuantity`, `parseQuantityString`) and `suffix.go`.

use super::amount::Amount;
use super::{Format, Quantity, QuantityError, digits, value};

/// The largest magnitude of a quantity with a binary suffix, in billionths.
const BINARY_LIMIT: i128 = 9_223_372_036_854_775_807 * 1_000_000_000;

/// A text taken apart.
struct Written<'a> {
    negative: bool,
    /// Digits before the point, without leading zeros.
    integer: &'a str,
    /// Digits after the point.
    fraction: &'a str,
    /// Whether any digit was written, leading zeros included.
    has_digits: bool,
    suffix: &'a str,
}

/// What a suffix stands for: a power of two if the format is binary, else a power of ten.
#[derive(Clone, Copy)]
struct Unit {
    format: Format,
    exponent: i32,
}

/// Reads a quantity.
pub(super) fn parse(text: &str) -> Result<Quantity, QuantityError> {
    let written = Written::scan(text)?;
    let unit = Unit::read(written.suffix)?;
    let fast = written.is_fast(unit);
    if !fast && !written.has_digits {
        return Err(QuantityError::NoNumber);
    }
    let (amount, capped) = written.amount(unit);
    let value = match (capped, fast, unit.format) {
        (true, _, _) => value::capped(written.negative),
        (_, true, Format::BinarySi) => value::whole(&amount),
        (_, true, _) => value::fast(written.mantissa(), written.power(unit)),
        _ => value::slow(&amount),
    };
    let as_written = (fast && written.is_kept(unit)).then(|| text.into());
    Ok(Quantity { amount, value, as_written, format: unit.format })
}

impl<'a> Written<'a> {
    fn scan(text: &'a str) -> Result<Self, QuantityError> {
        if text.is_empty() {
            return Err(QuantityError::Malformed);
        }
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, rest) = split_while(unsigned, is_digit);
        let (fraction, suffix) = match rest.strip_prefix('.') {
            Some(rest) => split_while(rest, is_digit),
            None => ("", rest),
        };
        if !is_suffix(suffix) {
            return Err(QuantityError::Malformed);
        }
        let has_digits = !(whole.is_empty() && fraction.is_empty());
        Ok(Written { negative, integer: whole.trim_start_matches('0'), fraction, has_digits, suffix })
    }

    /// upstream keeps the number in 64 bits.
    fn is_fast(&self, unit: Unit) -> bool {
        let integer = self.integer.len().max(1);
        match unit.format {
            Format::BinarySi => self.fraction.is_empty() && integer <= fast_binary_digits(unit.exponent),
            _ => integer.saturating_add(self.fraction.len()) <= 18 && self.power(unit) >= -9,
        }
    }

    /// upstream keeps the text of a fast number.
    fn is_kept(&self, unit: Unit) -> bool {
        match unit.format {
            Format::BinarySi => self.mantissa() % 8 != 0,
            _ => self.power(unit) % 3 == 0 && !self.integer.is_empty() && self.mantissa() % 1000 != 0,
        }
    }

    /// The power of ten of the last written digit.
    fn power(&self, unit: Unit) -> i64 {
        i64::from(unit.exponent).saturating_sub(i64::try_from(self.fraction.len()).unwrap_or(i64::MAX))
    }

    /// The digits as one signed number; meant for fast numbers, which have 18 at most.
    fn mantissa(&self) -> i64 {
        let number = digits::low_bits(&digits::of(self.integer, self.fraction)).cast_signed();
        if self.negative { number.wrapping_neg() } else { number }
    }

    /// The exact value, and whether it was capped.
    fn amount(&self, unit: Unit) -> (Amount, bool) {
        let digits = digits::of(self.integer, self.fraction);
        if unit.format != Format::BinarySi {
            return (Amount::new(self.negative, digits, self.power(unit)), false);
        }
        let places = i64::try_from(self.fraction.len()).unwrap_or(i64::MAX);
        let digits = digits::multiply(&digits, 1_u64.checked_shl(unit.exponent.unsigned_abs()).unwrap_or(1));
        let limit = if self.negative { -BINARY_LIMIT } else { BINARY_LIMIT };
        match Amount::new(self.negative, digits, places.saturating_neg()) {
            Amount::Billionths(count) if count.abs() <= BINARY_LIMIT => (Amount::Billionths(count), false),
            _ => (Amount::Billionths(limit), true),
        }
    }
}

/// 11 digits before `Ki`, 8 before `Mi`, 5 before `Gi`, 2 before `Ti`, none before the others.
fn fast_binary_digits(exponent: i32) -> usize {
    usize::try_from(14 - 3 * (exponent / 10)).unwrap_or(0)
}

impl Unit {
    fn read(suffix: &str) -> Result<Self, QuantityError> {
        let (format, exponent) = match suffix {
            "n" => (Format::DecimalSi, -9),
            "u" => (Format::DecimalSi, -6),
            "m" => (Format::DecimalSi, -3),
            "" => (Format::DecimalSi, 0),
            "k" => (Format::DecimalSi, 3),
            "M" => (Format::DecimalSi, 6),
            "G" => (Format::DecimalSi, 9),
            "T" => (Format::DecimalSi, 12),
            "P" => (Format::DecimalSi, 15),
            "E" => (Format::DecimalSi, 18),
            "Ki" => (Format::BinarySi, 10),
            "Mi" => (Format::BinarySi, 20),
            "Gi" => (Format::BinarySi, 30),
            "Ti" => (Format::BinarySi, 40),
            "Pi" => (Format::BinarySi, 50),
            "Ei" => (Format::BinarySi, 60),
            _ => (Format::DecimalExponent, exponent(suffix).ok_or(QuantityError::UnknownSuffix)?),
        };
        Ok(Unit { format, exponent })
    }
}

/// `e<int>` or `E<int>`. Upstream reads 64 bits and keeps the low 32, so `1e4294967296` is 1.
fn exponent(suffix: &str) -> Option<i32> {
    let number: i64 = suffix.strip_prefix(['e', 'E'])?.parse().ok()?;
    let low = u32::try_from(number.rem_euclid(1 << 32)).ok()?;
    Some(low.cast_signed())
}

/// Letters, then at most one sign, then digits.
fn is_suffix(text: &str) -> bool {
    let (_, rest) = split_while(text, |c| "eEinumkKMGTP".contains(c));
    rest.strip_prefix(['+', '-']).unwrap_or(rest).chars().all(is_digit)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The longest beginning of characters that are `wanted`, and the rest.
fn split_while(text: &str, wanted: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !wanted(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
