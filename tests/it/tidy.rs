//! The architecture's invariants, read off the source: who may use whom, what the pure modules must not touch, sizes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What each module may use of the others. A module not listed may use anything.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("snapshot", &["snapshot", "decisions::quantity"]),
    ("decisions", &["snapshot", "decisions"]),
    ("report", &["snapshot", "decisions::pv_controller"]),
    ("rules", &["snapshot", "decisions", "report", "rules", "age"]),
    ("lifecycle", &["snapshot", "decisions", "report", "rules::question", "lifecycle", "age"]),
    ("diagnose", &["snapshot", "decisions", "report", "rules", "lifecycle", "diagnose", "target"]),
    ("render", &["report", "snapshot", "decisions::pv_controller", "decisions::FOLLOWS_KUBERNETES", "rules", "render", "age"]),
    ("gather", &["snapshot", "target", "gather"]),
];

/// What nothing below `gather` may touch, and why.
const OUTSIDE: [(&str, &str); 9] = [
    ("std::fs", "files belong to gather"),
    ("std::env", "the environment belongs to main"),
    ("std::net", "the network belongs to gather"),
    ("std::process", "processes belong to main"),
    ("SystemTime", "now is the snapshot's"),
    ("Instant::now", "now is the snapshot's"),
    ("Timestamp::now", "now is the snapshot's"),
    ("tokio::", "the core is not async"),
    ("kube::", "the client belongs to gather"),
];

/// What a core that cannot fail does not contain.
const FAILING: [&str; 7] = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "println!(", "eprintln!("];

const PURE: [&str; 6] = ["snapshot", "decisions", "report", "rules", "lifecycle", "diagnose"];

struct Source {
    path: PathBuf,
    module: String,
    text: String,
}

impl Source {
    /// The code before the unit tests; nothing of a file of tests.
    fn code(&self) -> &str {
        if self.path.ends_with("tests.rs") {
            return "";
        }
        self.text.split("#[cfg(test)]").next().unwrap()
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.code().lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let path_in = path.strip_prefix(root).unwrap().to_path_buf();
            let module = path_in.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_string();
            sources.push(Source { module, text: std::fs::read_to_string(&path).unwrap(), path: path_in });
        }
    }
}

fn none(wrong: Vec<String>, rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n  {}", wrong.join("\n  "));
}

#[test]
fn modules_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(module, _)| *module == source.module) else { continue };
        for line in source.lines() {
            for used in line.split("crate::").skip(1).map(used_path).filter(|used| used.chars().next().is_some_and(char::is_lowercase)) {
                if !allowed.iter().any(|allowed| {
                    used == *allowed || used.starts_with(&format!("{allowed}::")) || allowed.starts_with(&format!("{used}::{{"))
                }) {
                    wrong.push(format!("{}: uses crate::{used}", source.path.display()));
                }
            }
        }
    }
    none(wrong, "src/README.md says who may use whom");
}

fn used_path(rest: &str) -> String {
    rest.chars().take_while(|&c| c.is_alphanumeric() || c == '_' || c == ':').collect::<String>().trim_end_matches(':').to_string()
}

#[test]
fn the_core_touches_nothing_outside_and_cannot_fail() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| PURE.contains(&source.module.as_str())) {
        for line in source.lines() {
            for (token, why) in OUTSIDE {
                // `crate::…` paths of our own may end like a crate's name
                if line.contains(token) && !line.contains(&format!("crate::{token}")) && !line.contains(&format!("_{token}")) {
                    wrong.push(format!("{}: {token} ({why})", source.path.display()));
                }
            }
            for token in FAILING.iter().filter(|token| line.contains(**token)) {
                wrong.push(format!("{}: {token} in a core that cannot fail", source.path.display()));
            }
        }
    }
    none(wrong, "the core is pure");
}

#[test]
fn decisions_know_no_codes() {
    let wrong = sources().into_iter().filter(|source| source.module == "decisions" && source.text.contains("PVW"));
    none(wrong.map(|source| source.path.display().to_string()).collect(), "decisions say what Kubernetes does, not what we tell people");
}

#[test]
fn every_file_says_what_it_is_for_and_stays_small() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") && !source.text.starts_with("#![doc") {
            wrong.push(format!("{}: does not start with //!", source.path.display()));
        }
        if source.text.lines().count() > 400 {
            wrong.push(format!("{}: {} lines", source.path.display(), source.text.lines().count()));
        }
    }
    none(wrong, "files start with their purpose and have at most 400 lines");
}

#[test]
fn every_kind_that_is_read_is_used_by_a_rule_or_a_step() {
    let used: BTreeSet<_> = pv_why::rules::catalogue().flat_map(|rule| rule.reads.iter().copied()).collect();
    let text: String = sources().iter().filter(|source| PURE.contains(&source.module.as_str())).map(|source| source.text.clone()).collect();
    let fields = [
        ("attachments", "VolumeAttachment"),
        ("drivers", "CSIDriver"),
        ("pods", "Pod"),
        ("nodes", "Node"),
        ("events", "Event"),
        ("stateful_sets", "StatefulSet"),
    ];
    for kind in pv_why::snapshot::KINDS.into_iter().filter(|kind| !used.contains(kind)) {
        let field = fields.iter().find(|(_, name)| *name == kind.name()).map_or("", |(field, _)| field);
        assert!(
            !field.is_empty() && text.contains(&format!("listings().{field}")) || text.contains(&format!("listings.{field}")),
            "{kind} is read and never used"
        );
    }
}
