//! Label selectors. (Stub until merged.)
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;
use std::collections::BTreeMap;
/// x
#[derive(Debug, Clone)]
pub struct Matcher;
/// x
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectorError(String);
/// x
pub fn compile(_: &LabelSelector) -> Result<Matcher, SelectorError> {
    Ok(Matcher)
}
impl Matcher {
    /// x
    pub fn matches(&self, _: &BTreeMap<String, String>) -> bool {
        true
    }
}
impl std::fmt::Display for SelectorError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
