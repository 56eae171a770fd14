//! Whether a volume that the claim names by `volumeName` may be bound to it.
//!
//! Upstream: `checkVolumeSatisfyClaim` in `pkg/controller/volume/persistentvolume/pv_controller.go`, release 1.37.2.
//! Deliberate difference: all failures are returned, not only the first.

use super::helpers::{claim_class, volume_class, volume_mode};
use super::{Check, Checks, Features};
use crate::decisions::quantity::Quantity;
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

/// C-19 to C-25. All that fail; upstream's event names the first of them.
pub fn check_volume_satisfy_claim(volume: &PersistentVolume, claim: &PersistentVolumeClaim, features: Features) -> Checks {
    let value = |quantity: Option<&Quantity>| quantity.map_or(0, Quantity::value);
    Checks::default()
        .with_if(volume.metadata.being_deleted(), Check::BeingDeleted)
        .with_if(value(volume.capacity()) < value(claim.request()), Check::TooSmall)
        .with_if(volume_class(volume) != claim_class(claim), Check::ClassMismatch)
        .with_if(vac_differs(volume, claim, features), Check::VacMismatch)
        .with_if(volume_mode(volume.spec.volume_mode.as_ref()) != volume_mode(claim.spec.volume_mode.as_ref()), Check::VolumeModeMismatch)
        .with_if(!claim.spec.access_modes.iter().all(|mode| volume.spec.access_modes.contains(mode)), Check::AccessModeMismatch)
}

/// C-22 and C-23.
fn vac_differs(volume: &PersistentVolume, claim: &PersistentVolumeClaim, features: Features) -> bool {
    let (asked, offered) = (&claim.spec.volume_attributes_class_name, &volume.spec.volume_attributes_class_name);
    match features {
        Features::VacUnknown => false,
        Features::VacDisabled => !asked.is_empty() || !offered.is_empty(),
        Features::VacEnabled => asked != offered,
    }
}

/// The failure that the controller's event names: upstream's order differs from the matcher's.
pub(super) fn first_cause(failed: Checks) -> Option<Check> {
    const ORDER: [Check; 6] = [
        Check::BeingDeleted,
        Check::TooSmall,
        Check::ClassMismatch,
        Check::VacMismatch,
        Check::VolumeModeMismatch,
        Check::AccessModeMismatch,
    ];
    ORDER.into_iter().find(|check| failed.contains(*check))
}
