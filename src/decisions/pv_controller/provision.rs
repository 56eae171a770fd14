//! Who is asked to make a volume.
//!
//! Upstream: `provisionClaim` and `findProvisionablePlugin` in
//! `pkg/controller/volume/persistentvolume/pv_controller.go`, release 1.37.2.
//! Deliberate difference: of the in-tree plugins only hostPath is taken as present.

use super::helpers::{claim_class, migrated_to};
use crate::snapshot::objects::{PersistentVolumeClaim, StorageClass};
use crate::snapshot::{Listing, Unavailable};

/// P-2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provisioning {
    /// The class object does not exist.
    ClassMissing(String),
    /// The class could not be read.
    ClassUnknown(Unavailable),
    /// A program of this name, outside the controller, has to make it.
    External(String),
    /// The controller makes it with an in-tree plugin.
    InTree(String),
    /// Nobody: the name is reserved for in-tree plugins, and there is none of this name.
    NoPlugin(String),
}

/// `findProvisionablePlugin` for a claim of a class that is not `""`.
pub fn find_provisionable_plugin(claim: &PersistentVolumeClaim, classes: &Listing<StorageClass>) -> Provisioning {
    let name = claim_class(claim);
    match classes.get("", name).known() {
        Err(why) => Provisioning::ClassUnknown(why),
        Ok(None) => Provisioning::ClassMissing(name.to_string()),
        Ok(Some(class)) => by_provisioner(&class.provisioner),
    }
}

fn by_provisioner(provisioner: &str) -> Provisioning {
    match migrated_to(provisioner) {
        Some(driver) => Provisioning::External(driver.to_string()),
        None if provisioner == "kubernetes.io/host-path" => Provisioning::InTree(provisioner.to_string()),
        None if provisioner.starts_with("kubernetes.io/") => Provisioning::NoPlugin(provisioner.to_string()),
        None => Provisioning::External(provisioner.to_string()),
    }
}
