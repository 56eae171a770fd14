//! A connection to a cluster.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use tokio::runtime::{Builder, Runtime};

use super::jobs::{Gathered, Job};
use super::request::Client;
use super::scope::Scope;
use super::{LiveError, LiveOptions, config, rounds};
use crate::snapshot::{KINDS, Kind, Origin, Snapshot, Source, Stats};
use crate::target::Target;

/// A cluster that can be asked.
pub struct Connection {
    runtime: Runtime,
    client: Arc<Client>,
    chunk_size: u32,
}

impl Connection {
    /// Set up a connection. Nothing is sent yet.
    ///
    /// # Errors
    /// If the kubeconfig does not lead to a cluster, or the client cannot be set up.
    pub fn open(options: &LiveOptions) -> Result<Self, LiveError> {
        let threads = std::thread::available_parallelism().map_or(2, |count| count.get().min(4));
        let runtime = Builder::new_multi_thread().worker_threads(threads).max_blocking_threads(threads).enable_all().build();
        let runtime = runtime.map_err(|error| LiveError::Config { why: format!("no threads can be started: {error}") })?;
        let connected = runtime.block_on(config::connect(options))?;
        let client = Client { connected, timeout: options.request_timeout, requests: AtomicU64::new(0), bytes: AtomicU64::new(0) };
        Ok(Connection { runtime, client: Arc::new(client), chunk_size: options.chunk_size })
    }

    /// The namespace that is meant when nobody says one.
    pub fn default_namespace(&self) -> &str {
        &self.client.connected.namespace
    }

    /// Read what an answer about the targets needs.
    ///
    /// # Errors
    /// If the server does not answer, or does not know who asks. A read that is refused is no error: the snapshot says so.
    pub fn read(&self, targets: &[Target]) -> Result<Snapshot, LiveError> {
        self.runtime.block_on(self.gather(Scope::of(targets)))
    }

    async fn gather(&self, mut scope: Scope) -> Result<Snapshot, LiveError> {
        let mut gathered = Gathered::default();
        self.run(&mut gathered, rounds::first(&scope)).await?;
        if scope.everything && gathered.ledger.failed(Kind::PersistentVolumeClaim) {
            // Not everything may be seen: then at least the namespace at hand.
            let namespace = self.default_namespace().to_string();
            scope = Scope { namespaces: [namespace].into(), ..Scope::default() };
            let lists = [Kind::PersistentVolumeClaim, Kind::Pod, Kind::StatefulSet].map(|kind| Job::list(kind, scope.namespaces.first()));
            self.run(&mut gathered, lists.into()).await?;
        }
        for round in [rounds::second, rounds::third] {
            let jobs = round(&scope, &gathered);
            self.run(&mut gathered, jobs).await?;
        }
        Ok(self.snapshot(gathered))
    }

    async fn run(&self, gathered: &mut Gathered, jobs: Vec<Job>) -> Result<(), LiveError> {
        gathered.run(&self.client, jobs, self.chunk_size).await
    }

    fn snapshot(&self, gathered: Gathered) -> Snapshot {
        let Gathered { mut collected, ledger, .. } = gathered;
        let covered = KINDS.into_iter().map(|kind| (kind, (ledger.coverage(kind, &collected), ledger.absent(kind)))).collect();
        let source = Source {
            origin: Origin::Live { context: self.client.connected.context.clone() },
            now: Timestamp::now(),
            server_version: collected.notes.recorded.server_version.take(),
            stats: Stats {
                requests: self.client.requests.load(Ordering::Relaxed),
                bytes: self.client.bytes.load(Ordering::Relaxed),
                objects: collected.notes.objects,
            },
            warnings: std::mem::take(&mut collected.notes.warnings),
            skipped: std::collections::BTreeMap::new(),
        };
        Snapshot::new(source, collected.into_listings(covered))
    }
}
