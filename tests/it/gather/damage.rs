//! One broken object costs that object, and no look-up calls it absent.

use pv_why::snapshot::{Coverage, Lookup, Snapshot};
use serde_json::Value;

use super::samples::{forms, list, objects, pretty, yaml_list};
use super::{read_bytes, snapshot, summary};

/// A summary without the places and counts in which forms may differ.
fn essence(snapshot: &Snapshot) -> String {
    summary::of(snapshot).lines().filter(|line| !line.starts_with("warning")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_form_says_the_same() {
    let objects = objects();
    let expected = essence(&snapshot(&list(&objects).to_string()));
    assert!(expected.contains("persistentvolumeclaims complete: shop/data\n"), "{expected}");
    assert!(expected.contains("skipped Namespace 1\n"), "{expected}");
    for (form, text) in forms(&objects) {
        let read = snapshot(&text);
        assert_eq!(essence(&read), expected, "{form}\n{text}");
        assert!(read.source().warnings.is_empty(), "{form}: {:?}", read.source().warnings);
    }
}

#[test]
fn utf16_is_read() {
    let text = yaml_list(&objects());
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let little: Vec<u8> = units.clone().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
    let expected = essence(&snapshot(&text));
    assert_eq!(essence(&read_bytes(&little).unwrap()), expected);
    assert_eq!(essence(&read_bytes(&big).unwrap()), expected);
}

#[test]
fn typed_lists_give_their_items_a_kind() {
    let mut claim = objects().remove(0);
    claim.as_object_mut().unwrap().retain(|key, _| key != "kind" && key != "apiVersion");
    let list = serde_json::json!({"apiVersion": "v1", "items": [claim], "kind": "PersistentVolumeClaimList", "metadata": {}});
    let services = serde_json::json!({"apiVersion": "v1", "items": [{"metadata": {"name": "x"}}], "kind": "ServiceList", "metadata": {}});
    for text in [list.to_string(), pretty(&list), super::samples::yaml(&list)] {
        let read = snapshot(&format!("{text}\n---\n{services}"));
        assert!(matches!(read.listings().claims.get("shop", "data"), Lookup::Found(_)), "{text}");
        assert_eq!(read.source().skipped.get("Service"), Some(&1), "{text}");
    }
}

/// A wrong type in the volume costs the volume only.
#[test]
fn an_undecodable_object_is_unknown() {
    let mut objects = objects();
    objects[1]["spec"]["accessModes"] = Value::from(5);
    for (form, text) in forms(&objects) {
        let read = snapshot(&text);
        assert!(matches!(read.listings().volumes.get("", "pv-a"), Lookup::Unknown(_)), "{form}");
        assert!(matches!(read.listings().volumes.get("", "pv-b"), Lookup::Absent), "{form}");
        assert!(matches!(read.listings().claims.get("shop", "data"), Lookup::Found(_)), "{form}");
        assert!(matches!(read.listings().pods.get("shop", "db-0"), Lookup::Found(_)), "{form}");
        let warning = read.source().warnings.join("\n");
        assert!(warning.contains("PersistentVolume pv-a cannot be read"), "{form}: {warning}");
    }
}

/// Damage to the syntax of one item: what others lose, and that it is known to be there.
#[test]
fn syntax_errors_cost_one_item() {
    let (json, yaml) = (pretty(&list(&objects())), yaml_list(&objects()));
    let damages = [
        (&json, "\"name\": \"pv-a\",", "\"name\": \"pv-a\""),
        (&json, "\"name\": \"pv-a\",", "\"name\": \"pv-a,"),
        (&json, "\"uid\": \"u2\"\n            },", "\"uid\": \"u2\"\n            "),
        (&json, "\"uid\": \"u2\"\n            },", "\"uid\": \"u2\"\n            }},"),
        (&yaml, "    name: pv-a\n", "    name: pv-a\n   uid: [\n"),
        (&yaml, "    name: pv-a\n", "    name: pv-a\n    x: \"\n"),
        (&yaml, "    name: pv-a\n", "    name: pv-a\n\t x: y\n"),
    ];
    for (text, from, to) in damages {
        assert!(text.contains(from), "{text}");
        let read = snapshot(&text.replace(from, to));
        let listings = read.listings();
        assert!(!matches!(listings.volumes.get("", "pv-a"), Lookup::Absent), "{from} -> {to}: {}", summary::of(&read));
        assert!(matches!(listings.claims.get("shop", "data"), Lookup::Found(_)), "{from} -> {to}: {}", summary::of(&read));
        assert!(matches!(listings.classes.get("", "fast"), Lookup::Found(_)), "{from} -> {to}: {}", summary::of(&read));
        assert!(matches!(listings.pods.get("shop", "db-0"), Lookup::Found(_)), "{from} -> {to}: {}", summary::of(&read));
        assert!(!read.source().warnings.is_empty());
    }
}

/// The same in a list without line breaks: the next whole object is found again.
#[test]
fn compact_json_goes_on_behind_a_damaged_item() {
    let text = list(&objects()).to_string();
    for (from, to) in [
        ("\"pv-a\"", "\"pv-a"),
        ("\"capacity\":{", "\"capacity\":"),
        ("{\"storage\":\"1Gi\"}},\"status\":{\"phase\":\"Av", "\"status\":{\"phase\":\"Av"),
    ] {
        assert!(text.contains(from), "{text}");
        let read = snapshot(&text.replace(from, to));
        assert!(!matches!(read.listings().volumes.get("", "pv-a"), Lookup::Absent), "{}", summary::of(&read));
        assert!(matches!(read.listings().pods.get("shop", "db-0"), Lookup::Found(_)), "{to}: {}", summary::of(&read));
    }
}

/// A byte that is no UTF-8 costs the object it is in.
#[test]
fn invalid_utf8_costs_one_object() {
    for (form, text) in forms(&objects()) {
        if form == "a list of lists" || form == "windows line ends" {
            continue;
        }
        let at = text.find("Available").unwrap();
        let mut bytes = text.into_bytes();
        bytes[at] = 0xff;
        let read = read_bytes(&bytes).unwrap();
        assert!(matches!(read.listings().volumes.get("", "pv-a"), Lookup::Unknown(_)), "{form}: {}", summary::of(&read));
        assert!(matches!(read.listings().pods.get("shop", "db-0"), Lookup::Found(_)), "{form}: {}", summary::of(&read));
    }
}

/// What is before the cut is kept; what may be behind it is never called absent.
#[test]
fn a_truncated_list_keeps_what_is_before_the_cut() {
    for text in [pretty(&list(&objects())), list(&objects()).to_string(), yaml_list(&objects())] {
        let cut = text.find("Namespace").unwrap();
        let read = read_bytes(&text.as_bytes()[..cut]).unwrap();
        let listings = read.listings();
        assert!(matches!(listings.classes.get("", "fast"), Lookup::Found(_)));
        assert!(matches!(listings.classes.get("", "slow"), Lookup::Unknown(_)), "{}", summary::of(&read));
        assert!(matches!(listings.pods.coverage(), Coverage::Unavailable(_)), "{}", summary::of(&read));
    }
}

#[test]
fn a_refusal_among_the_objects_is_not_an_empty_kind() {
    let refusal = "Error from server (Forbidden): persistentvolumes is forbidden: User \"eve\" cannot list resource \"persistentvolumes\" in API group \"\" at the cluster scope\n";
    let objects: Vec<_> = objects().into_iter().filter(|object| object["kind"] != "PersistentVolume").collect();
    for text in [yaml_list(&objects), list(&objects).to_string() + "\n"] {
        for text in [format!("{text}{refusal}"), format!("{refusal}{text}")] {
            let read = snapshot(&text);
            assert!(matches!(read.listings().volumes.coverage(), Coverage::Unavailable(_)), "{}", summary::of(&read));
            assert!(matches!(read.listings().claims.coverage(), Coverage::Complete), "{}", summary::of(&read));
        }
    }
}

#[test]
fn two_objects_run_together_are_not_one() {
    let text = yaml_list(&objects()).replace("- apiVersion: storage.k8s.io/v1", "  apiVersion: storage.k8s.io/v1");
    let read = snapshot(&text);
    assert!(!matches!(read.listings().volumes.get("", "pv-a"), Lookup::Absent | Lookup::Found(_)), "{}", summary::of(&read));
    assert!(!matches!(read.listings().classes.get("", "fast"), Lookup::Absent | Lookup::Found(_)), "{}", summary::of(&read));
}
