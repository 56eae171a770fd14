//! Quantities, label selectors, node selectors, allowedTopologies.

use std::collections::BTreeMap;

use pv_why::decisions::node_affinity::{check_node_affinity, match_pod_affinity, match_topology_terms};
use pv_why::decisions::quantity::Quantity;
use pv_why::decisions::selectors;
use serde_json::Value;

use super::{Score, recorded};

#[test]
fn quantities() {
    let mut score = Score::default();
    for row in recorded("quantity.json.gz").as_array().unwrap() {
        let text = row["text"].as_str().unwrap();
        let place = format!("quantity {text:?}");
        let parsed = Quantity::parse(text);
        score.compare(&place, row["ok"].as_bool().unwrap(), parsed.is_ok());
        let Ok(ours) = parsed else { continue };
        score.compare(&format!("{place} value"), row["value"].as_i64().unwrap(), ours.value());
        score.compare(&format!("{place} string"), row["string"].as_str().unwrap(), &ours.to_string());
        score.compare(&format!("{place} canonical"), row["canonical"].as_str().unwrap(), &ours.canonical());
        if let Some(other) = row["other"].as_str().and_then(|other| Quantity::parse(other).ok()) {
            score.compare(&format!("{place} cmp {other}"), row["cmp"].as_i64().unwrap(), ours.cmp(&other) as i64);
        }
    }
    score.finish("quantities");
}

#[test]
fn label_selectors() {
    let mut score = Score::default();
    for row in recorded("labels.json.gz").as_array().unwrap().iter().filter(|row| !row["selector"].is_null()) {
        let ours = selectors::compile(&decoded(&row["selector"])).map(|matcher| matcher.matches(&labels(row)));
        let real = if row["error"].is_null() { Some(row["match"].as_bool().unwrap()) } else { None };
        score.compare(&format!("{row}"), real, ours.ok());
    }
    score.finish("label selectors");
}

#[test]
fn node_selectors() {
    let mut score = Score::default();
    for row in recorded("nodes.json.gz").as_array().unwrap() {
        let selector = (!row["selector"].is_null()).then(|| decoded(&row["selector"]));
        let volume = check_node_affinity(selector.as_ref(), &labels(row));
        score.compare(&format!("pv {row}"), row["pv"].as_bool().unwrap(), volume.is_ok());
        if let Some(selector) = &selector {
            let pod = match_pod_affinity(selector, &labels(row), row["name"].as_str().unwrap());
            score.compare(&format!("pod {row}"), row["pod"].as_bool().unwrap(), pod.is_ok());
        }
    }
    score.finish("node selectors");
}

#[test]
fn allowed_topologies() {
    let mut score = Score::default();
    for row in recorded("topologies.json.gz").as_array().unwrap() {
        let terms: Vec<_> = row["terms"].as_array().into_iter().flatten().map(decoded).collect();
        score.compare(&format!("{row}"), row["match"].as_bool().unwrap(), match_topology_terms(&terms, &labels(row)));
    }
    score.finish("allowed topologies");
}

fn decoded<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

fn labels(row: &Value) -> BTreeMap<String, String> {
    serde_json::from_value(row["labels"].clone()).unwrap_or_default()
}
