//! Objects of every kind as they come in, from a dump or from the API server: one decoder for both.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::de::DeserializeOwned;

use super::clock::Dated;
use super::json::{self, TypeName};
use super::kinds::kind_of;
use super::place::Place;
use crate::snapshot::objects::*;
use crate::snapshot::{Coverage, Key, Kind, Listing, Listings, Object, Unavailable, every_kind};

/// Warnings that are kept; the rest is counted.
const WARNINGS: usize = 50;

/// The objects of one kind so far.
#[derive(Debug)]
pub(crate) struct Found<T> {
    objects: Vec<T>,
    broken: BTreeMap<Key, String>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Found { objects: Vec::new(), broken: BTreeMap::new() }
    }
}

macro_rules! collected {
    ($($field:ident: $type:ident = $kind:ident, $doc:literal;)*) => {
        /// Everything read so far.
        #[derive(Debug, Default)]
        pub(crate) struct Collected {
            $($field: Found<$type>,)*
            /// What was read besides objects.
            pub(crate) notes: Notes,
        }

        impl Collected {
            /// Decode one object of a wanted kind.
            fn decode(&mut self, kind: Kind, text: &[u8], place: Place<'_>) {
                match kind {
                    $(Kind::$kind => match decode::<$type>(text, &mut self.notes.latest) {
                        Ok(mut object) => {
                            settle_namespace(kind, &mut object.metadata.namespace);
                            self.$field.objects.push(object);
                            self.notes.objects += 1;
                            self.notes.understood += 1;
                        }
                        Err(error) => {
                            let reason = self.explain(error.as_ref(), place);
                            self.broken(Some(kind), json::key(text, kind.namespaced()), place, &reason);
                        }
                    },)*
                }
            }

            fn record_broken(&mut self, kind: Kind, key: Key, reason: String) {
                match kind {
                    $(Kind::$kind => { self.$field.broken.insert(key, reason); })*
                }
            }

            /// Add what another reader found behind this.
            pub(crate) fn merge(&mut self, other: Collected) {
                $(self.$field.objects.extend(other.$field.objects);
                self.$field.broken.extend(other.$field.broken);)*
                self.notes.merge(other.notes);
            }

            /// How many objects of a kind there are, damaged ones included.
            pub(crate) fn count(&self, kind: Kind) -> usize {
                match kind {
                    $(Kind::$kind => self.$field.objects.len() + self.$field.broken.len(),)*
                }
            }

            /// The names of a kind's objects, damaged ones included.
            pub(crate) fn keys(&self, kind: Kind) -> BTreeSet<Key> {
                match kind {
                    $(Kind::$kind => keys(&self.$field),)*
                }
            }

            /// The listings, each covering what `covered` says.
            pub(crate) fn into_listings(self, mut covered: BTreeMap<Kind, Covered>) -> Listings {
                Listings { $($field: listing(self.$field, covered.remove(&Kind::$kind)),)* }
            }
        }
    };
}

every_kind!(collected);

/// What reading brought besides objects.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// Objects decoded.
    pub(crate) objects: u64,
    /// The latest moment that any object tells of.
    pub(crate) latest: Option<Timestamp>,
    /// The first place of text that is no object.
    pub(crate) foreign: Option<String>,
    /// Objects of other kinds.
    pub(crate) skipped: BTreeMap<String, usize>,
    /// Whether there are lists that only `kubectl cluster-info dump` prints into one file.
    pub(crate) controller_lists: bool,
    /// Kinds of typed lists that were there and empty.
    pub(crate) empty_lists: BTreeSet<Kind>,
    /// Why objects may be missing that nobody can name: by kind, `None` for any kind.
    pub(crate) lost: BTreeMap<Option<Kind>, String>,
    /// One line each.
    pub(crate) warnings: Vec<String>,
    /// Warnings beyond those kept.
    pub(crate) more_warnings: usize,
    /// Documents that are Kubernetes objects or lists of them.
    pub(crate) understood: usize,
    /// The capture time and server version that the dump itself records.
    pub(crate) recorded: Recorded,
}

/// What a dump says of itself.
#[derive(Debug, Default, Clone)]
pub(crate) struct Recorded {
    /// When it was taken.
    pub(crate) captured_at: Option<Timestamp>,
    /// The server's version.
    pub(crate) server_version: Option<String>,
}

impl Notes {
    /// Note what went wrong.
    pub(crate) fn warn(&mut self, text: String) {
        if self.full() {
            self.more_warnings += 1;
        } else {
            self.warnings.push(text);
        }
    }

    /// Whether further warnings are only counted.
    pub(crate) fn full(&self) -> bool {
        self.warnings.len() >= WARNINGS
    }

    /// Note that objects are missing which nobody can name: of one kind, or of any.
    pub(crate) fn lose(&mut self, kind: Option<Kind>, why: &str) {
        self.lost.entry(kind).or_insert_with(|| why.to_string());
    }

    /// Why objects of a kind may be missing.
    pub(crate) fn lost_of(&self, kind: Kind) -> Option<&String> {
        self.lost.get(&Some(kind)).or_else(|| self.lost.get(&None))
    }

    /// Note the type of a typed list.
    pub(crate) fn note_list(&mut self, item: Option<&TypeName>) {
        self.controller_lists |= item.is_some_and(|name| name.kind == "ReplicationController");
    }

    fn merge(&mut self, other: Notes) {
        self.objects += other.objects;
        self.latest = self.latest.max(other.latest);
        self.understood += other.understood;
        self.empty_lists.extend(other.empty_lists);
        self.controller_lists |= other.controller_lists;
        self.foreign = self.foreign.take().or(other.foreign);
        self.more_warnings += other.more_warnings;
        other.skipped.into_iter().for_each(|(kind, count)| *self.skipped.entry(kind).or_default() += count);
        other.lost.into_iter().for_each(|(kind, why)| self.lose(kind, &why));
        other.warnings.into_iter().for_each(|warning| self.warn(warning));
        self.recorded.captured_at = self.recorded.captured_at.max(other.recorded.captured_at);
        self.recorded.server_version = self.recorded.server_version.take().or(other.recorded.server_version);
    }
}

impl Collected {
    /// Take one object of this type: decode it if its kind is wanted, else count it.
    pub(crate) fn object(&mut self, text: &[u8], name: &TypeName, place: Place<'_>) {
        match kind_of(name) {
            Some(kind) => self.decode(kind, text, place),
            None if name.kind.is_empty() => self.untyped(text, place),
            None => self.skip(&name.kind),
        }
    }

    /// Count an object of a kind that is not read.
    pub(crate) fn skip(&mut self, kind: &str) {
        self.notes.understood += 1;
        *self.notes.skipped.entry(kind.to_string()).or_default() += 1;
    }

    /// A list without items: of a cluster-scoped kind it says that there are none.
    pub(crate) fn empty_list(&mut self, item: Option<&TypeName>) {
        self.notes.understood += 1;
        self.notes.note_list(item);
        self.notes.empty_lists.extend(item.and_then(kind_of).filter(|kind| !kind.namespaced()));
    }

    /// A list that goes on where nobody can see.
    pub(crate) fn hidden(&mut self, item: Option<&TypeName>, place: Place<'_>, why: &str) {
        let item = item.filter(|name| !name.kind.is_empty());
        let kind = item.and_then(kind_of);
        self.notes.warn(format!("{place}: {why}; what follows is lost"));
        if kind.is_some() || item.is_none() {
            self.notes.lose(kind, &format!("unreadable from {place} on: {why}"));
        }
    }

    /// Text that is no object.
    pub(crate) fn foreign(&mut self, place: Place<'_>) {
        self.notes.foreign.get_or_insert_with(|| place.to_string());
        *self.notes.skipped.entry("other text".to_string()).or_default() += 1;
    }

    /// Something without a kind: a whole document is something else, a damaged one may have been anything.
    fn untyped(&mut self, text: &[u8], place: Place<'_>) {
        match serde_json::from_slice::<serde::de::IgnoredAny>(text) {
            Ok(_) => *self.notes.skipped.entry("no kind".to_string()).or_default() += 1,
            Err(error) => self.broken(None, None, place, &words(&error.to_string())),
        }
    }

    fn explain(&self, error: Option<&serde_json::Error>, place: Place<'_>) -> String {
        match error {
            None => "it has no metadata.name".to_string(),
            Some(error) if !self.notes.full() => place.explain(error),
            Some(error) => words(&error.to_string()),
        }
    }

    /// An object that cannot be decoded. Without a name, any object of its kind may be the one; without a kind, any object.
    pub(crate) fn broken(&mut self, kind: Option<Kind>, key: Option<Key>, place: Place<'_>, reason: &str) {
        let key = key.filter(|(namespace, name)| plausible(namespace) && plausible(name)).map(|key| settle_key(kind, key));
        // Lines are counted from the start each time, which a dump that is broken all over cannot afford.
        let place = if self.notes.full() { place.brief() } else { place.to_string() };
        let shown = key.as_ref().map(|(namespace, name)| match namespace.as_str() {
            "" => format!(" {name}"),
            namespace => format!(" {namespace}/{name}"),
        });
        let what = kind.map_or("an object of unknown kind", Kind::name);
        self.notes.warn(format!("{place}: {what}{} cannot be read: {reason}", shown.unwrap_or_default()));
        match (kind, key) {
            (Some(kind), Some(key)) => self.record_broken(kind, key, format!("{place}: {reason}")),
            (kind, _) => self.notes.lose(kind, &format!("unreadable at {place}: {what}")),
        }
    }
}

/// The object; no error in the error means that it has no name.
fn decode<T: DeserializeOwned + Object + Dated>(text: &[u8], latest: &mut Option<Timestamp>) -> Result<T, Option<serde_json::Error>> {
    let object = serde_json::from_slice::<T>(text)?;
    if object.meta().name.is_empty() {
        return Err(None);
    }
    *latest = (*latest).max(object.latest());
    Ok(object)
}

/// Whether a name read from damaged text can be one.
fn plausible(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b':'))
}

/// What an API server would have made of the namespace: `default` when missing, none in the cluster scope.
fn settle_namespace(kind: Kind, namespace: &mut String) {
    if !kind.namespaced() {
        namespace.clear();
    } else if namespace.is_empty() {
        *namespace = "default".to_string();
    }
}

fn settle_key(kind: Option<Kind>, mut key: Key) -> Key {
    kind.iter().for_each(|kind| settle_namespace(*kind, &mut key.0));
    key
}

/// What the next reads depend on.
pub(crate) struct View<'a> {
    /// The claims so far.
    pub(crate) claims: &'a [PersistentVolumeClaim],
    /// The volumes so far.
    pub(crate) volumes: &'a [PersistentVolume],
    /// The pods so far.
    pub(crate) pods: &'a [Pod],
}

impl Collected {
    /// What the next reads depend on.
    pub(crate) fn view(&self) -> View<'_> {
        View { claims: &self.claims.objects, volumes: &self.volumes.objects, pods: &self.pods.objects }
    }

    /// Forget the pods that use no claim.
    pub(crate) fn keep_pods_with_claims(&mut self) {
        self.pods.objects.retain(|pod| pod.claim_names().next().is_some());
    }
}

/// What the listing of a kind covers, and which objects beyond that are known not to exist.
pub(crate) type Covered = (Coverage, BTreeSet<Key>);

fn listing<T: Object>(found: Found<T>, covered: Option<Covered>) -> Listing<T> {
    let nothing = || Unavailable { kind: T::KIND, verb: "list", scope: "cluster scope".to_string(), reason: "not read".to_string() };
    let (coverage, absent) = covered.unwrap_or_else(|| (Coverage::Unavailable(nothing()), BTreeSet::new()));
    Listing::new(found.objects, found.broken, coverage).knowing_absent(absent)
}

fn keys<T: Object>(found: &Found<T>) -> BTreeSet<Key> {
    let named = found.objects.iter().map(|object| (object.meta().namespace.clone(), object.meta().name.clone()));
    named.chain(found.broken.keys().cloned()).collect()
}

/// A JSON error without its position, which counts from the piece's start.
pub(crate) fn words(error: &str) -> String {
    error.split(" at line ").next().unwrap_or_default().to_string()
}
