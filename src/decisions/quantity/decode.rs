//! Decoding: a JSON string or a bare number, of which the text counts as it stands in the document.
//!
//! Upstream: apimachinery 0.37.2, `pkg/api/resource/quantity.go` (`UnmarshalJSON`).
//!
//! A float in between would lose it: `10000000000000000000` and `1E9` print and overflow differently from `1e19` and `1G`.
//! serde_json hands over the raw text when it is asked for its `RawValue`. That type itself decodes from nothing but
//! serde_json, so the request is made here; other formats ignore the name and give their own scalars.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::Quantity;

/// The name by which serde_json knows a request for raw text. Were it renamed, bare numbers would pass through floats: a test watches.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'de> serde::Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RAW_VALUE, Raw)
    }
}

/// Takes raw JSON from serde_json, and sends every other format on to [`Scalar`].
struct Raw;

impl<'de> Visitor<'de> for Raw {
    type Value = Quantity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a quantity")
    }

    /// serde_json: a map of one entry, whose value is the raw text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Quantity, A::Error> {
        map.next_key::<IgnoredAny>()?;
        map.next_value_seed(RawText)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Quantity, D::Error> {
        deserializer.deserialize_any(Scalar)
    }
}

/// The raw JSON text.
struct RawText;

impl<'de> DeserializeSeed<'de> for RawText {
    type Value = Quantity;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Quantity, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for RawText {
    type Value = Quantity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the raw text of a quantity")
    }

    /// As upstream, escapes inside the quotes are not resolved.
    fn visit_str<E: Error>(self, raw: &str) -> Result<Quantity, E> {
        match raw {
            "null" => Ok(Quantity::default()),
            _ => parse(raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(raw)),
        }
    }
}

/// A scalar of any format.
struct Scalar;

impl<'de> Visitor<'de> for Scalar {
    type Value = Quantity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a quantity")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Quantity, E> {
        parse(text)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Quantity, E> {
        parse(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Quantity, E> {
        parse(&number.to_string())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Quantity, E> {
        parse(&number.to_string())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Quantity, E> {
        parse(&number.to_string())
    }

    /// As Go's encoding/json writes a float: an exponent only for the very large and the very small.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Quantity, E> {
        let plain = number == 0.0 || (1e-6..1e21).contains(&number.abs());
        parse(&if plain { number.to_string() } else { format!("{number:e}") })
    }

    fn visit_unit<E: Error>(self) -> Result<Quantity, E> {
        Ok(Quantity::default())
    }

    fn visit_none<E: Error>(self) -> Result<Quantity, E> {
        Ok(Quantity::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Quantity, D::Error> {
        deserializer.deserialize_any(self)
    }
}

fn parse<E: Error>(text: &str) -> Result<Quantity, E> {
    Quantity::parse(text.trim()).map_err(|why| E::custom(format_args!("{} is not a quantity: {why}", shown(text))))
}

/// The text in quotes, shortened.
fn shown(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short:?}…") } else { format!("{short:?}") }
}
