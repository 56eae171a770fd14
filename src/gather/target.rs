//! Whether the target itself could be read.

use crate::snapshot::{Lookup, Snapshot, Unavailable};
use crate::target::Target;

/// Why nothing can be said about a target, if its own claims could not be read; `None` when they could.
pub fn unread_target(snapshot: &Snapshot, target: &Target) -> Option<Unavailable> {
    let claims = &snapshot.listings().claims;
    match target {
        Target::Claim { namespace, name } => match claims.get(namespace, name) {
            Lookup::Unknown(why) => Some(why),
            Lookup::Found(_) | Lookup::Absent => None,
        },
        Target::Namespace(namespace) => claims.gap(Some(namespace)),
        Target::Everything => claims.gap(None),
    }
}
