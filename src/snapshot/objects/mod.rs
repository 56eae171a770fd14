//! The API objects as far as this tool reads them: trimmed structs with the API's own field names.
//!
//! A field that may be absent or `null` decodes to its default, since Kubernetes treats both alike.
//! A field of the wrong type makes the object undecodable, which costs that object only.

mod claim;
mod cluster;
mod decode;
mod event;
mod meta;
mod pod;
mod storage;
mod volume;
mod workload;

pub use claim::{ClaimSpec, ClaimStatus, PersistentVolumeClaim, VolumeResources};
pub use cluster::{
    LimitRange, LimitRangeItem, LimitRangeSpec, Node, NodeInfo, NodeSpec, NodeStatus, ResourceQuota, ResourceQuotaSpec, ResourceQuotaStatus,
};
pub use event::{Event, EventSeries, EventSource};
pub use meta::{Condition, ManagedFields, Meta, ObjectReference, OwnerReference};
pub use pod::{ContainerState, ContainerStatus, Pod, PodSpec, PodStatus, PodVolume};
pub use storage::{CsiDriver, StorageClass, VolumeAttachment, VolumeError};
pub use volume::{CsiSource, PersistentVolume, VolumeNodeAffinity, VolumeSpec, VolumeStatus};
pub use workload::{ClaimTemplate, Ordinals, StatefulSet, StatefulSetSpec};
