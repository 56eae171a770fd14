//! The three steps of `create`.

use jiff::SignedDuration;

use super::consumer::{pod_ref, unscheduled_reason, waiting_pods};
use super::step;
use crate::age::age;
use crate::decisions::pv_controller::{Bind, ClaimSync, PROVISIONED_BY, Provisioning, SELECTED_NODE, has_selected_node};
use crate::report::{StageReport, Status, Step};
use crate::rules::question::Question;
use crate::rules::question::absent::{unread_waiters, waiter};
use crate::snapshot::Lookup;
use crate::snapshot::objects::{PersistentVolumeClaim, Pod};

/// `create/bind`.
pub(super) fn bind(question: &Question<'_>) -> StageReport {
    let (status, detail) = match &question.sync {
        Some(_) if question.depends_on_existing_volumes() => no_volume(question),
        Some(sync) => bind_status(sync),
        None => match &question.lookup {
            Lookup::Unknown(why) => (Status::Unknown, format!("the claim could not be read: {}", why.reason)),
            Lookup::Absent | Lookup::Found(_) => absent(question),
        },
    };
    step(Step::Bind, status, detail)
}

/// A claim that does not exist is missed only if somebody needs it now.
fn absent(question: &Question<'_>) -> (Status, String) {
    match (waiter(question), unread_waiters(question)) {
        (Some(waiter), _) if waiter.presses() => (Status::Blocked, format!("the claim does not exist{}", waiter.words())),
        (Some(waiter), None) => (Status::Waiting, format!("the claim does not exist{}", waiter.words())),
        (_, Some(why)) => (Status::Unknown, format!("the claim does not exist; {} could not be read: {}", why.kind.resource(), why.reason)),
        (None, None) => (Status::Waiting, "the claim does not exist, and nothing waits for it".to_string()),
    }
}

/// A claim that nobody uses yet is not broken for want of a volume.
fn no_volume(question: &Question<'_>) -> (Status, String) {
    if let Some(volume) = question.volume_becoming_available() {
        return (Status::Progressing, format!("pv/{} is about to become Available", volume.metadata.name));
    }
    let unused = question.waits_for_first_consumer() && question.consumers().next().is_none();
    let status = if unused { Status::Waiting } else { Status::Blocked };
    (status, "no volume fits, and no class makes one".to_string())
}

fn bind_status(sync: &ClaimSync<'_>) -> (Status, String) {
    let told = |status, text: &str| (status, text.to_string());
    match sync {
        ClaimSync::Bound(volumes, bind) => bound_status(volumes.first().map_or("", |volume| &volume.metadata.name), volumes.len(), *bind),
        ClaimSync::ClassAssigned(class) => (Status::Progressing, format!("the default class {:?} is being filled in", class.metadata.name)),
        ClaimSync::WaitsForConsumer => told(Status::Waiting, "the scheduler decides when a pod uses the claim"),
        ClaimSync::Provision(_) => told(Status::Waiting, "no existing volume fits; a new one is to be made"),
        ClaimSync::VolumeNotFound => told(Status::Blocked, "the volume that the claim names does not exist"),
        ClaimSync::VolumeMismatch(..) => told(Status::Blocked, "the volume that the claim names does not fit"),
        ClaimSync::VolumeClaimed(_) => told(Status::Blocked, "the volume that the claim names belongs to another claim"),
        ClaimSync::SearchFailed(_) => told(Status::Blocked, "the search for a volume fails"),
        ClaimSync::NoVolumeNoClass(_) => told(Status::Blocked, "no volume fits, and no class can make one"),
        ClaimSync::Lost(_) => told(Status::Blocked, "the claim has lost its volume"),
        ClaimSync::Unknown(why) => (Status::Unknown, format!("{} could not be read: {}", why.kind.resource(), why.reason)),
    }
}

fn bound_status(volume: &str, count: usize, bind: Bind) -> (Status, String) {
    match bind {
        Bind::Done => (Status::Done, format!("bound to pv/{volume}")),
        Bind::NoCapacity => (Status::Blocked, format!("pv/{volume} has no storage capacity")),
        Bind::Pending if count > 1 => {
            (Status::Progressing, format!("about to bind to one of {count} equal volumes, for example pv/{volume}"))
        }
        Bind::Pending => (Status::Progressing, format!("about to bind to pv/{volume}")),
    }
}

/// `create/provision`.
pub(super) fn provision(question: &Question<'_>) -> StageReport {
    let (status, detail) = match &question.sync {
        Some(ClaimSync::Bound(volumes, _)) => match volumes.iter().find_map(|volume| volume.metadata.annotations.get(PROVISIONED_BY)) {
            Some(provisioner) => (Status::Done, format!("made by {provisioner}")),
            None => (Status::NotNeeded, "an existing volume serves".to_string()),
        },
        Some(ClaimSync::Provision(_)) if question.depends_on_existing_volumes() => {
            (Status::NotNeeded, "the class makes no volumes".to_string())
        }
        Some(ClaimSync::Provision(provisioning)) => provision_status(question, provisioning),
        Some(ClaimSync::WaitsForConsumer) if question.class_provisions_none() => {
            (Status::NotNeeded, "the class provisions none".to_string())
        }
        _ => (Status::Waiting, String::new()),
    };
    step(Step::Provision, status, detail)
}

fn provision_status(question: &Question<'_>, provisioning: &Provisioning) -> (Status, String) {
    match provisioning {
        Provisioning::External(name) | Provisioning::InTree(name) => (Status::Progressing, asked(question, name)),
        Provisioning::NoPlugin(plugin) => (Status::Blocked, format!("no plugin {plugin} exists any more")),
        Provisioning::ClassMissing(class) => (Status::Blocked, format!("StorageClass {class:?} does not exist")),
        Provisioning::ClassUnknown(why) => (Status::Unknown, format!("the class could not be read: {}", why.reason)),
    }
}

/// Who is at work, for which node, on how old a claim. After a while "in progress" would say too much.
fn asked(question: &Question<'_>, provisioner: &str) -> String {
    const USUAL: SignedDuration = SignedDuration::from_mins(5);
    let created = question.claim().and_then(|claim| claim.metadata.creation_timestamp);
    let age = age(created, question.snapshot.now());
    let node = on_node(question);
    if question.age() <= USUAL {
        format!("provisioning is in progress: {provisioner} has been asked to make a volume{node}, the claim is {age} old")
    } else {
        format!("{provisioner} has been asked to make a volume{node} and has not done so yet, the claim is {age} old")
    }
}

fn on_node(question: &Question<'_>) -> String {
    let node = question.claim().and_then(|claim| claim.metadata.annotations.get(SELECTED_NODE));
    node.map_or(String::new(), |node| format!(" for node {node}"))
}

/// `create/schedule`: whether every consumer has a node. Why one has none is decided by a later phase.
pub(super) fn schedule(question: &Question<'_>) -> StageReport {
    let scheduled = question.consumers().any(|pod| !pod.spec.node_name.is_empty());
    let unread = question.snapshot.listings().pods.gap(Some(question.namespace));
    let (status, detail) = match (waiting_pods(question).first(), scheduled) {
        (Some(pod), _) => waiting_pod(question, pod),
        (None, true) if question.sync == Some(ClaimSync::WaitsForConsumer) => {
            (Status::Unknown, "a pod that uses it has a node, although the scheduler has not chosen a volume for it".to_string())
        }
        (None, true) => (Status::Done, "every pod that uses it has a node".to_string()),
        (None, false) if unread.is_some() => (Status::Unknown, "which pods use it could not be read".to_string()),
        (None, false) => (Status::Waiting, "no pod uses it".to_string()),
    };
    step(Step::Schedule, status, detail)
}

/// S-5, S-6, S-13: a pod whose claim is bound before it is scheduled, or whose volume is being made, waits for the claim.
fn waiting_pod(question: &Question<'_>, pod: &Pod) -> (Status, String) {
    let bound = matches!(question.sync, Some(ClaimSync::Bound(_, Bind::Done)));
    let decided = |claim: &PersistentVolumeClaim| has_selected_node(claim) || !claim.spec.volume_name.is_empty();
    let claim_first = !question.waits_for_first_consumer() || question.claim().is_some_and(decided);
    match unscheduled_reason(pod) {
        _ if !bound && claim_first => (Status::Waiting, format!("{} waits for the claim", pod_ref(pod))),
        Some(message) => (Status::Unknown, format!("{} is not scheduled: {message}", pod_ref(pod))),
        None => (Status::Progressing, format!("{} is about to be scheduled", pod_ref(pod))),
    }
}
