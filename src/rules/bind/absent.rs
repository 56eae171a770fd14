//! Who waits for a claim that does not exist.

use crate::report::ObjectRef;
use crate::rules::question::Question;
use crate::snapshot::Kind;
use crate::snapshot::objects::{ClaimTemplate, StatefulSet};

/// Something that names an absent claim.
pub(super) enum Waiter<'a> {
    /// A pod that has not ended.
    Pod(ObjectRef),
    /// A set whose template would make it; with the event about its creation, if there is one.
    StatefulSet { set: &'a StatefulSet, template: &'a ClaimTemplate, event: Option<String> },
    /// A volume that is or was bound to it, or reserved for it.
    Volume(ObjectRef),
}

/// The first that waits: a pod, then a StatefulSet, then a volume.
pub(super) fn waiter<'a>(question: &Question<'a>) -> Option<Waiter<'a>> {
    let of_set = stateful_set(question);
    if let Some(pod) = question.consumers().next().filter(|_| of_set.is_none()) {
        return Some(Waiter::Pod(ObjectRef::new(Kind::Pod, &pod.metadata.namespace, &pod.metadata.name)));
    }
    of_set.or_else(|| {
        let here = |volume: &&crate::snapshot::objects::PersistentVolume| {
            volume.spec.claim_ref.as_ref().is_some_and(|claim_ref| claim_ref.namespace == question.namespace)
        };
        question
            .volumes_naming_it()
            .find(here)
            .map(|volume| Waiter::Volume(ObjectRef::new(Kind::PersistentVolume, "", &volume.metadata.name)))
    })
}

/// N-3: a set makes claims named `<template>-<set>-<ordinal>`.
fn stateful_set<'a>(question: &Question<'a>) -> Option<Waiter<'a>> {
    question.snapshot.listings().stateful_sets.of_namespace(question.namespace).iter().find_map(|set| {
        let template = set.spec.volume_claim_templates.iter().find(|template| makes(set, template, question.name))?;
        let event = question
            .snapshot
            .events_of(&set.metadata.uid)
            .find(|event| event.reason == "FailedCreate" && event.message.contains(question.name));
        Some(Waiter::StatefulSet { set, template, event: event.map(|event| event.message.clone()) })
    })
}

fn makes(set: &StatefulSet, template: &ClaimTemplate, claim: &str) -> bool {
    let ordinal = claim.strip_prefix(template.metadata.name.as_str()).and_then(|rest| rest.strip_prefix('-'));
    let ordinal = ordinal.and_then(|rest| rest.strip_prefix(set.metadata.name.as_str())).and_then(|rest| rest.strip_prefix('-'));
    let number = ordinal.and_then(|digits| digits.parse::<i64>().ok());
    let first = set.spec.ordinals.start;
    number.is_some_and(|number| number >= first && number < first.saturating_add(set.spec.replicas.unwrap_or(1)))
}

impl Waiter<'_> {
    /// The object that waits.
    pub(super) fn object(&self) -> ObjectRef {
        match self {
            Waiter::Pod(object) | Waiter::Volume(object) => object.clone(),
            Waiter::StatefulSet { set, .. } => ObjectRef::new(Kind::StatefulSet, &set.metadata.namespace, &set.metadata.name),
        }
    }

    /// The field that names the claim.
    pub(super) fn field(&self) -> &'static str {
        match self {
            Waiter::Pod(_) => "spec.volumes",
            Waiter::StatefulSet { .. } => "spec.volumeClaimTemplates",
            Waiter::Volume(_) => "spec.claimRef",
        }
    }

    /// The clause that follows "does not exist, and".
    pub(super) fn words(&self) -> String {
        match self {
            Waiter::Pod(pod) => format!("{pod} waits for it"),
            Waiter::StatefulSet { .. } => format!("{} should have made it", self.object()),
            Waiter::Volume(volume) => format!("{volume} is kept for it"),
        }
    }
}
