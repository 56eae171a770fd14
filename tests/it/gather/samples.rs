//! A small cluster in all the forms a dump may have.

use serde_json::{Value, json};

/// A claim, a volume, a class, a pod and something foreign.
pub(crate) fn objects() -> Vec<Value> {
    vec![
        json!({"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data", "namespace": "shop", "uid": "u1",
            "resourceVersion": "1", "creationTimestamp": "2026-07-21T10:00:00Z"}, "spec": {"accessModes": ["ReadWriteOnce"],
            "resources": {"requests": {"storage": "1Gi"}}, "storageClassName": "fast"}, "status": {"phase": "Pending"}}),
        json!({"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "pv-a", "uid": "u2", "resourceVersion": "2",
            "annotations": {"text": "a: b\n- c #\n{\"x\": [\"}\"]}\n  kind: Pod\n"}},
            "spec": {"capacity": {"storage": "1Gi"}}, "status": {"phase": "Available"}}),
        json!({"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "fast", "uid": "u3", "resourceVersion": "3"},
            "provisioner": "csi.example.com", "volumeBindingMode": "Immediate"}),
        json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "uid": "u4", "resourceVersion": "4"}}),
        json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "db-0", "namespace": "shop", "uid": "u5", "resourceVersion": "5"},
            "spec": {"volumes": [{"name": "v", "persistentVolumeClaim": {"claimName": "data"}}]}, "status": {"phase": "Pending"}}),
    ]
}

/// Objects as kubectl prints a list of them.
pub(crate) fn list(objects: &[Value]) -> Value {
    json!({"apiVersion": "v1", "items": objects, "kind": "List", "metadata": {"resourceVersion": ""}})
}

/// Indented by four, as kubectl does.
pub(crate) fn pretty(value: &Value) -> String {
    let mut out = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut out, serde_json::ser::PrettyFormatter::with_indent(b"    "));
    serde::Serialize::serialize(value, &mut writer).unwrap();
    String::from_utf8(out).unwrap() + "\n"
}

/// YAML.
pub(crate) fn yaml(value: &Value) -> String {
    serde_saphyr::to_string(value).unwrap()
}

/// A YAML list with its dashes in the first column, as kubectl prints it.
pub(crate) fn yaml_list(objects: &[Value]) -> String {
    let items = objects.iter().map(|object| yaml(object).lines().enumerate().map(indented).collect::<String>());
    format!("apiVersion: v1\nitems:\n{}kind: List\nmetadata:\n  resourceVersion: \"\"\n", items.collect::<String>())
}

fn indented((number, line): (usize, &str)) -> String {
    format!("{} {line}\n", if number == 0 { "-" } else { " " })
}

/// The same objects in many forms, each with what it is called.
pub(crate) fn forms(objects: &[Value]) -> Vec<(&'static str, String)> {
    let each = |write: &dyn Fn(&Value) -> String, between: &str| objects.iter().map(write).collect::<Vec<_>>().join(between);
    let (list, half) = (list(objects), objects.len() / 2);
    vec![
        ("json list", list.to_string()),
        ("pretty json list", pretty(&list)),
        ("json array", Value::from(objects.to_vec()).to_string()),
        ("concatenated json", each(&Value::to_string, "")),
        ("json lines", each(&Value::to_string, "\n")),
        ("pretty json documents", each(&pretty, "")),
        ("json between dashes", each(&Value::to_string, "\n---\n")),
        ("yaml list", yaml_list(objects)),
        ("indented yaml list", yaml(&list)),
        ("yaml documents", each(&yaml, "---\n")),
        ("yaml documents with comments", format!("# a dump\n---\n{}...\n", each(&yaml, "\n--- # next\n# one\n"))),
        (
            "yaml sequence",
            yaml_list(objects).lines().skip(2).take_while(|line| !line.starts_with("kind:")).map(|line| format!("{line}\n")).collect(),
        ),
        ("yaml with json", format!("{}---\n{}", yaml_list(&objects[..half]), self::list(&objects[half..]))),
        ("json, then yaml", format!("{}\n---\n{}", self::list(&objects[..half]), yaml_list(&objects[half..]))),
        ("yaml in flow style", each(&|object| object.to_string().replace("\"kind\":", "kind: "), "\n---\n")),
        ("a list of lists", self::list(&[self::list(&objects[..half]), self::list(&objects[half..])]).to_string()),
        ("windows line ends", pretty(&list).replace('\n', "\r\n")),
        ("yaml with windows line ends", yaml_list(objects).replace('\n', "\r\n")),
        ("byte order mark", format!("\u{feff}{}", yaml_list(objects))),
    ]
}
