//! Canonical text.

use super::Format;
use super::number::Number;

/// Suffixes of the powers of ten, from 10^-9 in steps of three.
const DECIMAL: [&str; 10] = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
/// Suffixes of the powers of 1024.
const BINARY: [&str; 7] = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/// `CanonicalizeBytes`.
pub(super) fn canonical(number: &Number, format: Format) -> String {
    if number.is_zero() {
        return "0".to_string();
    }
    let sign = if number.negative { "-" } else { "" };
    match (format, binary(number)) {
        (Format::BinarySi, Some(text)) => format!("{sign}{text}"),
        (Format::BinarySi | Format::DecimalSi, _) => format!("{sign}{}", decimal_si(number)),
        (Format::DecimalExponent, _) => format!("{sign}{}", decimal_exponent(number)),
    }
}

/// Whole numbers from 1024 on, divided by 1024 while that is exact.
fn binary(number: &Number) -> Option<String> {
    let mut rest = number.to_u128().filter(|&value| number.is_integer() && value >= 1024)?;
    let mut power = 0;
    while rest % 1024 == 0 && power + 1 < BINARY.len() {
        rest /= 1024;
        power += 1;
    }
    Some(format!("{rest}{}", BINARY.get(power)?))
}

/// Upstream has no suffix beyond `E` and then prints none: the canonical text of `1000E` is `1`.
fn decimal_si(number: &Number) -> String {
    let exponent = number.exponent.div_euclid(3).saturating_mul(3);
    let place = usize::try_from(exponent / 3 + 3).unwrap_or(usize::MAX);
    format!("{}{}", digits(number, exponent), DECIMAL.get(place).unwrap_or(&""))
}

fn decimal_exponent(number: &Number) -> String {
    let exponent = number.exponent.div_euclid(3).saturating_mul(3);
    match exponent {
        0 => digits(number, exponent),
        _ => format!("{}e{exponent}", digits(number, exponent)),
    }
}

/// The digits, followed by zeros down to this power of ten.
fn digits(number: &Number, power: i64) -> String {
    let zeros = usize::try_from(number.exponent.saturating_sub(power)).unwrap_or(0);
    let digits = number.digits.iter().map(|digit| char::from(b'0' + digit));
    digits.chain(std::iter::repeat_n('0', zeros)).collect()
}
