//! Which volumes no node at all may use.
//!
//! Upstream: `CheckNodeAffinity` in `k8s.io/component-helpers/storage/volume/helpers.go`, release 1.37.2, asked of every node.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use super::node_affinity::NodeMatcher;
use super::pv_controller::{Check, Search};
use crate::snapshot::Snapshot;
use crate::snapshot::objects::PersistentVolume;

/// The labels of all nodes; `None` when the nodes are not all known.
#[derive(Debug)]
pub struct NodeReach {
    nodes: Option<Vec<BTreeMap<String, String>>>,
    seen: RefCell<HashMap<String, bool>>,
}

impl NodeReach {
    /// Read the nodes. A cluster without any node says nothing about reach.
    pub fn new(snapshot: &Snapshot) -> Self {
        let nodes = &snapshot.listings().nodes;
        let known = nodes.gap(None).is_none() && !nodes.all().is_empty();
        NodeReach { nodes: known.then(|| nodes.all().iter().map(|node| node.metadata.labels.clone()).collect()), seen: RefCell::default() }
    }

    /// M-16 for the scheduler's choice: marks the volumes that fit but for every node.
    /// The controller itself never looks at node affinity, so searches that it decides are left as they are.
    pub fn mark<'a>(&self, mut search: Search<'a>) -> Search<'a> {
        for candidate in search.candidates.iter_mut().filter(|candidate| candidate.failed.is_only(Check::LeftToScheduler)) {
            candidate.failed = candidate.failed.with_if(self.out_of_reach(candidate.volume), Check::NodeAffinityMismatch);
        }
        search
    }

    /// Whether all nodes are known and none may use the volume.
    pub fn out_of_reach(&self, volume: &PersistentVolume) -> bool {
        let Some(required) = volume.spec.node_affinity.as_ref().and_then(|affinity| affinity.required.as_ref()) else { return false };
        let no_node = || {
            let matcher = NodeMatcher::new(required);
            self.nodes.as_ref().is_some_and(|nodes| nodes.iter().all(|labels| matcher.check_volume(labels).is_err()))
        };
        *self.seen.borrow_mut().entry(volume.metadata.name.clone()).or_insert_with(no_node)
    }
}
