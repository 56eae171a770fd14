//! What could not be read, and what that leaves open.

use std::collections::BTreeSet;

use crate::report::Unknown;
use crate::snapshot::{Coverage, Snapshot, Unavailable};

/// One entry per read that failed: those that rules or steps ran into, and every kind of which nothing could be read.
pub(super) fn unknown(snapshot: &Snapshot, mut unread: BTreeSet<Unavailable>) -> Vec<Unknown> {
    let coverage = snapshot.listings().coverage();
    unread.extend(coverage.values().filter_map(|coverage| match coverage {
        Coverage::Unavailable(why) if !why.is_not_needed() => Some(why.clone()),
        Coverage::Unavailable(_) | Coverage::Complete | Coverage::PresumedEmpty | Coverage::Namespaces(..) | Coverage::Names(..) => None,
    }));
    unread.into_iter().map(|unavailable| Unknown { leaves_unknown: unavailable.kind.leaves_unknown().to_string(), unavailable }).collect()
}
