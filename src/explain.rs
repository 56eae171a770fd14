//! `explain`: the page of a finding or of a stage, as Markdown. The findings' pages are those of the catalogue.

use crate::rules::{Rule, catalogue};

mod stages;

pub use stages::{PHASES, Phase};

/// The page about a code, a finding's name or a stage.
///
/// # Errors
/// One line: nothing is called that, and what comes closest.
pub fn page(topic: &str) -> Result<String, String> {
    let word = topic.trim().to_lowercase().replace('-', "_");
    if let Some(rule) = catalogue().find(|rule| rule.code.to_lowercase() == word || rule.name == word) {
        return Ok(of_rule(rule));
    }
    stages::page(&word).ok_or_else(|| unknown(topic, &word))
}

/// The title and the findings of each phase that has any, in the order of a volume's life.
pub fn by_phase() -> impl Iterator<Item = (&'static str, Vec<&'static Rule>)> {
    PHASES.iter().map(|phase| (phase.title, phase.rules().collect::<Vec<_>>())).filter(|(_, rules)| !rules.is_empty())
}

fn of_rule(rule: &Rule) -> String {
    let severity = crate::render::severity(rule.severity);
    let stage = crate::render::short_stage(rule.stage, rule.step);
    format!("# {} {} ({severity} at {stage})\n\n{}\n", rule.code, rule.name, text(rule))
}

/// The doc comment without the blank that follows each `///`.
fn text(rule: &Rule) -> String {
    let lines = rule.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_string()
}

fn unknown(topic: &str, word: &str) -> String {
    let topic = crate::render::text::clean(topic);
    match nearest(word) {
        Some(nearest) => format!("nothing is called {topic:?}; did you mean {nearest}? All: kubectl pv-why explain"),
        None => format!("nothing is called {topic:?}; all that can be explained: kubectl pv-why explain"),
    }
}

/// Below this likeness a suggestion would only confuse.
const ALIKE: f64 = 0.75;

fn nearest(word: &str) -> Option<&'static str> {
    let rules = catalogue().flat_map(|rule| [rule.code, rule.name]);
    let names = rules.chain(stages::names());
    let scored = names.map(|name| (strsim::jaro_winkler(word, &name.to_lowercase()), name));
    let best = scored.filter(|(score, _)| *score > ALIKE).max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    best.map(|(_, name)| name)
}
