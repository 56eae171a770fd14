//! `Value()`: a quantity as a signed 64-bit number of whole units, with upstream's overflow.
//!
//! Upstream: apimachinery 0.37.2, `pkg/api/resource`: `math.go` (`positiveScaleInt64`, `negativeScaleInt64`) for the fast path,
//! `scale_int.go` (`scaledValue`) for the slow one. They overflow differently, so both are here.

use super::amount::{Amount, Large};
use super::digits;

const BILLION: i64 = 1_000_000_000;

/// The value of a binary quantity that Q-4 capped.
pub(super) fn capped(negative: bool) -> i64 {
    if negative { -i64::MAX } else { i64::MAX }
}

/// The value of a fast binary quantity: whole, and within 64 bits.
pub(super) fn whole(amount: &Amount) -> i64 {
    match amount {
        Amount::Billionths(count) => i64::try_from(count / i128::from(BILLION)).unwrap_or(0),
        Amount::Large(_) => 0,
    }
}

/// The value of a fast decimal quantity, `mantissa` times ten to the `power`.
pub(super) fn fast(mantissa: i64, power: i64) -> i64 {
    if power > 0 { scale_up(mantissa, power) } else { scale_down(mantissa, power.unsigned_abs()) }
}

/// What overflows is cut to 64 bits for the powers that upstream multiplies in one step, and 0 for the others.
fn scale_up(mantissa: i64, power: i64) -> i64 {
    if mantissa == 0 {
        return 0;
    }
    let factor = u32::try_from(power).ok().and_then(|power| 10_i64.checked_pow(power));
    let Some(factor) = factor else { return 0 };
    match mantissa.checked_mul(factor) {
        Some(value) => value,
        None if matches!(power, 1 | 2 | 3 | 6 | 9) => mantissa.wrapping_mul(factor),
        None => 0,
    }
}

/// Rounds away from zero.
fn scale_down(mantissa: i64, places: u64) -> i64 {
    let divisor = u32::try_from(places).ok().and_then(|places| 10_i64.checked_pow(places)).unwrap_or(i64::MAX);
    let whole = mantissa / divisor;
    if mantissa % divisor == 0 { whole } else { whole.saturating_add(mantissa.signum()) }
}

/// The value of a slow quantity.
pub(super) fn slow(amount: &Amount) -> i64 {
    match amount {
        Amount::Billionths(count) if *count < 0 => below_zero(low_bits(*count)),
        Amount::Billionths(count) => {
            let billion = i128::from(BILLION);
            low_bits(count / billion).wrapping_add(i64::from(count % billion != 0))
        }
        Amount::Large(large) if large.negative => below_zero(large.scaled_low_bits(9).wrapping_neg()),
        Amount::Large(large) => large.scaled_low_bits(0).wrapping_add(i64::from(large.exponent < 0)),
    }
}

/// upstream divides the low 64 bits of the billionths, toward zero, and then counts a remainder up.
fn below_zero(billionths: i64) -> i64 {
    (billionths / BILLION).wrapping_add(i64::from(billionths % BILLION != 0))
}

/// The low 64 bits of a number, read as signed.
fn low_bits(number: i128) -> i64 {
    u64::try_from(number.rem_euclid(1 << 64)).unwrap_or(0).cast_signed()
}

impl Large {
    /// The low 64 bits of the integer part of the magnitude times ten to the `places`.
    fn scaled_low_bits(&self, places: i64) -> i64 {
        let exponent = self.exponent.saturating_add(places);
        let cut = usize::try_from(exponent.saturating_neg()).unwrap_or(0);
        let kept = self.digits.get(..self.digits.len().saturating_sub(cut)).unwrap_or_default();
        // From 2^64 on, powers of ten end in 64 zero bits.
        let zeros = u32::try_from(exponent.clamp(0, 64)).unwrap_or(0);
        digits::low_bits(kept).wrapping_mul(10_u64.wrapping_pow(zeros)).cast_signed()
    }
}
