//! What depends on the server's release, and how a search can fail.

use super::Check;
use crate::decisions::selectors::SelectorError;
use crate::snapshot::ServerVersion;

/// How the binder treats a VolumeAttributesClass (create 0.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Features {
    /// Before 1.31: not looked at.
    VacUnknown,
    /// 1.31 to 1.33: the gate exists and is off by default.
    VacDisabled,
    /// From 1.34: on.
    VacEnabled,
}

impl Features {
    /// By the server's version; the newest rules when it is unknown.
    pub fn of(version: Option<ServerVersion>) -> Self {
        match version {
            Some(version) if (version.major, version.minor) < (1, 31) => Features::VacUnknown,
            Some(version) if (version.major, version.minor) < (1, 34) => Features::VacDisabled,
            Some(_) | None => Features::VacEnabled,
        }
    }
}

/// Why a search for a volume fails as a whole; the controller only logs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchError {
    /// M-1: the claim names this VolumeAttributesClass, which the server does not let it use.
    VacDisabled(String),
    /// M-2: the claim's selector cannot be converted.
    Selector(SelectorError),
    /// H-8: this class has no volumeBindingMode.
    NoBindingMode(String),
}

impl SearchError {
    /// The check under which every volume is rejected.
    pub fn check(&self) -> Check {
        match self {
            SearchError::VacDisabled(_) | SearchError::Selector(_) => Check::SelectorError,
            SearchError::NoBindingMode(_) => Check::ClassError,
        }
    }
}
