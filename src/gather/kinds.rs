//! The table of kinds: how an object's type is recognised, and what stays open when a kind cannot be read.

use super::json::TypeName;
use crate::snapshot::{KINDS, Kind};

/// The kind of an object, if it is one that is read. The version does not matter; a missing apiVersion fits any group.
pub(crate) fn kind_of(name: &TypeName) -> Option<Kind> {
    let kind = KINDS.into_iter().find(|kind| kind.name() == name.kind)?;
    let group = name.api_version.split_once('/').map_or("", |(group, _)| group);
    let fits = name.api_version.is_empty() || group == kind.group() || (kind == Kind::Event && group == "events.k8s.io");
    fits.then_some(kind)
}

/// The kind of a resource name such as `persistentvolumes`, in a group (`core` and the empty name are the same).
pub(crate) fn kind_of_resource(group: &str, resource: &str) -> Option<Kind> {
    let group = if group == "core" { "" } else { group };
    let fits = |kind: &Kind| kind.group() == group || (*kind == Kind::Event && group == "events.k8s.io");
    KINDS.into_iter().find(|kind| kind.resource() == resource && fits(kind))
}

/// The type that a file or a list gives objects of a kind.
pub(crate) fn type_name(kind: Kind) -> TypeName {
    let group = kind.group();
    TypeName { api_version: if group.is_empty() { "v1".to_string() } else { format!("{group}/v1") }, kind: kind.name().to_string() }
}

/// What stays open when a kind cannot be read, as a clause.
pub fn leaves_unknown(kind: Kind) -> &'static str {
    match kind {
        Kind::PersistentVolumeClaim => "which claims exist and what they ask for",
        Kind::PersistentVolume => "which volumes exist, and why each does not fit",
        Kind::StorageClass => "whether the class exists, which one is the default, and who provisions",
        Kind::VolumeAttachment => "whether and where the volume is attached",
        Kind::CsiDriver => "whether the driver needs volumes to be attached",
        Kind::Pod => "which pods use the claim, and on which nodes",
        Kind::StatefulSet => "whether a workload's template asks for the claim",
        Kind::Node => "which nodes a volume's node affinity admits",
        Kind::Event => "what the controllers and drivers last reported",
        Kind::ResourceQuota => "whether a quota refused the claim",
        Kind::LimitRange => "whether a limit range refused the claim",
    }
}
