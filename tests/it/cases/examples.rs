//! The example on a finding's page reports that finding, once the fields that it leaves out are filled in.

use pv_why::diagnose::{Detail, diagnose};
use pv_why::gather::dump::{self, DumpOptions, DumpSource};
use pv_why::rules::{Rule, catalogue};
use pv_why::target::Target;
use serde_json::{Value, json};

/// What an object of the kind has when the example does not say otherwise.
fn usual(kind: &str) -> Value {
    let meta = |name: &str| json!({"namespace": "shop", "name": name, "uid": name, "creationTimestamp": "2026-07-22T09:00:00Z"});
    match kind {
        "PersistentVolumeClaim" => json!({"apiVersion": "v1", "metadata": meta("data"), "status": {"phase": "Pending"},
            "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "5Gi"}}}}),
        "PersistentVolume" => json!({"apiVersion": "v1", "metadata": meta("pv-1"), "status": {"phase": "Available"},
            "spec": {"accessModes": ["ReadWriteOnce"], "capacity": {"storage": "5Gi"}, "hostPath": {"path": "/srv"}}}),
        "StorageClass" => json!({"apiVersion": "storage.k8s.io/v1", "metadata": meta("fast"),
            "provisioner": "disk.csi.example.com", "volumeBindingMode": "Immediate"}),
        "StatefulSet" => json!({"apiVersion": "apps/v1", "metadata": meta("db")}),
        "VolumeAttachment" => json!({"apiVersion": "storage.k8s.io/v1", "metadata": meta("csi-1")}),
        "Pod" => json!({"apiVersion": "v1", "metadata": meta("app"), "status": {"phase": "Pending"}}),
        _ => json!({"apiVersion": "v1", "metadata": meta("any")}),
    }
}

fn fill(value: &mut Value, example: &Value) {
    match (value, example) {
        (Value::Object(value), Value::Object(example)) => {
            example.iter().for_each(|(key, example)| fill(value.entry(key).or_insert(Value::Null), example));
        }
        (value, example) => *value = example.clone(),
    }
}

/// The objects of the example on the rule's page, complete.
fn objects(rule: &Rule) -> Vec<Value> {
    let text: String = rule.page.lines().map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect();
    let (_, rest) = text.split_once("```yaml,reports\n").unwrap_or_else(|| panic!("{} has no example", rule.code));
    let (yaml, _) = rest.split_once("```").unwrap();
    let documents = serde_saphyr::from_multiple::<Value>(yaml).unwrap_or_else(|error| panic!("{}: {error}\n{yaml}", rule.code));
    let complete = |document: Value| {
        let mut object = usual(document["kind"].as_str().unwrap_or_default());
        fill(&mut object, &document);
        object
    };
    documents.into_iter().map(complete).collect()
}

#[test]
fn the_example_of_every_page_reports() {
    let options = DumpOptions { as_of: Some("2026-07-22T10:00:00Z".parse().unwrap()), complete: true, ..DumpOptions::default() };
    let mut wrong = Vec::new();
    for rule in catalogue() {
        let list = json!({"apiVersion": "v1", "kind": "List", "items": objects(rule)}).to_string();
        let snapshot = dump::read(DumpSource::Stream(&mut list.as_bytes()), &options).unwrap();
        let name = if list.contains("volumeClaimTemplates") { "data-db-0" } else { "data" };
        let target = Target::Claim { namespace: "shop".to_string(), name: name.to_string() };
        let found: Vec<&str> = diagnose(&snapshot, &[target], Detail::Nearest).findings.iter().map(|finding| finding.code).collect();
        if !found.contains(&rule.code) {
            wrong.push(format!("{} {}: its example reports {found:?}", rule.code, rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
