//! What programs read.

use pv_why::render::{Format, Layout, render};
use serde_json::Value;

use super::build::{mixed, no_volume, report};
use super::golden::golden;

fn json(report: &pv_why::report::Report, verbose: bool) -> Value {
    serde_json::from_str(&render(report, Format::Json, &Layout { verbose, ..Layout::default() })).unwrap()
}

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../formats/report.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("the schema itself: {error}"));
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn json_of_a_stuck_claim() {
    golden("tests/formats/stuck.json", &render(&no_volume(), Format::Json, &Layout::default()));
}

#[test]
fn yaml_of_a_stuck_claim() {
    golden("tests/formats/stuck.yaml", &render(&no_volume(), Format::Yaml, &Layout::default()));
}

#[test]
fn json_follows_its_schema() {
    for report in [no_volume(), mixed(), report(Vec::new(), Vec::new())] {
        for verbose in [false, true] {
            let value = json(&report, verbose);
            let errors: Vec<String> = schema().iter_errors(&value).map(|error| format!("{} at {}", error, error.instance_path())).collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
    }
}

/// Every field that is written is in the schema, also where the schema lets v1 grow.
#[test]
fn no_field_is_unpublished() {
    let mut strict: Value = serde_json::from_str(include_str!("../../formats/report.schema.json")).unwrap();
    close(&mut strict);
    let strict = jsonschema::validator_for(&strict).unwrap();
    for report in [no_volume(), mixed()] {
        let value = json(&report, true);
        let errors: Vec<String> = strict.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.get("additionalProperties") == Some(&Value::Bool(true)) {
                map.insert("additionalProperties".into(), false.into());
            }
            map.values_mut().for_each(close);
        }
        Value::Array(values) => values.iter_mut().for_each(close),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every recorded cluster of the repository, answered as a whole.
fn recorded() -> Vec<(String, pv_why::report::Report)> {
    let mut clusters = Vec::new();
    for folder in ["tests/cases", "tests/stories"] {
        collect(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut clusters);
    }
    assert!(!clusters.is_empty());
    let answer = |path: std::path::PathBuf| {
        let options = pv_why::gather::dump::DumpOptions { complete: true, ..Default::default() };
        let snapshot = pv_why::gather::dump::read(pv_why::gather::dump::DumpSource::Path(&path), &options).unwrap();
        let everything = [pv_why::target::Target::Everything];
        (path.display().to_string(), pv_why::diagnose::diagnose(&snapshot, &everything, pv_why::diagnose::Detail::Everything))
    };
    clusters.into_iter().map(answer).collect()
}

fn collect(folder: &std::path::Path, clusters: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, clusters);
        } else if path.file_name().is_some_and(|name| name == "cluster.yaml") {
            clusters.push(path);
        }
    }
}

#[test]
fn every_recorded_cluster_follows_the_schema_and_survives_yaml() {
    let schema = schema();
    for (path, report) in recorded() {
        let value = json(&report, true);
        let errors: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
        let yaml = render(&report, Format::Yaml, &Layout { verbose: true, ..Layout::default() });
        let back: Value = serde_saphyr::from_str(&yaml).unwrap_or_else(|error| panic!("{path}: {error}\n{yaml}"));
        assert_eq!(back, value, "{path}");
    }
}

#[test]
fn ids_lead_somewhere() {
    for (path, report) in recorded() {
        let ids = report.claims.iter().flat_map(|claim| &claim.findings);
        let related = report.findings.iter().flat_map(|finding| finding.causes.iter().chain(&finding.consequence_of));
        for id in ids.chain(related) {
            assert!(report.finding(id).is_some(), "{path}: no finding {id}");
        }
    }
}

#[test]
fn the_schema_refuses_what_v1_does_not_mean() {
    let spoil = |pointer: &str, value: Value| {
        let mut document = json(&no_volume(), true);
        *document.pointer_mut(pointer).unwrap() = value;
        document
    };
    for (pointer, value) in [
        ("/apiVersion", "pv-why/v2".into()),
        ("/claims/0/state", "fine".into()),
        ("/claims/0/stages/0/status", "not needed".into()),
        ("/findings/0/code", "PVW1".into()),
        ("/findings/0/fixes/0/risk", "none".into()),
        ("/claims/0/candidates/0/verdict", Value::Null),
        ("/stats/requests", Value::from(-1)),
    ] {
        assert!(!schema().is_valid(&spoil(pointer, value)), "{pointer}");
    }
}

#[test]
fn every_field_of_the_schema_is_described() {
    let schema: Value = serde_json::from_str(include_str!("../../formats/report.schema.json")).unwrap();
    undescribed(&schema, "#");
}

fn undescribed(schema: &Value, at: &str) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (name, property) in properties {
            assert!(property.get("description").is_some(), "{at}/{name} has no description");
        }
    }
    match schema {
        Value::Object(map) => map.iter().for_each(|(name, value)| undescribed(value, &format!("{at}/{name}"))),
        Value::Array(values) => values.iter().for_each(|value| undescribed(value, at)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_long_form_lists_every_candidate() {
    let mut report = no_volume();
    let one = report.claims[0].candidates[0].clone();
    report.claims[0].candidates = vec![one; 25];
    let count = |verbose| json(&report, verbose)["claims"][0]["candidates"].as_array().unwrap().len();
    assert_eq!((count(false), count(true)), (10, 25));
}

#[test]
fn absent_fields_are_omitted() {
    let mut report = mixed();
    report.claims[0].phase = None;
    report.claims[0].uid = None;
    let claim = &json(&report, false)["claims"][0];
    for field in ["phase", "uid", "stage", "step", "candidates", "candidateCounts"] {
        assert!(claim.get(field).is_none(), "{field}");
    }
}
