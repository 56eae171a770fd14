//! The program against a cluster: a fake API server on loopback.

use crate::fake_server::{FakeServer, Manners, Objects};

use super::run::{Run, STORY, run, run_with};

fn server(manners: Manners) -> FakeServer {
    FakeServer::start(Objects::parse(&std::fs::read_to_string(STORY).unwrap()), manners)
}

fn ask(server: &FakeServer, words: &[&str]) -> Run {
    run_with(words, &[("KUBECONFIG", server.kubeconfig().to_str().unwrap())])
}

fn forbidden(resources: &[&str]) -> Manners {
    Manners { forbidden: resources.iter().map(ToString::to_string).collect(), ..Manners::default() }
}

#[test]
fn exit_codes() {
    let server = server(Manners::default());
    for (words, code) in [
        (vec!["shop/data-0"], 0),
        (vec!["data-0", "-n", "shop"], 0),
        (vec!["-A"], 0),
        (vec!["-n", "empty"], 0),
        (vec!["nothing", "-n", "shop"], 4),
        (vec!["check", "shop/data-0"], 1),
        (vec!["check", "web/assets"], 0),
        (vec!["check", "-n", "empty"], 4),
        (vec!["-A", "data-0"], 2),
        (vec!["shop/data-0", "--context", "nowhere"], 2),
    ] {
        let answer = ask(&server, &words);
        assert_eq!(answer.code, code, "{words:?}\n{}{}", answer.out, answer.err);
    }
}

#[test]
fn a_cluster_and_its_dump_get_the_same_answer() {
    let server = server(Manners::default());
    let live = ask(&server, &["shop/data-0", "-o", "json"]);
    let mut live: serde_json::Value = serde_json::from_str(&live.out).unwrap_or_else(|error| panic!("{error}: {}", live.err));
    assert_eq!(live["source"]["kind"], "live");
    let mut dump: serde_json::Value = serde_json::from_str(&run(&["shop/data-0", "-o", "json", "--from", STORY]).out).unwrap();
    let summary = |report: &mut serde_json::Value| (report["claims"][0]["summary"].take(), report["claims"][0]["candidates"].take());
    assert_eq!(summary(&mut live), summary(&mut dump));
}

#[test]
fn a_refused_target_is_undecided() {
    let server = server(forbidden(&["persistentvolumeclaims"]));
    for words in [vec!["shop/data-0"], vec!["-n", "shop"], vec!["-A"], vec!["check", "shop/data-0"], vec!["check", "-A"]] {
        for format in ["text", "json", "wide", "name", "yaml"] {
            let mut all = words.clone();
            all.extend(["-o", format]);
            let answer = ask(&server, &all);
            assert_eq!(answer.code, 5, "{all:?}\n{}{}", answer.out, answer.err);
            assert!(answer.err.starts_with("error: could not read persistentvolumeclaims"), "{all:?}: {}", answer.err);
            assert!(!answer.err.contains("does not exist") && !answer.err.contains("No resources found"), "{all:?}: {}", answer.err);
        }
    }
    let told = ask(&server, &["-n", "shop"]);
    assert!(told.out.contains("could not read: persistentvolumeclaims"), "{}{}", told.out, told.err);
}

#[test]
fn what_else_is_refused_leaves_an_explanation_answered() {
    let server = server(forbidden(&["persistentvolumes"]));
    let answer = ask(&server, &["shop/data-0"]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("could not read: persistentvolumes (list, cluster scope)"), "{}", answer.out);
    assert_eq!(ask(&server, &["check", "shop/data-0"]).code, 5);
}

#[test]
fn a_cluster_that_does_not_answer() {
    let busy = server(Manners { status: Some(401), ..Manners::default() });
    let answer = ask(&busy, &["shop/data-0"]);
    assert_eq!((answer.code, answer.out.as_str(), answer.err.lines().count()), (5, "", 1), "{}", answer.err);
    let nowhere = run(&["data-0"]);
    assert_eq!((nowhere.code, nowhere.err.lines().count()), (2, 1), "{}", nowhere.err);
}

#[test]
fn a_dump_needs_no_kubeconfig() {
    for variables in [[("KUBECONFIG", "/nowhere/config")], [("KUBECONFIG", "Cargo.toml")]] {
        let answer = run_with(&["shop/data-0", "--from", STORY, "--kubeconfig", "/nowhere/either"], &variables);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    }
}
