//! The pages of the stages and steps of a volume's life.

use crate::rules::{Rule, catalogue};

/// A part of a volume's life, with the findings that belong to it.
pub struct Phase {
    /// What `explain` calls it.
    pub name: &'static str,
    /// The digit that its codes begin with.
    pub digit: char,
    /// What it is called in the list.
    pub title: &'static str,
    page: &'static str,
}

/// The phases, in the order of a volume's life.
pub const PHASES: [Phase; 8] = [
    Phase { name: "bind", digit: '1', title: "create/bind: an existing volume is taken", page: include_str!("bind.md") },
    Phase { name: "provision", digit: '2', title: "create/provision: a new volume is made", page: include_str!("provision.md") },
    Phase { name: "schedule", digit: '3', title: "create/schedule: a node is chosen for the pod", page: include_str!("schedule.md") },
    Phase { name: "attach", digit: '4', title: "attach: the volume is attached to the node", page: include_str!("attach.md") },
    Phase { name: "mount", digit: '5', title: "mount: the volume is mounted into the pod", page: include_str!("mount.md") },
    Phase { name: "resize", digit: '6', title: "resize: the volume grows or is modified", page: include_str!("resize.md") },
    Phase { name: "release", digit: '7', title: "release: the volume is given up", page: include_str!("release.md") },
    Phase { name: "cluster", digit: '9', title: "cluster: set-up, and what could not be explained", page: include_str!("cluster.md") },
];

/// The stage of three steps.
const CREATE: &str = include_str!("create.md");

impl Phase {
    /// The findings of the phase, by code.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + use<> {
        let digit = self.digit;
        catalogue().filter(move |rule| rule.code.chars().nth(3) == Some(digit))
    }
}

/// The page of a stage, of a step, or of a step with its stage: `attach`, `bind`, `create/bind`.
pub(super) fn page(word: &str) -> Option<String> {
    if word == "create" {
        return Some(with_findings(CREATE, PHASES.iter().take(3)));
    }
    let name = word.strip_prefix("create/").unwrap_or(word);
    let phase = PHASES.iter().find(|phase| phase.name == name)?;
    Some(with_findings(phase.page, std::iter::once(phase)))
}

/// Every word that has a page.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once("create").chain(PHASES.iter().map(|phase| phase.name))
}

fn with_findings<'a>(page: &str, phases: impl Iterator<Item = &'a Phase>) -> String {
    let rules: Vec<&Rule> = phases.flat_map(Phase::rules).collect();
    if rules.is_empty() {
        return format!("{}\n\n## Findings\nNone yet.\n", page.trim_end());
    }
    let list: Vec<String> = rules.iter().map(|rule| format!("- `{}` {}: {}", rule.code, rule.name, rule.summary())).collect();
    format!("{}\n\n## Findings\n{}\n", page.trim_end(), list.join("\n"))
}
