//! Reading a dump: a file, a folder or standard input instead of a cluster.
//!
//! # What is read
//!
//! Any mix of YAML and JSON documents, of single objects, `List`s and typed lists such as `PodList` (whose items name
//! no kind), of concatenated JSON and many YAML documents in one file, of files in a folder tree. What a text is, its
//! first byte says, not its name: `{` or `[` is JSON, anything else YAML. In a folder, files that are plainly something
//! else (logs, binaries) are passed over and counted. UTF-8, or UTF-16 with a byte order mark, as PowerShell writes it.
//!
//! # What damage costs
//!
//! One object that cannot be decoded costs itself: a warning names file, line and object, and the object stands in its
//! listing's `broken`, so that a look-up says unknown. If its name cannot be told, any object of its kind may be the
//! one: the listing then covers the names that were read and no others. If not even its kind can be told, or if a file
//! ends in the middle of a list, that holds for every kind. A dump in which nothing at all can be understood is an error.
//!
//! # What a dump does not hold
//!
//! | what was given | what its listings cover |
//! | --- | --- |
//! | a file, standard input, or a folder without one of the structures below | it cannot say what it left out. A kind with at least one object is complete; a kind without any is presumed empty, unless an empty typed list of a cluster-scoped kind says that it was listed |
//! | must-gather, `oc adm inspect`: `cluster-scoped-resources/<group>/<resource>…`, `namespaces/<namespace>/<group>/<resource>…` | a kind of the cluster scope is complete if its file or folder is there; a kind of namespaces covers the namespaces that have its file or folder; all else is unavailable |
//! | kubectl-gather: `<context>/cluster/…`, `<context>/namespaces/<namespace>/[<group>/]<resource>/<name>.yaml` | one file per object, so a kind without objects leaves no trace but in `gather.log`: with the log's word that it was listed it is complete, else as for must-gather. Without a `cluster` folder only some namespaces were gathered. Folders of several clusters are refused |
//! | support bundle: `cluster-resources/<kind>.json`, `cluster-resources/<kind>/<namespace>.json` | as for must-gather; `<kind>-errors.json` gives the reason for what is missing |
//! | `kubectl cluster-info dump --output-directory`: `nodes.json`, `<namespace>/pods.json`, `<namespace>/events.json` | only nodes, and the pods and events of the namespaces that have the file; all else is unavailable |
//! | the same command's output in one file | nodes; pods and events of the namespaces that occur; all else is unavailable |
//!
//! Secrets, RBAC objects and Leases are never presumed.
//!
//! # The moment it is judged at
//!
//! [`DumpOptions::as_of`]; else the latest of the capture time that the layout records (must-gather's `timestamp`,
//! kubectl-gather's log) and of the moments that the objects tell of – creation, conditions, managedFields, events, phase
//! changes, container starts, attach errors, but never a deletionTimestamp, which may lie ahead. Without any moment it
//! is judged at 1970-01-01T00:00:00Z, so that the same bytes always give the same answer; a warning says that ages
//! mean nothing then.
//!
//! # The server's version
//!
//! A support bundle's `cluster_version.json`; else the newest kubelet among the nodes, since a kubelet is never newer
//! than its API server.

mod coverage;
mod error;
mod files;
mod input;
mod layout;
mod pieces;
mod read;
mod recorded;
mod refusals;
mod yaml;

use std::io::Read;
use std::path::Path;

use jiff::Timestamp;

pub use error::DumpError;
pub use read::read;

/// Where a dump is.
pub enum DumpSource<'a> {
    /// A file or a folder.
    Path(&'a Path),
    /// Standard input, or any other stream.
    Stream(&'a mut dyn Read),
}

/// How a dump is read.
#[derive(Debug, Clone)]
pub struct DumpOptions {
    /// The moment the dump is judged at, if given.
    pub as_of: Option<Timestamp>,
    /// The most bytes that are read in all.
    pub max_bytes: u64,
    /// The most files that are looked at.
    pub max_files: usize,
    /// Whether the dump is known to hold every object of every kind: for tests.
    pub complete: bool,
}

impl Default for DumpOptions {
    fn default() -> Self {
        DumpOptions { as_of: None, max_bytes: 8 << 30, max_files: 1_000_000, complete: false }
    }
}
