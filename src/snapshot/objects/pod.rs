//! Pod, as far as volumes and its own trouble go.

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::decode::{or_default, time};
use super::{Condition, Meta};

/// A Pod.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Pod {
    /// `metadata`
    #[serde(deserialize_with = "or_default")]
    pub metadata: Meta,
    /// `spec`
    #[serde(deserialize_with = "or_default")]
    pub spec: PodSpec,
    /// `status`
    #[serde(deserialize_with = "or_default")]
    pub status: PodStatus,
}

/// `spec` of a pod.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PodSpec {
    /// `spec.nodeName`, empty while not scheduled
    #[serde(deserialize_with = "or_default")]
    pub node_name: String,
    /// `spec.volumes`
    #[serde(deserialize_with = "or_default")]
    pub volumes: Vec<PodVolume>,
}

/// One of a pod's volumes, as far as it is a claim.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PodVolume {
    /// Name of the volume inside the pod
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// `persistentVolumeClaim`
    pub persistent_volume_claim: Option<PodClaimSource>,
    /// `ephemeral`: a claim made for this pod, named `<pod>-<volume>`
    pub ephemeral: Option<IgnoredAny>,
}

/// `persistentVolumeClaim` of a pod's volume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PodClaimSource {
    /// Name of the claim, in the pod's namespace
    #[serde(deserialize_with = "or_default")]
    pub claim_name: String,
}

/// `status` of a pod.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PodStatus {
    /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`
    #[serde(deserialize_with = "or_default")]
    pub phase: String,
    /// Conditions
    #[serde(deserialize_with = "or_default")]
    pub conditions: Vec<Condition>,
    /// Init containers
    #[serde(deserialize_with = "or_default")]
    pub init_container_statuses: Vec<ContainerStatus>,
    /// Containers
    #[serde(deserialize_with = "or_default")]
    pub container_statuses: Vec<ContainerStatus>,
    /// Ephemeral containers
    #[serde(deserialize_with = "or_default")]
    pub ephemeral_container_statuses: Vec<ContainerStatus>,
}

/// Status of a container.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ContainerStatus {
    /// Name of the container
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// What it does now
    #[serde(deserialize_with = "or_default")]
    pub state: ContainerState,
    /// How it ended the last time
    #[serde(deserialize_with = "or_default")]
    pub last_state: ContainerState,
    /// How often it was started again
    #[serde(deserialize_with = "or_default")]
    pub restart_count: i64,
}

/// State of a container: at most one of the three is set.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ContainerState {
    /// Not started
    pub waiting: Option<ContainerWaiting>,
    /// Running
    pub running: Option<ContainerRunning>,
    /// Ended
    pub terminated: Option<ContainerTerminated>,
}

/// `waiting` of a container's state.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ContainerWaiting {
    /// One CamelCase word, such as `ContainerCreating`
    #[serde(deserialize_with = "or_default")]
    pub reason: String,
    /// Free text
    #[serde(deserialize_with = "or_default")]
    pub message: String,
}

/// `running` of a container's state.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ContainerRunning {
    /// Since when
    #[serde(deserialize_with = "time")]
    pub started_at: Option<Timestamp>,
}

/// `terminated` of a container's state.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ContainerTerminated {
    /// Exit code
    #[serde(deserialize_with = "or_default")]
    pub exit_code: i64,
    /// One CamelCase word
    #[serde(deserialize_with = "or_default")]
    pub reason: String,
}

impl Pod {
    /// Names of the claims this pod uses, ephemeral volumes' claims (`<pod>-<volume>`) included.
    pub fn claim_names(&self) -> impl Iterator<Item = String> + '_ {
        self.spec.volumes.iter().filter_map(|volume| match (&volume.persistent_volume_claim, &volume.ephemeral) {
            (Some(source), _) => Some(source.claim_name.clone()),
            (None, Some(_)) => Some(format!("{}-{}", self.metadata.name, volume.name)),
            (None, None) => None,
        })
    }

    /// All container statuses, in the order init, containers, ephemeral.
    pub fn statuses(&self) -> impl Iterator<Item = &ContainerStatus> {
        let status = &self.status;
        status.init_container_statuses.iter().chain(&status.container_statuses).chain(&status.ephemeral_container_statuses)
    }
}
