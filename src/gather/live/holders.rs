//! Claims of others that hold what a claim waits for: whether they exist, and what they asked for, is part of the answer.

use std::collections::BTreeSet;

use crate::snapshot::Key;
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

/// Claims of a namespace whose holders are looked for.
const CLAIMS: usize = 20;

/// Volumes that would fit a claim but are held: so many of the nearest.
const NEAREST: usize = 8;

/// Holders that are read in all.
const HOLDERS: usize = 32;

/// The claims that the volumes name which these unbound claims demand, bear the name of, or would fit.
pub(super) fn holders<'a>(unbound: impl Iterator<Item = &'a PersistentVolumeClaim>, volumes: &[PersistentVolume]) -> BTreeSet<Key> {
    let named = unbound.take(CLAIMS).flat_map(|claim| held(claim, volumes)).filter_map(holder);
    // A set of the first ones, not the first of a set: the nearest matter most.
    let mut holders = BTreeSet::new();
    for key in named {
        if holders.len() < HOLDERS {
            holders.insert(key);
        }
    }
    holders
}

fn holder(volume: &PersistentVolume) -> Option<Key> {
    let reference = volume.spec.claim_ref.as_ref()?;
    let whole = !reference.namespace.is_empty() && !reference.name.is_empty();
    whole.then(|| (reference.namespace.clone(), reference.name.clone()))
}

/// Volumes with a claimRef that matter to the claim: the demanded one, its namesakes', the nearest that would fit.
fn held<'v>(claim: &PersistentVolumeClaim, volumes: &'v [PersistentVolume]) -> Vec<&'v PersistentVolume> {
    let claimed = || volumes.iter().filter(|volume| volume.spec.claim_ref.is_some());
    let demands = |volume: &&PersistentVolume| !claim.spec.volume_name.is_empty() && volume.metadata.name == claim.spec.volume_name;
    let namesake =
        |volume: &&PersistentVolume| volume.spec.claim_ref.as_ref().is_some_and(|reference| reference.name == claim.metadata.name);
    let mut fitting: Vec<&PersistentVolume> = claimed().filter(|volume| would_fit(claim, volume)).collect();
    fitting.sort_by(|a, b| (a.capacity(), &a.metadata.name).cmp(&(b.capacity(), &b.metadata.name)));
    fitting.truncate(NEAREST);
    claimed().filter(demands).chain(claimed().filter(namesake).take(NEAREST)).chain(fitting).collect()
}

/// Roughly: which volumes are worth a question, not which the controller would take.
fn would_fit(claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> bool {
    let class = claim.metadata.annotations.get("volume.beta.kubernetes.io/storage-class").or(claim.spec.storage_class_name.as_ref());
    let offered = volume.metadata.annotations.get("volume.beta.kubernetes.io/storage-class").unwrap_or(&volume.spec.storage_class_name);
    class.is_none_or(|class| class == offered)
        && volume.capacity() >= claim.request()
        && claim.spec.access_modes.iter().all(|mode| volume.spec.access_modes.contains(mode))
}
