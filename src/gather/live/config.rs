//! From a kubeconfig to a client. The only place that knows how kube reads one.

use kube::config::{Config, KubeConfigOptions, Kubeconfig, KubeconfigError};
use kube::{Client, Error};

use super::{LiveError, LiveOptions};

/// A client, and what it is connected to.
pub(super) struct Connected {
    pub(super) client: Client,
    /// Name of the context, empty in a pod.
    pub(super) context: String,
    /// Address of the server, without user information.
    pub(super) server: String,
    /// The namespace that is meant when nobody says one.
    pub(super) namespace: String,
}

/// Set up the client that the options mean.
pub(super) async fn connect(options: &LiveOptions) -> Result<Connected, LiveError> {
    // A provider may be there already: then that one is used.
    drop(rustls::crypto::ring::default_provider().install_default());
    let (mut config, context) = load(options).await?;
    config.default_retry = false;
    config.connect_timeout = Some(options.request_timeout.min(std::time::Duration::from_secs(10)));
    config.headers.push((http::header::USER_AGENT, user_agent()));
    let namespace = options.namespace.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| config.default_namespace.clone());
    let server = address(&config.cluster_url);
    match Client::try_from(config) {
        Ok(client) => Ok(Connected { client, context, server, namespace }),
        Err(error) => Err(LiveError::Client { server, why: words(&error) }),
    }
}

async fn load(options: &LiveOptions) -> Result<(Config, String), LiveError> {
    let read = match &options.kubeconfig {
        Some(path) => Kubeconfig::read_from(path),
        None => Kubeconfig::read(),
    };
    let kubeconfig = match read {
        Ok(kubeconfig) => kubeconfig,
        Err(error) => return in_pod(options).ok_or_else(|| LiveError::Config { why: config_words(&error) }),
    };
    if kubeconfig.contexts.is_empty()
        && options.context.is_none()
        && let Some(config) = in_pod(options)
    {
        return Ok(config);
    }
    let context = options.context.clone().or_else(|| kubeconfig.current_context.clone()).unwrap_or_default();
    let wanted = KubeConfigOptions { context: options.context.clone(), ..KubeConfigOptions::default() };
    match Config::from_custom_kubeconfig(kubeconfig, &wanted).await {
        Ok(config) => Ok((config, context)),
        Err(error) => Err(LiveError::Config { why: config_words(&error) }),
    }
}

/// The pod's own service account, unless a kubeconfig or a context was asked for.
fn in_pod(options: &LiveOptions) -> Option<(Config, String)> {
    let asked = options.kubeconfig.is_some() || options.context.is_some();
    (!asked).then(|| Config::incluster().ok()).flatten().map(|config| (config, String::new()))
}

fn user_agent() -> http::HeaderValue {
    let text = format!("kubectl-pv_why/{} ({}/{})", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    http::HeaderValue::from_str(&text).unwrap_or(http::HeaderValue::from_static("kubectl-pv_why"))
}

/// Scheme, host and port: what else a URL may hold is nobody's business.
fn address(url: &http::Uri) -> String {
    let port = url.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{}{port}", url.scheme_str().unwrap_or("https"), url.host().unwrap_or_default())
}

/// What is wrong with a kubeconfig. The parser's own message quotes the file, which holds credentials.
fn config_words(error: &KubeconfigError) -> String {
    match error {
        KubeconfigError::Parse(error) => match error.location() {
            Some(location) => format!("the kubeconfig is not valid: line {} cannot be read", location.line()),
            None => "the kubeconfig is not valid YAML".to_string(),
        },
        KubeconfigError::CurrentContextNotSet => "the kubeconfig has no current context".to_string(),
        KubeconfigError::LoadContext(name) => format!("context {name:?} does not exist"),
        KubeconfigError::LoadClusterOfContext(name) => format!("cluster {name:?} does not exist"),
        KubeconfigError::ReadConfig(error, path) => format!("{}: {error}", path.display()),
        KubeconfigError::FindPath => "there is no kubeconfig".to_string(),
        other => other.to_string(),
    }
}

/// What a client's error says, without anything that a credential plugin may have printed.
pub(super) fn words(error: &Error) -> String {
    match error {
        Error::Auth(_) => "the credentials cannot be obtained".to_string(),
        Error::InferKubeconfig(error) => config_words(error),
        Error::InferConfig(_) => "the configuration cannot be read".to_string(),
        other => root(other),
    }
}

/// The innermost cause, which is the one that tells.
fn root(error: &dyn std::error::Error) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string().lines().next().unwrap_or_default().to_string()
}
