//! Findings of the step `create/bind`.

use super::Rule;

mod budgets;
mod facts;
mod holder;
mod remedy;
mod reserved;

mod attributes_class_not_enabled;
mod binding_in_progress;
mod binding_stalled;
mod claim_lost;
mod claim_misbound;
mod claim_not_found;
mod claim_older_than_default_class;
mod claim_ref_other_namespace;
mod claim_ref_without_namespace;
mod class_without_binding_mode;
mod default_class_filled_in;
mod empty_class;
mod limit_range_refuses_claim;
mod named_volume_claimed;
mod named_volume_mismatch;
mod named_volume_not_found;
mod no_default_class;
mod no_free_volume;
mod no_matching_volume;
mod quota_refuses_claim;
mod reservation_passed_over;
mod reserved_volume_being_deleted;
mod reserved_volume_mismatch;
mod reserved_volume_too_small;
mod stale_claim_ref;
mod unusable_selector;
mod volume_taken_by_smaller_claim;

/// The rules of this phase, by code.
pub static RULES: &[&Rule] = &[
    &no_matching_volume::RULE,
    &no_free_volume::RULE,
    &volume_taken_by_smaller_claim::RULE,
    &no_default_class::RULE,
    &empty_class::RULE,
    &claim_older_than_default_class::RULE,
    &default_class_filled_in::RULE,
    &unusable_selector::RULE,
    &class_without_binding_mode::RULE,
    &attributes_class_not_enabled::RULE,
    &named_volume_not_found::RULE,
    &named_volume_mismatch::RULE,
    &named_volume_claimed::RULE,
    &reserved_volume_too_small::RULE,
    &reserved_volume_mismatch::RULE,
    &reserved_volume_being_deleted::RULE,
    &claim_ref_without_namespace::RULE,
    &claim_ref_other_namespace::RULE,
    &stale_claim_ref::RULE,
    &reservation_passed_over::RULE,
    &claim_lost::RULE,
    &claim_misbound::RULE,
    &claim_not_found::RULE,
    &quota_refuses_claim::RULE,
    &limit_range_refuses_claim::RULE,
    &binding_in_progress::RULE,
    &binding_stalled::RULE,
];
