//! `Value()` with upstream's overflow.

use super::Format;
use super::number::Number;
use super::parse::Written;

/// Whole units as a signed 64-bit number; `capped`: Q-4 cut the number down.
pub(super) fn value(written: &Written, number: &Number, capped: bool) -> i64 {
    match (written.is_fast(), written.format) {
        _ if capped => signed(written.negative, u64::MAX >> 1),
        (true, Format::BinarySi) => to_i64(number),
        (true, Format::DecimalSi | Format::DecimalExponent) => fast_decimal(written),
        (false, _) if number.negative => slow_negative(number),
        (false, _) => slow(number),
    }
}

fn to_i64(number: &Number) -> i64 {
    let magnitude = number.to_u128().and_then(|value| u64::try_from(value).ok()).unwrap_or(0);
    signed(number.negative, magnitude)
}

fn signed(negative: bool, magnitude: u64) -> i64 {
    let value = magnitude.cast_signed();
    if negative { value.wrapping_neg() } else { value }
}

/// At most 18 digits times a power of ten.
fn fast_decimal(written: &Written) -> i64 {
    let mantissa = written.digits().iter().fold(0u64, |sum, &digit| sum.wrapping_mul(10).wrapping_add(u64::from(digit)));
    let power = written.last_power();
    let scale = u32::try_from(power.unsigned_abs()).ok().and_then(|power| 10u64.checked_pow(power));
    let magnitude = match scale {
        Some(scale) if power <= 0 => mantissa.div_ceil(scale),
        Some(scale) => multiplied(mantissa, scale, power),
        None => 0,
    };
    signed(written.negative, magnitude)
}

/// Beyond 2^63-1 upstream wraps for these powers and gives 0 for all others.
fn multiplied(mantissa: u64, scale: u64, power: i64) -> u64 {
    match mantissa.checked_mul(scale) {
        Some(product) if product <= u64::MAX >> 1 => product,
        _ if matches!(power, 1 | 2 | 3 | 6 | 9) => mantissa.wrapping_mul(scale),
        _ => 0,
    }
}

/// The low 64 bits of the integer part, plus one for a fraction.
fn slow(number: &Number) -> i64 {
    let whole = usize::try_from(number.exponent.unsigned_abs()).unwrap_or(usize::MAX);
    let (digits, exponent) = match number.is_integer() {
        true => (&*number.digits, number.exponent),
        false => (number.digits.get(..number.digits.len().saturating_sub(whole)).unwrap_or_default(), 0),
    };
    let fraction = u64::from(!number.is_integer());
    low_bits(digits, exponent).wrapping_add(fraction).cast_signed()
}

/// The low 64 bits of the value times 10^9, divided back.
fn slow_negative(number: &Number) -> i64 {
    const NANO: i64 = 1_000_000_000;
    let bits = low_bits(&number.digits, number.exponent.saturating_add(9)).wrapping_neg().cast_signed();
    bits / NANO + i64::from(bits % NANO != 0)
}

/// `digits × 10^exponent` modulo 2^64; ten to the 64th has 64 factors of two.
fn low_bits(digits: &[u8], exponent: i64) -> u64 {
    let mantissa = digits.iter().fold(0u64, |sum, &digit| sum.wrapping_mul(10).wrapping_add(u64::from(digit)));
    match u32::try_from(exponent) {
        Ok(exponent) if exponent < 64 => mantissa.wrapping_mul(10u64.wrapping_pow(exponent)),
        _ => 0,
    }
}
