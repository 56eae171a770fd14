//! The answer: what is known of each claim, what was found, what could not be read. No text layout, no serialisation.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::decisions::pv_controller::Check;
use crate::snapshot::{Kind, Source, Unavailable};

/// The whole answer.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where the facts come from.
    pub source: Source,
    /// Every claim in scope, by namespace and name.
    pub claims: Vec<ClaimReport>,
    /// Everything that was found, by id.
    pub findings: Vec<Finding>,
    /// What could not be read and is missing from the answer.
    pub unknown: Vec<Unknown>,
    /// Kinds of which the dump holds no object, taken as empty.
    pub presumed_empty: Vec<Kind>,
}

impl Report {
    /// The finding of this id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.binary_search_by(|finding| finding.id.as_str().cmp(id)).ok().and_then(|at| self.findings.get(at))
    }
}

/// How a claim is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing is wrong and nothing is due.
    Healthy,
    /// Normal; somebody else's turn.
    Waiting,
    /// Under way.
    Progressing,
    /// A step that matters could not be decided.
    Unknown,
    /// Blocked until somebody acts.
    Stuck,
}

/// A stage of a volume's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// A volume is found or made.
    Create,
    /// The volume is attached to a node.
    Attach,
    /// The volume is mounted into a pod.
    Mount,
    /// The volume grows or is modified.
    Resize,
    /// The volume is given up.
    Release,
}

/// A step of the stage `create`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// An existing volume is taken.
    Bind,
    /// A new volume is made.
    Provision,
    /// A node is chosen for the consumer.
    Schedule,
}

/// How a step is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Over.
    Done,
    /// Under way.
    Progressing,
    /// Normal; somebody else's turn.
    Waiting,
    /// Stuck until somebody acts.
    Blocked,
    /// This claim needs no such step.
    NotNeeded,
    /// Could not be decided.
    Unknown,
}

/// One step of one claim, or of one claim and consumer.
#[derive(Debug, Clone, PartialEq)]
pub struct StageReport {
    /// The stage.
    pub stage: Stage,
    /// The step, with `create` only.
    pub step: Option<Step>,
    /// The pod, for `attach` and `mount`.
    pub consumer: Option<ObjectRef>,
    /// How it is doing.
    pub status: Status,
    /// Since when.
    pub since: Option<Timestamp>,
    /// One clause: why this status.
    pub detail: String,
}

/// What is said of one claim.
#[derive(Debug, Clone)]
pub struct ClaimReport {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// Its uid; `None` when the claim does not exist or could not be read.
    pub uid: Option<String>,
    /// Its phase as stored; `None` when the claim does not exist.
    pub phase: Option<String>,
    /// When it was created.
    pub created: Option<Timestamp>,
    /// How it is doing.
    pub state: State,
    /// Where it is: the earliest blocked stage, else the earliest unknown, progressing or waiting one.
    pub stage: Option<Stage>,
    /// The step, with `create` only.
    pub step: Option<Step>,
    /// One sentence: the headline finding's message, else the state in words.
    pub summary: String,
    /// Every step.
    pub stages: Vec<StageReport>,
    /// Ids of the findings, headline first.
    pub findings: Vec<String>,
    /// What the claim asks for, in one line, such as `10Gi  RWO  Filesystem  class "local"`.
    pub asks: String,
    /// How volumes fared, nearest first (ten of them unless everything is asked for); only while the claim is not fully bound.
    pub candidates: Vec<CandidateReport>,
    /// How many volumes fail each check first, all of them counted.
    pub candidate_counts: BTreeMap<Check, usize>,
    /// Whether it waits for a first consumer and no pod uses it.
    pub unconsumed: bool,
}

/// How a volume fared with a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateReport {
    /// Name of the volume.
    pub volume: String,
    /// What it offers, in one line like [`ClaimReport::asks`].
    pub offers: String,
    /// The verdict.
    pub verdict: CandidateVerdict,
    /// Every check it fails, in the controller's order.
    pub failed: Vec<FailedCheck>,
}

/// Whether a volume would be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CandidateVerdict {
    /// The controller takes this one (or one of several equal ones).
    Chosen,
    /// It fits, but another is taken or the scheduler decides.
    Fits,
    /// It does not fit.
    Rejected,
}

/// A check that a volume fails.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FailedCheck {
    /// Which.
    pub check: Check,
    /// What the claim asks, as in YAML.
    pub asked: Option<String>,
    /// What the volume offers, as in YAML.
    pub offered: Option<String>,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A normal wait.
    Info,
    /// Works but will bite, or slow.
    Warning,
    /// Stuck until someone acts.
    Error,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Cannot be ruled out.
    Possible,
    /// Events, timing or a presumption point to it.
    Likely,
    /// Follows from objects.
    Proved,
}

/// An object, as output names it: `pvc/shop/data`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectRef {
    /// Its kind.
    pub kind: Kind,
    /// Its namespace, empty for the cluster scope.
    pub namespace: String,
    /// Its name.
    pub name: String,
}

impl ObjectRef {
    /// A reference to an object of a namespace.
    pub fn new(kind: Kind, namespace: &str, name: &str) -> Self {
        ObjectRef { kind, namespace: namespace.to_string(), name: name.to_string() }
    }
}

impl std::fmt::Display for ObjectRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.namespace.as_str() {
            "" => write!(f, "{}/{}", self.kind.short(), self.name),
            namespace => write!(f, "{}/{}/{}", self.kind.short(), namespace, self.name),
        }
    }
}

/// One piece of evidence: a field of an object and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The object.
    pub object: ObjectRef,
    /// Path of the field, such as `spec.accessModes`.
    pub field: String,
    /// Its value, as in YAML.
    pub value: String,
    /// The value that would have served, if one can be named.
    pub expected: Option<String>,
    /// What it means, in a few words; may be empty.
    pub note: String,
}

/// What a command does to the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// Only reads.
    Inspect,
    /// Changes something that can be changed back and interrupts nobody.
    Safe,
    /// Changes something that may interrupt somebody.
    Changes,
    /// Loses something for good.
    Destroys,
}

/// A next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does to the cluster.
    pub risk: Risk,
    /// The complete, quoted command; empty when no single command does it.
    pub command: String,
    /// What it does and when it is right.
    pub note: String,
    /// How to take it back, if that is possible.
    pub undo: Option<String>,
}

/// One thing that was found about one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// `CODE:pvc/namespace/name`.
    pub id: String,
    /// The code, such as `PVW101`.
    pub code: &'static str,
    /// The rule's name, such as `no_matching_volume`.
    pub name: &'static str,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub certainty: Certainty,
    /// Where in the volume's life.
    pub stage: Stage,
    /// The step, with `create` only.
    pub step: Option<Step>,
    /// One line: what, with names and values.
    pub message: String,
    /// A sentence or two: why that stops the claim.
    pub explanation: String,
    /// The objects involved, the culprit first.
    pub objects: Vec<ObjectRef>,
    /// The proof.
    pub evidence: Vec<Evidence>,
    /// Ids of the findings that this one causes.
    pub causes: Vec<String>,
    /// Id of the finding that causes this one.
    pub consequence_of: Option<String>,
    /// What to do next, best first.
    pub fixes: Vec<Fix>,
    /// How many claims have a finding of this code with this culprit.
    pub affects: usize,
    /// What the finding could not take into account.
    pub unread: Vec<Unavailable>,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// The read that failed.
    pub unavailable: Unavailable,
    /// What that leaves open.
    pub leaves_unknown: String,
}
