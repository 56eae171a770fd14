//! What the recorded table does not reach: decoding, hostile sizes, overflow of the suffixes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::Quantity;

/// The way in which objects hold quantities.
#[derive(Debug, Deserialize)]
struct Holder {
    #[serde(default)]
    capacity: Option<BTreeMap<String, Quantity>>,
}

fn held(holder: Holder) -> Quantity {
    holder.capacity.unwrap().remove("storage").unwrap()
}

fn from_slice(scalar: &str) -> Result<Quantity, String> {
    let document = format!(r#"{{"other":[1,{{}}],"capacity":{{"storage": {scalar} ,"x":"1"}}}}"#);
    serde_json::from_slice(document.as_bytes()).map(held).map_err(|error| error.to_string())
}

fn from_value(scalar: &str) -> Result<Quantity, String> {
    let value = serde_json::from_str(&format!(r#"{{"capacity":{{"storage":{scalar}}}}}"#)).unwrap();
    serde_json::from_value::<Holder>(value).map(held).map_err(|error| error.to_string())
}

fn from_yaml(scalar: &str) -> Result<Quantity, String> {
    serde_saphyr::from_str(&format!("capacity:\n  storage: {scalar}\n  x: 1\n")).map(held).map_err(|error| error.to_string())
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// Q-1, Q-8: what was written decides, not the float that it would become.
#[test]
fn bare_numbers_keep_their_text() {
    for (number, printed, value) in [
        ("1E9", "1E9", 1_000_000_000),
        ("1.5", "1500m", 2),
        ("10000000000000000000", "10E", -8_446_744_073_709_551_616),
        ("-3", "-3", -3),
        ("1e+21", "1e+21", 0),
        ("0", "0", 0),
    ] {
        let read = from_slice(number).unwrap();
        assert_eq!((read.to_string().as_str(), read.value()), (printed, value), "{number}");
    }
}

#[test]
fn every_format_gives_the_same_amount() {
    for (scalar, text) in
        [("\"1.5Gi\"", "1536Mi"), ("10", "10"), ("-2", "-2"), ("1.5", "1500m"), ("\" 4Ki \"", "4Ki"), ("null", "0"), ("1e30", "1e30")]
    {
        for read in [from_slice(scalar), from_value(scalar), from_yaml(scalar)] {
            assert_eq!(read.as_ref(), Ok(&quantity(text)), "{scalar}");
        }
    }
}

#[test]
fn beyond_64_bits_in_every_format() {
    for read in [from_slice("10000000000000000000"), from_value("10000000000000000000"), from_yaml("10000000000000000000")] {
        let read = read.unwrap();
        assert_eq!((read.to_string().as_str(), read.value()), ("10E", -8_446_744_073_709_551_616));
    }
    for read in [from_value("1e30"), from_yaml("1e30")] {
        assert_eq!(read.unwrap().value(), 0);
    }
}

#[test]
fn yaml_plain_texts() {
    for text in ["10Gi", "1Ki", "0433Mi", "5E"] {
        assert_eq!(from_yaml(text).unwrap().to_string(), text);
    }
}

#[test]
fn a_bad_text_says_so() {
    for read in [from_slice("\"10gb\""), from_value("\"10gb\""), from_yaml("10gb")] {
        assert!(read.unwrap_err().contains("\"10gb\" is no quantity"));
    }
    for read in [from_slice("{}"), from_slice("[1]"), from_slice("true"), from_slice("\"\""), from_value("{\"a\":1}"), from_yaml("{a: 1}")]
    {
        read.unwrap_err();
    }
    let long = format!("\"{}\"", "x".repeat(1000));
    assert!(from_slice(&long).unwrap_err().len() < 250);
}

/// Upstream builds the number digit by digit and does not come back from some of these.
#[test]
fn hostile_exponents_cost_nothing() {
    let huge = quantity("1e2147483647");
    assert_eq!(huge.canonical(), "10e2147483646");
    assert_eq!(huge.value(), 0);
    assert_eq!(quantity("1e-2147483648").canonical(), "1e-9");
    assert_eq!(quantity("0e2147483647").canonical(), "0");
    assert!(huge > quantity("999999999999999999999e2000000000"));
    assert!(quantity("-1e2000000000") < quantity("-9e1999999999"));
    assert!(quantity("-1e2000000000") < quantity("1n"));
    assert_eq!(quantity("1e999999999"), quantity("0.0001e1000000003"));
    Quantity::parse("1e9223372036854775808").unwrap_err();
    assert_eq!(quantity("1e4294967299").value(), 1000);
}

#[test]
fn a_million_digits() {
    let nines = "9".repeat(1_000_000);
    for text in
        [format!("{nines}.{nines}"), format!("0.{nines}Gi"), format!("{nines}Ei"), format!("{nines}e-2000000"), format!("-{nines}.{nines}")]
    {
        let read = quantity(&text);
        assert_eq!(read.cmp(&read.clone()), Ordering::Equal);
        read.canonical();
    }
    assert_eq!(quantity(&format!("0.{nines}Gi")).canonical(), "1Gi");
}

/// Upstream has no suffix beyond `E` and prints none.
#[test]
fn beyond_the_last_suffix() {
    for (text, canonical) in [("1000E", "1"), ("1001000E", "1001"), ("1000000000000000000000", "1"), ("12345E", "12345E"), ("1e21", "1e21")]
    {
        assert_eq!(quantity(text).canonical(), canonical);
    }
}

#[test]
fn no_digits() {
    for text in [".Pi", "e-10", "", " 1"] {
        Quantity::parse(text).unwrap_err();
    }
    assert!(quantity("Ki").is_zero() && quantity("-").is_zero() && quantity("0.Pi").is_zero());
}

/// Q-7: the largest binary value below zero overflows, unless it is only that large because Q-4 capped it.
#[test]
fn exactly_the_cap() {
    assert_eq!(quantity("-9007199254740991.9990234375Ki").value(), 1);
    assert_eq!(quantity("-8Ei").value(), -i64::MAX);
    assert_eq!(quantity("9007199254740991.9990234375Ki"), quantity("8Ei"));
}

#[test]
fn the_default_is_zero() {
    assert_eq!((Quantity::default().to_string().as_str(), Quantity::default().value()), ("0", 0));
    assert_eq!(Quantity::default(), quantity("0"));
}
