//! The checks that a volume must pass to be taken for a claim.

/// A check that a volume can fail. The order is the controller's: access modes come first (the index), `LeftToScheduler` last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The search itself fails: the claim's selector cannot be converted (M-2) or its VolumeAttributesClass may not be used (M-1).
    SelectorError,
    /// The search itself fails: the class has no binding mode (H-8).
    ClassError,
    /// I-2, M-17: the volume lacks one of the access modes.
    AccessModeMismatch,
    /// M-5, C-18: the volume's claimRef names another claim.
    ClaimedByOther,
    /// M-6, C-20: less capacity than requested.
    TooSmall,
    /// M-7, C-24: Block against Filesystem.
    VolumeModeMismatch,
    /// M-8, C-22: another VolumeAttributesClass.
    VacMismatch,
    /// M-9, C-19: the volume is being deleted.
    BeingDeleted,
    /// M-13: the volume's phase is not Available.
    NotAvailable,
    /// M-14: the claim's selector does not match the volume's labels.
    SelectorMismatch,
    /// M-15, C-21: another StorageClass.
    ClassMismatch,
    /// M-16: the volume's node affinity matches no node.
    NodeAffinityMismatch,
    /// M-12: the claim waits for its first consumer, so the scheduler takes the volume.
    LeftToScheduler,
}

impl Check {
    /// Every check, in order.
    pub const ALL: [Check; 13] = [
        Check::SelectorError,
        Check::ClassError,
        Check::AccessModeMismatch,
        Check::ClaimedByOther,
        Check::TooSmall,
        Check::VolumeModeMismatch,
        Check::VacMismatch,
        Check::BeingDeleted,
        Check::NotAvailable,
        Check::SelectorMismatch,
        Check::ClassMismatch,
        Check::NodeAffinityMismatch,
        Check::LeftToScheduler,
    ];

    /// Its place in [`Check::ALL`].
    pub(super) fn position(self) -> u32 {
        self as u32
    }

    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Check::SelectorError => "SelectorError",
            Check::ClassError => "ClassError",
            Check::AccessModeMismatch => "AccessModeMismatch",
            Check::ClaimedByOther => "ClaimedByOther",
            Check::TooSmall => "TooSmall",
            Check::VolumeModeMismatch => "VolumeModeMismatch",
            Check::VacMismatch => "VacMismatch",
            Check::BeingDeleted => "BeingDeleted",
            Check::NotAvailable => "NotAvailable",
            Check::SelectorMismatch => "SelectorMismatch",
            Check::ClassMismatch => "ClassMismatch",
            Check::NodeAffinityMismatch => "NodeAffinityMismatch",
            Check::LeftToScheduler => "LeftToScheduler",
        }
    }
}
