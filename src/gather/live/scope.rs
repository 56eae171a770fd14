//! What the targets ask to be read: everything, whole namespaces, single claims.

use std::collections::{BTreeMap, BTreeSet};

use crate::snapshot::Key;
use crate::target::Target;

/// Claims of one namespace that are read one by one; more are read as a list.
const SINGLE: usize = 5;

/// What is to be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// All of the cluster.
    pub(super) everything: bool,
    /// Whole namespaces.
    pub(super) namespaces: BTreeSet<String>,
    /// Single claims of other namespaces.
    pub(super) claims: BTreeSet<Key>,
}

impl Scope {
    /// The scope of the targets.
    pub(super) fn of(targets: &[Target]) -> Self {
        if targets.contains(&Target::Everything) {
            return Scope { everything: true, ..Scope::default() };
        }
        let (mut namespaces, mut claims) = (BTreeSet::new(), BTreeMap::<&str, BTreeSet<Key>>::new());
        for target in targets {
            match target {
                Target::Namespace(namespace) => drop(namespaces.insert(namespace.clone())),
                Target::Claim { namespace, name } => drop(claims.entry(namespace).or_default().insert((namespace.clone(), name.clone()))),
                Target::Everything => {}
            }
        }
        namespaces.extend(claims.iter().filter(|(_, names)| names.len() > SINGLE).map(|(namespace, _)| (*namespace).to_string()));
        let single = claims.into_values().flatten().filter(|(namespace, _)| !namespaces.contains(namespace)).collect();
        Scope { everything: false, claims: single, namespaces }
    }

    /// Whether a claim is asked about.
    pub(super) fn asks(&self, (namespace, name): (&str, &str)) -> bool {
        let single = || self.claims.contains(&(namespace.to_string(), name.to_string()));
        self.everything || self.namespaces.contains(namespace) || single()
    }

    /// Whether more than single claims are asked for.
    pub(super) fn wide(&self) -> bool {
        self.everything || !self.namespaces.is_empty()
    }

    /// The namespaces that lists of namespaced kinds are made for; `None` for the whole cluster.
    pub(super) fn lists(&self) -> Vec<Option<String>> {
        if self.everything {
            return vec![None];
        }
        let single = self.claims.iter().map(|(namespace, _)| namespace.clone());
        self.namespaces.iter().cloned().chain(single).collect::<BTreeSet<_>>().into_iter().map(Some).collect()
    }

    /// The namespaces (or the cluster) whose claims are listed.
    pub(super) fn claim_lists(&self) -> Vec<Option<String>> {
        if self.everything { vec![None] } else { self.namespaces.iter().cloned().map(Some).collect() }
    }
}
