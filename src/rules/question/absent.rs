//! Who waits for a claim that does not exist.

use jiff::SignedDuration;

use super::Question;
use crate::report::ObjectRef;
use crate::snapshot::objects::{ClaimTemplate, Condition, PersistentVolume, Pod, StatefulSet};
use crate::snapshot::{Kind, Unavailable};

/// Something that names an absent claim.
pub(crate) enum Waiter<'a> {
    /// A pod that has not ended.
    Pod(&'a Pod),
    /// A set whose template makes it.
    StatefulSet(Maker<'a>),
    /// A volume that was bound to it or is reserved for it: nobody needs the claim now.
    Volume(&'a PersistentVolume),
}

/// A set, and what it has done about the claim.
pub(crate) struct Maker<'a> {
    pub(crate) set: &'a StatefulSet,
    pub(crate) template: &'a ClaimTemplate,
    /// The words of the event about a creation that failed.
    pub(crate) failure: Option<&'a str>,
    /// Why it need not be there yet.
    pub(crate) turn: Turn,
}

/// Whether it is the claim's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Turn {
    /// This pod has to be ready first: the set makes its pods in order.
    After(String),
    /// Since moments.
    JustNow,
    /// For some time.
    Due,
    /// The pods before it could not be read.
    Unread,
}

/// A set makes its claims within seconds.
const PATIENCE: SignedDuration = SignedDuration::from_secs(60);

/// The first that waits: a StatefulSet, then a pod, then a volume.
pub(crate) fn waiter<'a>(question: &Question<'a>) -> Option<Waiter<'a>> {
    if let Some(maker) = maker(question) {
        return Some(Waiter::StatefulSet(maker));
    }
    if let Some(pod) = question.consumers().next() {
        return Some(Waiter::Pod(pod));
    }
    let here =
        |volume: &&PersistentVolume| volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| claim_ref.namespace == question.namespace);
    question.volumes_naming_it().find(here).map(Waiter::Volume)
}

/// What could not be read of those who might wait.
pub(crate) fn unread_waiters(question: &Question<'_>) -> Option<Unavailable> {
    let listings = question.snapshot.listings();
    listings.pods.gap(Some(question.namespace)).or_else(|| listings.stateful_sets.gap(Some(question.namespace)))
}

/// N-3: a set makes claims named `<template>-<set>-<ordinal>`.
fn maker<'a>(question: &Question<'a>) -> Option<Maker<'a>> {
    question.snapshot.listings().stateful_sets.of_namespace(question.namespace).iter().find_map(|set| {
        let (template, ordinal) = set.template_of(question.name)?;
        let mut events = question.snapshot.events_of(&set.metadata.uid);
        let failure = events.find(|event| event.reason == "FailedCreate" && event.message.contains(question.name));
        let turn = if failure.is_some() { Turn::Due } else { turn(question, set, ordinal) };
        Some(Maker { set, template, failure: failure.map(|event| event.message.as_str()), turn })
    })
}

/// In order, a set makes a pod and its claims only when all earlier pods are ready.
fn turn(question: &Question<'_>, set: &StatefulSet, ordinal: i64) -> Turn {
    let in_order = set.spec.pod_management_policy != "Parallel";
    let mut since = set.metadata.creation_timestamp;
    for number in (set.spec.ordinals.start..ordinal).filter(|_| in_order) {
        let name = format!("{}-{number}", set.metadata.name);
        match question.snapshot.listings().pods.get(question.namespace, &name).known() {
            Ok(pod) => match pod.and_then(ready) {
                Some(ready) => since = since.max(ready.last_transition_time),
                None => return Turn::After(name),
            },
            Err(_) => return Turn::Unread,
        }
    }
    if question.since(since) < PATIENCE { Turn::JustNow } else { Turn::Due }
}

fn ready(pod: &Pod) -> Option<&Condition> {
    pod.status.conditions.iter().find(|condition| condition.type_ == "Ready" && condition.status == "True")
}

impl Waiter<'_> {
    /// The object that waits.
    pub(crate) fn object(&self) -> ObjectRef {
        match self {
            Waiter::Pod(pod) => ObjectRef::new(Kind::Pod, &pod.metadata.namespace, &pod.metadata.name),
            Waiter::Volume(volume) => ObjectRef::new(Kind::PersistentVolume, "", &volume.metadata.name),
            Waiter::StatefulSet(maker) => ObjectRef::new(Kind::StatefulSet, &maker.set.metadata.namespace, &maker.set.metadata.name),
        }
    }

    /// Whether somebody needs the claim now.
    pub(crate) fn presses(&self) -> bool {
        match self {
            Waiter::Pod(_) => true,
            Waiter::StatefulSet(maker) => maker.turn == Turn::Due,
            Waiter::Volume(_) => false,
        }
    }

    /// The clause that follows "does not exist".
    pub(crate) fn words(&self) -> String {
        match self {
            Waiter::Pod(_) => format!(", and {} waits for it", self.object()),
            Waiter::StatefulSet(Maker { turn: Turn::After(pod), set, .. }) => {
                format!(" yet: {} makes it when pod/{}/{pod} is ready", self.object(), set.metadata.namespace)
            }
            Waiter::StatefulSet(Maker { turn: Turn::JustNow, .. }) => format!(" yet: {} is about to make it", self.object()),
            Waiter::StatefulSet(Maker { turn: Turn::Unread, .. }) => format!(" yet: {} makes it", self.object()),
            Waiter::StatefulSet(_) => format!(", and {} should have made it", self.object()),
            Waiter::Volume(_) => format!(", and {} is kept for it", self.object()),
        }
    }
}
