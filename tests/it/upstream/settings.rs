//! How each program of the control plane is told to run.

use std::path::Path;

use serde_json::json;

use super::build::SERVICE_ACCOUNT_KEY;

/// May do everything.
pub(super) const ADMIN: &str = "admin";

/// May do nothing but what a story's own Role grants.
pub(super) const READER: &str = "reader";

pub(super) const TOKENS: &str = "tokens.csv";

/// The PV controller looks at every claim and volume this often; 15 by default, too slow for a test.
pub(super) const BINDER_SYNC_SECONDS: u64 = 2;

/// A user's token is the user's name; the server listens on loopback only.
pub(super) fn tokens() -> String {
    format!("{ADMIN},{ADMIN},{ADMIN},system:masters\n{READER},{READER},{READER}\n")
}

pub(super) fn etcd(folder: &Path, port: u16, peer_port: u16) -> Vec<String> {
    let [client, peer] = [port, peer_port].map(|port| format!("http://127.0.0.1:{port}"));
    vec![
        "--name=etcd".to_owned(),
        format!("--data-dir={}", folder.join("etcd").display()),
        "--unsafe-no-fsync".to_owned(),
        format!("--listen-client-urls={client}"),
        format!("--advertise-client-urls={client}"),
        format!("--listen-peer-urls={peer}"),
        format!("--initial-advertise-peer-urls={peer}"),
        format!("--initial-cluster=etcd={peer}"),
    ]
}

/// ServiceAccount admission is off so that pods can be made without tokens; the server makes its own certificate.
pub(super) fn api_server(folder: &Path, programs: &Path, etcd: u16, port: u16) -> Vec<String> {
    let key = programs.join(SERVICE_ACCOUNT_KEY);
    vec![
        format!("--etcd-servers=http://127.0.0.1:{etcd}"),
        "--bind-address=127.0.0.1".to_owned(),
        "--advertise-address=127.0.0.1".to_owned(),
        "--endpoint-reconciler-type=none".to_owned(),
        format!("--secure-port={port}"),
        format!("--cert-dir={}", folder.join("certificates").display()),
        "--service-cluster-ip-range=10.0.0.0/24".to_owned(),
        "--service-account-issuer=https://127.0.0.1".to_owned(),
        format!("--service-account-key-file={}", key.display()),
        format!("--service-account-signing-key-file={}", key.display()),
        format!("--token-auth-file={}", folder.join(TOKENS).display()),
        "--authorization-mode=RBAC".to_owned(),
        "--disable-admission-plugins=ServiceAccount".to_owned(),
    ]
}

/// Port 0: nobody asks this program anything.
pub(super) fn controllers(kubeconfig: &Path) -> Vec<String> {
    vec![
        format!("--kubeconfig={}", kubeconfig.display()),
        format!("--pvclaimbinder-sync-period={BINDER_SYNC_SECONDS}s"),
        "--leader-elect=false".to_owned(),
        "--secure-port=0".to_owned(),
    ]
}

pub(super) fn scheduler(kubeconfig: &Path) -> Vec<String> {
    vec![format!("--kubeconfig={}", kubeconfig.display()), "--leader-elect=false".to_owned(), "--secure-port=0".to_owned()]
}

/// JSON is YAML, so kubectl reads it.
pub(super) fn kubeconfig(folder: &Path, address: &str, user: &str, namespace: &str) -> String {
    let authority = folder.join("certificates/apiserver.crt");
    json!({
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": "test", "cluster": {"server": address, "certificate-authority": authority}}],
        "users": [{"name": user, "user": {"token": user}}],
        "contexts": [{"name": "test", "context": {"cluster": "test", "user": user, "namespace": namespace}}],
        "current-context": "test",
    })
    .to_string()
}

/// A volume that no story can want.
pub(super) fn probe_volume() -> String {
    json!({
        "apiVersion": "v1",
        "kind": "PersistentVolume",
        "metadata": {"name": "controller-probe"},
        "spec": {
            "capacity": {"storage": "1Mi"},
            "accessModes": ["ReadOnlyMany"],
            "storageClassName": "controller-probe",
            "nfs": {"server": "nfs.example.com", "path": "/probe"},
        },
    })
    .to_string()
}
