//! What the real controllers did, against the `real` part of a story.
//!
//! `"pvc/data": {"/status/phase": "Pending", "/spec/volumeName": null}` is a JSON pointer and its value, `null` for
//! "not there"; `"pv/gone": null` an object that does not exist; `"events": {"PersistentVolumeClaim/data": [...]}` all
//! different events of an object, as `Type Reason message`, sorted.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::cluster::Cluster;
use super::command::output;
use super::settings::ADMIN;
use super::story::Story;

pub(super) fn problems(cluster: &Cluster, story: &Story) -> Vec<String> {
    let Some(real) = story.expected.get("real").and_then(Value::as_object) else {
        return vec!["expected.json has no `real` part".to_owned()];
    };
    let objects = real.iter().filter(|(name, _)| name.as_str() != "events");
    let mut problems: Vec<String> = objects.flat_map(|(name, fields)| object(cluster, story, name, fields)).collect();
    if let Some(wanted) = real.get("events").and_then(Value::as_object) {
        problems.extend(events(cluster, story, wanted));
    }
    problems
}

fn object(cluster: &Cluster, story: &Story, name: &str, wanted: &Value) -> Vec<String> {
    let found = match get(cluster, story, &[name, "--ignore-not-found"]) {
        Ok(found) => found,
        Err(problem) => return vec![problem],
    };
    match wanted.as_object() {
        Some(fields) => fields.iter().filter_map(|(path, value)| field(name, &found, path, value)).collect(),
        None if found.is_null() => Vec::new(),
        None => vec![format!("{name} should not exist")],
    }
}

fn field(name: &str, object: &Value, path: &str, wanted: &Value) -> Option<String> {
    let found = object.pointer(path).unwrap_or(&Value::Null);
    (found != wanted).then(|| format!("the real cluster has {name} {path} {found}, expected.json {wanted}"))
}

fn events(cluster: &Cluster, story: &Story, wanted: &Map<String, Value>) -> Vec<String> {
    let list = match get(cluster, story, &["events", "--all-namespaces"]) {
        Ok(list) => list,
        Err(problem) => return vec![problem],
    };
    let compare = |(object, texts): (&String, &Value)| {
        let found = json!(events_of(&list, object, &story.name));
        (found != *texts).then(|| format!("the real cluster has {object} events {found:#}, expected.json {texts:#}"))
    };
    wanted.iter().filter_map(compare).collect()
}

/// A story's volumes have names of their own, so an event without namespace cannot be another story's.
fn events_of(list: &Value, object: &str, namespace: &str) -> BTreeSet<String> {
    let items = list.pointer("/items").and_then(Value::as_array);
    let belongs = |event: &&Value| {
        let home = text(event, "/involvedObject/namespace");
        let name = format!("{}/{}", text(event, "/involvedObject/kind"), text(event, "/involvedObject/name"));
        name == object && (home.is_empty() || home == namespace)
    };
    let line = |event: &Value| format!("{} {} {}", text(event, "/type"), text(event, "/reason"), text(event, "/message"));
    items.into_iter().flatten().filter(belongs).map(line).collect()
}

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

/// `null` when kubectl prints nothing.
fn get(cluster: &Cluster, story: &Story, arguments: &[&str]) -> Result<Value, String> {
    let text = output(cluster.kubectl(ADMIN, &story.name)?.arg("get").args(arguments).arg("--output=json"))?;
    if text.trim().is_empty() { Ok(Value::Null) } else { serde_json::from_str(&text).map_err(|error| error.to_string()) }
}
