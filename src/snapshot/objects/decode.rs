//! How single fields are decoded: `null` like absent, times in RFC 3339.

use jiff::Timestamp;
use serde::de::{Deserialize, Deserializer, Error};

/// `null` decodes like an absent field.
pub(super) fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// An RFC 3339 time; absent, `null` and `""` are "not set".
pub(super) fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        Some(text) if !text.is_empty() => text.parse().map(Some).map_err(|_| D::Error::custom(format!("{text:?} is not an RFC 3339 time"))),
        _ => Ok(None),
    }
}
