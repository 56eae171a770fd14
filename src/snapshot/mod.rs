//! What is known about the cluster at one moment: immutable, indexed; "could not look" is a value.
//!
//! Nothing here touches the network, files, the environment or the clock: `now` is when the snapshot was taken.

use std::collections::BTreeMap;

use jiff::Timestamp;

pub mod kind;
pub mod listing;
pub mod objects;

pub use kind::{KINDS, Kind};
pub use listing::{Coverage, Key, Listing, Lookup, Object, Unavailable};
use objects::{
    CsiDriver, Event, LimitRange, Meta, Node, PersistentVolume, PersistentVolumeClaim, Pod, ResourceQuota, StatefulSet, StorageClass,
    VolumeAttachment,
};

/// Where a snapshot comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A cluster, by kubeconfig context (empty in-cluster).
    Live {
        /// Name of the context.
        context: String,
    },
    /// A dump.
    Dump {
        /// The path as given, `-` for standard input.
        path: String,
    },
}

/// The API server's version, as far as rules depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ServerVersion {
    /// Always 1 so far.
    pub major: u32,
    /// The minor version.
    pub minor: u32,
}

/// Facts about the snapshot itself.
#[derive(Debug, Clone)]
pub struct Source {
    /// Cluster or dump.
    pub origin: Origin,
    /// The moment everything is judged at.
    pub now: Timestamp,
    /// The server's version text, such as `v1.37.2`; `None` when unknown.
    pub server_version: Option<String>,
    /// What reading cost.
    pub stats: Stats,
    /// What went wrong while reading without stopping it: one line each, naming file and place.
    pub warnings: Vec<String>,
    /// What a dump held besides the kinds that are read: how many objects of each kind.
    pub skipped: BTreeMap<String, usize>,
}

/// What reading cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// API requests made.
    pub requests: u64,
    /// Bytes of objects read.
    pub bytes: u64,
    /// Objects decoded.
    pub objects: u64,
}

macro_rules! kinds {
    ($($field:ident: $type:ident = $kind:ident, $doc:literal;)*) => {
        /// The listings of every kind.
        #[derive(Debug, Clone)]
        pub struct Listings {
            $(#[doc = $doc] pub $field: Listing<$type>,)*
        }

        $(impl Object for $type {
            const KIND: Kind = Kind::$kind;
            fn meta(&self) -> &Meta {
                &self.metadata
            }
        })*

        impl Listings {
            /// Nothing was read, for the reason that `why` gives for each kind.
            pub fn unavailable(why: impl Fn(Kind) -> Unavailable) -> Self {
                Listings { $($field: Listing::unavailable(why(Kind::$kind)),)* }
            }

            /// How much each kind covers.
            pub fn coverage(&self) -> BTreeMap<Kind, &Coverage> {
                BTreeMap::from([$((Kind::$kind, self.$field.coverage()),)*])
            }
        }
    };
}

/// Hands the list of kinds, one `field: Type = Kind, "words";` each, to another macro.
macro_rules! every_kind {
    ($then:ident) => {
        $then! {
            claims: PersistentVolumeClaim = PersistentVolumeClaim, "PersistentVolumeClaims";
            volumes: PersistentVolume = PersistentVolume, "PersistentVolumes";
            classes: StorageClass = StorageClass, "StorageClasses";
            attachments: VolumeAttachment = VolumeAttachment, "VolumeAttachments";
            drivers: CsiDriver = CsiDriver, "CSIDrivers";
            pods: Pod = Pod, "Pods";
            stateful_sets: StatefulSet = StatefulSet, "StatefulSets";
            nodes: Node = Node, "Nodes";
            events: Event = Event, "Events";
            quotas: ResourceQuota = ResourceQuota, "ResourceQuotas";
            limit_ranges: LimitRange = LimitRange, "LimitRanges";
        }
    };
}
pub(crate) use every_kind;

every_kind!(kinds);

/// A frozen view of a cluster.
#[derive(Debug, Clone)]
pub struct Snapshot {
    source: Source,
    listings: Listings,
    index: Index,
}

/// Positions of objects by what they refer to.
#[derive(Debug, Clone, Default)]
struct Index {
    pods_by_claim: BTreeMap<Key, Vec<usize>>,
    events_by_uid: BTreeMap<String, Vec<usize>>,
    volumes_by_claim: BTreeMap<String, Vec<usize>>,
    attachments_by_volume: BTreeMap<String, Vec<usize>>,
}

impl Snapshot {
    /// Freeze what was read.
    pub fn new(source: Source, listings: Listings) -> Self {
        let index = Index::of(&listings);
        Snapshot { source, listings, index }
    }

    /// Facts about the snapshot itself.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The moment everything is judged at.
    pub fn now(&self) -> Timestamp {
        self.source.now
    }

    /// What was read.
    pub fn listings(&self) -> &Listings {
        &self.listings
    }

    /// The server's version; `None` when unknown or unreadable: rules then follow the newest release.
    pub fn server_version(&self) -> Option<ServerVersion> {
        parse_version(self.source.server_version.as_deref()?)
    }

    /// The known pods that use the claim, whatever their phase, by name.
    pub fn pods_of_claim(&self, namespace: &str, name: &str) -> impl Iterator<Item = &Pod> {
        pick(self.listings.pods.all(), self.index.pods_by_claim.get(&(namespace.to_string(), name.to_string())))
    }

    /// The known events about the object of this uid; none for an empty uid.
    pub fn events_of(&self, uid: &str) -> impl Iterator<Item = &Event> {
        pick(self.listings.events.all(), self.index.events_by_uid.get(uid))
    }

    /// The known volumes whose claimRef gives this claim name, in whatever namespace it says.
    pub fn volumes_naming_claim(&self, name: &str) -> impl Iterator<Item = &PersistentVolume> {
        pick(self.listings.volumes.all(), self.index.volumes_by_claim.get(name))
    }

    /// The known attachments of a volume.
    pub fn attachments_of(&self, volume: &str) -> impl Iterator<Item = &VolumeAttachment> {
        pick(self.listings.attachments.all(), self.index.attachments_by_volume.get(volume))
    }
}

impl Index {
    fn of(listings: &Listings) -> Self {
        let mut index = Index::default();
        for (at, pod) in listings.pods.all().iter().enumerate() {
            for claim in pod.claim_names() {
                let users = index.pods_by_claim.entry((pod.metadata.namespace.clone(), claim)).or_default();
                if users.last() != Some(&at) {
                    users.push(at);
                }
            }
        }
        for (at, event) in listings.events.all().iter().enumerate() {
            if !event.involved_object.uid.is_empty() {
                index.events_by_uid.entry(event.involved_object.uid.clone()).or_default().push(at);
            }
        }
        for (at, volume) in listings.volumes.all().iter().enumerate() {
            if let Some(claim_ref) = &volume.spec.claim_ref {
                index.volumes_by_claim.entry(claim_ref.name.clone()).or_default().push(at);
            }
        }
        for (at, attachment) in listings.attachments.all().iter().enumerate() {
            let volume = attachment.spec.source.persistent_volume_name.clone();
            index.attachments_by_volume.entry(volume).or_default().push(at);
        }
        index
    }
}

fn pick<'a, T>(objects: &'a [T], positions: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a T> {
    positions.into_iter().flatten().filter_map(|&at| objects.get(at))
}

/// Reads `v1.37.2`, `1.29+`, `v1.31.0-eks-…`.
fn parse_version(text: &str) -> Option<ServerVersion> {
    let mut parts = text.trim_start_matches('v').split('.');
    let number = |part: &str| part.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    Some(ServerVersion { major: number(parts.next()?)?, minor: number(parts.next()?)? })
}
