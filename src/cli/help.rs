//! The longer texts of `--help`.

pub(super) const TEMPLATE: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

pub(super) const ABOUT: &str = "Explain why a PersistentVolumeClaim does not work.

Replays what Kubernetes' own controllers decide about the claim, its volume, its class and the pods that use it, and prints at which \
stage the claim is stuck, why, and what to do next. Only reads; never changes anything.";

pub(super) const EXAMPLES: &str = "Examples:
  # Why is this claim not bound?
  kubectl pv-why data-0 -n shop

  # Every claim of the namespace, worst first, grouped by cause
  kubectl pv-why -n shop

  # Every volume that was considered, and every check it fails
  kubectl pv-why data-0 -n shop -v

  # Ask a dump instead of the cluster
  kubectl get pvc,pv,sc,pod,event -A -o json > dump.json
  kubectl pv-why shop/data-0 --from dump.json

  # Fail a pipeline while any claim of the namespace is stuck
  kubectl pv-why check -n shop

  # What a finding means
  kubectl pv-why explain PVW101
";

pub(super) const CHECK_EXAMPLES: &str = "Examples:
  # Fail while any claim of the namespace is stuck
  kubectl pv-why check -n shop

  # Only ask whether the claim has its volume
  kubectl pv-why check data-0 -n shop --for bound

  # A claim that no pod uses is a mistake here
  kubectl pv-why check -n shop --unconsumed fail
";

pub(super) const EXPLAIN_EXAMPLES: &str = "Examples:
  # All findings
  kubectl pv-why explain

  # What a finding means, how to confirm it, how to fix it
  kubectl pv-why explain PVW101

  # Who acts at a stage, and what can be looked at
  kubectl pv-why explain attach
";

pub(super) const COMPLETION_EXAMPLES: &str = "Examples:
  # Complete kubectl-pv_why in this shell
  source <(kubectl pv-why completion bash)
";

pub(super) const DEMO_EXAMPLES: &str = "Examples:
  # A claim that no volume fits
  kubectl pv-why demo

  # Another story, told in full
  kubectl pv-why demo static-nfs -v
";

pub(super) const EXIT_CODES: &str = "\
Exit codes, the same in every output format:
  0  answered, or for check: healthy
  1  check found a problem
  2  wrong usage or unreadable input
  3  check timed out while a claim was still progressing
  4  no such object
  5  could not decide: a read was refused or the cluster cannot be reached";
