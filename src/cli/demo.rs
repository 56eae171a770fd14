//! The built-in broken clusters of `demo`.

use clap::builder::PossibleValue;

/// A broken cluster and the question about it.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    /// Its name on the command line.
    pub name: &'static str,
    /// What happens in it.
    pub about: &'static str,
    /// The claim in question.
    pub target: &'static str,
    /// Every object of the cluster.
    pub cluster: &'static str,
}

/// The story that is told when none is named.
pub(super) const FIRST: &str = "wrong-access-mode";

const STORIES: [Story; 2] = [
    Story {
        name: FIRST,
        about: "five volumes, and each lacks something",
        target: "shop/data-0",
        cluster: include_str!("../../tests/stories/wrong-access-mode/cluster.yaml"),
    },
    Story {
        name: "class-typo",
        about: "a claim asks for a class that does not exist",
        target: "shop/cache",
        cluster: include_str!("../../tests/stories/class-typo/cluster.yaml"),
    },
];

/// The story of this name.
pub fn story(name: &str) -> Option<&'static Story> {
    STORIES.iter().find(|story| story.name == name)
}

pub(super) fn values() -> impl Iterator<Item = PossibleValue> {
    STORIES.iter().map(|story| PossibleValue::new(story.name).help(story.about))
}
