//! The parts of a report that the objects decide, in the words of a story's `answers`.

use serde_json::{Map, Value, json};

/// One claim's answer: `{state, stage, step, codes, candidates}`.
pub(super) fn claim(report: &Value, namespace: &str, name: &str) -> Result<Value, String> {
    let wanted = |claim: &&Value| claim["namespace"] == namespace && claim["name"] == name;
    let claim = report["claims"].as_array().into_iter().flatten().find(wanted);
    let claim = claim.ok_or_else(|| format!("pvc/{namespace}/{name} is not in the report: {report:#}"))?;
    Ok(json!({
        "state": claim["state"],
        "stage": claim["stage"],
        "step": claim["step"],
        "codes": codes(report, claim),
        "candidates": candidates(claim),
    }))
}

/// The codes of the claim's findings, headline first.
fn codes(report: &Value, claim: &Value) -> Vec<Value> {
    claim["findings"].as_array().into_iter().flatten().map(|id| code(report, id)).collect()
}

fn code(report: &Value, id: &Value) -> Value {
    let mut findings = report["findings"].as_array().into_iter().flatten();
    let found = findings.find(|finding| finding["id"] == *id);
    found.map_or_else(|| json!(format!("no finding has the id {id}")), |finding| finding["code"].clone())
}

/// `"volume": "rejected TooSmall ClassMismatch"`.
fn candidates(claim: &Value) -> Map<String, Value> {
    let entry = |candidate: &Value| {
        let volume = candidate["volume"].as_str().unwrap_or_default();
        (volume.to_owned(), json!(verdict(candidate)))
    };
    claim["candidates"].as_array().into_iter().flatten().map(entry).collect()
}

fn verdict(candidate: &Value) -> String {
    let failed = candidate["failed"].as_array().into_iter().flatten();
    let words = [&candidate["verdict"]].into_iter().chain(failed.map(|failure| &failure["check"]));
    words.filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}

/// The kinds that could not be read, each once.
pub(super) fn unknown(report: &Value) -> Vec<&str> {
    let entries = report["unknown"].as_array().into_iter().flatten();
    let mut resources: Vec<&str> = entries.filter_map(|entry| entry["resource"].as_str()).collect();
    resources.sort_unstable();
    resources.dedup();
    resources
}
