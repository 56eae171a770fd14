//! Every case through both doors: read from a dump and asked of an API server, the answer is the same.

use pv_why::diagnose::{Detail, diagnose};
use pv_why::render::{self, Format, Layout};
use pv_why::snapshot::{Snapshot, Source};
use serde_json::Value;

use super::{Case, all};
use crate::blessed::differences;
use crate::fake_server::{FakeServer, Manners, Objects};

#[test]
fn a_cluster_answers_as_its_dump_does() {
    let mut wrong = Vec::new();
    for case in all() {
        let dump = case.snapshot();
        let server = FakeServer::start(Objects::parse(&case.cluster), Manners::default());
        let live = server.read(&case.targets(&dump)).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let (expected, actual) = (answer(&case, &dump, &dump), answer(&case, &dump, &live));
        if expected != actual {
            wrong.push(format!("{} (- dump, + cluster)\n{}\n{}", case.name, differences(&expected, &actual), server.requests().join("\n")));
        }
        let rounds = server.with_log(|log| log.most);
        assert!(rounds <= 6, "{}: {rounds} requests at once", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The JSON answer at the dump's moment, without what tells where the facts come from.
fn answer(case: &Case, dump: &Snapshot, snapshot: &Snapshot) -> String {
    let source = Source { now: dump.now(), ..snapshot.source().clone() };
    let report = diagnose(&Snapshot::new(source, snapshot.listings().clone()), &case.targets(dump), Detail::Everything);
    let mut value: Value = serde_json::from_str(&render::render(&report, Format::Json, &Layout::default())).unwrap();
    ["source", "stats", "unknown"].into_iter().for_each(|field| drop(value.as_object_mut().unwrap().remove(field)));
    serde_json::to_string_pretty(&value).unwrap()
}
