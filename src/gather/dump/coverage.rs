//! How much of the cluster each listing of a dump speaks for. The module's page has the table.

use std::collections::BTreeSet;

use super::layout::{Layout, Reads, Scope};
use crate::gather::collected::Collected;
use crate::snapshot::{Coverage, Kind, Unavailable};

/// What a dump says of its own completeness.
pub(crate) struct Claims<'a> {
    /// How it is laid out.
    pub(crate) layout: Layout,
    /// Which lists it holds.
    pub(crate) reads: &'a Reads,
    /// Whether it is known to hold everything.
    pub(crate) complete: bool,
}

/// What the listing of a kind covers.
pub(crate) fn of(kind: Kind, collected: &Collected, claims: &Claims<'_>) -> Coverage {
    let coverage = match claims.layout {
        _ if claims.complete => Coverage::Complete,
        Layout::Plain => plain(kind, collected),
        _ => listed(kind, claims),
    };
    match collected.notes.lost_of(kind) {
        Some(why) => names_only(kind, collected, coverage, why),
        None => coverage,
    }
}

fn plain(kind: Kind, collected: &Collected) -> Coverage {
    let none = collected.count(kind) == 0 && !collected.notes.empty_lists.contains(&kind);
    if none { Coverage::PresumedEmpty } else { Coverage::Complete }
}

fn listed(kind: Kind, claims: &Claims<'_>) -> Coverage {
    let log = claims.reads.log.as_ref();
    let refusal = claims.reads.refused.get(&kind).or_else(|| log?.refused.get(&kind));
    let why =
        |what: &str| unavailable(kind, refusal.cloned().unwrap_or_else(|| format!("the {} has no list of {what}", claims.layout.name())));
    let scope = log.and_then(|log| log.scope.as_ref()).filter(|_| refusal.is_none());
    match (scope, claims.reads.namespaces.get(&kind)) {
        (Some(Scope::All), _) => Coverage::Complete,
        (Some(Scope::Namespaces(read)), _) | (_, Some(read)) if kind.namespaced() => {
            Coverage::Namespaces(read.clone(), why("other namespaces"))
        }
        _ if claims.reads.cluster.contains(&kind) => Coverage::Complete,
        _ => Coverage::Unavailable(why("them")),
    }
}

/// Objects are missing that nobody can name: only what was read is known.
fn names_only(kind: Kind, collected: &Collected, coverage: Coverage, why: &str) -> Coverage {
    let keys = collected.keys(kind);
    let why = unavailable(kind, why.to_string());
    match coverage {
        Coverage::Unavailable(why) => Coverage::Unavailable(why),
        _ if keys.is_empty() => Coverage::Unavailable(why),
        _ => Coverage::Names(keys, why),
    }
}

fn unavailable(kind: Kind, reason: String) -> Unavailable {
    Unavailable { kind, verb: "list", scope: "cluster scope".to_string(), reason }
}

/// Whether a text is the output of `kubectl cluster-info dump`, which alone prints typed lists of these kinds.
pub(crate) fn is_cluster_info(collected: &Collected) -> bool {
    collected.notes.controller_lists && collected.count(Kind::PersistentVolumeClaim) == 0
}

/// The namespaces that a `kubectl cluster-info dump` in one file shows.
pub(crate) fn cluster_info_reads(collected: &Collected) -> Reads {
    let mut reads = Reads { cluster: BTreeSet::from([Kind::Node]), ..Reads::default() };
    let namespaces: BTreeSet<String> =
        [Kind::Pod, Kind::Event].into_iter().flat_map(|kind| collected.keys(kind)).map(|(namespace, _)| namespace).collect();
    reads.namespaces = [Kind::Pod, Kind::Event].into_iter().map(|kind| (kind, namespaces.clone())).collect();
    reads
}
