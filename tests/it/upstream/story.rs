//! A story: a folder that says what to do to a cluster and what should come of it.
//!
//! `steps.sh` brings the fault about, `expected.json` is what follows, and `undo.sh`, where there is one, takes back
//! what the story did to the cluster as a whole.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::build::module;
use super::cluster::Cluster;
use super::command::{output, read};
use super::settings::ADMIN;

pub(super) struct Story {
    /// Also its namespace, and the start of the names of all that it makes outside of it.
    pub(super) name: String,
    pub(super) expected: Value,
    folder: PathBuf,
}

/// By name, so that two runs play them in the same order. `PV_WHY_STORY` picks those whose name contains it.
pub(super) fn all() -> Result<Vec<Story>, String> {
    let folder = module().join("stories");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let wanted = std::env::var("PV_WHY_STORY").unwrap_or_default();
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.is_dir() && folder.file_name().is_some_and(|name| name.to_string_lossy().contains(&wanted)));
    folders.sort();
    if folders.is_empty() {
        return Err(format!("no story in {} is called like {wanted:?}", folder.display()));
    }
    folders.into_iter().map(Story::load).collect()
}

impl Story {
    fn load(folder: PathBuf) -> Result<Self, String> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = folder.join("expected.json");
        let expected = serde_json::from_str(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { name, expected, folder })
    }

    pub(super) fn changes_the_cluster(&self) -> bool {
        self.folder.join("undo.sh").exists()
    }

    pub(super) fn play(&self, cluster: &Cluster) -> Result<(), String> {
        output(cluster.kubectl(ADMIN, "default")?.args(["create", "namespace", &self.name]))?;
        self.run(cluster, "steps.sh")
    }

    pub(super) fn undo(&self, cluster: &Cluster) -> Result<(), String> {
        self.run(cluster, "undo.sh")
    }

    fn run(&self, cluster: &Cluster, script: &str) -> Result<(), String> {
        let mut shell = Command::new("sh");
        shell.args(["-eu", script]).current_dir(&self.folder).envs(cluster.environment(ADMIN, &self.name)?);
        output(&mut shell).map(drop).map_err(|problem| format!("story {}: {problem}", self.name))
    }
}
