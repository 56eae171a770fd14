//! The canonical text of a quantity.
//!
//! Upstream: apimachinery 0.37.2, `pkg/api/resource/quantity.go` (`CanonicalizeBytes`) and `amount.go` (`AsCanonicalBytes`,
//! `AsCanonicalBase1024Bytes`).

use super::amount::Amount;
use super::{Format, digits};

const BILLION: i128 = 1_000_000_000;

/// The canonical text.
pub(super) fn text(amount: &Amount, format: Format) -> String {
    match (amount, format) {
        (Amount::Billionths(0), _) => "0".to_string(),
        (Amount::Billionths(count), Format::BinarySi) => binary(*count).unwrap_or_else(|| decimal(amount, Format::DecimalSi)),
        _ => decimal(amount, format),
    }
}

/// A whole number with the largest binary suffix that divides it; `None` for fractions and for what is below 1024.
fn binary(billionths: i128) -> Option<String> {
    let mut number = billionths / BILLION;
    if billionths % BILLION != 0 || number.abs() < 1024 {
        return None;
    }
    let mut suffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].into_iter();
    let mut suffix = "";
    while number.abs() >= 1024 && number % 1024 == 0 {
        number /= 1024;
        suffix = suffixes.next()?;
    }
    Some(format!("{number}{suffix}"))
}

/// No fraction digits, and an exponent that is a multiple of three.
fn decimal(amount: &Amount, format: Format) -> String {
    let (negative, mut digits, exponent) = parts(amount);
    let over = exponent.rem_euclid(3);
    digits.extend((0..over).map(|_| 0));
    let suffix = suffix(exponent.saturating_sub(over), format);
    format!("{}{}{suffix}", if negative { "-" } else { "" }, digits::text(&digits))
}

/// Sign, digits without zeros at the end, and the power of ten of the last digit.
fn parts(amount: &Amount) -> (bool, Vec<u8>, i64) {
    match amount {
        Amount::Billionths(count) => {
            let mut digits = digits::of(&count.unsigned_abs().to_string(), "");
            let zeros = digits::strip_zeros(&mut digits);
            (*count < 0, digits, i64::try_from(zeros).unwrap_or(0).saturating_sub(9))
        }
        Amount::Large(large) => (large.negative, large.digits.to_vec(), large.exponent),
    }
}

/// Upstream knows no SI suffix beyond `E` and then prints none: `1000E` comes out as `1`.
fn suffix(exponent: i64, format: Format) -> String {
    let si = match exponent {
        0 => "",
        _ if format == Format::DecimalExponent => return format!("e{exponent}"),
        -9 => "n",
        -6 => "u",
        -3 => "m",
        3 => "k",
        6 => "M",
        9 => "G",
        12 => "T",
        15 => "P",
        18 => "E",
        _ => "",
    };
    si.to_string()
}
