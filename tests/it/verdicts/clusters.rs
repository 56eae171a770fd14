//! Claims, volumes and default classes of random clusters.

use pv_why::decisions::default_class::default_class;
use pv_why::decisions::pv_controller::{
    Bind, Candidate, Check, ClaimSync, Features, VolumeIndex, VolumeSync, is_pod_terminated, sync_claim, sync_volume,
};
use pv_why::gather::dump::{self, DumpOptions, DumpSource};
use pv_why::snapshot::Snapshot;
use pv_why::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Score, recorded_text};

/// One line of the recording.
#[derive(serde::Deserialize)]
struct Line<'a> {
    name: &'a str,
    #[serde(rename = "asOf")]
    as_of: &'a str,
    #[serde(borrow)]
    cluster: &'a RawValue,
    verdict: Value,
}

#[test]
fn clusters() {
    let text = recorded_text("clusters.jsonl.gz");
    let mut score = Score::default();
    for line in text.lines() {
        let line: Line<'_> = serde_json::from_str(line).unwrap();
        let snapshot = snapshot(&line);
        replay(&mut score, line.name, &snapshot, &line.verdict);
    }
    score.finish("clusters");
}

fn snapshot(line: &Line<'_>) -> Snapshot {
    let options = DumpOptions { as_of: Some(line.as_of.parse().unwrap()), complete: true, ..DumpOptions::default() };
    dump::read(DumpSource::Stream(&mut line.cluster.get().as_bytes()), &options).unwrap()
}

fn replay(score: &mut Score, name: &str, snapshot: &Snapshot, verdict: &Value) {
    let listings = snapshot.listings();
    let default = default_class(listings.classes.all()).map(|class| class.metadata.name.as_str());
    score.compare(&format!("{name} default class"), verdict["defaultClass"].as_str().unwrap_or_default(), default.unwrap_or_default());
    let features = Features::of(None);
    let index = VolumeIndex::new(listings.volumes.all(), features);
    for real in verdict["claims"].as_array().unwrap() {
        let (namespace, claim) = (real["namespace"].as_str().unwrap(), real["name"].as_str().unwrap());
        let place = format!("{name} pvc/{namespace}/{claim}");
        let claim = listings.claims.get(namespace, claim).found().unwrap_or_else(|| panic!("{place}: not decoded"));
        let (sync, search) = sync_claim(snapshot, &index, features, claim);
        let candidates = search.as_ref().map(|search| search.candidates.as_slice()).unwrap_or_default();
        compare_candidates(score, &place, real, candidates);
        compare_chosen(score, &place, real, candidates);
        compare_sync(score, &place, &real["sync"], claim, &sync, snapshot);
    }
    for real in verdict["volumes"].as_array().unwrap() {
        let place = format!("{name} pv/{}", real["name"].as_str().unwrap());
        let volume = listings.volumes.get("", real["name"].as_str().unwrap()).found().unwrap_or_else(|| panic!("{place}: not decoded"));
        compare_volume(score, &place, real, volume, &sync_volume(snapshot, volume));
    }
}

fn compare_candidates(score: &mut Score, place: &str, real: &Value, candidates: &[Candidate<'_>]) {
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
        let ours = ours.map(|ours| (ours.failed.is_empty(), sorted(ours.failed.iter().map(Check::name))));
        let failed = pair["failed"].as_array().into_iter().flatten().map(|check| check.as_str().unwrap());
        score.compare(&format!("{place} {volume}"), Some((pair["fits"].as_bool().unwrap(), sorted(failed))), ours);
    }
}

fn compare_chosen(score: &mut Score, place: &str, real: &Value, candidates: &[Candidate<'_>]) {
    if real["kind"] == "unbound" && real["matchError"].is_null() && real["delayError"].is_null() {
        let acceptable = real["acceptable"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap());
        let chosen = candidates.iter().filter(|candidate| candidate.chosen).map(|candidate| candidate.volume.metadata.name.as_str());
        score.compare(&format!("{place} chosen"), sorted(acceptable), sorted(chosen));
    }
}

fn compare_sync(score: &mut Score, place: &str, real: &Value, claim: &PersistentVolumeClaim, sync: &ClaimSync<'_>, snapshot: &Snapshot) {
    let phase = if sync.leaves_status(claim) { None } else { sync.phase() };
    score.compare(&format!("{place} phase"), real["phase"].as_str().unwrap(), phase.unwrap_or(&claim.status.phase));
    if let Some(bound) = real["bound"].as_str() {
        let ours = match sync {
            ClaimSync::Bound(volumes, _) => volumes.iter().any(|volume| volume.metadata.name == bound),
            _ => false,
        };
        score.compare(&format!("{place} bound to {bound}"), true, ours);
    }
    let class = match sync {
        ClaimSync::ClassAssigned(class) => class.metadata.name.as_str(),
        _ => "",
    };
    score.compare(&format!("{place} class"), real["class"].as_str().unwrap_or_default(), class);
    let fails = matches!(sync, ClaimSync::SearchFailed(_) | ClaimSync::Bound(_, Bind::NoCapacity)) || sync.leaves_status(claim);
    score.compare(&format!("{place} error {real}"), real["error"].is_string(), fails);
    if real["noPlugin"].is_null() {
        let reasons: Vec<_> = real["events"].as_array().into_iter().flatten().map(|event| event["reason"].as_str().unwrap()).collect();
        let waiting = snapshot.pods_of_claim(&claim.metadata.namespace, &claim.metadata.name);
        let waiting = waiting.filter(|pod| !is_pod_terminated(pod) && pod.spec.node_name.is_empty()).count() > 0;
        let ours: Vec<_> = sync.event(&claim.status.phase, waiting).into_iter().map(|event| event.reason).collect();
        score.compare(&format!("{place} events"), reasons, ours);
    }
}

fn compare_volume(score: &mut Score, place: &str, real: &Value, volume: &PersistentVolume, sync: &VolumeSync<'_>) {
    let was = volume.status.phase.as_str();
    score.compare(&format!("{place} phase"), real["phase"].as_str().unwrap(), sync.phase(was));
    if let Some(events) = real["events"].as_array() {
        let ours = sync.events(was);
        score.compare(&format!("{place} events"), events.iter().map(|event| event.as_str().unwrap()).collect::<Vec<_>>(), ours);
        let later = sync.later_phase().filter(|phase| *phase != sync.phase(was));
        score.compare(&format!("{place} later"), real["later"].as_str(), later);
    }
    score.compare(
        &format!("{place} claimRef"),
        !real["claimRef"].is_null(),
        matches!(sync, VolumeSync::ReferenceDropped | VolumeSync::UidDropped),
    );
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names
}
