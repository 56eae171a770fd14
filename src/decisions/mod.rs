//! What Kubernetes itself would decide: pure ports of upstream functions, one file per original component.
//!
//! Nothing here can fail, print, sleep or panic on any cluster, and nothing mentions codes, severities or advice.
//! The releases followed: 1.37.2, with the differences that `ServerVersion` switches.

pub mod default_class;
mod label_syntax;
pub mod nearest;
pub mod node_affinity;
pub mod node_reach;
pub mod pv_controller;
pub mod quantity;
pub mod selectors;

/// The Kubernetes release that is followed.
pub const FOLLOWS_KUBERNETES: &str = "1.37.2";
