//! Which reads were made and how they ended: from that, what each listing covers.

use std::collections::{BTreeMap, BTreeSet};

use super::request::Failure;
use crate::gather::collected::Collected;
use crate::snapshot::{Coverage, Key, Kind, Unavailable};

/// What a read was to bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Extent {
    /// All objects of the cluster.
    Cluster,
    /// All objects of a namespace, as far as the question needs them.
    Namespace(String),
    /// One object.
    Name(Key),
}

/// The reads of one kind.
#[derive(Debug, Default)]
struct Reads {
    cluster: bool,
    namespaces: BTreeSet<String>,
    failed: BTreeSet<String>,
    names: BTreeSet<Key>,
    absent: BTreeSet<Key>,
    failures: Vec<Unavailable>,
}

/// All reads.
#[derive(Debug, Default)]
pub(super) struct Ledger(BTreeMap<Kind, Reads>);

impl Ledger {
    /// Note how a read ended. An object that does not exist was read: it is known to be absent.
    pub(super) fn note(&mut self, kind: Kind, extent: &Extent, failure: Option<&Failure>) {
        let reads = self.0.entry(kind).or_default();
        match (failure, extent) {
            (None, Extent::Cluster) => reads.cluster = true,
            (None, Extent::Namespace(namespace)) => drop(reads.namespaces.insert(namespace.clone())),
            (None | Some(Failure::NotFound), Extent::Name(key)) => {
                reads.names.insert(key.clone());
                reads.absent.extend(failure.is_some().then(|| key.clone()));
            }
            (Some(failure), extent) => {
                if let Extent::Namespace(namespace) = extent {
                    reads.failed.insert(namespace.clone());
                }
                reads.failures.push(unavailable(kind, extent, failure));
            }
        }
    }

    /// Whether a list of the whole cluster failed.
    pub(super) fn failed(&self, kind: Kind) -> bool {
        self.0.get(&kind).is_some_and(|reads| !reads.cluster && !reads.failures.is_empty())
    }

    /// The objects of a kind that were asked for by name and do not exist.
    pub(super) fn absent(&self, kind: Kind) -> BTreeSet<Key> {
        self.0.get(&kind).map(|reads| reads.absent.clone()).unwrap_or_default()
    }

    /// What the listing of a kind covers.
    pub(super) fn coverage(&self, kind: Kind, collected: &Collected) -> Coverage {
        let nothing = Reads::default();
        let reads = self.0.get(&kind).unwrap_or(&nothing);
        let why = reads.failures.first().cloned().unwrap_or_else(|| Unavailable::not_needed(kind));
        let whole: BTreeSet<String> = reads.namespaces.difference(&reads.failed).cloned().collect();
        match collected.notes.lost_of(kind) {
            Some(lost) if reads.cluster || !whole.is_empty() => {
                Coverage::Names(collected.keys(kind), Unavailable { reason: lost.clone(), ..Unavailable::not_needed(kind) })
            }
            _ if reads.cluster => Coverage::Complete,
            _ if !whole.is_empty() => Coverage::Namespaces(whole, why),
            _ if !reads.names.is_empty() => Coverage::Names(reads.names.clone(), why),
            _ => Coverage::Unavailable(why),
        }
    }
}

fn unavailable(kind: Kind, extent: &Extent, failure: &Failure) -> Unavailable {
    let (verb, scope) = match extent {
        Extent::Cluster => ("list", "cluster scope".to_string()),
        Extent::Namespace(namespace) => ("list", format!("namespace {namespace}")),
        Extent::Name((namespace, name)) if namespace.is_empty() => ("get", name.clone()),
        Extent::Name((namespace, name)) => ("get", format!("{namespace}/{name}")),
    };
    Unavailable { kind, verb, scope, reason: failure.reason() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_list_is_no_empty_list() {
        let (mut ledger, collected) = (Ledger::default(), Collected::default());
        let shop = Extent::Namespace("shop".to_string());
        ledger.note(Kind::Event, &shop, None);
        ledger.note(Kind::Event, &shop, Some(&Failure::Refused("no".to_string())));
        ledger.note(Kind::Pod, &shop, None);
        ledger.note(Kind::PersistentVolume, &Extent::Name((String::new(), "pv".to_string())), Some(&Failure::NotFound));
        assert!(matches!(ledger.coverage(Kind::Event, &collected), Coverage::Unavailable(why) if why.reason == "no"));
        assert!(matches!(ledger.coverage(Kind::Pod, &collected), Coverage::Namespaces(read, _) if read.contains("shop")));
        assert!(matches!(ledger.coverage(Kind::PersistentVolume, &collected), Coverage::Names(read, _) if read.len() == 1));
        assert!(matches!(ledger.coverage(Kind::Node, &collected), Coverage::Unavailable(_)));
    }
}
