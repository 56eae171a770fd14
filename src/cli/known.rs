//! Whether anything knows a claim: itself, or what names it.

use std::collections::BTreeSet;

use crate::snapshot::{Lookup, Snapshot};

/// What the snapshot knows about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It exists, or a pod, a StatefulSet's template or a volume's claimRef names it.
    Yes,
    /// Nothing knows it.
    No,
    /// Nobody could look whether it exists.
    Unread,
}

/// What the snapshot knows about the claim.
pub fn known(snapshot: &Snapshot, namespace: &str, name: &str) -> Known {
    match snapshot.listings().claims.get(namespace, name) {
        Lookup::Found(_) => Known::Yes,
        Lookup::Unknown(_) => Known::Unread,
        Lookup::Absent if named(snapshot, namespace, name) => Known::Yes,
        Lookup::Absent => Known::No,
    }
}

fn named(snapshot: &Snapshot, namespace: &str, name: &str) -> bool {
    let by_volume = |namespace: &str| {
        let mut references = snapshot.volumes_naming_claim(name).filter_map(|volume| volume.spec.claim_ref.as_ref());
        references.any(|reference| reference.namespace == namespace)
    };
    snapshot.pods_of_claim(namespace, name).next().is_some()
        || by_volume(namespace)
        || snapshot.listings().stateful_sets.of_namespace(namespace).iter().any(|set| set.template_of(name).is_some())
}

/// The namespaces of the snapshot that know a claim of this name.
pub fn namespaces_of(snapshot: &Snapshot, name: &str) -> BTreeSet<String> {
    let listings = snapshot.listings();
    let exists = listings.claims.all().iter().map(|claim| &claim.metadata).filter(|meta| meta.name == name).map(|meta| &meta.namespace);
    let broken = listings.claims.broken().keys().filter(|key| key.1 == name).map(|key| &key.0);
    let pods = listings.pods.all().iter().filter(|pod| pod.claim_names().any(|claim| claim == name)).map(|pod| &pod.metadata.namespace);
    let sets = listings.stateful_sets.all().iter().filter(|set| set.template_of(name).is_some()).map(|set| &set.metadata.namespace);
    let volumes =
        snapshot.volumes_naming_claim(name).filter_map(|volume| volume.spec.claim_ref.as_ref()).map(|reference| &reference.namespace);
    exists.chain(broken).chain(pods).chain(sets).chain(volumes).filter(|namespace| !namespace.is_empty()).cloned().collect()
}

/// The namespaces of the snapshot that hold claims.
pub fn namespaces_with_claims(snapshot: &Snapshot) -> BTreeSet<String> {
    let claims = &snapshot.listings().claims;
    let broken = claims.broken().keys().map(|key| key.0.clone());
    claims.all().iter().map(|claim| claim.metadata.namespace.clone()).chain(broken).collect()
}
