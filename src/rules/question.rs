//! What a rule is asked about: one claim, with the decisions about it. (Being written.)

use crate::snapshot::Snapshot;
use crate::snapshot::objects::PersistentVolumeClaim;

/// One claim, existing or not, in its cluster.
pub struct Question<'a> {
    /// The cluster.
    pub snapshot: &'a Snapshot,
    /// The claim's namespace.
    pub namespace: &'a str,
    /// The claim's name.
    pub name: &'a str,
    /// The claim, if it exists.
    pub claim: Option<&'a PersistentVolumeClaim>,
}
