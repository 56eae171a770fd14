//! Field selectors.

use serde_json::Value;

/// Whether an object fits a selector such as `involvedObject.kind=Pod,type!=Normal`.
pub(crate) fn fits(object: &Value, selector: &str) -> bool {
    selector.split(',').filter(|term| !term.is_empty()).all(|term| match term.split_once("!=") {
        Some((path, value)) => field(object, path) != value,
        None => term.split_once('=').is_some_and(|(path, value)| field(object, path) == value.trim_start_matches('=')),
    })
}

fn field<'a>(object: &'a Value, path: &str) -> &'a str {
    let found = path.split('.').try_fold(object, |value, part| value.get(part));
    found.and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn fields_are_compared_as_text() {
    let event = serde_json::json!({"involvedObject": {"uid": "u1", "kind": "Pod"}, "type": "Warning"});
    assert!(fits(&event, "involvedObject.kind=Pod,type!=Normal") && fits(&event, "involvedObject.uid==u1") && fits(&event, ""));
    assert!(!fits(&event, "involvedObject.kind=Pod,type=Normal") && !fits(&event, "spec.nodeName=n") && !fits(&event, "nonsense"));
}
