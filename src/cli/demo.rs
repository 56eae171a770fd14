//! The built-in broken cluster of `demo`, and the stories in it.

use clap::builder::PossibleValue;

/// A question about the built-in cluster.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    /// Its name on the command line.
    pub name: &'static str,
    /// What happens in it.
    pub about: &'static str,
    /// The claims in question.
    pub targets: &'static [&'static str],
}

/// Every object of the built-in cluster.
pub const CLUSTER: &str = include_str!("../../tests/stories/demo/cluster.yaml");

/// The story that is told when none is named.
pub(super) const FIRST: &str = "all";

const STORIES: [Story; 3] = [
    Story { name: FIRST, about: "every story, worst first", targets: &["shop/photos", "shop/orders"] },
    Story { name: "static-nfs", about: "a static NFS volume that almost fits", targets: &["shop/photos"] },
    Story { name: "cloud-disk", about: "a cloud disk that waits for its first consumer", targets: &["shop/orders"] },
];

/// The story of this name.
pub fn story(name: &str) -> Option<&'static Story> {
    STORIES.iter().find(|story| story.name == name)
}

pub(super) fn values() -> impl Iterator<Item = PossibleValue> {
    STORIES.iter().map(|story| PossibleValue::new(story.name).help(story.about))
}
