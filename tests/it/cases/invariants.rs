//! What holds for every case, whatever it is about.

use pv_why::diagnose::{Detail, diagnose};
use pv_why::gather::dump::{self, DumpSource};
use pv_why::report::{Report, State};
use pv_why::snapshot::objects::{PersistentVolume, PersistentVolumeClaim, Pod, StorageClass};
use pv_why::snapshot::{Kind, Listing, Listings, Object, Snapshot, Unavailable};
use serde_json::Value;

use super::{Case, all};

/// The objects of a case, as JSON values.
fn objects(case: &Case) -> Vec<Value> {
    let mut objects = Vec::new();
    for document in serde_saphyr::from_multiple::<Value>(&case.cluster).unwrap() {
        match document["items"].as_array() {
            Some(items) => objects.extend(items.iter().cloned()),
            None => objects.push(document),
        }
    }
    objects
}

fn list(objects: &[Value]) -> String {
    serde_json::json!({"apiVersion": "v1", "kind": "List", "items": objects}).to_string()
}

#[test]
fn the_order_of_objects_changes_nothing() {
    for case in all() {
        let mut objects = objects(&case);
        objects.reverse();
        assert_eq!(case.text(&case.snapshot()), case.text(&case.snapshot_of(&list(&objects))), "{}", case.name);
    }
}

#[test]
fn a_foreign_namespace_changes_nothing() {
    const FOREIGN: &str = r#"{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"namespace": "zz-foreign", "name": "zz", "uid": "zz",
        "creationTimestamp": "2020-01-01T00:00:00Z"}, "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": ""}, "status": {"phase": "Pending"}}"#;
    for case in all().iter().filter(|case| !case.command.contains(" -A")) {
        let mut objects = objects(case);
        objects.push(serde_json::from_str(FOREIGN).unwrap());
        let codes = |report: Report| report.findings.into_iter().map(|finding| finding.id).collect::<Vec<_>>();
        let with = case.snapshot_of(&list(&objects));
        assert_eq!(codes(case.report(&case.snapshot())), codes(case.report(&with)), "{}", case.name);
    }
}

/// Paths of every field, as steps of keys and positions.
fn fields(value: &Value, path: &mut Vec<String>, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        path.push(key);
        found.push(format!("/{}", path.join("/")));
        fields(child, path, found);
        path.pop();
    }
}

#[test]
fn no_damaged_field_panics() {
    let cases = all();
    let share = cases.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from)).max(1);
    std::thread::scope(|scope| {
        for cases in cases.chunks(share) {
            scope.spawn(|| cases.iter().for_each(damage_every_field));
        }
    });
}

fn damage_every_field(case: &Case) {
    let (objects, options, targets) = (objects(case), case.options(), case.targets(&case.snapshot()));
    let ask = |objects: &[Value]| {
        // a dump of which nothing is left is an error, not a panic
        if let Ok(snapshot) = dump::read(DumpSource::Stream(&mut list(objects).as_bytes()), &options) {
            diagnose(&snapshot, &targets, Detail::Nearest);
        }
    };
    for at in 0..objects.len() {
        let mut found = Vec::new();
        fields(&objects[at], &mut Vec::new(), &mut found);
        for field in found {
            for damage in [Value::Null, Value::from(7), Value::from(""), Value::from(vec!["x"])] {
                let mut damaged = objects.clone();
                *damaged[at].pointer_mut(&field).unwrap() = damage;
                ask(&damaged);
            }
        }
        let mut fewer = objects.clone();
        fewer.remove(at);
        ask(&fewer);
    }
}

fn refused<T: Object>() -> Listing<T> {
    Listing::unavailable(Unavailable { kind: T::KIND, verb: "list", scope: "cluster scope".into(), reason: "forbidden".into() })
}

/// The case with one kind refused.
fn without(case: &Case, kind: Kind) -> Snapshot {
    let whole = case.snapshot();
    let mut listings: Listings = whole.listings().clone();
    match kind {
        Kind::PersistentVolumeClaim => listings.claims = refused::<PersistentVolumeClaim>(),
        Kind::PersistentVolume => listings.volumes = refused::<PersistentVolume>(),
        Kind::StorageClass => listings.classes = refused::<StorageClass>(),
        Kind::Pod => listings.pods = refused::<Pod>(),
        Kind::VolumeAttachment => listings.attachments = refused(),
        Kind::CsiDriver => listings.drivers = refused(),
        Kind::StatefulSet => listings.stateful_sets = refused(),
        Kind::Node => listings.nodes = refused(),
        Kind::Event => listings.events = refused(),
        Kind::ResourceQuota => listings.quotas = refused(),
        Kind::LimitRange => listings.limit_ranges = refused(),
    }
    Snapshot::new(whole.source().clone(), listings)
}

/// What may not be said when objects of the kind could not be read.
const ABSENCES: [(Kind, &str); 8] = [
    (Kind::PersistentVolume, "no PersistentVolume"),
    (Kind::PersistentVolume, "no longer exists"),
    (Kind::PersistentVolume, "no volume without a class fits"),
    (Kind::StorageClass, "no StorageClass"),
    (Kind::StorageClass, "default class"),
    (Kind::Pod, "no pod uses it"),
    (Kind::Pod, "nothing waits for it"),
    (Kind::Node, "no node has that"),
];

#[test]
fn a_refused_read_makes_nothing_healthy_or_stuck_and_nothing_absent() {
    let mut wrong = Vec::new();
    for case in all() {
        let targets = case.targets(&case.snapshot());
        let before = case.report(&case.snapshot());
        for kind in pv_why::snapshot::KINDS {
            let after = diagnose(&without(&case, kind), &targets, Detail::Nearest);
            for (was, is) in before.claims.iter().filter_map(|was| Some((was, after.claims.iter().find(|is| is.name == was.name)?))) {
                if is.state != was.state && [State::Healthy, State::Stuck].contains(&is.state) {
                    wrong.push(format!("{} without {kind}: {:?} became {:?}", case.name, was.state, is.state));
                }
            }
            let said = after.findings.iter().map(|finding| &finding.message).chain(after.claims.iter().map(|claim| &claim.summary));
            let absences = ABSENCES.iter().filter(|(of, _)| *of == kind).map(|(_, words)| *words);
            for (text, words) in said.flat_map(|text| absences.clone().map(move |words| (text, words))) {
                if text.contains(words) {
                    wrong.push(format!("{} without {kind}: {text}", case.name));
                }
            }
            let absent = |report: &Report| report.findings.iter().any(|finding| finding.message.contains("not exist"));
            for finding in after.findings.iter().filter(|finding| !absent(&before) && finding.message.contains("not exist")) {
                wrong.push(format!("{} without {kind}: {}", case.name, finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
