//! The PersistentVolume controller of kube-controller-manager.
//!
//! Upstream: `pkg/controller/volume/persistentvolume` (`pv_controller.go`, `index.go`) and
//! `k8s.io/component-helpers/storage/volume` (`pv_helpers.go`, `helpers.go`), release 1.37.2.

mod check;
mod checks;
mod claim_view;
mod delay;
mod features;
mod helpers;
mod index;
mod provision;
mod reclaim;
mod satisfy;
mod sync_claim;
mod sync_volume;

pub use check::Check;
pub use checks::Checks;
pub use delay::{Delay, delay_binding};
pub use features::{Features, SearchError};
pub use helpers::{
    AccessModes, BIND_COMPLETED, BOUND_BY_CONTROLLER, MIGRATED_TO, NO_PROVISIONER, PROVISIONED_BY, SELECTED_NODE, STORAGE_CLASS_BETA,
    STORAGE_PROVISIONER, STORAGE_PROVISIONER_BETA, claim_class, claim_has_class, has_selected_node, is_fully_bound, is_pod_terminated,
    is_volume_bound_to_claim, migrated_to, short_access_modes, volume_class, volume_mode,
};
pub use index::{Candidate, Search, VolumeIndex};
pub use provision::{Provisioning, find_provisionable_plugin};
pub use reclaim::Reclaim;
pub use satisfy::check_volume_satisfy_claim;
pub use sync_claim::{Bind, ClaimSync, ControllerEvent, LostReason, sync_claim};
pub use sync_volume::{VolumeSync, sync_volume};
