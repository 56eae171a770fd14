//! The objects of a dump, by resource.

use std::collections::BTreeMap;

use pv_why::snapshot::{KINDS, Kind};
use serde_json::Value;

/// Objects by kind, sorted by namespace and name as a real server lists them.
#[derive(Debug, Default, Clone)]
pub(crate) struct Objects {
    by_kind: BTreeMap<Kind, Vec<Value>>,
    /// The server's version: the newest kubelet's, as for the dump.
    pub(crate) version: Option<String>,
}

impl Objects {
    /// Reads YAML or JSON documents.
    pub(crate) fn parse(text: &str) -> Self {
        Objects::of(values(text))
    }

    /// Takes objects of any kind.
    pub(crate) fn of(values: Vec<Value>) -> Self {
        let mut objects = Objects::default();
        for mut value in values {
            let Some(kind) = KINDS.into_iter().find(|kind| value["kind"] == kind.name()) else { continue };
            settle(kind, &mut value);
            objects.by_kind.entry(kind).or_default().push(value);
        }
        objects.by_kind.values_mut().for_each(|values| values.sort_by_key(key));
        let versions = objects.all(Kind::Node).iter().filter_map(|node| node["status"]["nodeInfo"]["kubeletVersion"].as_str());
        objects.version = versions.max().map(str::to_string);
        objects
    }

    /// All of a kind.
    pub(crate) fn all(&self, kind: Kind) -> &[Value] {
        self.by_kind.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// The single objects in a text, those of lists included.
pub(crate) fn values(text: &str) -> Vec<Value> {
    let documents: Vec<Value> = match text.trim_start().starts_with('{') {
        true => serde_json::Deserializer::from_str(text).into_iter().map(Result::unwrap).collect(),
        false => serde_saphyr::from_multiple(text).unwrap(),
    };
    documents.into_iter().flat_map(items).collect()
}

fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Object(mut list) if list.contains_key("items") => {
            let Some(Value::Array(items)) = list.remove("items") else { return Vec::new() };
            items.into_iter().flat_map(self::items).collect()
        }
        Value::Null => Vec::new(),
        value => vec![value],
    }
}

/// What an API server does to an object: the namespace settled, events in their core form.
fn settle(kind: Kind, value: &mut Value) {
    let Some(metadata) = value["metadata"].as_object_mut() else { return };
    if !kind.namespaced() {
        metadata.remove("namespace");
    } else {
        metadata.entry("namespace").or_insert("default".into());
    }
    if kind == Kind::Event {
        for (from, to) in [("regarding", "involvedObject"), ("note", "message")] {
            let moved = value.as_object_mut().and_then(|event| event.remove(from));
            moved.into_iter().for_each(|moved| value[to] = moved);
        }
    }
}

/// Namespace and name.
pub(crate) fn key(value: &Value) -> (String, String) {
    let word = |field: &str| value["metadata"][field].as_str().unwrap_or_default().to_string();
    (word("namespace"), word("name"))
}
