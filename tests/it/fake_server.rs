//! A fake API server on loopback: what a dump holds, asked for as a real server would be.
//!
//! Gets and lists, of a namespace or of the cluster, with `limit` and `continue` and the field selectors that pv-why
//! uses; 403 for chosen resources, plain-text 404 for groups that are not served, one 410 in the middle of a list, any
//! other status on demand; `/version`. Its kubeconfig lies in a temporary folder.

mod answer;
mod objects;
mod selector;
mod serve;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use pv_why::gather::live::{Connection, LiveError, LiveOptions};
use pv_why::snapshot::Snapshot;
use pv_why::target::Target;

pub(crate) use objects::Objects;

/// How the server behaves.
#[derive(Debug, Default, Clone)]
pub(crate) struct Manners {
    /// Resources whose every read is refused.
    pub(crate) forbidden: BTreeSet<String>,
    /// Resources whose lists of the whole cluster are refused.
    pub(crate) forbidden_cluster_wide: BTreeSet<String>,
    /// Groups that are not served.
    pub(crate) unserved: BTreeSet<String>,
    /// The resource whose first continued page has expired.
    pub(crate) expired: Option<String>,
    /// Answer everything with this status.
    pub(crate) status: Option<u16>,
    /// Answer so many requests with 503 first.
    pub(crate) overloaded: usize,
    /// Wait before each answer.
    pub(crate) delay: std::time::Duration,
    /// The body of every answer.
    pub(crate) body: Option<String>,
}

/// What happened so far.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// Paths and queries, as they came.
    pub(crate) requests: Vec<String>,
    /// The User-Agent of the last one.
    pub(crate) agent: String,
    /// Requests being answered, and the most of them at once.
    under_way: usize,
    pub(crate) most: usize,
}

/// A running server.
pub(crate) struct FakeServer {
    folder: tempfile::TempDir,
    log: Arc<Mutex<Log>>,
    _stop: tokio::sync::oneshot::Sender<()>,
}

impl FakeServer {
    /// Serve these objects.
    pub(crate) fn start(objects: Objects, manners: Manners) -> Self {
        let (log, folder) = (Arc::new(Mutex::new(Log::default())), tempfile::tempdir().unwrap());
        let (port, stop) = serve::start(objects, manners, Arc::clone(&log));
        std::fs::write(folder.path().join("kubeconfig"), kubeconfig(port)).unwrap();
        FakeServer { folder, log, _stop: stop }
    }

    /// Where its kubeconfig is.
    pub(crate) fn kubeconfig(&self) -> PathBuf {
        self.folder.path().join("kubeconfig")
    }

    /// Options that lead to it.
    pub(crate) fn options(&self) -> LiveOptions {
        LiveOptions { kubeconfig: Some(self.kubeconfig()), ..LiveOptions::default() }
    }

    /// Read what the targets need.
    pub(crate) fn read(&self, targets: &[Target]) -> Result<Snapshot, LiveError> {
        Connection::open(&self.options())?.read(targets)
    }

    /// The requests so far, sorted.
    pub(crate) fn requests(&self) -> Vec<String> {
        let mut requests = self.log.lock().unwrap().requests.clone();
        requests.sort();
        requests
    }

    /// What the log says.
    pub(crate) fn with_log<T>(&self, look: impl FnOnce(&Log) -> T) -> T {
        look(&self.log.lock().unwrap())
    }
}

fn kubeconfig(port: u16) -> String {
    format!(
        "apiVersion: v1\nkind: Config\ncurrent-context: fake\nclusters:\n- name: fake\n  cluster:\n    server: http://127.0.0.1:{port}\n\
         contexts:\n- name: fake\n  context:\n    cluster: fake\n    user: me\n    namespace: shop\n- name: broken\n  context:\n    cluster: missing\n\
         users:\n- name: me\n  user:\n    token: s3cret\n"
    )
}
