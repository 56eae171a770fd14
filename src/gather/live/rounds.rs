//! Which reads each round makes: the table of the module's page.

use std::collections::BTreeSet;

use super::holders::holders;
use super::jobs::{Gathered, Job};
use super::scope::Scope;
use crate::gather::collected::View;
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim, Pod};
use crate::snapshot::{Key, Kind};

/// Pods whose events are read one by one; of more, the warnings of the namespace are.
const SINGLE: usize = 3;

/// Volumes and drivers that are read by name; more are read as a list.
const NAMED: usize = 5;

/// The first round: what the targets name.
pub(super) fn first(scope: &Scope) -> Vec<Job> {
    let mut jobs: Vec<Job> = scope.claims.iter().map(|key| Job::Get { kind: Kind::PersistentVolumeClaim, key: key.clone() }).collect();
    jobs.extend(scope.claim_lists().iter().map(|list| Job::list(Kind::PersistentVolumeClaim, list.as_ref())));
    for list in &scope.lists() {
        jobs.push(Job::list(Kind::Pod, list.as_ref()));
        if scope.wide() {
            jobs.push(Job::list(Kind::StatefulSet, list.as_ref()));
        }
    }
    jobs.push(Job::list(Kind::StorageClass, None));
    jobs.push(Job::Version);
    if scope.wide() {
        jobs.push(Job::list(Kind::PersistentVolume, None));
    }
    jobs
}

/// The second round: what the claims and their consumers name.
pub(super) fn second(scope: &Scope, gathered: &Gathered) -> Vec<Job> {
    let facts = Facts::of(scope, gathered);
    let mut jobs = Vec::new();
    if !scope.wide() {
        match facts.bound_volumes() {
            Some(names) => jobs.extend(names.into_iter().map(|name| Job::get(Kind::PersistentVolume, name))),
            None => jobs.push(Job::list(Kind::PersistentVolume, None)),
        }
    }
    if facts.attachments_matter() {
        jobs.push(Job::list(Kind::VolumeAttachment, None));
    }
    for list in &scope.lists() {
        if facts.missing_in(list.as_ref()) {
            let makers = (!scope.wide()).then_some(Kind::StatefulSet);
            let refusers = [Kind::ResourceQuota, Kind::LimitRange];
            jobs.extend(makers.into_iter().chain(refusers).map(|kind| Job::list(kind, list.as_ref())));
        }
    }
    for (namespace, name) in scope.claims.iter().filter(|key| !facts.knows(key)) {
        // Where a claim of nearly that name is, and where else one of that name.
        jobs.push(Job::list(Kind::PersistentVolumeClaim, Some(namespace)));
        jobs.push(Job::namesakes(Kind::PersistentVolumeClaim, name));
    }
    if gathered.ledger.failed(Kind::StorageClass) {
        let classes = facts.claims.iter().filter_map(|claim| claim.spec.storage_class_name.as_deref()).filter(|name| !name.is_empty());
        jobs.extend(classes.collect::<BTreeSet<_>>().into_iter().take(NAMED).map(|name| Job::get(Kind::StorageClass, name)));
    }
    jobs.extend(facts.events());
    jobs
}

/// The third round: what the volumes name.
pub(super) fn third(scope: &Scope, gathered: &Gathered) -> Vec<Job> {
    let facts = Facts::of(scope, gathered);
    let mut jobs = Vec::new();
    if facts.some_unbound() && facts.volumes.iter().any(|volume| facts.candidate_with_affinity(volume)) {
        jobs.push(Job::list(Kind::Node, None));
    }
    let held = holders(facts.claims.iter().copied().filter(|claim| !fully_bound(claim)), facts.volumes);
    let unread = held.into_iter().filter(|(namespace, name)| !scope.asks((namespace, name)));
    jobs.extend(unread.map(|key| Job::Get { kind: Kind::PersistentVolumeClaim, key }));
    if !scope.wide() && facts.bound_volumes().is_some() && facts.volumes.iter().any(made_by_hand) {
        // another one may be reserved for the claim
        jobs.push(Job::list(Kind::PersistentVolume, None));
    }
    let bound: BTreeSet<&str> = facts.claims.iter().map(|claim| claim.spec.volume_name.as_str()).collect();
    let used = facts.volumes.iter().filter(|volume| bound.contains(volume.metadata.name.as_str()));
    let drivers: BTreeSet<&str> = used.filter_map(|volume| Some(volume.spec.csi.as_ref()?.driver.as_str())).collect();
    if drivers.len() > NAMED {
        jobs.push(Job::list(Kind::CsiDriver, None));
    } else {
        jobs.extend(drivers.into_iter().filter(|name| !name.is_empty()).map(|name| Job::get(Kind::CsiDriver, name)));
    }
    jobs
}

/// Whether the controllers are done with the claim.
fn fully_bound(claim: &PersistentVolumeClaim) -> bool {
    !claim.spec.volume_name.is_empty() && claim.metadata.has_annotation("pv.kubernetes.io/bind-completed")
}

fn made_by_hand(volume: &PersistentVolume) -> bool {
    !volume.metadata.has_annotation("pv.kubernetes.io/provisioned-by")
}

/// What the rounds look at.
struct Facts<'a> {
    scope: &'a Scope,
    /// Those that are asked about.
    claims: Vec<&'a PersistentVolumeClaim>,
    volumes: &'a [PersistentVolume],
    pods: &'a [Pod],
    known: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Facts<'a> {
    fn of(scope: &'a Scope, gathered: &'a Gathered) -> Self {
        let View { claims, volumes, pods } = gathered.collected.view();
        let key = |claim: &'a PersistentVolumeClaim| (claim.metadata.namespace.as_str(), claim.metadata.name.as_str());
        let known = claims.iter().map(key).collect();
        Facts { scope, claims: claims.iter().filter(|claim| scope.asks(key(claim))).collect(), volumes, pods, known }
    }

    fn knows(&self, (namespace, name): &Key) -> bool {
        self.known.contains(&(namespace.as_str(), name.as_str()))
    }

    /// The volumes of the claims, if all claims exist and are fully bound.
    fn bound_volumes(&self) -> Option<BTreeSet<&'a str>> {
        (!self.some_unbound()).then(|| self.claims.iter().map(|claim| claim.spec.volume_name.as_str()).collect())
    }

    fn some_unbound(&self) -> bool {
        self.claims.iter().any(|claim| !fully_bound(claim)) || self.scope.claims.iter().any(|key| !self.knows(key)) || self.missing_in(None)
    }

    /// Whether a claim of the namespace (of any, with `None`) is asked for or used by a pod, and is not there.
    fn missing_in(&self, namespace: Option<&String>) -> bool {
        let here = |other: &str| namespace.is_none_or(|namespace| namespace == other);
        let asked = self.scope.claims.iter().any(|key| here(&key.0) && !self.knows(key));
        let wide = |pod: &&Pod| self.scope.everything || self.scope.namespaces.contains(&pod.metadata.namespace);
        let mut users = self.pods.iter().filter(|pod| here(&pod.metadata.namespace)).filter(wide);
        asked || users.any(|pod| pod.claim_names().any(|name| !self.knows(&(pod.metadata.namespace.clone(), name))))
    }

    fn users(&self, key: &Key) -> impl Iterator<Item = &'a Pod> {
        self.pods.iter().filter(move |pod| pod.metadata.namespace == key.0 && pod.claim_names().any(|name| name == key.1))
    }

    /// Whether a pod that uses one of the claims has a node.
    fn attachments_matter(&self) -> bool {
        let mut placed = self.pods.iter().filter(|pod| !pod.spec.node_name.is_empty());
        placed.any(|pod| pod.claim_names().any(|name| self.scope.asks((&pod.metadata.namespace, &name))))
    }

    /// Whether the volume is free, or kept for a claim that is asked about, and not reachable from every node.
    fn candidate_with_affinity(&self, volume: &PersistentVolume) -> bool {
        let affinity = volume.spec.node_affinity.as_ref().is_some_and(|affinity| affinity.required.is_some());
        let free = volume.spec.claim_ref.as_ref().is_none_or(|reference| {
            let bound =
                self.claims.iter().find(|claim| claim.metadata.namespace == reference.namespace && claim.metadata.name == reference.name);
            bound.map_or_else(
                || self.scope.claims.contains(&(reference.namespace.clone(), reference.name.clone())),
                |claim| !fully_bound(claim),
            )
        });
        affinity && free
    }

    fn events(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for list in &self.scope.claim_lists() {
            let kinds = ["PersistentVolumeClaim", "Pod,type=Warning", "StatefulSet,type=Warning"];
            jobs.extend(kinds.map(|kind| Job::events(list.as_ref(), &format!("involvedObject.kind={kind}"))));
        }
        self.scope.claims.iter().for_each(|key| self.events_of(key, &mut jobs));
        jobs
    }

    fn events_of(&self, key: &Key, jobs: &mut Vec<Job>) {
        let namespace = Some(&key.0);
        match self.claims.iter().find(|claim| claim.metadata.namespace == key.0 && claim.metadata.name == key.1) {
            Some(claim) if !claim.metadata.uid.is_empty() => {
                jobs.push(Job::events(namespace, &format!("involvedObject.uid={}", claim.metadata.uid)))
            }
            _ => {
                jobs.push(Job::events(namespace, &format!("involvedObject.kind=PersistentVolumeClaim,involvedObject.name={}", key.1)));
                jobs.push(Job::events(namespace, "involvedObject.kind=StatefulSet,type=Warning"));
            }
        }
        let users: Vec<&Pod> = self.users(key).collect();
        if users.len() > SINGLE {
            jobs.push(Job::events(namespace, "involvedObject.kind=Pod,type=Warning"));
        } else {
            jobs.extend(users.iter().map(|pod| Job::events(namespace, &format!("involvedObject.uid={}", pod.metadata.uid))));
        }
    }
}
