//! Through both doors: read from a dump and asked of an API server, the answer is the same.

use std::collections::BTreeSet;

use pv_why::diagnose::{Detail, diagnose};
use pv_why::gather::dump::{DumpOptions, DumpSource, read};
use pv_why::render::{self, Format, Layout};
use pv_why::snapshot::{Snapshot, Source};
use pv_why::target::Target;
use serde_json::Value;

use super::all;
use crate::blessed::differences;
use crate::fake_server::{FakeServer, Manners, Objects};
use crate::verdicts::recorded_text;

#[test]
fn a_cluster_answers_as_its_dump_does() {
    let mut wrong = Vec::new();
    for case in all() {
        let (dump, objects) = (case.snapshot(), Objects::parse(&case.cluster));
        let server = FakeServer::start(objects, Manners::default());
        wrong.extend(compare(&case.name, &server, &dump, &case.targets(&dump)));
        assert!(server.with_log(|log| log.most <= 6), "{}: too many requests at once", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Some of the recorded clusters, with every scope and several claims of each: they hold what no case does.
#[test]
fn recorded_clusters_answer_as_their_dumps_do() {
    let mut wrong = Vec::new();
    for line in recorded_text("clusters.jsonl.gz").lines().step_by(40) {
        let recorded: Value = serde_json::from_str(line).unwrap();
        let text = recorded["cluster"].to_string();
        let options = DumpOptions { complete: true, ..DumpOptions::default() };
        let dump = read(DumpSource::Stream(&mut text.as_bytes()), &options).unwrap();
        let server = FakeServer::start(Objects::parse(&text), Manners::default());
        for targets in questions(&dump) {
            wrong.extend(compare(recorded["name"].as_str().unwrap(), &server, &dump, &targets));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Everything, each namespace, and some claims, missing ones that pods wait for included.
fn questions(dump: &Snapshot) -> Vec<Vec<Target>> {
    let listings = dump.listings();
    let claims = listings.claims.all().iter().map(|claim| (claim.metadata.namespace.clone(), claim.metadata.name.clone()));
    let used = listings.pods.all().iter().flat_map(|pod| pod.claim_names().map(|name| (pod.metadata.namespace.clone(), name)));
    let keys: BTreeSet<_> = claims.chain(used).collect();
    let namespaces: BTreeSet<_> = keys.iter().map(|(namespace, _)| namespace.clone()).collect();
    let one = |(namespace, name): &(String, String)| vec![Target::Claim { namespace: namespace.clone(), name: name.clone() }];
    let wide = namespaces.into_iter().map(|namespace| vec![Target::Namespace(namespace)]);
    std::iter::once(vec![Target::Everything]).chain(wide).chain(keys.iter().step_by(3).map(one)).collect()
}

/// The difference between the answers of a dump and of a server, if any.
fn compare(name: &str, server: &FakeServer, dump: &Snapshot, targets: &[Target]) -> Option<String> {
    let live = server.read(targets).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (expected, actual) = (answer(dump, dump, targets), answer(dump, &live, targets));
    let requests = || server.requests().join("\n");
    (expected != actual).then(|| format!("{name} {targets:?} (- dump, + cluster)\n{}\n{}", differences(&expected, &actual), requests()))
}

/// The JSON answer at the dump's moment, without what tells where the facts come from.
fn answer(dump: &Snapshot, snapshot: &Snapshot, targets: &[Target]) -> String {
    let source = Source { now: dump.now(), ..snapshot.source().clone() };
    let report = diagnose(&Snapshot::new(source, snapshot.listings().clone()), targets, Detail::Everything);
    let mut value: Value = serde_json::from_str(&render::render(&report, Format::Json, &Layout::default())).unwrap();
    ["source", "stats", "unknown"].into_iter().for_each(|field| drop(value.as_object_mut().unwrap().remove(field)));
    serde_json::to_string_pretty(&value).unwrap()
}
