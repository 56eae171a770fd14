//! Folder structures that list objects by kind, so that a missing file means "not read" and not "none".

mod detect;
mod gather_log;
mod slots;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use detect::{clusters, detect};
pub(crate) use gather_log::{GatherLog, Scope};
pub(crate) use slots::slot;

use crate::snapshot::Kind;

/// How a dump is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// No structure that says anything.
    Plain,
    /// must-gather and `oc adm inspect`.
    MustGather,
    /// kubectl-gather.
    KubectlGather,
    /// A support bundle of troubleshoot.sh.
    SupportBundle,
    /// `kubectl cluster-info dump`, as folder or in one file.
    ClusterInfo,
}

impl Layout {
    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Layout::Plain => "plain dump",
            Layout::MustGather => "must-gather",
            Layout::KubectlGather => "kubectl-gather folder",
            Layout::SupportBundle => "support bundle",
            Layout::ClusterInfo => "cluster-info dump",
        }
    }
}

/// What a file's place says of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The kind of its objects.
    pub(crate) kind: Kind,
    /// The namespace they are of, `None` for the cluster scope.
    pub(crate) namespace: Option<String>,
}

/// Which lists a dump holds.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    /// Kinds of the cluster scope.
    pub(crate) cluster: BTreeSet<Kind>,
    /// Kinds of namespaces, and which.
    pub(crate) namespaces: BTreeMap<Kind, BTreeSet<String>>,
    /// Why a kind is missing, in the gatherer's words.
    pub(crate) refused: BTreeMap<Kind, String>,
    /// What kubectl-gather's log says.
    pub(crate) log: Option<GatherLog>,
}

impl Reads {
    /// Note that a file of this place is there.
    pub(crate) fn note(&mut self, slot: &Slot) {
        match &slot.namespace {
            None => {
                self.cluster.insert(slot.kind);
            }
            Some(namespace) => {
                self.namespaces.entry(slot.kind).or_default().insert(namespace.clone());
            }
        }
    }
}
