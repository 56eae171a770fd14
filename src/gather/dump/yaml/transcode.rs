//! YAML to JSON text, event by event: so there is one decoder for both, and no tree in between.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_saphyr::Options;
use serde_saphyr::options::{DuplicateKeyPolicy, NonFiniteFloatPolicy};

/// Nesting that is followed: every level costs stack. Objects of the kinds that are read stay below 20.
const DEEPEST: usize = 48;

/// One document as JSON; the error names the line from the text's first one.
pub(crate) fn to_json(text: &[u8]) -> Result<Vec<u8>, (String, Option<usize>)> {
    let text = std::str::from_utf8(text).map_err(|error| ("invalid UTF-8".to_string(), Some(line_of(text, error.valid_up_to()))))?;
    let mut json = Vec::with_capacity(text.len());
    let written = serde_saphyr::with_deserializer_from_str_with_options(text, options(), |deserializer| {
        Transcode(&mut serde_json::Serializer::new(&mut json)).deserialize(deserializer)
    });
    match written {
        Ok(()) => Ok(json),
        Err(error) => Err(describe(&error)),
    }
}

fn line_of(text: &[u8], offset: usize) -> usize {
    1 + memchr::memchr_iter(b'\n', text.get(..offset).unwrap_or_default()).count()
}

fn describe(error: &serde_saphyr::Error) -> (String, Option<usize>) {
    let line = error.location().and_then(|location| usize::try_from(location.line()).ok()).filter(|&line| line > 0);
    let text = error.without_snippet().to_string();
    let first = text.lines().next().unwrap_or_default();
    let words = first.split(" at line ").next().unwrap_or_default().trim_start_matches("error: ");
    (words.to_string(), line)
}

/// What a text may cost: its own size bounds everything but aliases, which have their own limits, and depth.
fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: DEEPEST,
            max_events: usize::MAX,
            max_nodes: usize::MAX,
            max_total_scalar_bytes: usize::MAX,
        },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: 200_000, max_replay_stack_depth: 32 },
        duplicate_keys: DuplicateKeyPolicy::Error,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        ignore_binary_tag_for_string: true,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    }
}

/// Writes whatever it is given.
struct Transcode<S>(S);

impl<'de, S: Serializer> DeserializeSeed<'de> for Transcode<S> {
    type Value = S::Ok;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Ok, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// A visitor's method that writes one scalar.
macro_rules! scalars {
    ($($visit:ident($type:ty) $serialize:ident;)*) => {
        $(fn $visit<E: serde::de::Error>(self, value: $type) -> Result<S::Ok, E> {
            self.0.$serialize(value).map_err(E::custom)
        })*
    };
}

impl<'de, S: Serializer> Visitor<'de> for Transcode<S> {
    type Value = S::Ok;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    scalars! {
        visit_bool(bool) serialize_bool;
        visit_i64(i64) serialize_i64;
        visit_u64(u64) serialize_u64;
        visit_i128(i128) serialize_i128;
        visit_u128(u128) serialize_u128;
        visit_f64(f64) serialize_f64;
        visit_str(&str) serialize_str;
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<S::Ok, E> {
        self.0.serialize_unit().map_err(E::custom)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<S::Ok, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Ok, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Ok, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<S::Ok, A::Error> {
        let mut sequence = self.0.serialize_seq(None).map_err(A::Error::custom)?;
        while access.next_element_seed(Element(&mut sequence))?.is_some() {}
        sequence.end().map_err(A::Error::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<S::Ok, A::Error> {
        let mut map = self.0.serialize_map(None).map_err(A::Error::custom)?;
        while let Some(key) = access.next_key::<Key>()? {
            map.serialize_key(&key.0).map_err(A::Error::custom)?;
            access.next_value_seed(Entry(&mut map))?;
        }
        map.end().map_err(A::Error::custom)
    }
}

/// A key, as text whatever its type.
#[derive(serde::Deserialize)]
struct Key(String);

/// Writes one element of a sequence.
struct Element<'a, S>(&'a mut S);

impl<'de, S: SerializeSeq> DeserializeSeed<'de> for Element<'_, S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        write_through(deserializer, |value| self.0.serialize_element(value))
    }
}

/// Writes one value of a map.
struct Entry<'a, S>(&'a mut S);

impl<'de, S: SerializeMap> DeserializeSeed<'de> for Entry<'_, S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        write_through(deserializer, |value| self.0.serialize_value(value))
    }
}

/// Hands the deserializer to a serializer that wants a value, and gives back the reader's own error if it failed.
fn write_through<'de, D, E>(deserializer: D, write: impl FnOnce(&Pending<'de, D>) -> Result<(), E>) -> Result<(), D::Error>
where
    D: Deserializer<'de>,
    E: fmt::Display,
{
    let pending = Pending(std::cell::RefCell::new(State::Waiting(deserializer)));
    let written = write(&pending);
    match pending.0.into_inner() {
        State::Failed(error) => Err(error),
        _ => written.map_err(D::Error::custom),
    }
}

enum State<D, E> {
    Waiting(D),
    Running,
    Failed(E),
}

/// A value that is read at the moment it is written.
struct Pending<'de, D: Deserializer<'de>>(std::cell::RefCell<State<D, D::Error>>);

impl<'de, D: Deserializer<'de>> Serialize for Pending<'de, D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let State::Waiting(deserializer) = self.0.replace(State::Running) else {
            return Err(S::Error::custom("a value is written twice"));
        };
        Transcode(serializer).deserialize(deserializer).map_err(|error| {
            let words = S::Error::custom(&error);
            self.0.replace(State::Failed(error));
            words
        })
    }
}
