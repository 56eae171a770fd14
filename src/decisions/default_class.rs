//! Which StorageClass is the default, and whether a waiting claim gets it.
//!
//! Upstream: `GetDefaultClass` in `pkg/volume/util/storageclass.go` and `assignDefaultStorageClass` in
//! `pkg/controller/volume/persistentvolume/pv_controller.go`, release 1.37.2; before 1.26 only admission assigns.

use std::cmp::Reverse;

use super::pv_controller::claim_has_class;
use crate::snapshot::objects::{PersistentVolumeClaim, StorageClass};
use crate::snapshot::{Listing, ServerVersion, Unavailable};

/// The annotations that mark a class as the default, exactly `"true"`.
const IS_DEFAULT: [&str; 2] = ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"];

/// What becomes of a claim's class.
#[derive(Debug, Clone, PartialEq)]
pub enum DefaultClass<'a> {
    /// The claim has a class, `""` included: left alone.
    HasOne,
    /// This class is filled in at the next sync.
    Assigned(&'a StorageClass),
    /// There is none.
    NoDefault,
    /// There is one, but this release fills it in only when a claim is created (before 1.26).
    OnlyAtCreation(&'a StorageClass),
    /// The classes could not be read.
    Unknown(Unavailable),
}

/// Whether the class is marked as a default.
pub fn is_default_class(class: &StorageClass) -> bool {
    IS_DEFAULT.iter().any(|key| class.metadata.annotations.get(*key).is_some_and(|value| value == "true"))
}

/// H-10: of several the newest, then by name. One that is being deleted still counts.
pub fn default_class(classes: &[StorageClass]) -> Option<&StorageClass> {
    let defaults = classes.iter().filter(|class| is_default_class(class));
    defaults.min_by_key(|class| (Reverse(class.metadata.creation_timestamp), class.metadata.name.as_str()))
}

/// The default class, if all classes are known.
pub fn known_default_class(classes: &Listing<StorageClass>) -> Option<&StorageClass> {
    default_class(classes.all()).filter(|_| classes.gap(None).is_none())
}

/// C-6, A-2: what the controller does for a claim that found no volume.
pub fn assign_default_class<'a>(
    claim: &PersistentVolumeClaim,
    classes: &'a Listing<StorageClass>,
    version: Option<ServerVersion>,
) -> DefaultClass<'a> {
    if claim_has_class(claim) {
        return DefaultClass::HasOne;
    }
    match (classes.gap(None), default_class(classes.all())) {
        (Some(why), _) => DefaultClass::Unknown(why),
        (None, None) => DefaultClass::NoDefault,
        (None, Some(class)) if version.is_some_and(|version| (version.major, version.minor) < (1, 26)) => {
            DefaultClass::OnlyAtCreation(class)
        }
        (None, Some(class)) => DefaultClass::Assigned(class),
    }
}
