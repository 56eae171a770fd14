//! What the recorded table does not reach: lengths, odd keys, and the words of the errors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use super::syntax::{label_key_fault, label_value_fault};
use super::{Operator, Requirement, compile};

fn selector(json: &str) -> LabelSelector {
    serde_json::from_str(json).unwrap()
}

fn error(json: &str) -> String {
    compile(&selector(json)).unwrap_err().to_string()
}

#[test]
fn keys() {
    let long = |length: usize| "a".repeat(length);
    for key in ["a", "A.b_c-9", "example.com/a", "a/b", "0-0/x", &long(63), &format!("{}/{}", long(253), long(63))] {
        assert_eq!(label_key_fault(key), None, "{key}");
    }
    for key in [
        "",
        "/",
        "a/",
        "/a",
        "a/b/c",
        "-a",
        "a-",
        "a b",
        "ä",
        "A.com/a",
        "a..b/c",
        "a_b/c",
        "-a/c",
        ".a/c",
        &long(64),
        &format!("{}/a", long(254)),
    ] {
        assert!(label_key_fault(key).is_some(), "{key}");
    }
}

#[test]
fn values() {
    for value in ["", "a", "A.b_c-9", &"a".repeat(63)] {
        assert_eq!(label_value_fault(value), None, "{value}");
    }
    for value in ["-", "a/b", " ", "a\n", &"a".repeat(64)] {
        assert!(label_value_fault(value).is_some(), "{value}");
    }
}

#[test]
fn an_empty_selector_selects_everything() {
    assert!(compile(&selector("{}")).unwrap().matches(&BTreeMap::new()));
}

#[test]
fn words() {
    assert_eq!(
        error(r#"{"matchExpressions":[{"key":"tier","operator":"in","values":["a"]}]}"#),
        "unknown operator \"in\" for key \"tier\" (known are In, NotIn, Exists, DoesNotExist)"
    );
    assert_eq!(error(r#"{"matchExpressions":[{"key":"tier","operator":"In"}]}"#), "operator In for key \"tier\" needs at least one value");
    assert_eq!(
        error(r#"{"matchLabels":{"tier":"a b"}}"#),
        "\"a b\" for key \"tier\" is not a label value: only letters, digits, '-', '_' and '.' are allowed"
    );
    assert_eq!(
        error("{\"matchLabels\":{\"a\\nb\":\"\"}}"),
        "\"a\\nb\" is not a label key: only letters, digits, '-', '_' and '.' are allowed"
    );
    let several = Requirement::new("rack", Operator::Gt, &["1".into(), "2".into()]).unwrap_err();
    assert_eq!(several.to_string(), "operator Gt for key \"rack\" needs exactly one value");
}
