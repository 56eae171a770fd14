//! Whether binding waits for a consumer.
//!
//! Upstream: `IsDelayBindingMode` in `k8s.io/component-helpers/storage/volume/helpers.go`, release 1.37.2.

use super::SearchError;
use super::helpers::claim_class;
use crate::snapshot::objects::PersistentVolumeClaim;
use crate::snapshot::{ServerVersion, Snapshot, Unavailable};

/// H-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delay {
    /// Bind at once.
    Immediate,
    /// Wait for the first consumer: the scheduler chooses.
    FirstConsumer,
    /// The class has no binding mode.
    Error(SearchError),
    /// The class could not be read.
    Unknown(Unavailable),
}

/// H-8 `IsDelayBindingMode`: a class that does not exist delays nothing.
pub fn delay_binding(claim: &PersistentVolumeClaim, snapshot: &Snapshot) -> Delay {
    let name = claim_class(claim);
    if name.is_empty() {
        return Delay::Immediate;
    }
    match snapshot.listings().classes.get("", name).known() {
        Err(why) => Delay::Unknown(why),
        Ok(None) => Delay::Immediate,
        Ok(Some(class)) => match class.volume_binding_mode.as_deref() {
            None if knows_no_mode(snapshot.server_version()) => Delay::Immediate,
            None => Delay::Error(SearchError::NoBindingMode(name.to_string())),
            Some("WaitForFirstConsumer") => Delay::FirstConsumer,
            Some(_) => Delay::Immediate,
        },
    }
}

/// Before 1.14 (general availability of the field) a class without a mode is ordinary.
fn knows_no_mode(version: Option<ServerVersion>) -> bool {
    version.is_some_and(|version| (version.major, version.minor) < (1, 14))
}
