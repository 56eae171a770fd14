//! Scanning the text of a quantity.

use super::Format;
use super::number::{Number, times_power_of_two, without_leading_zeros};

/// The characters of which a suffix begins.
const SUFFIX: &str = "eEinumkKMGTP";

/// Powers of ten.
const DECIMAL: [(&str, i64); 10] =
    [("n", -9), ("u", -6), ("m", -3), ("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18)];
/// Powers of two.
const BINARY: [(&str, i64); 6] = [("Ki", 10), ("Mi", 20), ("Gi", 30), ("Ti", 40), ("Pi", 50), ("Ei", 60)];

/// A quantity as it was written.
pub(super) struct Written {
    pub(super) negative: bool,
    /// Integer digits without leading zeros, at least one.
    pub(super) integer: Vec<u8>,
    /// Fraction digits as written.
    pub(super) fraction: Vec<u8>,
    pub(super) format: Format,
    /// x of Q-12: a power of ten, or of two for the binary format.
    pub(super) exponent: i64,
}

impl Written {
    /// `None` when the text is no quantity.
    pub(super) fn scan(text: &str) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (integer, rest) = split_digits(rest);
        let (fraction, rest) = rest.strip_prefix('.').map_or(("", rest), split_digits);
        let (format, exponent) = suffix(rest)?;
        let digits = |text: &str| text.bytes().map(|byte| byte - b'0').collect::<Vec<u8>>();
        let no_digits = integer.is_empty() && fraction.is_empty();
        let mut integer = without_leading_zeros(&digits(integer)).to_vec();
        if integer.is_empty() {
            integer.push(0);
        }
        let written = Written { negative, integer, fraction: digits(fraction), format, exponent };
        (!no_digits || written.is_fast()).then_some(written)
    }

    /// All digits, integer and fraction.
    pub(super) fn digits(&self) -> Vec<u8> {
        [self.integer.as_slice(), self.fraction.as_slice()].concat()
    }

    /// p of Q-8: the power of ten of the last digit written.
    pub(super) fn last_power(&self) -> i64 {
        self.exponent.saturating_sub(i64::try_from(self.fraction.len()).unwrap_or(i64::MAX))
    }

    /// whether upstream's parser takes its fast path.
    pub(super) fn is_fast(&self) -> bool {
        let integer = i64::try_from(self.integer.len()).unwrap_or(i64::MAX);
        match self.format {
            Format::BinarySi => self.fraction.is_empty() && integer <= 14 - (3 * self.exponent) / 10,
            Format::DecimalSi | Format::DecimalExponent => self.integer.len() + self.fraction.len() <= 18 && self.last_power() >= -9,
        }
    }

    /// The exact value, and whether it was capped.
    pub(super) fn number(&self) -> (Number, bool) {
        match self.format {
            Format::DecimalSi | Format::DecimalExponent => (Number::new(self.negative, &self.digits(), self.last_power()), false),
            Format::BinarySi => self.binary(),
        }
    }

    fn binary(&self) -> (Number, bool) {
        let product = times_power_of_two(&self.digits(), u32::try_from(self.exponent).unwrap_or(0));
        let fraction = i64::try_from(self.fraction.len()).unwrap_or(i64::MAX);
        let number = Number::new(self.negative, &product, -fraction);
        let most = largest(self.negative);
        if number.cmp_magnitude(&most).is_gt() { (most, true) } else { (number, false) }
    }

    /// the text is printed as it was written.
    pub(super) fn kept_as_written(&self) -> bool {
        let digits = self.digits();
        self.is_fast()
            && match self.format {
                Format::BinarySi => self.integer.iter().fold(0u64, |rest, &digit| (rest * 10 + u64::from(digit)) % 8) != 0,
                Format::DecimalSi | Format::DecimalExponent => {
                    self.last_power() % 3 == 0 && digits.first() != Some(&0) && !digits.ends_with(&[0, 0, 0])
                }
            }
    }
}

/// binary quantities go no further than 2^63-1.
fn largest(negative: bool) -> Number {
    let digits: Vec<u8> = i64::MAX.to_string().bytes().map(|byte| byte - b'0').collect();
    Number::new(negative, &digits, 0)
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// The suffix's format and exponent; the table comes before the exponent form, so `1E` is 10^18.
fn suffix(text: &str) -> Option<(Format, i64)> {
    let letters = text.chars().take_while(|&c| SUFFIX.contains(c)).count();
    let tail = text.get(letters..)?;
    let digits = tail.strip_prefix(['+', '-']).unwrap_or(tail);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let find = |table: &[(&str, i64)]| table.iter().find(|(name, _)| *name == text).map(|(_, exponent)| *exponent);
    if let Some(exponent) = find(&DECIMAL) {
        return Some((Format::DecimalSi, exponent));
    }
    if let Some(exponent) = find(&BINARY) {
        return Some((Format::BinarySi, exponent));
    }
    let exponent: i64 = text.strip_prefix(['e', 'E'])?.parse().ok()?;
    // upstream keeps the low 32 bits, so `1e4294967296` is 1
    let low = u32::try_from(exponent.rem_euclid(1 << 32)).ok()?;
    Some((Format::DecimalExponent, i64::from(low.cast_signed())))
}
