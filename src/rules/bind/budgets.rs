//! What a namespace's quotas and limit ranges allow for claims.

use crate::decisions::default_class::known_default_class;
use crate::decisions::quantity::Quantity;
use crate::report::{Finding, ObjectRef};
use crate::rules::question::Question;
use crate::snapshot::Kind;
use crate::snapshot::objects::{ClaimSpec, ResourceQuota};

/// What one claim would use up of a quota, and is not left.
pub(super) struct Exceeded<'a> {
    pub(super) quota: &'a ResourceQuota,
    pub(super) resource: &'a str,
    pub(super) hard: &'a Quantity,
    pub(super) used: &'a Quantity,
    pub(super) asked: String,
}

/// N-1d: used and asked together exceed what a quota of the namespace allows.
pub(super) fn exceeded<'a>(question: &Question<'a>, spec: &ClaimSpec) -> Option<Exceeded<'a>> {
    let class = class_of(question, spec);
    let request = spec.resources.requests.get("storage");
    let quotas = question.snapshot.listings().quotas.of_namespace(question.namespace);
    let resources = quotas.iter().flat_map(|quota| quota.status.hard.iter().map(move |(name, hard)| (quota, name, hard)));
    resources.into_iter().find_map(|(quota, resource, hard)| {
        let used = quota.status.used.get(resource)?;
        let asked = match charged(resource, class)? {
            Charge::Claims => (1, "1 more".to_string()),
            Charge::Storage => (request?.value(), request?.to_string()),
        };
        let over = used.value().saturating_add(asked.0) > hard.value();
        over.then_some(Exceeded { quota, resource, hard, used, asked: asked.1 })
    })
}

/// The class that the claim will have; `""` if it is not known.
fn class_of<'a>(question: &Question<'a>, spec: &'a ClaimSpec) -> &'a str {
    let default = || known_default_class(&question.snapshot.listings().classes).map(|class| class.metadata.name.as_str());
    spec.storage_class_name.as_deref().or_else(default).unwrap_or_default()
}

enum Charge {
    Claims,
    Storage,
}

/// What a claim of this class is charged to a quota's resource.
fn charged(resource: &str, class: &str) -> Option<Charge> {
    let of_class = resource.strip_prefix(class).and_then(|rest| rest.strip_prefix(".storageclass.storage.k8s.io/"));
    match of_class.filter(|_| !class.is_empty()).unwrap_or(resource) {
        "persistentvolumeclaims" | "count/persistentvolumeclaims" => Some(Charge::Claims),
        "requests.storage" => Some(Charge::Storage),
        _ => None,
    }
}

/// What quotas and limit ranges of the namespace say about storage: they may have refused a claim whose size nobody knows.
pub(super) fn with_budgets(question: &Question<'_>, mut finding: Finding) -> Finding {
    let listings = question.snapshot.listings();
    for quota in listings.quotas.of_namespace(question.namespace) {
        let object = ObjectRef::new(Kind::ResourceQuota, question.namespace, &quota.metadata.name);
        for (name, hard) in quota.status.hard.iter().filter(|(name, _)| about_claims(name)) {
            let used = quota.status.used.get(name).map_or("unknown".to_string(), ToString::to_string);
            let note = format!("used: {used}; it may have refused the claim");
            finding = finding.shows_noting(&object, &format!("status.hard[{name}]"), hard.to_string(), &note);
        }
    }
    for range in listings.limit_ranges.of_namespace(question.namespace) {
        let object = ObjectRef::new(Kind::LimitRange, question.namespace, &range.metadata.name);
        let of_claims = range.spec.limits.iter().filter(|item| item.type_ == "PersistentVolumeClaim");
        for (name, max) in of_claims.flat_map(|item| &item.max) {
            finding = finding.shows_noting(&object, &format!("spec.limits[].max[{name}]"), max.to_string(), "a larger claim is refused");
        }
    }
    finding
}

fn about_claims(resource: &str) -> bool {
    resource == "requests.storage"
        || resource.ends_with("persistentvolumeclaims")
        || resource.ends_with("storageclass.storage.k8s.io/requests.storage")
}
