//! Why a dump could not be read at all.

use std::io;

/// A dump that cannot be used. One line: what was tried, on what, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// A file or folder could not be opened or read.
    #[error("cannot read {path}: {source}; give --from a file or folder that exists and may be read, or - for standard input")]
    Unreadable {
        /// The path, `-` for standard input.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Nothing in it is a Kubernetes object.
    #[error("cannot find a Kubernetes object in {path}: {why}; make a dump with: kubectl get pvc,pv,sc,pod,event -A -o json > dump.json")]
    Nothing {
        /// The path, `-` for standard input.
        path: String,
        /// What was found instead, with its place.
        why: String,
    },
    /// It is packed.
    #[error("cannot read {path}: it is a {format} archive; unpack it and give --from the unpacked file or folder")]
    Packed {
        /// The path, `-` for standard input.
        path: String,
        /// The format.
        format: &'static str,
    },
    /// It is larger than allowed.
    #[error("cannot read {path}: it holds more than {limit}; give --from the part that matters")]
    TooLarge {
        /// The path, `-` for standard input.
        path: String,
        /// The limit in words.
        limit: String,
    },
    /// It holds several clusters.
    #[error("cannot tell which cluster to explain: {path} holds {clusters}; give --from one of these folders")]
    SeveralClusters {
        /// The path.
        path: String,
        /// The clusters' folders.
        clusters: String,
    },
}
