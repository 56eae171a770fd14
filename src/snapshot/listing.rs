//! What is known of the objects of one kind: "could not look" is a value, never an empty list.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::kind::Kind;
use super::objects::Meta;

/// An object that a [`Listing`] can hold.
pub trait Object {
    /// Its kind.
    const KIND: Kind;
    /// Its metadata.
    fn meta(&self) -> &Meta;
}

/// Namespace (empty for the cluster scope) and name of an object.
pub type Key = (String, String);

/// A read that was refused, failed or never made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unavailable {
    /// What was to be read.
    pub kind: Kind,
    /// `list` or `get`.
    pub verb: &'static str,
    /// `cluster scope`, `namespace shop`, or the object's name.
    pub scope: String,
    /// Why it could not be read.
    pub reason: String,
}

impl Unavailable {
    /// Not read, since nothing that was asked needs it.
    pub fn not_needed(kind: Kind) -> Self {
        let (scope, reason) = ("cluster scope".to_string(), NOT_NEEDED.to_string());
        Unavailable { kind, verb: "list", scope, reason }
    }

    /// Whether it was left out on purpose.
    pub fn is_not_needed(&self) -> bool {
        self.reason == NOT_NEEDED
    }
}

const NOT_NEEDED: &str = "not read: nothing that was asked needs it";

/// How much of the cluster a listing speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// All objects of the kind.
    Complete,
    /// All objects of these namespaces; the rest was not read, for the reason given.
    Namespaces(BTreeSet<String>, Unavailable),
    /// These objects only (found or not); the rest was not read, for the reason given.
    Names(BTreeSet<Key>, Unavailable),
    /// A plain dump without one object of the kind: taken as empty, and said so.
    PresumedEmpty,
    /// Nothing was read.
    Unavailable(Unavailable),
}

/// The answer to "is there an object of this name?".
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup<'a, T> {
    /// Here it is.
    Found(&'a T),
    /// It does not exist (or the kind is presumed empty).
    Absent,
    /// Nobody could look, or the object could not be decoded.
    Unknown(Unavailable),
}

impl<'a, T> Lookup<'a, T> {
    /// The object, if it is known.
    pub fn found(self) -> Option<&'a T> {
        match self {
            Lookup::Found(object) => Some(object),
            Lookup::Absent | Lookup::Unknown(_) => None,
        }
    }

    /// The object or `None` when absent; an error when nobody could look.
    pub fn known(self) -> Result<Option<&'a T>, Unavailable> {
        match self {
            Lookup::Found(object) => Ok(Some(object)),
            Lookup::Absent => Ok(None),
            Lookup::Unknown(why) => Err(why),
        }
    }
}

/// The objects of one kind, sorted by namespace and name, and what they do not cover.
#[derive(Debug, Clone)]
pub struct Listing<T> {
    objects: Vec<T>,
    broken: BTreeMap<Key, String>,
    coverage: Coverage,
    absent: BTreeSet<Key>,
}

impl<T: Object> Listing<T> {
    /// A listing of these objects. Of two with one name the one with the higher resourceVersion stays.
    /// `broken`: objects that exist but could not be decoded, with the reason.
    pub fn new(mut objects: Vec<T>, broken: BTreeMap<Key, String>, coverage: Coverage) -> Self {
        objects.sort_by(|a, b| rank(a.meta()).cmp(&rank(b.meta())));
        objects.dedup_by(|b, a| key(a.meta()) == key(b.meta()));
        Listing { objects, broken, coverage, absent: BTreeSet::new() }
    }

    /// A listing that nobody could make.
    pub fn unavailable(why: Unavailable) -> Self {
        Listing { objects: Vec::new(), broken: BTreeMap::new(), coverage: Coverage::Unavailable(why), absent: BTreeSet::new() }
    }

    /// The same listing, knowing besides of objects outside its coverage that they do not exist: each was asked for by name.
    pub fn knowing_absent(mut self, absent: BTreeSet<Key>) -> Self {
        self.absent = absent;
        self
    }

    /// How much of the cluster it speaks for.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The objects that could not be decoded, and why.
    pub fn broken(&self) -> &BTreeMap<Key, String> {
        &self.broken
    }

    /// Whether it is only presumed that there are no objects.
    pub fn presumed_empty(&self) -> bool {
        self.coverage == Coverage::PresumedEmpty
    }

    /// Every object that is known, whatever the coverage.
    pub fn all(&self) -> &[T] {
        &self.objects
    }

    /// The known objects of one namespace.
    pub fn of_namespace(&self, namespace: &str) -> &[T] {
        let start = self.objects.partition_point(|object| object.meta().namespace.as_str() < namespace);
        let end = self.objects.partition_point(|object| object.meta().namespace.as_str() <= namespace);
        self.objects.get(start..end).unwrap_or_default()
    }

    /// Look one object up; `namespace` is empty for the cluster scope.
    pub fn get(&self, namespace: &str, name: &str) -> Lookup<'_, T> {
        let found = self.objects.binary_search_by(|object| key(object.meta()).cmp(&(namespace, name)));
        if let Some(object) = found.ok().and_then(|index| self.objects.get(index)) {
            return Lookup::Found(object);
        }
        match self.gap_at(namespace, name) {
            Some(why) => Lookup::Unknown(why),
            None => Lookup::Absent,
        }
    }

    /// Why it cannot be said that no such object exists; `None` when it can.
    fn gap_at(&self, namespace: &str, name: &str) -> Option<Unavailable> {
        let key = (namespace.to_string(), name.to_string());
        if let Some(reason) = self.broken.get(&key) {
            return Some(undecodable(T::KIND, &key, reason));
        }
        match &self.coverage {
            // Nothing of a namespaced kind can lie outside every namespace.
            _ if self.absent.contains(&key) || (T::KIND.namespaced() && namespace.is_empty()) => None,
            Coverage::Complete | Coverage::PresumedEmpty => None,
            Coverage::Namespaces(read, why) => (!read.contains(namespace)).then(|| why.clone()),
            Coverage::Names(read, why) => (!read.contains(&key)).then(|| why.clone()),
            Coverage::Unavailable(why) => Some(why.clone()),
        }
    }

    /// Why a scan of one namespace (or of everything, with `None`) may have missed objects; `None` when it has not.
    pub fn gap(&self, namespace: Option<&str>) -> Option<Unavailable> {
        let broken = self.broken.iter().find(|(key, _)| namespace.is_none_or(|namespace| key.0 == namespace));
        if let Some((key, reason)) = broken {
            return Some(undecodable(T::KIND, key, reason));
        }
        match &self.coverage {
            Coverage::Complete | Coverage::PresumedEmpty => None,
            Coverage::Namespaces(read, why) => (!namespace.is_some_and(|namespace| read.contains(namespace))).then(|| why.clone()),
            Coverage::Names(_, why) | Coverage::Unavailable(why) => Some(why.clone()),
        }
    }
}

fn key(meta: &Meta) -> (&str, &str) {
    (&meta.namespace, &meta.name)
}

/// Sorts by name, and among equal names the newest first; the uid decides what is left, so that order never depends on the input's.
fn rank(meta: &Meta) -> (&str, &str, Reverse<u64>, &str) {
    (&meta.namespace, &meta.name, Reverse(meta.resource_version.parse().unwrap_or(0)), &meta.uid)
}

fn undecodable(kind: Kind, key: &Key, reason: &str) -> Unavailable {
    let scope = if key.0.is_empty() { key.1.clone() } else { format!("{}/{}", key.0, key.1) };
    Unavailable { kind, verb: "get", scope, reason: format!("not decodable: {reason}") }
}
