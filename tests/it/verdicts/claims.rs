//! What the controller decides about one claim.

use pv_why::decisions::pv_controller::{
    Bind, Candidate, Check, Checks, ClaimSync, Delay, Features, check_volume_satisfy_claim, delay_binding, is_pod_terminated,
};
use pv_why::snapshot::Snapshot;
use pv_why::snapshot::objects::PersistentVolumeClaim;
use serde_json::Value;

use super::Score;

/// H-8, for claims that search.
pub(super) fn compare_delay(score: &mut Score, place: &str, real: &Value, claim: &PersistentVolumeClaim, snapshot: &Snapshot) {
    if real["kind"] == "unbound" {
        let ours = match delay_binding(claim, snapshot) {
            Delay::Immediate => (false, false),
            Delay::FirstConsumer => (true, false),
            Delay::Error(_) => (false, true),
            Delay::Unknown(why) => panic!("{place}: {why:?}"),
        };
        score.compare(&format!("{place} delay"), (real["delay"] == true, real["delayError"].is_string()), ours);
    }
}

/// C-19 to C-25: the first failure is the recorded one.
pub(super) fn compare_satisfy(
    score: &mut Score,
    place: &str,
    real: &Value,
    claim: &PersistentVolumeClaim,
    sync: &ClaimSync<'_>,
    snapshot: &Snapshot,
) {
    let Some(satisfy) = real["satisfy"].as_str() else { return };
    let volume = snapshot.listings().volumes.get("", &claim.spec.volume_name).found();
    let failed = volume.map(|volume| check_volume_satisfy_claim(volume, claim, Features::of(None)));
    let recorded = match satisfy {
        "missing" | "ok" => None,
        "requested PV is too small" => Some(Check::TooSmall),
        "storageClassName does not match" => Some(Check::ClassMismatch),
        "volumeAttributesClassName does not match" => Some(Check::VacMismatch),
        "incompatible volumeMode" => Some(Check::VolumeModeMismatch),
        "incompatible accessMode" => Some(Check::AccessModeMismatch),
        text if text.starts_with("the volume is marked for deletion") => Some(Check::BeingDeleted),
        text => panic!("{place}: unknown text {text:?}"),
    };
    let agrees = match recorded {
        None if satisfy == "missing" => failed.is_none(),
        None => failed.is_some_and(Checks::is_empty),
        Some(check) => failed.is_some_and(|failed| failed.contains(check)),
    };
    score.compare(&format!("{place} satisfy {satisfy}: {failed:?}"), true, agrees);
    if let ClaimSync::VolumeMismatch(..) = sync {
        score.compare(&format!("{place} cause"), recorded, sync.mismatch_cause());
    }
}

pub(super) fn compare_candidates(score: &mut Score, place: &str, real: &Value, candidates: &[Candidate<'_>]) {
    if !real["matchError"].is_null() || !real["delayError"].is_null() {
        let all = candidates
            .iter()
            .all(|candidate| candidate.failed.contains(Check::SelectorError) || candidate.failed.contains(Check::ClassError));
        score.compare(&format!("{place} error case"), true, all && candidates.iter().all(|candidate| !candidate.chosen));
        return;
    }
    for pair in real["candidates"].as_array().into_iter().flatten() {
        let volume = pair["volume"].as_str().unwrap();
        let ours = candidates.iter().find(|candidate| candidate.volume.metadata.name == volume);
        let ours = ours.map(|ours| (ours.failed.is_empty(), ours.prebound, sorted(ours.failed.iter().map(Check::name))));
        let failed = pair["failed"].as_array().into_iter().flatten().map(|check| check.as_str().unwrap());
        score.compare(&format!("{place} {volume}"), Some((pair["fits"] == true, pair["prebound"] == true, sorted(failed))), ours);
    }
}

pub(super) fn compare_chosen(score: &mut Score, place: &str, real: &Value, candidates: &[Candidate<'_>]) {
    if real["kind"] == "unbound" && real["matchError"].is_null() && real["delayError"].is_null() {
        let acceptable = real["acceptable"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap());
        let chosen = candidates.iter().filter(|candidate| candidate.chosen).map(|candidate| candidate.volume.metadata.name.as_str());
        score.compare(&format!("{place} chosen"), sorted(acceptable), sorted(chosen));
    }
}

pub(super) fn compare_sync(
    score: &mut Score,
    place: &str,
    real: &Value,
    claim: &PersistentVolumeClaim,
    sync: &ClaimSync<'_>,
    snapshot: &Snapshot,
) {
    let phase = if sync.leaves_status(claim) { None } else { sync.phase() };
    score.compare(&format!("{place} phase"), real["phase"].as_str().unwrap(), phase.unwrap_or(&claim.status.phase));
    let bound = match sync {
        ClaimSync::Bound(volumes, Bind::Done | Bind::Pending) => volumes.as_slice(),
        _ => &[],
    };
    // of several volumes that map order decides between, the recording has one
    let ours = bound.iter().find(|volume| real["bound"] == volume.metadata.name).or(bound.first());
    score.compare(&format!("{place} bound"), real["bound"].as_str(), ours.map(|volume| volume.metadata.name.as_str()));
    let class = match sync {
        ClaimSync::ClassAssigned(class) => class.metadata.name.as_str(),
        _ => "",
    };
    score.compare(&format!("{place} class"), real["class"].as_str().unwrap_or_default(), class);
    let fails = matches!(sync, ClaimSync::SearchFailed(_) | ClaimSync::Bound(_, Bind::NoCapacity)) || sync.leaves_status(claim);
    score.compare(&format!("{place} error {real}"), real["error"].is_string(), fails);
    if real["noPlugin"].is_null() {
        let reasons: Vec<_> = real["events"].as_array().into_iter().flatten().map(type_and_reason).collect();
        let waiting = snapshot.pods_of_claim(&claim.metadata.namespace, &claim.metadata.name);
        let waiting = waiting.filter(|pod| !is_pod_terminated(pod) && pod.spec.node_name.is_empty()).count() > 0;
        let ours: Vec<_> = sync.event(&claim.status.phase, waiting).into_iter().map(|event| (event.type_, event.reason)).collect();
        score.compare(&format!("{place} events"), reasons, ours);
    }
}

fn type_and_reason(event: &Value) -> (&str, &str) {
    (event["type"].as_str().unwrap(), event["reason"].as_str().unwrap())
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names
}
