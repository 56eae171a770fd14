//! A claim prepared for the checks: its selector compiled, its defaults applied.
//!
//! Upstream: `FindMatchingVolume` before and inside its loop
//! (`k8s.io/component-helpers/storage/volume/pv_helpers.go`, release 1.37.2; before 1.31 without VolumeAttributesClass).

use super::checks::Checks;
use super::helpers::{AccessModes, claim_class, volume_mode};
use super::index::IndexedVolume;
use super::{Check, Features, SearchError};
use crate::decisions::quantity::Quantity;
use crate::decisions::selectors::{self, Matcher};
use crate::snapshot::objects::PersistentVolumeClaim;

/// A claim as the checks see it.
pub(super) struct ClaimView<'a> {
    pub(super) claim: &'a PersistentVolumeClaim,
    modes: Option<AccessModes>,
    request: Quantity,
    selector: Option<Matcher>,
    delay: bool,
    features: Features,
}

/// What two claims must have in common to get the same answers from volumes that name neither.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ClaimKey(String);

impl<'a> ClaimView<'a> {
    /// M-1, M-2: the two ways in which the search fails as a whole.
    pub(super) fn new(claim: &'a PersistentVolumeClaim, delay: bool, features: Features) -> Result<Self, SearchError> {
        if features == Features::VacDisabled && !claim.spec.volume_attributes_class_name.is_empty() {
            return Err(SearchError::VacDisabled(claim.spec.volume_attributes_class_name.clone()));
        }
        let selector = claim.spec.selector.as_ref().map(selectors::compile).transpose().map_err(SearchError::Selector)?;
        Ok(ClaimView { selector, ..ClaimView::without_selector(claim, delay, features) })
    }

    /// The claim as if it had no selector.
    pub(super) fn without_selector(claim: &'a PersistentVolumeClaim, delay: bool, features: Features) -> Self {
        let modes = AccessModes::of_claim(&claim.spec.access_modes);
        ClaimView { claim, modes, request: claim.request().cloned().unwrap_or_default(), selector: None, delay, features }
    }

    /// Every check that the volume fails on its own; `prebound`: its claimRef is this claim (M-20).
    pub(super) fn failed_checks(&self, entry: &IndexedVolume<'_>, prebound: bool) -> Checks {
        let volume = entry.volume;
        let always = Checks::default()
            .with_if(!self.modes.is_some_and(|asked| entry.modes.contain(asked)), Check::AccessModeMismatch)
            .with_if(volume.spec.claim_ref.is_some() && !prebound, Check::ClaimedByOther)
            .with_if(self.too_small(entry.capacity), Check::TooSmall)
            .with_if(volume_mode(self.claim.spec.volume_mode.as_ref()) != entry.volume_mode, Check::VolumeModeMismatch)
            .with_if(self.vac_differs(&volume.spec.volume_attributes_class_name), Check::VacMismatch)
            .with_if(volume.metadata.being_deleted(), Check::BeingDeleted);
        if prebound {
            return always;
        }
        always
            .with_if(volume.status.phase != "Available", Check::NotAvailable)
            .with_if(self.selector.as_ref().is_some_and(|selector| !selector.matches(&volume.metadata.labels)), Check::SelectorMismatch)
            .with_if(entry.class != claim_class(self.claim), Check::ClassMismatch)
            .with_if(self.delay, Check::LeftToScheduler)
    }

    fn too_small(&self, capacity: Option<&Quantity>) -> bool {
        match capacity {
            Some(capacity) => *capacity < self.request,
            None => Quantity::default() < self.request,
        }
    }

    /// M-8; before 1.31 the matcher does not look.
    fn vac_differs(&self, offered: &str) -> bool {
        match self.features {
            Features::VacUnknown => false,
            Features::VacDisabled => !offered.is_empty(),
            Features::VacEnabled => self.claim.spec.volume_attributes_class_name != offered,
        }
    }

    pub(super) fn key(&self) -> ClaimKey {
        let spec = &self.claim.spec;
        let modes = self.modes;
        let mode = volume_mode(spec.volume_mode.as_ref());
        let vac = &spec.volume_attributes_class_name;
        let class = claim_class(self.claim);
        // the request's Debug text: Display gives `1` for `1000E` too
        ClaimKey(format!("{modes:?}|{:?}|{mode:?}|{vac:?}|{class:?}|{}|{:?}", self.request, self.delay, spec.selector))
    }
}
