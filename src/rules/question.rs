//! What a rule is asked about: one claim in its cluster, with the decisions about it.

pub(crate) mod absent;

use std::cell::OnceCell;

use jiff::{SignedDuration, Timestamp};

use crate::decisions::node_reach::NodeReach;
use crate::decisions::pv_controller::{
    Candidate, Check, Checks, ClaimSync, Delay, Features, NO_PROVISIONER, Provisioning, Search, VolumeIndex, VolumeSync, claim_class,
    delay_binding, is_pod_terminated, sync_claim, sync_volume, volume_class,
};
use crate::report::ObjectRef;
use crate::snapshot::objects::{Event, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass};
use crate::snapshot::{Kind, Lookup, Snapshot};

/// A snapshot with what is decided once for all claims.
pub struct Cluster<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// What depends on the server's release.
    pub features: Features,
    index: VolumeIndex<'a>,
    reach: NodeReach,
}

impl<'a> Cluster<'a> {
    /// Prepare a snapshot for questions.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let features = Features::of(snapshot.server_version());
        let index = VolumeIndex::new(snapshot.listings().volumes.all(), features);
        Cluster { snapshot, features, index, reach: NodeReach::new(snapshot) }
    }
}

/// One claim, existing or not, in its cluster.
pub struct Question<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// The claim's namespace.
    pub namespace: &'a str,
    /// The claim's name.
    pub name: &'a str,
    /// Whether the claim exists.
    pub lookup: Lookup<'a, PersistentVolumeClaim>,
    /// What depends on the server's release.
    pub features: Features,
    /// What the controller does with the claim at its next sync.
    pub sync: Option<ClaimSync<'a>>,
    /// The search that the controller makes for it.
    pub search: Option<Search<'a>>,
    delay: OnceCell<Delay>,
}

impl<'a> Question<'a> {
    /// Ask about a claim.
    pub fn new(cluster: &Cluster<'a>, namespace: &'a str, name: &'a str) -> Self {
        let snapshot = cluster.snapshot;
        let lookup = snapshot.listings().claims.get(namespace, name);
        let (sync, search) = match lookup.clone().found() {
            Some(claim) => {
                let (sync, search) = sync_claim(snapshot, &cluster.index, cluster.features, claim);
                (Some(sync), search.map(|search| cluster.reach.mark(search)))
            }
            None => (None, None),
        };
        Question { snapshot, namespace, name, lookup, features: cluster.features, sync, search, delay: OnceCell::new() }
    }

    /// The claim, if it exists and could be read.
    pub fn claim(&self) -> Option<&'a PersistentVolumeClaim> {
        self.lookup.clone().found()
    }

    /// The claim, as output names it.
    pub fn subject(&self) -> ObjectRef {
        ObjectRef::new(Kind::PersistentVolumeClaim, self.namespace, self.name)
    }

    /// The claim's class; `""` for none.
    pub fn class_name(&self) -> &'a str {
        self.claim().map(claim_class).unwrap_or_default()
    }

    /// The object of the claim's class, if it is known.
    pub fn class(&self) -> Option<&'a StorageClass> {
        self.snapshot.listings().classes.get("", self.class_name()).found()
    }

    /// Whether the claim's class exists and makes no volumes.
    pub fn class_provisions_none(&self) -> bool {
        self.class().is_some_and(|class| class.provisioner == NO_PROVISIONER || class.provisioner.is_empty())
    }

    /// Whether the scheduler chooses the claim's volume.
    pub fn waits_for_first_consumer(&self) -> bool {
        let delay = || self.claim().map_or(Delay::Immediate, |claim| delay_binding(claim, self.snapshot));
        *self.delay.get_or_init(delay) == Delay::FirstConsumer
    }

    /// The pods that use the claim and have not ended.
    pub fn consumers(&self) -> impl Iterator<Item = &'a Pod> + use<'a> {
        self.snapshot.pods_of_claim(self.namespace, self.name).filter(|pod| !is_pod_terminated(pod))
    }

    /// The events about this very claim, by uid.
    pub fn events(&self) -> impl Iterator<Item = &'a Event> + use<'a> {
        let uid = self.claim().map(|claim| claim.metadata.uid.as_str()).unwrap_or_default();
        self.snapshot.events_of(uid)
    }

    /// Whether an event about the claim has this reason.
    pub fn has_event(&self, reason: &str) -> bool {
        self.events().any(|event| event.reason == reason)
    }

    /// How long ago that was; zero for the future or an unknown time.
    pub fn since(&self, time: Option<Timestamp>) -> SignedDuration {
        time.map_or(SignedDuration::ZERO, |time| self.snapshot.now().duration_since(time)).max(SignedDuration::ZERO)
    }

    /// How old the claim is.
    pub fn age(&self) -> SignedDuration {
        self.since(self.claim().and_then(|claim| claim.metadata.creation_timestamp))
    }

    /// The volumes that were looked at, and how each fared.
    pub fn candidates(&self) -> &[Candidate<'a>] {
        self.search.as_ref().map(|search| search.candidates.as_slice()).unwrap_or_default()
    }

    /// Nobody makes a volume and the search ended without one: the claim depends on existing volumes.
    /// A class without an object counts when volumes carry its name: it was never meant to make any (M-23).
    pub fn depends_on_existing_volumes(&self) -> bool {
        match &self.sync {
            Some(ClaimSync::NoVolumeNoClass(_)) => true,
            Some(ClaimSync::Provision(Provisioning::ClassMissing(class))) => {
                self.candidates().iter().any(|candidate| volume_class(candidate.volume) == class)
            }
            Some(ClaimSync::Provision(_)) => self.class_provisions_none(),
            Some(ClaimSync::WaitsForConsumer) => self.class_provisions_none() && !self.scheduler_could_bind(),
            _ => false,
        }
    }

    /// C-29, C-35: a volume that is free, or let go by a claim that is bound elsewhere, becomes Available at its next sync, and is then taken.
    pub fn volume_becoming_available(&self) -> Option<&'a PersistentVolume> {
        let transient = Checks::default().with(Check::LeftToScheduler).with(Check::NotAvailable).with(Check::ClaimedByOther);
        let about_to = |candidate: &&Candidate<'a>| {
            let failed = candidate.failed.without(Check::LeftToScheduler);
            !failed.is_empty()
                && transient.contains_all(failed)
                && matches!(sync_volume(self.snapshot, candidate.volume), VolumeSync::Free | VolumeSync::ReferenceDropped)
        };
        self.candidates().iter().find(about_to).map(|candidate| candidate.volume)
    }

    /// Some volume fits and only waits for the scheduler to take it.
    pub fn scheduler_could_bind(&self) -> bool {
        self.candidates().iter().any(|candidate| candidate.failed.without(Check::LeftToScheduler).is_empty())
    }

    /// The volumes that name this claim in claimRef, by name of the claim alone: whoever wrote it may have meant this one.
    pub fn volumes_naming_it(&self) -> impl Iterator<Item = &'a PersistentVolume> + use<'a> {
        self.snapshot.volumes_naming_claim(self.name)
    }
}
