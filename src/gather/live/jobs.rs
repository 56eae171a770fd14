//! Reads that are made at the same time, and what they bring.

use std::sync::Arc;

use futures::{StreamExt, stream};

use super::LiveError;
use super::ledger::{Extent, Ledger};
use super::page::{escape, list, objects};
use super::request::{Client, Failure};
use crate::gather::collected::Collected;
use crate::gather::json;
use crate::snapshot::{Key, Kind};

/// Requests under way at once.
const AT_ONCE: usize = 6;

/// One read.
#[derive(Debug, Clone)]
pub(super) enum Job {
    /// A list, restricted by a field selector.
    List { kind: Kind, namespace: Option<String>, selector: Option<String> },
    /// All objects of a name, whatever their namespace: a help if they can be had, and no loss if not.
    Namesakes { kind: Kind, name: String },
    /// One object.
    Get { kind: Kind, key: Key },
    /// The server's version.
    Version,
}

impl Job {
    /// A list of the cluster or of a namespace.
    pub(super) fn list(kind: Kind, namespace: Option<&String>) -> Self {
        Job::List { kind, namespace: namespace.cloned(), selector: None }
    }

    /// Events that a field selector picks.
    pub(super) fn events(namespace: Option<&String>, selector: &str) -> Self {
        Job::List { kind: Kind::Event, namespace: namespace.cloned(), selector: Some(selector.to_string()) }
    }

    /// All objects of a name.
    pub(super) fn namesakes(kind: Kind, name: &str) -> Self {
        Job::Namesakes { kind, name: name.to_string() }
    }

    /// One object of the cluster scope.
    pub(super) fn get(kind: Kind, name: &str) -> Self {
        Job::Get { kind, key: (String::new(), name.to_string()) }
    }

    fn path(&self) -> String {
        match self {
            Job::Version => "/version".to_string(),
            Job::Namesakes { kind, name } => {
                format!("{}?fieldSelector={}", collection(*kind, None), escape(&format!("metadata.name={name}")))
            }
            Job::Get { kind, key } => format!("{}/{}", collection(*kind, Some(&key.0)), escape(&key.1)),
            Job::List { kind, namespace, selector } => {
                let selector = selector.as_ref().map(|selector| format!("?fieldSelector={}", escape(selector)));
                collection(*kind, namespace.as_deref()) + &selector.unwrap_or_default()
            }
        }
    }

    fn extent(&self) -> Option<(Kind, Extent)> {
        match self {
            Job::Version | Job::Namesakes { .. } => None,
            Job::Get { kind, key } => Some((*kind, Extent::Name(key.clone()))),
            Job::List { kind, namespace: None, .. } => Some((*kind, Extent::Cluster)),
            Job::List { kind, namespace: Some(namespace), .. } => Some((*kind, Extent::Namespace(namespace.clone()))),
        }
    }
}

/// The path of a collection; an empty namespace is the cluster scope.
fn collection(kind: Kind, namespace: Option<&str>) -> String {
    let group = kind.group();
    let root = if group.is_empty() { "/api/v1".to_string() } else { format!("/apis/{group}/v1") };
    match namespace.filter(|namespace| !namespace.is_empty()) {
        Some(namespace) => format!("{root}/namespaces/{}/{}", escape(namespace), kind.resource()),
        None => format!("{root}/{}", kind.resource()),
    }
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) collected: Collected,
    pub(super) ledger: Ledger,
    /// Whether the server has answered anything.
    answered: bool,
}

impl Gathered {
    /// Make these reads, a few at a time; what they bring is added in the order given.
    pub(super) async fn run(&mut self, client: &Arc<Client>, jobs: Vec<Job>, limit: u32) -> Result<(), LiveError> {
        let started = jobs.into_iter().map(|job| {
            let client = Arc::clone(client);
            async move {
                let read = tokio::spawn({
                    let job = job.clone();
                    async move { read(&client, &job, limit).await }
                });
                (job, read.await.unwrap_or_else(|_| Err(Failure::Refused("the answer could not be taken in".to_string()))))
            }
        });
        let mut first = None;
        for (job, read) in stream::iter(started).buffered(AT_ONCE).collect::<Vec<_>>().await {
            if let Some(failure) = self.take(&job, read) {
                first.get_or_insert(failure);
            }
        }
        match first {
            Some(Failure::Unauthorized(why)) => Err(LiveError::Unauthorized { server: client.connected.server.clone(), why }),
            Some(Failure::Unreachable(why)) if !self.answered => {
                Err(LiveError::Unreachable { server: client.connected.server.clone(), why })
            }
            _ => Ok(()),
        }
    }

    fn take(&mut self, job: &Job, read: Result<Collected, Failure>) -> Option<Failure> {
        let failure = match read {
            Ok(collected) => {
                self.collected.merge(collected);
                None
            }
            Err(failure) => Some(failure),
        };
        self.answered |= !matches!(failure, Some(Failure::Unreachable(_)));
        if let Some((kind, extent)) = job.extent() {
            self.ledger.note(kind, &extent, failure.as_ref());
        }
        failure
    }
}

async fn read(client: &Client, job: &Job, limit: u32) -> Result<Collected, Failure> {
    let path = job.path();
    match job {
        Job::List { kind, .. } | Job::Namesakes { kind, .. } => list(client, *kind, &path, limit).await,
        Job::Get { kind, .. } => {
            let body = client.get(&path).await?;
            if json::head(&body).kind != kind.name() {
                return Err(Failure::Refused("the answer is not the Kubernetes object that was asked for".to_string()));
            }
            Ok(objects(*kind, &format!("GET {path}"), &body))
        }
        Job::Version => {
            let mut collected = Collected::default();
            collected.notes.recorded.server_version = version(&client.get(&path).await?);
            Ok(collected)
        }
    }
}

fn version(body: &[u8]) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_slice(body).ok()?;
    answer.get("gitVersion")?.as_str().map(str::to_string)
}
