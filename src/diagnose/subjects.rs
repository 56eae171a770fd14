//! Which claims the targets mean.

use std::collections::BTreeSet;

use crate::decisions::pv_controller::is_pod_terminated;
use crate::snapshot::objects::Pod;
use crate::snapshot::{Key, Snapshot};
use crate::target::Target;

/// Namespace and name of every claim in question, existing or not: claims that pods wait for are in it too.
pub(super) fn subjects(snapshot: &Snapshot, targets: &[Target]) -> BTreeSet<Key> {
    let mut subjects = BTreeSet::new();
    for target in targets {
        match target {
            Target::Claim { namespace, name } => {
                subjects.insert((namespace.clone(), name.clone()));
            }
            Target::Namespace(namespace) => collect(snapshot, Some(namespace), &mut subjects),
            Target::Everything => collect(snapshot, None, &mut subjects),
        }
    }
    subjects
}

fn collect(snapshot: &Snapshot, namespace: Option<&str>, subjects: &mut BTreeSet<Key>) {
    let listings = snapshot.listings();
    let (claims, pods) = match namespace {
        Some(namespace) => (listings.claims.of_namespace(namespace), listings.pods.of_namespace(namespace)),
        None => (listings.claims.all(), listings.pods.all()),
    };
    let in_scope = |key: &&Key| namespace.is_none_or(|namespace| key.0 == namespace);
    subjects.extend(claims.iter().map(|claim| (claim.metadata.namespace.clone(), claim.metadata.name.clone())));
    subjects.extend(listings.claims.broken().keys().filter(in_scope).cloned());
    subjects.extend(pods.iter().filter(|pod| !is_pod_terminated(pod)).flat_map(claims_of));
}

fn claims_of(pod: &Pod) -> impl Iterator<Item = Key> + '_ {
    pod.claim_names().map(|name| (pod.metadata.namespace.clone(), name))
}
