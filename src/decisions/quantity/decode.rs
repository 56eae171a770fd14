//! Decoding: a string, or a bare number whose raw text counts.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::Quantity;

/// The name under which serde_json hands out the raw text of a value; other formats ignore it.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RAW_VALUE, QuantityVisitor)
    }
}

struct QuantityVisitor;

impl<'de> Visitor<'de> for QuantityVisitor {
    type Value = Quantity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a quantity, such as \"10Gi\"")
    }

    /// serde_json: the raw text, quotes included.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Quantity, A::Error> {
        let raw = Box::<RawValue>::deserialize(RawMap(map))?;
        let raw = raw.get().trim();
        match raw {
            "null" => Ok(Quantity::default()),
            _ if raw.starts_with('"') => parsed(&serde_json::from_str::<String>(raw).map_err(A::Error::custom)?),
            _ => parsed(raw),
        }
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Quantity, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Quantity, E> {
        parsed(text)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Quantity, E> {
        parsed(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Quantity, E> {
        parsed(&number.to_string())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Quantity, E> {
        parsed(&number.to_string())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Quantity, E> {
        parsed(&number.to_string())
    }

    /// As Go's encoding/json writes a float: with an exponent if it is very large or very small. That decides on overflow.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Quantity, E> {
        let plain = number == 0.0 || (1e-6..1e21).contains(&number.abs());
        parsed(&if plain { number.to_string() } else { format!("{number:e}") })
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

/// Passes a map that is already open on to [`RawValue`].
struct RawMap<A>(A);

impl<'de, A: MapAccess<'de>> Deserializer<'de> for RawMap<A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        MapAccessDeserializer::new(self.0).deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

fn parsed<E: Error>(text: &str) -> Result<Quantity, E> {
    Quantity::parse(text.trim()).map_err(E::custom)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Quantity;

    #[derive(serde::Deserialize)]
    struct Holder {
        size: Quantity,
    }

    #[test]
    fn the_raw_text_of_a_bare_number_counts() {
        for (json, text) in [("1E9", "1E9"), ("10000000000000000000", "10E"), ("1.5", "1500m"), ("\" 10Gi \"", "10Gi"), ("null", "0")] {
            let holder: Holder = serde_json::from_slice(format!("{{\"size\": {json}}}").as_bytes()).unwrap();
            assert_eq!(holder.size.to_string(), text, "{json}");
        }
    }

    #[test]
    fn other_formats_decode_too() {
        let holder: Holder = serde_json::from_value(serde_json::json!({"size": 1_048_576})).unwrap();
        assert_eq!(holder.size.to_string(), "1048576");
        let holder: Holder = serde_saphyr::from_str("size: 10Gi\n").unwrap();
        assert_eq!(holder.size.to_string(), "10Gi");
        assert!(serde_json::from_str::<Holder>("{\"size\": \"10GB\"}").is_err());
    }
}
