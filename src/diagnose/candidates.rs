//! How every volume fared with a claim.

use std::collections::BTreeMap;

use super::Detail;
use crate::decisions::nearest::nearest_first;
use crate::decisions::pv_controller::{Candidate, Check, Checks, ClaimSync, is_fully_bound};
use crate::report::{CandidateReport, CandidateVerdict};
use crate::rules::question::Question;
use crate::rules::words::{failed_check, offers};
use crate::snapshot::objects::{PersistentVolume, PersistentVolumeClaim};

/// How many candidates are told without `-v`.
const NEAREST: usize = 10;

/// The candidates, nearest first; none for a claim that is fully bound or absent.
pub(super) fn candidate_reports(question: &Question<'_>, detail: Detail) -> Vec<CandidateReport> {
    let Some(claim) = question.claim().filter(|claim| !is_fully_bound(claim)) else { return Vec::new() };
    if !claim.spec.volume_name.is_empty() {
        return named_volume(question, claim).into_iter().collect();
    }
    let limit = match detail {
        Detail::Nearest => NEAREST,
        Detail::Everything => usize::MAX,
    };
    nearest_first(question.candidates(), claim, limit).into_iter().map(|candidate| report(claim, candidate)).collect()
}

/// How many volumes fail each check first.
pub(super) fn candidate_counts(question: &Question<'_>) -> BTreeMap<Check, usize> {
    let mut counts = BTreeMap::new();
    for check in question.candidates().iter().filter_map(|candidate| candidate.failed.iter().next()) {
        *counts.entry(check).or_default() += 1;
    }
    counts
}

fn report(claim: &PersistentVolumeClaim, candidate: &Candidate<'_>) -> CandidateReport {
    let verdict = match candidate.failed {
        _ if candidate.chosen => CandidateVerdict::Chosen,
        failed if failed.without(Check::LeftToScheduler).is_empty() => CandidateVerdict::Fits,
        _ => CandidateVerdict::Rejected,
    };
    told(claim, candidate.volume, verdict, candidate.failed)
}

/// C-14 to C-25: exactly the named volume.
fn named_volume(question: &Question<'_>, claim: &PersistentVolumeClaim) -> Option<CandidateReport> {
    match question.sync.as_ref()? {
        ClaimSync::Bound(volumes, _) => volumes.first().map(|volume| told(claim, volume, CandidateVerdict::Chosen, Checks::default())),
        ClaimSync::VolumeMismatch(volume, failed) => Some(told(claim, volume, CandidateVerdict::Rejected, *failed)),
        ClaimSync::VolumeClaimed(volume) => {
            Some(told(claim, volume, CandidateVerdict::Rejected, Checks::default().with(Check::ClaimedByOther)))
        }
        _ => None,
    }
}

fn told(claim: &PersistentVolumeClaim, volume: &PersistentVolume, verdict: CandidateVerdict, failed: Checks) -> CandidateReport {
    let failed = failed.iter().map(|check| failed_check(check, claim, volume)).collect();
    CandidateReport { volume: volume.metadata.name.clone(), offers: offers(volume), verdict, failed }
}
