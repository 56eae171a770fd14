//! What the plugin says, asked as a person asks, against the `answers` of a story.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::cluster::Cluster;
use super::command::{output, write};
use super::report;
use super::settings::ADMIN;
use super::story::Story;

/// Every kind that decides: what a person saves before the cluster is gone.
const DUMPED: &str = "pvc,pv,sc,pods,events,volumeattachments,statefulsets,resourcequotas,limitranges,nodes,\
                      csidrivers,csinodes";

pub(super) fn problems(cluster: &Cluster, story: &Story) -> Vec<String> {
    let answers = story.expected.get("answers").and_then(Value::as_array);
    let Some(answers) = answers.filter(|answers| !answers.is_empty()) else {
        return vec!["expected.json has no `answers`".to_owned()];
    };
    let dump = match save_dump(cluster, &story.name) {
        Ok(dump) => dump,
        Err(problem) => return vec![problem],
    };
    let ask = |wanted| Question::new(story, wanted).compare(cluster, &dump, wanted);
    answers.iter().flat_map(|wanted| ask(wanted).unwrap_or_else(|problem| vec![problem])).collect()
}

fn save_dump(cluster: &Cluster, story: &str) -> Result<PathBuf, String> {
    let mut kubectl = cluster.kubectl(ADMIN, story)?;
    let text = output(kubectl.args(["get", DUMPED, "--all-namespaces", "--output=yaml"]))?;
    let path = cluster.folder.join(format!("{story}.yaml"));
    write(&path, &text)?;
    Ok(path)
}

struct Question<'a> {
    user: &'a str,
    claim: &'a str,
    namespace: &'a str,
}

impl<'a> Question<'a> {
    fn new(story: &'a Story, wanted: &'a Value) -> Self {
        let text = |key| wanted.get(key).and_then(Value::as_str).unwrap_or_default();
        Self { user: text("user"), claim: text("claim"), namespace: &story.name }
    }

    /// Live against expected.json; then live against the dump, which was saved by somebody who may read everything.
    fn compare(&self, cluster: &Cluster, dump: &Path, wanted: &Value) -> Result<Vec<String>, String> {
        let live = self.ask_live(cluster)?;
        let told = report::claim(&live, self.namespace, self.claim)?;
        let mut wanted = wanted.clone();
        wanted.as_object_mut().map(|answer| answer.remove("fixed"));
        let mut problems = self.fitting_strangers(&told);
        problems.extend(self.difference("expected.json", &wanted, &self.as_expected(&live, &told)));
        if self.user == ADMIN {
            let saved = report::claim(&self.ask_dump(dump)?, self.namespace, self.claim)?;
            problems.extend(self.difference("the answer from the dump", &saved, &told));
        }
        Ok(problems)
    }

    fn ask_live(&self, cluster: &Cluster) -> Result<Value, String> {
        let mut kubectl = cluster.kubectl(self.user, self.namespace)?;
        kubectl.args(["pv-why", self.claim, "-n", self.namespace, "-v", "-o", "json", "--kubeconfig"]);
        let text = output(kubectl.arg(cluster.kubeconfig(self.user, self.namespace)?))?;
        write(&cluster.answer_file(self.namespace, self.claim, self.user), &text)?;
        parse(&text)
    }

    fn ask_dump(&self, dump: &Path) -> Result<Value, String> {
        let mut plugin = Command::new(env!("CARGO_BIN_EXE_kubectl-pv_why"));
        plugin.args([self.claim, "-n", self.namespace, "-v", "-o", "json", "--from"]);
        parse(&output(plugin.arg(dump))?)
    }

    /// In the form of expected.json: with the question, what could not be read, and the story's own volumes only.
    fn as_expected(&self, live: &Value, told: &Value) -> Value {
        let mut answer = told.clone();
        answer["user"] = json!(self.user);
        answer["claim"] = json!(self.claim);
        answer["unknown"] = json!(report::unknown(live));
        if let Some(candidates) = answer["candidates"].as_object_mut() {
            candidates.retain(|volume, _| volume.starts_with(self.namespace));
        }
        answer
    }

    /// Volumes of other stories are noise: none may fit.
    fn fitting_strangers(&self, told: &Value) -> Vec<String> {
        let candidates = told["candidates"].as_object().into_iter().flatten();
        let strangers = candidates.filter(|(volume, _)| !volume.starts_with(self.namespace));
        let fitting = strangers.filter(|(_, verdict)| !verdict.as_str().is_some_and(|text| text.starts_with("rejected ")));
        let line = |(volume, verdict)| format!("{}: another story's volume {volume} is {verdict}", self.asked());
        fitting.map(line).collect()
    }

    fn difference(&self, other: &str, wanted: &Value, answer: &Value) -> Option<String> {
        let asked = self.asked();
        (wanted != answer).then(|| format!("{asked}: {other} differs\n{other}: {wanted:#}\nthe answer: {answer:#}"))
    }

    fn asked(&self) -> String {
        format!("pvc/{}/{} as {}", self.namespace, self.claim, self.user)
    }
}

fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("no JSON: {error}\n{text}"))
}
