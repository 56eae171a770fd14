//! Reading a cluster: exactly what the question needs, in at most three rounds of requests.
//!
//! # One claim (up to five per namespace)
//!
//! | round | read | when |
//! | --- | --- | --- |
//! | 1 | the claim; pods of its namespace; StorageClasses; the version | always |
//! | 2 | its PersistentVolume by name | the claim is fully bound |
//! | 2 | all PersistentVolumes | otherwise: each is a candidate, and one may name the claim |
//! | 2 | StatefulSets, ResourceQuotas, LimitRanges and claims of the namespace; claims of that name elsewhere | the claim does not exist |
//! | 2 | events of the claim and of the pods that use it (of a missing claim: by its name; and StatefulSets' warnings) | always |
//! | 2 | VolumeAttachments | a pod that uses the claim has a node |
//! | 2 | the class by name | classes may not be listed |
//! | 3 | all PersistentVolumes | the claim is fully bound to a volume that no provisioner made: another may be reserved for it |
//! | 3 | Nodes | a candidate volume has a node affinity |
//! | 3 | the volume's CSIDriver by name | the claim names a volume that has a driver |
//! | 3 | claims of others by name, at most 32 | an unbound claim demands their volume, bears their name, or would fit their volume |
//!
//! # A namespace, or everything
//!
//! The same kinds as lists, events only of claims and warnings of pods and StatefulSets, CSIDrivers as a list.
//! Of pods only those are kept that use a claim: the listing stays complete for every question about claims.
//!
//! # What a listing covers
//!
//! What was listed for the whole cluster is complete; what was listed for namespaces covers those; what was read by
//! name covers those names. Events cover a namespace once everything above was read. A list that is refused or fails is
//! unavailable with the server's words; where all of a cluster was asked for and refused, the namespace of the
//! connection is read instead. A kind that nobody needed is unavailable too, and says so.
//!
//! # Manners
//!
//! At most six requests at once, pages of 500 (a page that expires restarts that list once, in one piece), at most two
//! retries of an overloaded server, a time limit for each request. Only GET.

mod config;
mod connection;
mod error;
mod holders;
mod jobs;
mod ledger;
mod page;
mod request;
mod rounds;
mod scope;

use std::path::PathBuf;
use std::time::Duration;

pub use connection::Connection;
pub use error::LiveError;

/// How a cluster is reached and read.
#[derive(Debug, Clone)]
pub struct LiveOptions {
    /// `--kubeconfig`; else `KUBECONFIG`, else `~/.kube/config`, else the pod's own service account.
    pub kubeconfig: Option<PathBuf>,
    /// `--context`; else the current one.
    pub context: Option<String>,
    /// `--namespace`; else the context's.
    pub namespace: Option<String>,
    /// The longest that one request may take.
    pub request_timeout: Duration,
    /// Objects per page; 0 asks for all at once.
    pub chunk_size: u32,
}

impl Default for LiveOptions {
    fn default() -> Self {
        LiveOptions { kubeconfig: None, context: None, namespace: None, request_timeout: Duration::from_secs(30), chunk_size: 500 }
    }
}
