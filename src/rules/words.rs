//! Words and commands that several rules use.

use crate::decisions::pv_controller::{
    Check, STORAGE_CLASS_BETA, claim_class, claim_has_class, short_access_modes, volume_class, volume_mode,
};
use crate::report::{FailedCheck, ObjectRef};
use crate::snapshot::Kind;
use crate::snapshot::objects::{ObjectReference, PersistentVolume, PersistentVolumeClaim};

/// A volume, as output names it.
pub(crate) fn pv(volume: &PersistentVolume) -> ObjectRef {
    ObjectRef::new(Kind::PersistentVolume, "", &volume.metadata.name)
}

/// A class, as output names it.
pub(crate) fn sc(name: &str) -> ObjectRef {
    ObjectRef::new(Kind::StorageClass, "", name)
}

/// The claim that a claimRef names: `shop/data`, `/data` when it gives no namespace.
pub(crate) fn referred(claim_ref: &ObjectReference) -> String {
    format!("{}/{}", claim_ref.namespace, claim_ref.name)
}

/// A class in words: `class "fast"`, `class ""` or `no class`.
pub(crate) fn class_words(claim: &PersistentVolumeClaim) -> String {
    match (claim_class(claim), claim_has_class(claim)) {
        ("", false) => "no class".to_string(),
        (class, _) => format!("class {class:?}"),
    }
}

/// The class of a volume in words: `class "fast"` or `no class`.
pub(crate) fn volume_class_words(volume: &PersistentVolume) -> String {
    match volume_class(volume) {
        "" => "no class".to_string(),
        class => format!("class {class:?}"),
    }
}

/// Where the claim's class stands: the beta annotation wins over the field (H-1).
pub(crate) fn class_field(claim: &PersistentVolumeClaim) -> &'static str {
    match claim.metadata.has_annotation(STORAGE_CLASS_BETA) {
        true => "metadata.annotations[volume.beta.kubernetes.io/storage-class]",
        false => "spec.storageClassName",
    }
}

/// What a claim asks for, in one line.
pub(crate) fn asks(claim: &PersistentVolumeClaim) -> String {
    let size = claim.request().map_or("0".to_string(), ToString::to_string);
    let mode = volume_mode(claim.spec.volume_mode.as_ref());
    let vac = vac_words(&claim.spec.volume_attributes_class_name);
    format!("{size}  {}  {mode}  {}{vac}", short_access_modes(&claim.spec.access_modes), class_words(claim))
}

/// What a volume offers, in one line.
pub(crate) fn offers(volume: &PersistentVolume) -> String {
    let size = volume.capacity().map_or("0".to_string(), ToString::to_string);
    let mode = volume_mode(volume.spec.volume_mode.as_ref());
    let class = volume_class_words(volume);
    let vac = vac_words(&volume.spec.volume_attributes_class_name);
    format!("{size}  {}  {mode}  {class}{vac}", short_access_modes(&volume.spec.access_modes))
}

fn vac_words(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("  attributes class {name:?}") }
}

/// The values on both sides of a failed check.
pub(crate) fn failed_check(check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> FailedCheck {
    let (asked, offered) = sides(check, claim, volume);
    FailedCheck { check, asked, offered }
}

fn sides(check: Check, claim: &PersistentVolumeClaim, volume: &PersistentVolume) -> (Option<String>, Option<String>) {
    let both = |asked: String, offered: String| (Some(asked), Some(offered));
    match check {
        Check::AccessModeMismatch => both(claim.spec.access_modes.join(","), volume.spec.access_modes.join(",")),
        Check::ClaimedByOther => (None, volume.spec.claim_ref.as_ref().map(claim_ref_text)),
        Check::TooSmall => (claim.request().map(ToString::to_string), volume.capacity().map(ToString::to_string)),
        Check::VolumeModeMismatch => {
            both(volume_mode(claim.spec.volume_mode.as_ref()).to_string(), volume_mode(volume.spec.volume_mode.as_ref()).to_string())
        }
        Check::VacMismatch => both(claim.spec.volume_attributes_class_name.clone(), volume.spec.volume_attributes_class_name.clone()),
        Check::BeingDeleted => (None, volume.metadata.deletion_timestamp.map(|time| time.to_string())),
        Check::NotAvailable => both("Available".to_string(), volume.status.phase.clone()),
        Check::SelectorMismatch => (claim.spec.selector.as_ref().map(selector_text), Some(labels_text(volume))),
        Check::ClassMismatch => both(claim_class(claim).to_string(), volume_class(volume).to_string()),
        Check::NodeAffinityMismatch => (None, Some(affinity_text(volume))),
        Check::SelectorError | Check::ClassError | Check::LeftToScheduler => (None, None),
    }
}

fn claim_ref_text(claim_ref: &ObjectReference) -> String {
    match claim_ref.uid.as_str() {
        "" => referred(claim_ref),
        uid => format!("{} (uid {uid})", referred(claim_ref)),
    }
}

/// A label selector as kubectl prints it: `app=db,tier in (a,b)`.
pub(crate) fn selector_text(selector: &k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector) -> String {
    let equal = selector.match_labels.iter().flatten().map(|(key, value)| format!("{key}={value}"));
    let expressions = selector.match_expressions.iter().flatten().map(|expression| {
        let values = expression.values.clone().unwrap_or_default().join(",");
        format!("{} {} ({values})", expression.key, expression.operator)
    });
    equal.chain(expressions).collect::<Vec<_>>().join(",")
}

fn labels_text(volume: &PersistentVolume) -> String {
    volume.metadata.labels.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(",")
}

/// A volume's node affinity in one line: terms joined by " or ", expressions by ",".
pub(crate) fn affinity_text(volume: &PersistentVolume) -> String {
    let required = volume.spec.node_affinity.as_ref().and_then(|affinity| affinity.required.as_ref());
    let terms = required.map(|required| required.node_selector_terms.as_slice()).unwrap_or_default();
    let term = |term: &k8s_openapi::api::core::v1::NodeSelectorTerm| {
        let expressions = term.match_expressions.iter().flatten().map(|expression| {
            format!("{} {} ({})", expression.key, expression.operator, expression.values.clone().unwrap_or_default().join(","))
        });
        expressions.collect::<Vec<_>>().join(",")
    };
    terms.iter().map(term).collect::<Vec<_>>().join(" or ")
}

/// A complete kubectl command, every word quoted for a shell where needed.
pub(crate) fn kubectl(words: &[&str]) -> String {
    std::iter::once("kubectl".to_string()).chain(words.iter().map(|word| quoted(word))).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    match shlex::try_quote(word) {
        _ if !word.is_empty() && word.chars().all(plain) => word.to_string(),
        Ok(quoted) => quoted.into_owned(),
        Err(_) => "''".to_string(),
    }
}

/// `kubectl get … -o yaml` of an object.
pub(crate) fn get_yaml(object: &ObjectRef) -> String {
    let mut words = vec!["get", object.kind.short(), object.name.as_str()];
    if !object.namespace.is_empty() {
        words.extend(["-n", object.namespace.as_str()]);
    }
    words.extend(["-o", "yaml"]);
    kubectl(&words)
}

/// The name that is most like `name`, if one is alike at all.
pub(crate) fn nearest_name<'a>(name: &str, others: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.85;
    let scored = others.map(|other| (strsim::jaro_winkler(name, other), other)).filter(|(score, _)| *score > ALIKE);
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))).map(|(_, other)| other)
}
