//! The table of kinds: how an object's type is recognised.

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
