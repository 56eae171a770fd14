//! Claims, volumes and default classes of random clusters.

use pv_why::decisions::default_class::default_class;
use pv_why::decisions::pv_controller::{Features, VolumeIndex, VolumeSync, sync_claim, sync_volume};
use pv_why::gather::dump::{self, DumpOptions, DumpSource};
use pv_why::snapshot::Snapshot;
use pv_why::snapshot::objects::PersistentVolume;
use serde_json::Value;
use serde_json::value::RawValue;

use super::claims::{compare_candidates, compare_chosen, compare_delay, compare_satisfy, compare_sync};
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
        compare_delay(score, &place, real, claim, snapshot);
        compare_satisfy(score, &place, real, claim, &sync, snapshot);
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

fn compare_volume(score: &mut Score, place: &str, real: &Value, volume: &PersistentVolume, sync: &VolumeSync<'_>) {
    let was = volume.status.phase.as_str();
    score.compare(&format!("{place} phase"), real["phase"].as_str().unwrap(), sync.phase(was));
    if let Some(events) = real["events"].as_array() {
        let ours = sync.events(was);
        score.compare(&format!("{place} events"), events.iter().map(|event| event.as_str().unwrap()).collect::<Vec<_>>(), ours);
        let later = sync.later_phase().filter(|phase| *phase != sync.phase(was));
        score.compare(&format!("{place} later"), real["later"].as_str(), later);
    }
    let claim_ref = match (sync, &volume.spec.claim_ref) {
        (VolumeSync::ReferenceDropped, _) => Some(String::new()),
        (VolumeSync::UidDropped, Some(claim_ref)) => Some(format!("{}/{}/", claim_ref.namespace, claim_ref.name)),
        _ => None,
    };
    score.compare(&format!("{place} claimRef"), real["claimRef"].as_str(), claim_ref.as_deref());
}
