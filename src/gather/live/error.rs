//! Why a cluster could not be read at all.

/// A cluster that cannot be asked. One line: what was tried, on what, and what to do. Never a credential.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// The kubeconfig does not say how to reach a cluster.
    #[error("cannot tell which cluster to ask: {why}; see kubectl config get-contexts, or give --kubeconfig, --context or --from")]
    Config {
        /// What is wrong with it.
        why: String,
    },
    /// The client could not be set up.
    #[error("cannot set up a connection to {server}: {why}; check this context's certificates, proxy and credentials in the kubeconfig")]
    Client {
        /// The server's address.
        server: String,
        /// What is wrong.
        why: String,
    },
    /// The server does not answer.
    #[error("cannot reach the cluster at {server}: {why}; check with kubectl cluster-info, or use --from with a dump")]
    Unreachable {
        /// The server's address.
        server: String,
        /// What happened.
        why: String,
    },
    /// The server does not know who asks.
    #[error("cannot log in to the cluster at {server}: {why}; renew the credentials of this context, then check with kubectl auth whoami")]
    Unauthorized {
        /// The server's address.
        server: String,
        /// The server's words.
        why: String,
    },
}
