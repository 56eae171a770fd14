//! The kinds of objects that are read.

use std::fmt;

/// A kind of object, with the names that the API and kubectl use for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// PersistentVolumeClaim
    PersistentVolumeClaim,
    /// PersistentVolume
    PersistentVolume,
    /// StorageClass
    StorageClass,
    /// VolumeAttachment
    VolumeAttachment,
    /// CSIDriver
    CsiDriver,
    /// Pod
    Pod,
    /// StatefulSet
    StatefulSet,
    /// Node
    Node,
    /// Event
    Event,
    /// ResourceQuota
    ResourceQuota,
    /// LimitRange
    LimitRange,
}

/// Every kind, in the order in which they are told.
pub const KINDS: [Kind; 11] = [
    Kind::PersistentVolumeClaim,
    Kind::PersistentVolume,
    Kind::StorageClass,
    Kind::VolumeAttachment,
    Kind::CsiDriver,
    Kind::Pod,
    Kind::StatefulSet,
    Kind::Node,
    Kind::Event,
    Kind::ResourceQuota,
    Kind::LimitRange,
];

impl Kind {
    /// The API kind, such as `PersistentVolumeClaim`.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The API group, empty for the core group.
    pub fn group(self) -> &'static str {
        self.row().1
    }

    /// The resource, such as `persistentvolumeclaims`.
    pub fn resource(self) -> &'static str {
        self.row().2
    }

    /// The short name that stands before an object's name in output, such as `pvc`.
    pub fn short(self) -> &'static str {
        self.row().3
    }

    /// Whether objects of this kind live in namespaces.
    pub fn namespaced(self) -> bool {
        !matches!(self, Kind::PersistentVolume | Kind::StorageClass | Kind::VolumeAttachment | Kind::CsiDriver | Kind::Node)
    }

    /// What stays open when objects of this kind cannot be read, in one clause.
    pub fn leaves_unknown(self) -> &'static str {
        match self {
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

    fn row(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Kind::PersistentVolumeClaim => ("PersistentVolumeClaim", "", "persistentvolumeclaims", "pvc"),
            Kind::PersistentVolume => ("PersistentVolume", "", "persistentvolumes", "pv"),
            Kind::StorageClass => ("StorageClass", "storage.k8s.io", "storageclasses", "sc"),
            Kind::VolumeAttachment => ("VolumeAttachment", "storage.k8s.io", "volumeattachments", "va"),
            Kind::CsiDriver => ("CSIDriver", "storage.k8s.io", "csidrivers", "csidriver"),
            Kind::Pod => ("Pod", "", "pods", "pod"),
            Kind::StatefulSet => ("StatefulSet", "apps", "statefulsets", "sts"),
            Kind::Node => ("Node", "", "nodes", "node"),
            Kind::Event => ("Event", "", "events", "event"),
            Kind::ResourceQuota => ("ResourceQuota", "", "resourcequotas", "quota"),
            Kind::LimitRange => ("LimitRange", "", "limitranges", "limits"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
