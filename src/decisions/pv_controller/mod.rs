//! The PersistentVolume controller of kube-controller-manager.
//!
//! Upstream: `pkg/controller/volume/persistentvolume` (`pv_controller.go`, `index.go`) and
//! `k8s.io/component-helpers/storage/volume` (`pv_helpers.go`, `helpers.go`), release 1.37.2.

mod check;

pub use check::Check;
