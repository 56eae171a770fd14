//! Which moments an object tells of: the latest one in a dump is the clock the dump is judged by.
//!
//! Never a deletionTimestamp, which may lie ahead.

use jiff::Timestamp;

use crate::snapshot::Object;
use crate::snapshot::objects::{
    Condition, ContainerStatus, CsiDriver, Event, LimitRange, Meta, Node, PersistentVolume, PersistentVolumeClaim, Pod, ResourceQuota,
    StatefulSet, StorageClass, VolumeAttachment, VolumeError,
};

/// An object that tells of moments.
pub(crate) trait Dated: Object {
    /// The latest moment in spec and status.
    fn latest_of_body(&self) -> Option<Timestamp> {
        None
    }

    /// The latest moment of all.
    fn latest(&self) -> Option<Timestamp> {
        of_meta(self.meta()).max(self.latest_of_body())
    }
}

fn of_meta(meta: &Meta) -> Option<Timestamp> {
    meta.creation_timestamp.max(meta.managed_fields.iter().filter_map(|manager| manager.time).max())
}

fn of_conditions(conditions: &[Condition]) -> Option<Timestamp> {
    conditions.iter().filter_map(|condition| condition.last_transition_time.max(condition.last_heartbeat_time)).max()
}

fn started(status: &ContainerStatus) -> Option<Timestamp> {
    status.state.running.as_ref().and_then(|running| running.started_at)
}

fn happened(error: Option<&VolumeError>) -> Option<Timestamp> {
    error.and_then(|error| error.time)
}

impl Dated for PersistentVolumeClaim {
    fn latest_of_body(&self) -> Option<Timestamp> {
        of_conditions(&self.status.conditions)
    }
}

impl Dated for PersistentVolume {
    fn latest_of_body(&self) -> Option<Timestamp> {
        self.status.last_phase_transition_time
    }
}

impl Dated for VolumeAttachment {
    fn latest_of_body(&self) -> Option<Timestamp> {
        happened(self.status.attach_error.as_ref()).max(happened(self.status.detach_error.as_ref()))
    }
}

impl Dated for Pod {
    fn latest_of_body(&self) -> Option<Timestamp> {
        of_conditions(&self.status.conditions).max(self.statuses().filter_map(started).max())
    }
}

impl Dated for Node {
    fn latest_of_body(&self) -> Option<Timestamp> {
        of_conditions(&self.status.conditions)
    }
}

impl Dated for Event {
    fn latest_of_body(&self) -> Option<Timestamp> {
        self.last_seen()
    }
}

impl Dated for StorageClass {}
impl Dated for CsiDriver {}
impl Dated for StatefulSet {}
impl Dated for ResourceQuota {}
impl Dated for LimitRange {}
