//! `version`.

use crate::decisions::FOLLOWS_KUBERNETES;

/// The version of the tool, and the Kubernetes release that it follows.
pub fn render(json: bool) -> String {
    let version = env!("CARGO_PKG_VERSION");
    if json {
        let value = serde_json::json!({"name": "kubectl-pv-why", "version": version, "followsKubernetes": FOLLOWS_KUBERNETES});
        return format!("{value:#}\n");
    }
    format!("kubectl pv-why {version} (follows Kubernetes {FOLLOWS_KUBERNETES})\n")
}
