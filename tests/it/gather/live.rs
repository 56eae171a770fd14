//! Reading a cluster: which requests, how many rounds, and what refusal, absence and failure become.

use std::collections::BTreeSet;
use std::time::Duration;

use pv_why::gather::live::{Connection, LiveOptions};
use pv_why::gather::unread_target;
use pv_why::snapshot::{Coverage, Kind, Lookup, Origin, Snapshot};
use pv_why::target::Target;
use serde_json::{Value, json};

use crate::fake_server::{FakeServer, Manners, Objects};

fn claim(namespace: &str, name: &str, volume: Option<&str>) -> Value {
    let annotations = if volume.is_some() { json!({"pv.kubernetes.io/bind-completed": "yes"}) } else { json!({}) };
    json!({"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": name, "namespace": namespace, "uid": format!("u-{name}"),
        "annotations": annotations}, "spec": {"volumeName": volume.unwrap_or_default(), "storageClassName": "fast"}})
}

fn volume(name: &str, spec: &Value) -> Value {
    json!({"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": name, "uid": format!("u-{name}")}, "spec": spec})
}

fn provisioned(name: &str, spec: &Value) -> Value {
    let mut volume = volume(name, spec);
    volume["metadata"]["annotations"] = json!({"pv.kubernetes.io/provisioned-by": "csi.example.com"});
    volume
}

fn pod(namespace: &str, name: &str, claim: Option<&str>, node: &str) -> Value {
    let volumes: Vec<Value> = claim.iter().map(|claim| json!({"name": "v", "persistentVolumeClaim": {"claimName": claim}})).collect();
    json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": namespace, "uid": format!("u-{name}")},
        "spec": {"nodeName": node, "volumes": volumes}})
}

fn event(namespace: &str, name: &str, kind: &str, uid: &str) -> Value {
    json!({"apiVersion": "v1", "kind": "Event", "metadata": {"name": name, "namespace": namespace}, "type": "Warning",
        "involvedObject": {"kind": kind, "uid": uid, "name": uid.trim_start_matches("u-"), "namespace": namespace}})
}

/// A bound claim in use, an unbound one, volumes, and what else there may be.
fn cluster() -> Objects {
    let affinity =
        json!({"nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "zone", "operator": "Exists"}]}]}}});
    let mut objects = vec![
        claim("shop", "bound", Some("pv-bound")),
        claim("shop", "free", None),
        claim("web", "other", None),
        provisioned(
            "pv-bound",
            &json!({"csi": {"driver": "csi.example.com"}, "claimRef": {"namespace": "shop", "name": "bound", "uid": "u-bound"}}),
        ),
        volume("pv-local", &affinity),
        pod("shop", "db-0", Some("bound"), "node-a"),
        pod("shop", "waiting", Some("free"), ""),
        pod("shop", "bystander", None, "node-a"),
        event("shop", "e1", "PersistentVolumeClaim", "u-free"),
        event("shop", "e2", "Pod", "u-db-0"),
        event("shop", "e3", "Node", "u-node-a"),
    ];
    objects.push(
        json!({"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "fast"}, "provisioner": "csi.example.com"}),
    );
    objects.push(json!({"apiVersion": "storage.k8s.io/v1", "kind": "CSIDriver", "metadata": {"name": "csi.example.com"}, "spec": {}}));
    objects.push(json!({"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttachment", "metadata": {"name": "csi-1"},
        "spec": {"nodeName": "node-a", "source": {"persistentVolumeName": "pv-bound"}}}));
    objects.push(
        json!({"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-a"}, "status": {"nodeInfo": {"kubeletVersion": "v1.31.4"}}}),
    );
    Objects::of(objects)
}

fn one(name: &str) -> Vec<Target> {
    vec![Target::Claim { namespace: "shop".to_string(), name: name.to_string() }]
}

fn read(objects: Objects, manners: Manners, targets: &[Target]) -> (Snapshot, FakeServer) {
    let server = FakeServer::start(objects, manners);
    (server.read(targets).unwrap_or_else(|error| panic!("{error}")), server)
}

#[test]
fn a_bound_claim_needs_nothing_cluster_wide_that_one_get_answers() {
    let (snapshot, server) = read(cluster(), Manners::default(), &one("bound"));
    let expected = [
        "/api/v1/namespaces/shop/events?fieldSelector=involvedObject.uid%3Du-bound&limit=500",
        "/api/v1/namespaces/shop/events?fieldSelector=involvedObject.uid%3Du-db-0&limit=500",
        "/api/v1/namespaces/shop/persistentvolumeclaims/bound",
        "/api/v1/namespaces/shop/pods?limit=500",
        "/api/v1/persistentvolumes/pv-bound",
        "/apis/storage.k8s.io/v1/csidrivers/csi.example.com",
        "/apis/storage.k8s.io/v1/storageclasses?limit=500",
        "/apis/storage.k8s.io/v1/volumeattachments?limit=500",
        "/version",
    ];
    assert_eq!(server.requests(), expected);
    assert_eq!(snapshot.source().stats.requests, 9);
    assert!(snapshot.source().stats.bytes > 500);
    assert_eq!(snapshot.source().server_version.as_deref(), Some("v1.31.4"));
    assert_eq!(snapshot.source().origin, Origin::Live { context: "fake".to_string() });
    let listings = snapshot.listings();
    assert!(matches!(listings.volumes.get("", "pv-bound"), Lookup::Found(_)));
    assert!(matches!(listings.volumes.get("", "pv-local"), Lookup::Unknown(_)), "nobody looked");
    assert!(matches!(listings.attachments.coverage(), Coverage::Complete));
    assert!(matches!(listings.drivers.get("", "csi.example.com"), Lookup::Found(_)));
    assert_eq!(listings.pods.all().len(), 2, "only pods that use a claim");
    assert_eq!(snapshot.events_of("u-db-0").count(), 1);
    assert!(server.with_log(|log| log.agent.starts_with("kubectl-pv_why/")));
}

#[test]
fn an_unbound_claim_needs_every_volume_and_the_nodes_if_one_has_an_affinity() {
    let (snapshot, server) = read(cluster(), Manners::default(), &one("free"));
    let requests = server.requests();
    for path in ["/api/v1/persistentvolumes?limit=500", "/api/v1/nodes?limit=500"] {
        assert!(requests.iter().any(|request| request == path), "{path}: {requests:?}");
    }
    assert!(!requests.iter().any(|request| request.contains("volumeattachments") || request.contains("quotas")), "{requests:?}");
    assert!(matches!(snapshot.listings().volumes.coverage(), Coverage::Complete));
    assert_eq!(snapshot.events_of("u-free").count(), 1);
    assert_eq!(snapshot.listings().pods.coverage_of_test(), "shop");
}

#[test]
fn an_absent_claim_is_absent_and_its_refusers_are_read() {
    let (snapshot, server) = read(cluster(), Manners::default(), &one("gone"));
    assert!(matches!(snapshot.listings().claims.get("shop", "gone"), Lookup::Absent));
    assert!(matches!(snapshot.listings().claims.get("web", "third"), Lookup::Unknown(_)), "nobody looked");
    assert!(matches!(snapshot.listings().claims.get("shop", "free"), Lookup::Found(_)), "names that are alike are worth a hint");
    let requests = server.requests().join("\n");
    assert!(requests.contains("/api/v1/persistentvolumeclaims?fieldSelector=metadata.name%3Dgone"), "{requests}");
    assert!(requests.contains("resourcequotas") && requests.contains("limitranges") && requests.contains("StatefulSet"), "{requests}");
    assert_eq!(unread_target(&snapshot, &one("gone")[0]), None);
}

#[test]
fn a_namespace_is_read_as_lists() {
    let (snapshot, server) = read(cluster(), Manners::default(), &[Target::Namespace("shop".to_string())]);
    let listings = snapshot.listings();
    assert_eq!(listings.claims.all().len(), 2);
    assert!(matches!(listings.claims.get("shop", "gone"), Lookup::Absent));
    assert!(matches!(listings.claims.get("web", "other"), Lookup::Unknown(_)));
    assert!(matches!(listings.volumes.coverage(), Coverage::Complete));
    assert_eq!(listings.events.all().len(), 2, "events of nodes are nobody's business");
    assert!(server.requests().len() <= 16, "{:?}", server.requests());
    assert!(server.with_log(|log| log.most <= 6));
}

#[test]
fn everything_is_read_in_pages() {
    let claims = (0..1234).map(|number| claim(&format!("ns-{}", number % 7), &format!("c-{number}"), Some("v")));
    let (snapshot, server) = read(Objects::of(claims.collect()), Manners::default(), &[Target::Everything]);
    assert_eq!(snapshot.listings().claims.all().len(), 1234);
    assert!(matches!(snapshot.listings().claims.coverage(), Coverage::Complete));
    let pages = server.requests().iter().filter(|request| request.contains("persistentvolumeclaims")).count();
    assert_eq!(pages, 3);
}

#[test]
fn an_expired_page_restarts_the_list_once() {
    let claims: Vec<Value> = (0..700).map(|number| claim("shop", &format!("c-{number}"), None)).collect();
    let manners = Manners { expired: Some("persistentvolumeclaims".to_string()), ..Manners::default() };
    let (snapshot, _) = read(Objects::of(claims), manners, &[Target::Everything]);
    assert_eq!(snapshot.listings().claims.all().len(), 700);
    assert!(matches!(snapshot.listings().claims.coverage(), Coverage::Complete));
}

#[test]
fn a_refused_list_is_unavailable_in_the_servers_words() {
    let manners = Manners { forbidden: BTreeSet::from(["persistentvolumes".to_string()]), ..Manners::default() };
    let (snapshot, _) = read(cluster(), manners, &one("free"));
    let Coverage::Unavailable(why) = snapshot.listings().volumes.coverage() else { panic!("{:?}", snapshot.listings().volumes) };
    assert_eq!((why.kind, why.verb, why.scope.as_str()), (Kind::PersistentVolume, "list", "cluster scope"));
    assert!(why.reason.contains("cannot list resource \"persistentvolumes\""), "{}", why.reason);
    assert_eq!(unread_target(&snapshot, &one("free")[0]), None);
}

#[test]
fn a_refused_target_is_told() {
    let manners = Manners { forbidden: BTreeSet::from(["persistentvolumeclaims".to_string()]), ..Manners::default() };
    let (snapshot, _) = read(cluster(), manners.clone(), &one("free"));
    let why = unread_target(&snapshot, &one("free")[0]).unwrap();
    assert_eq!((why.verb, why.scope.as_str()), ("get", "shop/free"));
    let (snapshot, _) = read(cluster(), manners, &[Target::Namespace("shop".to_string())]);
    assert!(unread_target(&snapshot, &Target::Namespace("shop".to_string())).is_some());
}

#[test]
fn who_may_not_see_everything_sees_the_namespace_at_hand() {
    let refused = ["persistentvolumeclaims", "pods", "statefulsets", "events"].map(str::to_string);
    let manners = Manners { forbidden_cluster_wide: BTreeSet::from(refused), ..Manners::default() };
    let (snapshot, _) = read(cluster(), manners, &[Target::Everything]);
    assert_eq!(snapshot.listings().claims.coverage_of_test(), "shop");
    assert_eq!(snapshot.listings().pods.coverage_of_test(), "shop");
    assert!(unread_target(&snapshot, &Target::Everything).is_some());
    assert!(unread_target(&snapshot, &Target::Namespace("shop".to_string())).is_none());
}

#[test]
fn classes_that_may_not_be_listed_are_read_by_name() {
    let manners = Manners { forbidden_cluster_wide: BTreeSet::from(["storageclasses".to_string()]), ..Manners::default() };
    let (snapshot, _) = read(cluster(), manners, &one("free"));
    assert!(matches!(snapshot.listings().classes.get("", "fast"), Lookup::Found(_)));
    assert!(matches!(snapshot.listings().classes.get("", "slow"), Lookup::Unknown(_)));
}

#[test]
fn a_group_that_is_not_served_is_not_an_empty_list() {
    let manners = Manners { unserved: BTreeSet::from(["storage.k8s.io".to_string()]), ..Manners::default() };
    let (snapshot, _) = read(cluster(), manners, &one("free"));
    let Coverage::Unavailable(why) = snapshot.listings().classes.coverage() else { panic!() };
    assert!(why.reason.contains("does not serve"), "{}", why.reason);
}

#[test]
fn one_undecodable_item_costs_that_item() {
    let mut bad = claim("shop", "bad", None);
    bad["spec"]["accessModes"] = json!(5);
    let objects = Objects::of(vec![claim("shop", "good", None), bad]);
    let (snapshot, _) = read(objects, Manners::default(), &[Target::Namespace("shop".to_string())]);
    assert!(matches!(snapshot.listings().claims.get("shop", "good"), Lookup::Found(_)));
    assert!(matches!(snapshot.listings().claims.get("shop", "bad"), Lookup::Unknown(_)));
    assert!(snapshot.source().warnings[0].contains("PersistentVolumeClaim shop/bad"), "{:?}", snapshot.source().warnings);
}

#[test]
fn an_overloaded_server_is_asked_again_a_little() {
    let (snapshot, _) = read(cluster(), Manners { overloaded: 2, ..Manners::default() }, &one("free"));
    assert!(matches!(snapshot.listings().claims.get("shop", "free"), Lookup::Found(_)));
    let (snapshot, server) = read(cluster(), Manners { overloaded: 1000, ..Manners::default() }, &one("free"));
    assert!(unread_target(&snapshot, &one("free")[0]).unwrap().reason.contains("unable to handle"));
    assert!(server.requests().iter().filter(|request| request.ends_with("/free")).count() == 3);
}

fn error(options: &LiveOptions) -> String {
    let error = Connection::open(options).and_then(|connection| connection.read(&one("free"))).unwrap_err().to_string();
    assert!(!error.contains('\n') && error.starts_with("cannot ") && error.contains(';') && !error.contains("s3cret"), "{error}");
    error
}

#[test]
fn what_is_wrong_with_a_connection_is_one_line() {
    let server = FakeServer::start(cluster(), Manners { status: Some(401), ..Manners::default() });
    assert!(error(&server.options()).contains("cannot log in to the cluster at http://127.0.0.1:"));
    let slow = FakeServer::start(cluster(), Manners { delay: Duration::from_secs(5), ..Manners::default() });
    assert!(error(&LiveOptions { request_timeout: Duration::from_millis(200), ..slow.options() }).contains("no answer within 200 ms"));
    assert!(error(&LiveOptions { context: Some("nowhere".to_string()), ..slow.options() }).contains("context \"nowhere\" does not exist"));
    assert!(error(&LiveOptions { context: Some("broken".to_string()), ..slow.options() }).contains("cluster \"missing\" does not exist"));
    assert!(
        error(&LiveOptions { kubeconfig: Some("/nonexistent/config".into()), ..LiveOptions::default() }).contains("/nonexistent/config")
    );
    let text = std::fs::read_to_string(slow.kubeconfig()).unwrap();
    std::fs::write(slow.kubeconfig(), text.replace("127.0.0.1:", "127.0.0.1:1")).unwrap();
    assert!(error(&slow.options()).starts_with("cannot "));
    std::fs::write(slow.kubeconfig(), text.replace("token: s3cret", "token: [s3cret")).unwrap();
    assert!(error(&slow.options()).contains("line"));
    let port = text.split("127.0.0.1:").nth(1).unwrap().lines().next().unwrap();
    std::fs::write(slow.kubeconfig(), text.replace(port, "1")).unwrap();
    assert!(error(&slow.options()).contains("cannot reach the cluster at http://127.0.0.1:1"));
}

#[test]
fn an_answer_that_is_not_kubernetes_is_no_empty_cluster() {
    let manners = Manners { body: Some("<html>log in</html>".to_string()), ..Manners::default() };
    let (snapshot, _) = read(cluster(), manners, &[Target::Namespace("shop".to_string())]);
    assert!(unread_target(&snapshot, &Target::Namespace("shop".to_string())).is_some());
    let manners = Manners { body: Some("<html>log in</html>".to_string()), ..Manners::default() };
    let (snapshot, _) = read(cluster(), manners, &one("free"));
    assert!(unread_target(&snapshot, &one("free")[0]).is_some());
}

#[test]
fn the_namespace_comes_from_the_flag_or_the_context() {
    let server = FakeServer::start(cluster(), Manners::default());
    assert_eq!(Connection::open(&server.options()).unwrap().default_namespace(), "shop");
    let options = LiveOptions { namespace: Some("web".to_string()), ..server.options() };
    assert_eq!(Connection::open(&options).unwrap().default_namespace(), "web");
}

/// The namespaces that a listing covers.
trait Covers {
    fn coverage_of_test(&self) -> String;
}

impl<T: pv_why::snapshot::Object> Covers for pv_why::snapshot::Listing<T> {
    fn coverage_of_test(&self) -> String {
        match self.coverage() {
            Coverage::Namespaces(read, _) => read.iter().cloned().collect::<Vec<_>>().join(","),
            other => format!("{other:?}"),
        }
    }
}
