//! Which layout a folder has.

use std::collections::BTreeSet;

use super::{Layout, slot};

/// The layout that the paths of a folder's files show.
pub(crate) fn detect<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Layout {
    let has = |layout| paths.clone().any(|path| slot(layout, path).is_some());
    let part = |name: &str| paths.clone().any(|path| path.split('/').any(|part| part == name));
    if part("cluster-resources") && has(Layout::SupportBundle) {
        Layout::SupportBundle
    } else if part("cluster-scoped-resources") || (part("core") && has(Layout::MustGather)) {
        Layout::MustGather
    } else if has(Layout::KubectlGather) {
        Layout::KubectlGather
    } else if cluster_info(paths) {
        Layout::ClusterInfo
    } else {
        Layout::Plain
    }
}

/// `nodes` beside folders with pods, events and the workloads that only this command writes under these names.
fn cluster_info<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> bool {
    let has = |name: &str| paths.clone().any(|path| path.rsplit('/').next().is_some_and(|file| file.split('.').next() == Some(name)));
    has("nodes") && has("replication-controllers") && (has("pods") || has("events"))
}

/// The folders of the clusters that a gatherer of several clusters filled.
pub(crate) fn clusters<'a>(layout: Layout, paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let marks: &[&str] = match layout {
        Layout::KubectlGather => &["cluster", "namespaces"],
        Layout::SupportBundle => &["cluster-resources"],
        _ => return BTreeSet::new(),
    };
    let root = |path: &str| {
        let parts: Vec<&str> = path.split('/').collect();
        let at = parts.iter().position(|part| marks.contains(part))?;
        parts.get(..at).map(|parts| parts.join("/"))
    };
    paths.filter(|path| slot(layout, path).is_some()).filter_map(root).collect()
}
