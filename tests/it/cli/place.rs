//! Which claims the words on the command line mean.

use pv_why::cli::place::{Asked, Meant, Place, resolve};
use pv_why::gather::dump::{DumpOptions, DumpSource, read};
use pv_why::snapshot::Snapshot;
use pv_why::target::Target;

fn snapshot(yaml: &str) -> Snapshot {
    read(DumpSource::Stream(&mut yaml.as_bytes()), &DumpOptions::default()).unwrap()
}

fn object(kind: &str, namespace: &str, name: &str, rest: &str) -> String {
    let version = if kind == "StatefulSet" { "apps/v1" } else { "v1" };
    format!(
        "apiVersion: {version}\nkind: {kind}\nmetadata: {{namespace: {namespace:?}, name: {name}, uid: {kind}-{namespace}-{name}}}\n{rest}\n---\n"
    )
}

fn ask<'a>(words: &'a [String], namespace: Option<&'a str>, everywhere: bool) -> Asked<'a> {
    Asked { words, namespace, everywhere }
}

fn claim(namespace: &str, name: &str) -> Target {
    Target::Claim { namespace: namespace.into(), name: name.into() }
}

fn meant(words: &[&str], namespace: Option<&str>, place: &Place<'_>) -> Meant {
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    resolve(&ask(&words, namespace, false), place).unwrap()
}

#[test]
fn in_a_cluster_the_context_decides() {
    for (namespace, context, expected) in
        [(Some("shop"), "web", "shop"), (None, "web", "web"), (None, "", "default"), (Some(""), "web", "web")]
    {
        let place = Place::Cluster(context);
        assert_eq!(meant(&["a"], namespace, &place).targets, [claim(expected, "a")]);
        assert_eq!(meant(&[], namespace, &place).targets, [Target::Namespace(expected.into())]);
    }
    assert_eq!(
        meant(&["shop/a", "b", "pvc/check"], None, &Place::Cluster("web")).targets,
        [claim("shop", "a"), claim("web", "b"), claim("web", "check")]
    );
}

#[test]
fn in_a_dump_the_only_namespace_that_knows_the_name() {
    let all = [
        object("PersistentVolumeClaim", "a", "exists", ""),
        object("Pod", "b", "pod", "spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: by-pod}}]}"),
        object("Pod", "c", "pod", "spec: {volumes: [{name: scratch, ephemeral: {}}]}"),
        object("StatefulSet", "d", "db", "spec: {replicas: 2, volumeClaimTemplates: [{metadata: {name: data}}]}"),
        object("PersistentVolume", "", "pv", "spec: {claimRef: {namespace: e, name: by-volume}}"),
        object("PersistentVolumeClaim", "a", "twice", ""),
        object("PersistentVolumeClaim", "b", "twice", ""),
    ];
    let snapshot = snapshot(&all.concat());
    let place = Place::Dump(&snapshot);
    for (name, namespace) in [
        ("exists", "a"),
        ("by-pod", "b"),
        ("pod-scratch", "c"),
        ("data-db-1", "d"),
        ("by-volume", "e"),
        ("data-db-2", "default"),
        ("unknown", "default"),
    ] {
        assert_eq!(meant(&[name], None, &place), Meant { targets: vec![claim(namespace, name)], hints: Vec::new() });
    }
    let twice = meant(&["twice"], None, &place);
    assert_eq!(twice.targets, [claim("default", "twice")]);
    assert!(twice.hints[0].contains("a, b"), "{:?}", twice.hints);
    assert_eq!(meant(&["twice"], Some("b"), &place), Meant { targets: vec![claim("b", "twice")], hints: Vec::new() });
}

#[test]
fn an_overview_of_a_dump() {
    let one = snapshot(&object("PersistentVolumeClaim", "a", "x", ""));
    assert_eq!(meant(&[], None, &Place::Dump(&one)), Meant { targets: vec![Target::Namespace("a".into())], hints: Vec::new() });
    let two = snapshot(&[object("PersistentVolumeClaim", "a", "x", ""), object("PersistentVolumeClaim", "b", "x", "")].concat());
    let overview = meant(&[], None, &Place::Dump(&two));
    assert_eq!(overview.targets, [Target::Namespace("default".into())]);
    assert!(overview.hints[0].contains("a, b"), "{:?}", overview.hints);
    let none = snapshot(&object("Pod", "a", "x", ""));
    assert_eq!(meant(&[], None, &Place::Dump(&none)).targets, [Target::Namespace("default".into())]);
}

#[test]
fn everywhere() {
    assert_eq!(resolve(&ask(&[], Some("ignored"), true), &Place::Cluster("")).unwrap().targets, [Target::Everything]);
    assert!(resolve(&ask(&["a".into()], None, true), &Place::Cluster("")).is_err());
}

#[test]
fn two_namespaces_at_odds() {
    let words = ["shop/a".to_string()];
    assert!(resolve(&ask(&words, Some("web"), false), &Place::Cluster("")).is_err());
    assert_eq!(resolve(&ask(&words, Some("shop"), false), &Place::Cluster("")).unwrap().targets, [claim("shop", "a")]);
}
