//! What the path of a file says of its objects, layout by layout.

use super::{Layout, Slot};
use crate::gather::kinds::kind_of_resource;
use crate::snapshot::Kind;

/// What the place of a file says, if its layout gives that place a meaning.
pub(crate) fn slot(layout: Layout, inside: &str) -> Option<Slot> {
    let stem = stem(inside)?;
    let parts: Vec<&str> = stem.split('/').collect();
    match layout {
        Layout::Plain => None,
        Layout::MustGather => must_gather(&parts),
        Layout::KubectlGather => kubectl_gather(&parts),
        Layout::SupportBundle => support_bundle(&parts),
        Layout::ClusterInfo => cluster_info(&parts),
    }
}

/// The path without the ending of a JSON or YAML file.
fn stem(inside: &str) -> Option<&str> {
    [".json", ".yaml", ".yml"].into_iter().find_map(|ending| inside.strip_suffix(ending))
}

/// The parts behind the first one of a name.
fn behind<'a>(parts: &'a [&'a str], name: &str) -> Option<&'a [&'a str]> {
    parts.iter().position(|part| *part == name).and_then(|at| parts.get(at + 1..))
}

fn cluster(group: &str, resource: &str) -> Option<Slot> {
    let kind = kind_of_resource(group, resource).filter(|kind| !kind.namespaced())?;
    Some(Slot { kind, namespace: None })
}

fn namespaced(namespace: &str, group: &str, resource: &str) -> Option<Slot> {
    let kind = kind_of_resource(group, resource).filter(|kind| kind.namespaced())?;
    Some(Slot { kind, namespace: Some(namespace.to_string()) })
}

/// `cluster-scoped-resources/<group>/<resource>[/<name>]`, `namespaces/<namespace>/<group>/<resource>[/<name>]` and
/// `namespaces/<namespace>/pods/<pod>/<pod>`.
fn must_gather(parts: &[&str]) -> Option<Slot> {
    if let Some(inner) = behind(parts, "cluster-scoped-resources") {
        return match inner {
            [group, resource] | [group, resource, _] => cluster(group, resource),
            _ => None,
        };
    }
    match behind(parts, "namespaces")? {
        [namespace, "pods", pod, file] if pod == file => namespaced(namespace, "", "pods"),
        [namespace, group, resource] | [namespace, group, resource, _] => namespaced(namespace, group, resource),
        _ => None,
    }
}

/// `cluster/[<group>/]<resource>/<name>` and `namespaces/<namespace>/[<group>/]<resource>/<name>`.
fn kubectl_gather(parts: &[&str]) -> Option<Slot> {
    let at = parts.iter().position(|part| matches!(*part, "cluster" | "namespaces" | "addons"))?;
    match parts.get(at..)? {
        ["cluster", resource, _] => cluster("", resource),
        ["cluster", group, resource, _] => cluster(group, resource),
        ["namespaces", namespace, resource, _] => namespaced(namespace, "", resource),
        ["namespaces", namespace, group, resource, _] => namespaced(namespace, group, resource),
        _ => None,
    }
}

/// `cluster-resources/<words>` and `cluster-resources/<words>/<namespace>`.
fn support_bundle(parts: &[&str]) -> Option<Slot> {
    match behind(parts, "cluster-resources")? {
        [words] => bundle_kind(words).filter(|kind| !kind.namespaced()).map(|kind| Slot { kind, namespace: None }),
        [words, namespace] => {
            let kind = bundle_kind(words).filter(|kind| kind.namespaced())?;
            Some(Slot { kind, namespace: Some((*namespace).to_string()) })
        }
        _ => None,
    }
}

/// The kind that a support bundle's own word stands for.
pub(super) fn bundle_kind(words: &str) -> Option<Kind> {
    Some(match words {
        "pvs" => Kind::PersistentVolume,
        "pvcs" => Kind::PersistentVolumeClaim,
        "storage-classes" => Kind::StorageClass,
        "resource-quota" => Kind::ResourceQuota,
        _ => crate::snapshot::KINDS.into_iter().find(|kind| kind.resource() == words)?,
    })
}

/// `nodes`, `<namespace>/pods`, `<namespace>/events`.
fn cluster_info(parts: &[&str]) -> Option<Slot> {
    match parts {
        [.., "nodes"] => cluster("", "nodes"),
        [.., namespace, resource @ ("pods" | "events")] => namespaced(namespace, "", resource),
        _ => None,
    }
}
