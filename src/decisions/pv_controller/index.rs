//! The controller's index of volumes, and what it finds for a claim.
//!
//! Upstream: `pkg/controller/volume/persistentvolume/index.go` (`findByClaim`, `allPossibleMatchingAccessModes`) and
//! `k8s.io/component-helpers/storage/volume/pv_helpers.go` (`FindMatchingVolume`), release 1.37.2.
//!
//! Deliberate differences: every check is evaluated for every volume instead of stopping at the first, and ties that
//! upstream breaks by map order are all returned.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::checks::Checks;
use super::claim_view::{ClaimKey, ClaimView};
use super::helpers::{AccessModes, is_volume_bound_to_claim, volume_class, volume_mode};
use super::{Check, Features, SearchError};
use crate::decisions::quantity::Quantity;
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

/// A volume with what the checks compare, read once.
#[derive(Debug)]
pub(super) struct IndexedVolume<'a> {
    pub(super) volume: &'a PersistentVolume,
    pub(super) modes: AccessModes,
    pub(super) capacity: Option<&'a Quantity>,
    pub(super) class: &'a str,
    pub(super) volume_mode: &'a str,
}

/// All known volumes, ready for searches.
#[derive(Debug)]
pub struct VolumeIndex<'a> {
    volumes: Vec<IndexedVolume<'a>>,
    by_claim: HashMap<(&'a str, &'a str), Vec<usize>>,
    features: Features,
    seen: RefCell<HashMap<ClaimKey, Rc<[Checks]>>>,
}

/// One volume's result.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The volume.
    pub volume: &'a PersistentVolume,
    /// Its claimRef is this claim: phase, selector and class are not checked (M-20).
    pub prebound: bool,
    /// Every check that it fails on its own.
    pub failed: Checks,
    /// The search returns it, or any of several of its kind.
    pub chosen: bool,
}

/// What the index finds for one claim.
#[derive(Debug)]
pub struct Search<'a> {
    /// Every known volume, by name.
    pub candidates: Vec<Candidate<'a>>,
    /// The search fails as a whole.
    pub error: Option<SearchError>,
}

impl<'a> Search<'a> {
    /// The volumes that the search may return; more than one when map order decides.
    pub fn chosen(&self) -> impl Iterator<Item = &'a PersistentVolume> + '_ {
        self.candidates.iter().filter(|candidate| candidate.chosen).map(|candidate| candidate.volume)
    }
}

impl<'a> VolumeIndex<'a> {
    /// Index the volumes, given by name.
    pub fn new(volumes: &'a [PersistentVolume], features: Features) -> Self {
        let volumes: Vec<_> = volumes.iter().map(indexed).collect();
        let mut by_claim: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, entry) in volumes.iter().enumerate() {
            if let Some(claim_ref) = &entry.volume.spec.claim_ref {
                by_claim.entry((claim_ref.namespace.as_str(), claim_ref.name.as_str())).or_default().push(at);
            }
        }
        VolumeIndex { volumes, by_claim, features, seen: RefCell::default() }
    }

    /// `findByClaim`. `delay`: H-8, the scheduler chooses the unbound volumes of this claim.
    pub fn find_by_claim(&self, claim: &PersistentVolumeClaim, delay: bool) -> Search<'a> {
        let view = match ClaimView::new(claim, delay, self.features) {
            Ok(view) => view,
            // I-4: without a bucket that has the modes the matcher is never called, so its errors never occur
            Err(error) if self.has_bucket(claim) => return self.failed_search(error),
            Err(error) => return Search { candidates: self.unasked(claim, delay, error.check()), error: None },
        };
        let mut candidates = self.checked(&view);
        choose(&mut candidates, &self.volumes);
        Search { candidates, error: None }
    }

    /// A search that fails before any volume is looked at: all are rejected for it.
    pub fn failed_search(&self, error: SearchError) -> Search<'a> {
        Search { candidates: self.bare_candidates(error.check()), error: Some(error) }
    }

    /// No volume has the modes, so the matcher is not asked; it would have failed with `error`.
    fn unasked(&self, claim: &PersistentVolumeClaim, delay: bool, error: Check) -> Vec<Candidate<'a>> {
        let mut candidates = self.checked(&ClaimView::without_selector(claim, delay, self.features));
        candidates.iter_mut().for_each(|candidate| candidate.failed = candidate.failed.with(error));
        candidates
    }

    fn has_bucket(&self, claim: &PersistentVolumeClaim) -> bool {
        let asked = AccessModes::of_claim(&claim.spec.access_modes);
        asked.is_some_and(|asked| self.volumes.iter().any(|entry| entry.modes.contain(asked)))
    }

    fn bare_candidates(&self, check: Check) -> Vec<Candidate<'a>> {
        let failed = Checks::default().with(check);
        self.volumes.iter().map(|entry| Candidate { volume: entry.volume, prebound: false, failed, chosen: false }).collect()
    }

    fn checked(&self, view: &ClaimView<'_>) -> Vec<Candidate<'a>> {
        let checks = self.checks_of_a_stranger(view);
        let mut candidates: Vec<_> = self.volumes.iter().zip(checks.iter()).map(|(entry, &failed)| candidate(entry, failed)).collect();
        let meta = &view.claim.metadata;
        for &at in self.by_claim.get(&(meta.namespace.as_str(), meta.name.as_str())).into_iter().flatten() {
            if let (Some(entry), Some(slot)) = (self.volumes.get(at), candidates.get_mut(at)) {
                let prebound = is_volume_bound_to_claim(entry.volume, view.claim);
                *slot = Candidate { volume: entry.volume, prebound, failed: view.failed_checks(entry, prebound), chosen: false };
            }
        }
        candidates
    }

    /// The checks of a claim that no claimRef names: equal claims share them.
    fn checks_of_a_stranger(&self, view: &ClaimView<'_>) -> Rc<[Checks]> {
        let key = view.key();
        if let Some(checks) = self.seen.borrow().get(&key) {
            return Rc::clone(checks);
        }
        let checks: Rc<[Checks]> = self.volumes.iter().map(|entry| view.failed_checks(entry, false)).collect();
        self.seen.borrow_mut().insert(key, Rc::clone(&checks));
        checks
    }
}

fn indexed(volume: &PersistentVolume) -> IndexedVolume<'_> {
    IndexedVolume {
        volume,
        modes: AccessModes::of_volume(&volume.spec.access_modes),
        capacity: volume.capacity(),
        class: volume_class(volume),
        volume_mode: volume_mode(volume.spec.volume_mode.as_ref()),
    }
}

fn candidate<'a>(entry: &IndexedVolume<'a>, failed: Checks) -> Candidate<'a> {
    Candidate { volume: entry.volume, prebound: false, failed, chosen: false }
}

/// I-3, I-4, M-11, M-18, M-19: the fewest modes first; in a bucket a pre-bound volume, else the smallest.
fn choose(candidates: &mut [Candidate<'_>], volumes: &[IndexedVolume<'_>]) {
    let fits = || candidates.iter().zip(volumes).filter(|(candidate, _)| candidate.failed.is_empty());
    let Some(fewest) = fits().map(|(_, entry)| entry.modes.count()).min() else { return };
    let mut best: BTreeMap<AccessModes, Rank<'_>> = BTreeMap::new();
    for (candidate, entry) in fits().filter(|(_, entry)| entry.modes.count() == fewest) {
        let rank = Rank::of(candidate, entry);
        best.entry(entry.modes).and_modify(|best| *best = rank.min(*best)).or_insert(rank);
    }
    for (candidate, entry) in candidates.iter_mut().zip(volumes).filter(|(candidate, _)| candidate.failed.is_empty()) {
        candidate.chosen = best.get(&entry.modes) == Some(&Rank::of(candidate, entry));
    }
}

/// A volume's place in its bucket: pre-bound ones first and all alike, then by capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank<'a> {
    Prebound,
    Capacity(Option<&'a Quantity>),
}

impl<'a> Rank<'a> {
    fn of(candidate: &Candidate<'_>, entry: &IndexedVolume<'a>) -> Self {
        if candidate.prebound { Rank::Prebound } else { Rank::Capacity(entry.capacity) }
    }
}
