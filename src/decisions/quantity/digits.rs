//! Decimal digits, most significant first: what little arithmetic a quantity needs beyond 128 bits.
//!
//! Stands where upstream uses `math/big` (apimachinery 0.37.2, `pkg/api/resource/quantity.go`).

/// The digits of these texts as numbers from 0 to 9; anything else is left out.
pub(super) fn of(integer: &str, fraction: &str) -> Vec<u8> {
    integer.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit).map(|byte| byte.wrapping_sub(b'0')).collect()
}

/// The digits times `by`, at most 2^60.
pub(super) fn multiply(digits: &[u8], by: u64) -> Vec<u8> {
    let mut product = Vec::with_capacity(digits.len().saturating_add(20));
    let mut carry = 0_u64;
    for &digit in digits.iter().rev() {
        carry = carry.saturating_add(by.saturating_mul(u64::from(digit)));
        product.push(last_digit(carry));
        carry /= 10;
    }
    while carry > 0 {
        product.push(last_digit(carry));
        carry /= 10;
    }
    product.reverse();
    product
}

/// The digits plus one.
pub(super) fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit = digit.wrapping_add(1);
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

/// Takes leading zeros away, and trailing ones too; the answer is how many trailing ones there were.
pub(super) fn strip_zeros(digits: &mut Vec<u8>) -> usize {
    let end = digits.iter().rposition(|&digit| digit != 0).map_or(0, |last| last.saturating_add(1));
    let trailing = digits.len().saturating_sub(end);
    digits.truncate(end);
    let leading = digits.iter().position(|&digit| digit != 0).unwrap_or(0);
    digits.drain(..leading);
    trailing
}

/// The low 64 bits of the number that the digits are.
pub(super) fn low_bits(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |sum: u64, &digit| sum.wrapping_mul(10).wrapping_add(u64::from(digit)))
}

/// The number itself; `None` if it does not fit.
pub(super) fn number(digits: &[u8]) -> Option<i128> {
    digits.iter().try_fold(0_i128, |sum, &digit| sum.checked_mul(10)?.checked_add(i128::from(digit)))
}

/// The digits as text.
pub(super) fn text(digits: &[u8]) -> String {
    digits.iter().map(|&digit| char::from(b'0'.wrapping_add(digit))).collect()
}

fn last_digit(number: u64) -> u8 {
    u8::try_from(number % 10).unwrap_or(0)
}
