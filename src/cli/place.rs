//! From words to targets: which namespace they mean.

use super::known::{namespaces_of, namespaces_with_claims};
use super::words::{self, Word};
use crate::render::text::clean;
use crate::snapshot::Snapshot;
use crate::target::Target;

/// The namespace that is meant when nobody says one.
const DEFAULT: &str = "default";

/// Where the claims are looked for.
pub enum Place<'a> {
    /// A cluster, and the namespace of its context.
    Cluster(&'a str),
    /// A dump.
    Dump(&'a Snapshot),
}

/// What was asked.
pub struct Asked<'a> {
    /// The targets as typed.
    pub words: &'a [String],
    /// `-n`.
    pub namespace: Option<&'a str>,
    /// `-A`.
    pub everywhere: bool,
}

/// What is meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// The targets.
    pub targets: Vec<Target>,
    /// What to tell about the choice, one line each.
    pub hints: Vec<String>,
}

/// The targets that the words mean. Never an empty list.
///
/// # Errors
/// One line about wrong usage.
pub fn resolve(asked: &Asked<'_>, place: &Place<'_>) -> Result<Meant, String> {
    let words: Vec<Word> = asked.words.iter().map(|word| words::read(word)).collect::<Result<_, _>>()?;
    let mut meant = Meant::default();
    if asked.everywhere {
        if !words.is_empty() {
            return Err("a claim cannot be asked for by name across all namespaces; use -n, or leave out the name".to_string());
        }
        meant.targets.push(Target::Everything);
    } else if words.is_empty() {
        let namespace = scope(asked, place, &mut meant.hints);
        meant.targets.push(Target::Namespace(namespace));
    }
    for word in words {
        let target = claim(word, asked, place, &mut meant.hints)?;
        meant.targets.push(target);
    }
    Ok(meant)
}

fn given<'a>(asked: &Asked<'a>) -> Option<&'a str> {
    asked.namespace.filter(|namespace| !namespace.is_empty())
}

fn claim(word: Word, asked: &Asked<'_>, place: &Place<'_>, hints: &mut Vec<String>) -> Result<Target, String> {
    match word {
        Word::Qualified { namespace, name } => match given(asked) {
            Some(other) if other != namespace => {
                let (word, other) = (clean(&format!("{namespace}/{name}")), clean(other));
                Err(format!("{word} names its namespace, but -n says {other}; leave out one of them"))
            }
            _ => Ok(Target::Claim { namespace, name }),
        },
        Word::Name(name) => Ok(Target::Claim { namespace: namespace_of(&name, asked, place, hints), name }),
    }
}

/// The namespace of a bare name: in a dump, the only one that knows it.
fn namespace_of(name: &str, asked: &Asked<'_>, place: &Place<'_>, hints: &mut Vec<String>) -> String {
    let snapshot = match (given(asked), place) {
        (Some(namespace), _) => return namespace.to_string(),
        (None, Place::Cluster(namespace)) => return or_default(namespace),
        (None, Place::Dump(snapshot)) => snapshot,
    };
    let mut namespaces = namespaces_of(snapshot, name);
    if namespaces.len() > 1 {
        let all: Vec<&str> = namespaces.iter().map(String::as_str).collect();
        hints.push(format!("{name} is known in several namespaces of this dump ({}); -n picks one", all.join(", ")));
        return DEFAULT.to_string();
    }
    namespaces.pop_first().unwrap_or_else(|| DEFAULT.to_string())
}

/// The namespace of an overview: in a dump, the only one that holds claims.
fn scope(asked: &Asked<'_>, place: &Place<'_>, hints: &mut Vec<String>) -> String {
    let snapshot = match (given(asked), place) {
        (Some(namespace), _) => return namespace.to_string(),
        (None, Place::Cluster(namespace)) => return or_default(namespace),
        (None, Place::Dump(snapshot)) => snapshot,
    };
    let mut namespaces = namespaces_with_claims(snapshot);
    if namespaces.len() > 1 {
        let all: Vec<&str> = namespaces.iter().map(String::as_str).collect();
        hints.push(format!("showing namespace {DEFAULT}; this dump holds claims in {}; use -n or -A", all.join(", ")));
        return DEFAULT.to_string();
    }
    namespaces.pop_first().unwrap_or_else(|| DEFAULT.to_string())
}

fn or_default(namespace: &str) -> String {
    if namespace.is_empty() { DEFAULT.to_string() } else { namespace.to_string() }
}
