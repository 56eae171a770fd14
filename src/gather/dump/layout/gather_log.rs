//! `gather.log` of kubectl-gather: what was asked for, what was refused, and when.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::gather::kinds::kind_of_resource;
use crate::snapshot::Kind;

/// What the log says.
#[derive(Debug, Default)]
pub(crate) struct GatherLog {
    /// What was gathered; `None` when the log does not say.
    pub(crate) scope: Option<Scope>,
    /// Kinds that could not be listed, with the reason.
    pub(crate) refused: BTreeMap<Kind, String>,
    /// The last line's time.
    pub(crate) ended: Option<Timestamp>,
}

/// What was gathered.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything that can be listed.
    All,
    /// What lies in these namespaces.
    Namespaces(BTreeSet<String>),
}

impl GatherLog {
    /// Read a log.
    pub(crate) fn read(text: &str) -> Self {
        let mut log = GatherLog::default();
        for line in text.lines() {
            if let Some(time) = line.split_whitespace().next().and_then(|word| word.parse().ok()) {
                log.ended = log.ended.max(Some(time));
            }
            if line.contains("Gathering from all namespaces") {
                log.scope = Some(Scope::All);
            } else if let Some((_, names)) = line.split_once("Gathering from namespaces ") {
                log.scope = Some(Scope::Namespaces(names_of(names)));
            } else if let Some((_, rest)) = line.split_once("Cannot list \"") {
                log.refused.extend(refusal(rest));
            }
        }
        log
    }
}

fn names_of(text: &str) -> BTreeSet<String> {
    let plain = |name: &str| name.trim_matches(|letter| matches!(letter, '[' | ']' | '"' | ',')).to_string();
    text.split_whitespace().map(plain).filter(|name| !name.is_empty()).collect()
}

fn refusal(rest: &str) -> Option<(Kind, String)> {
    let (name, reason) = rest.split_once('"')?;
    let (group, resource) = name.split_once('/').unwrap_or(("", name));
    Some((kind_of_resource(group, resource)?, reason.trim_start_matches(':').trim().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_gathered() {
        let log = GatherLog::read(
            "2024-05-27T23:33:45.888+0300\tINFO\tgather\tGathering from namespaces [shop web]\n\
             2024-05-27T23:33:46.100+0300\tWARN\tgather\tCannot list \"storage.k8s.io/volumeattachments\": forbidden\n",
        );
        assert_eq!(log.scope, Some(Scope::Namespaces(BTreeSet::from(["shop".to_string(), "web".to_string()]))));
        assert_eq!(log.refused.get(&Kind::VolumeAttachment).map(String::as_str), Some("forbidden"));
        assert_eq!(log.ended.map(|time| time.to_string()).as_deref(), Some("2024-05-27T20:33:46.1Z"));
    }
}
