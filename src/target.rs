//! What is asked about.

/// One thing to explain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// One claim, which need not exist.
    Claim {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
    },
    /// Every claim of a namespace.
    Namespace(String),
    /// Every claim of the cluster.
    Everything,
}
