//! Stories asked of a real control plane.
//!
//! The programs come from the Go module `tests/upstream/`; its README says how to run this and how to add a story.
//! Without Go, or without `PV_WHY_UPSTREAM=1`, the test passes at once: plain `cargo test` stays quick.

mod answer;
mod build;
mod cluster;
mod command;
mod fix;
mod ports;
mod real;
mod report;
mod server;
mod settings;
mod story;

use std::env;
use std::io::Write;
use std::process::Command;
use std::time::Instant;

use cluster::Cluster;
use story::Story;

#[test]
fn stories_on_a_real_control_plane() {
    if let Some(reason) = reason_to_skip() {
        return say(&format!("skipped: {reason}"));
    }
    let problem = run().err().unwrap_or_default();
    assert!(problem.is_empty(), "{problem}");
}

fn reason_to_skip() -> Option<String> {
    if env::var("PV_WHY_UPSTREAM").as_deref() != Ok("1") {
        return Some("PV_WHY_UPSTREAM is not 1".to_owned());
    }
    let error = Command::new("go").arg("version").output().err()?;
    Some(format!("no Go on this machine ({error})"))
}

fn run() -> Result<(), String> {
    let clock = Instant::now();
    let programs = build::programs()?;
    say(&format!("programs ready after {:.1} s", clock.elapsed().as_secs_f32()));
    let mut cluster = Cluster::start(&programs)?;
    say(&format!("control plane ready after {:.1} s", clock.elapsed().as_secs_f32()));
    let mut problems = play(&cluster, story::all()?);
    problems.extend(cluster.check().err());
    say(&format!("stories done after {:.1} s", clock.elapsed().as_secs_f32()));
    if problems.is_empty() { cluster.forget() } else { Err(summary(&cluster, &problems)) }
}

/// Most stories share the cluster. One that changes it for all of them comes after, alone.
fn play(cluster: &Cluster, stories: Vec<Story>) -> Vec<String> {
    let (alone, together): (Vec<_>, Vec<_>) = stories.into_iter().partition(Story::changes_the_cluster);
    let mut problems = round(cluster, &together);
    for story in alone {
        problems.extend(round(cluster, std::slice::from_ref(&story)));
        problems.extend(story.undo(cluster).err());
    }
    problems
}

/// Plays the stories, lets the controllers come to rest once for all of them, then judges each.
fn round(cluster: &Cluster, stories: &[Story]) -> Vec<String> {
    let (played, failed): (Vec<_>, Vec<_>) =
        stories.iter().map(|story| (story, story.play(cluster))).partition(|(_, outcome)| outcome.is_ok());
    let mut problems: Vec<String> = failed.into_iter().filter_map(|(_, outcome)| outcome.err()).collect();
    cluster.settle();
    problems.extend(played.into_iter().flat_map(|(story, _)| judge(cluster, story)));
    problems
}

/// What the real controllers did comes first: an answer is only worth reading when the story is what it claims to be.
fn judge(cluster: &Cluster, story: &Story) -> Vec<String> {
    let mut problems = real::problems(cluster, story);
    problems.extend(answer::problems(cluster, story));
    problems.extend(fix::problems(cluster, story));
    problems.iter().map(|problem| format!("story {}: {problem}", story.name)).collect()
}

fn summary(cluster: &Cluster, problems: &[String]) -> String {
    let folder = cluster.folder.display();
    format!("{} problems (logs and answers are in {folder}):\n\n{}", problems.len(), problems.join("\n\n"))
}

/// Past the test runner's capture, so that a skipped run is seen to be one.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "upstream: {text}");
}
