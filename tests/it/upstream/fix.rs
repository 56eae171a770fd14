//! Whether the advice works: what the plugin would change is changed, and the real controllers must then bind the claim.
//!
//! Only where an answer says `"fixed": true`, and after everything else about the story has been judged.

use std::process::Command;

use serde_json::Value;

use super::cluster::Cluster;
use super::command::{output, read};
use super::settings::ADMIN;
use super::story::Story;

pub(super) fn problems(cluster: &Cluster, story: &Story) -> Vec<String> {
    let answers = story.expected.get("answers").and_then(Value::as_array);
    let fixed = answers.into_iter().flatten().filter(|answer| answer["fixed"] == true);
    let claims = fixed.filter_map(|answer| answer["claim"].as_str());
    claims.filter_map(|claim| follow(cluster, story, claim).err()).collect()
}

fn follow(cluster: &Cluster, story: &Story, claim: &str) -> Result<(), String> {
    let advice = advice(cluster, story, claim)?;
    output(Command::new("sh").args(["-c", &advice]).envs(cluster.environment(ADMIN, &story.name)?))?;
    let bound = ["wait", "--for=jsonpath={.status.phase}=Bound", "--timeout=20s"];
    let waited = output(cluster.kubectl(ADMIN, &story.name)?.args(bound).arg(format!("pvc/{claim}")));
    waited.map(drop).map_err(|problem| format!("the advice did not help: {advice}\n{problem}"))
}

/// The first command of the headline that changes something.
fn advice(cluster: &Cluster, story: &Story, claim: &str) -> Result<String, String> {
    let text = read(&cluster.answer_file(&story.name, claim, ADMIN))?;
    let report: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let fixes = report["findings"].as_array().into_iter().flatten().take(1).filter_map(|finding| finding["fixes"].as_array());
    let commands = fixes.flatten().filter(|fix| fix["risk"] == "changes").filter_map(|fix| fix["command"].as_str());
    let command = commands.into_iter().find(|command| !command.is_empty());
    command.map(str::to_owned).ok_or_else(|| format!("no command for pvc/{}/{claim} to follow: {text}", story.name))
}
