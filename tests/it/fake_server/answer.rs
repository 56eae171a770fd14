//! What the server says to a path and a query.

use pv_why::snapshot::{KINDS, Kind};
use serde_json::{Value, json};

use super::objects::{Objects, key};
use super::selector::fits;
use super::{Log, Manners};

/// Status, content type, body.
pub(crate) type Answer = (u16, &'static str, String);

/// What a path names.
struct Asked {
    kind: Kind,
    namespace: Option<String>,
    name: Option<String>,
}

/// The answer to a GET.
pub(crate) fn answer(objects: &Objects, manners: &Manners, log: &Log, path: &str, query: &str) -> Answer {
    if let Some(body) = &manners.body {
        return (200, "text/html", body.clone());
    }
    if log.requests.len() <= manners.overloaded {
        return status(503, "ServiceUnavailable", "the server is currently unable to handle the request");
    }
    if let Some(code) = manners.status {
        return status(code, "Failure", "Unauthorized");
    }
    if path == "/version" {
        return json_of(&json!({"major": "1", "gitVersion": objects.version}));
    }
    let Some(asked) = asked(path, manners) else { return (404, "text/plain", "404 page not found\n".to_string()) };
    let resource = asked.kind.resource();
    let cluster_wide = asked.namespace.is_none() && asked.name.is_none();
    if manners.forbidden.contains(resource) || (cluster_wide && manners.forbidden_cluster_wide.contains(resource)) {
        return forbidden(&asked);
    }
    match &asked.name {
        Some(name) => one(objects, &asked, name),
        None => list(objects, manners, log, &asked, query),
    }
}

/// `/api/v1/…` or `/apis/<group>/v1/…`, then `[namespaces/<namespace>/]<resource>[/<name>]`.
fn asked(path: &str, manners: &Manners) -> Option<Asked> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let (group, rest) = match parts.as_slice() {
        ["api", "v1", rest @ ..] => ("", rest),
        ["apis", group, "v1", rest @ ..] => (*group, rest),
        _ => return None,
    };
    let (namespace, rest) = match rest {
        ["namespaces", namespace, rest @ ..] if !rest.is_empty() => (Some((*namespace).to_string()), rest),
        rest => (None, rest),
    };
    let kind = KINDS.into_iter().find(|kind| kind.group() == group && Some(&kind.resource()) == rest.first())?;
    let served = !manners.unserved.contains(group) && kind.namespaced() >= namespace.is_some();
    (served && rest.len() <= 2).then(|| Asked { kind, namespace, name: rest.get(1).map(ToString::to_string) })
}

fn one(objects: &Objects, asked: &Asked, name: &str) -> Answer {
    let wanted = (asked.namespace.clone().unwrap_or_default(), name.to_string());
    match objects.all(asked.kind).iter().find(|object| key(object) == wanted) {
        Some(object) => json_of(object),
        None => status(404, "NotFound", &format!("{} {name:?} not found", asked.kind.resource())),
    }
}

fn list(objects: &Objects, manners: &Manners, log: &Log, asked: &Asked, query: &str) -> Answer {
    let parameter = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(unescape);
    let selector = parameter("fieldSelector").unwrap_or_default();
    let here = |object: &&Value| asked.namespace.as_ref().is_none_or(|namespace| key(object).0 == *namespace);
    let found: Vec<&Value> = objects.all(asked.kind).iter().filter(here).filter(|object| fits(object, &selector)).collect();
    let start: usize = parameter("continue").map_or(0, |token| token.trim_start_matches("from/").trim_end_matches('+').parse().unwrap());
    let continued = log.requests.iter().filter(|request| request.contains("continue=")).count();
    if start > 0 && manners.expired.as_deref() == Some(asked.kind.resource()) && continued == 1 {
        return status(410, "Expired", "The provided continue parameter is too old");
    }
    let limit = parameter("limit").and_then(|limit| limit.parse().ok()).filter(|&limit| limit > 0).unwrap_or(usize::MAX);
    let page: Vec<Value> = found.iter().skip(start).take(limit).map(|object| bare(object)).collect();
    let end = start + page.len();
    let mut metadata = json!({"resourceVersion": "1000"});
    if end < found.len() {
        // A sign that a query has to escape.
        metadata["continue"] = json!(format!("from/{end}+"));
    }
    let items = serde_json::to_string(&page).unwrap();
    // Field order as Go writes it: kind first, items last.
    let head =
        format!("{{\"kind\":\"{}List\",\"apiVersion\":\"{}\",\"metadata\":{metadata},\"items\":", asked.kind.name(), version(asked.kind));
    (200, "application/json", head + &items + "}\n")
}

/// An item of a typed list names neither kind nor version.
fn bare(object: &Value) -> Value {
    let mut object = object.clone();
    object.as_object_mut().into_iter().for_each(|object| object.retain(|field, _| field != "kind" && field != "apiVersion"));
    object
}

fn version(kind: Kind) -> String {
    if kind.group().is_empty() { "v1".to_string() } else { format!("{}/v1", kind.group()) }
}

fn forbidden(asked: &Asked) -> Answer {
    let verb = if asked.name.is_some() { "get" } else { "list" };
    let scope = asked.namespace.as_ref().map_or("at the cluster scope".to_string(), |namespace| format!("in the namespace {namespace:?}"));
    let (resource, group) = (asked.kind.resource(), asked.kind.group());
    let words = format!("{resource} is forbidden: User \"me\" cannot {verb} resource {resource:?} in API group {group:?} {scope}");
    status(403, "Forbidden", &words)
}

fn status(code: u16, reason: &str, message: &str) -> Answer {
    let status = json!({"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message": message, "reason": reason, "code": code});
    (code, "application/json", status.to_string())
}

fn json_of(value: &Value) -> Answer {
    (200, "application/json", value.to_string())
}

fn unescape(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = (first == b'%').then(|| std::str::from_utf8(&tail[..2]).unwrap());
        bytes.push(hex.map_or(first, |hex| u8::from_str_radix(hex, 16).unwrap()));
        rest = &tail[if hex.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8(bytes).unwrap()
}
