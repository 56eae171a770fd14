//! A case folder, and how its question is asked through the library.

use std::path::{Path, PathBuf};

use pv_why::cli::Cli;
use pv_why::cli::place::{Asked, Place, resolve};
use pv_why::diagnose::{Detail, diagnose};
use pv_why::gather::dump::{self, DumpOptions, DumpSource};
use pv_why::render::{self, Format, Layout};
use pv_why::report::Report;
use pv_why::snapshot::Snapshot;
use pv_why::target::Target;

/// One folder.
pub(crate) struct Case {
    /// Its path below `tests/`.
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    /// The command, as a person types it.
    pub(crate) command: String,
    /// The cluster, as YAML.
    pub(crate) cluster: String,
}

/// Every case and story, by name.
pub(crate) fn all() -> Vec<Case> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut cases = Vec::new();
    for root in ["cases", "stories"] {
        collect(&tests, &tests.join(root), &mut cases);
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

fn collect(tests: &Path, folder: &Path, cases: &mut Vec<Case>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    if folder.join("cluster.yaml").exists() {
        cases.push(Case::read(tests, folder));
        return;
    }
    entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).for_each(|path| collect(tests, &path, cases));
}

impl Case {
    fn read(tests: &Path, folder: &Path) -> Self {
        let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        let command = expected.lines().next().and_then(|line| line.strip_prefix("$ ")).unwrap_or_default().to_string();
        let name = folder.strip_prefix(tests).unwrap().display().to_string();
        assert!(command.starts_with("kubectl pv-why"), "{name}/expected.txt must begin with `$ kubectl pv-why …`");
        Case { name, folder: folder.to_path_buf(), command, cluster: std::fs::read_to_string(folder.join("cluster.yaml")).unwrap() }
    }

    pub(crate) fn cli(&self) -> Cli {
        let words = shlex::split(&self.command).unwrap();
        Cli::read(words.into_iter().skip(1).map(Into::into)).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub(crate) fn options(&self) -> DumpOptions {
        DumpOptions { as_of: self.cli().global.as_of, complete: true, ..DumpOptions::default() }
    }

    /// The cluster as a dump that listed every kind.
    pub(crate) fn snapshot_of(&self, cluster: &str) -> Snapshot {
        dump::read(DumpSource::Stream(&mut cluster.as_bytes()), &self.options()).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        self.snapshot_of(&self.cluster)
    }

    pub(crate) fn targets(&self, snapshot: &Snapshot) -> Vec<Target> {
        let cli = self.cli();
        let (words, _) = cli.asked();
        let asked = Asked { words, namespace: cli.global.namespace.as_deref(), everywhere: cli.global.all_namespaces };
        resolve(&asked, &Place::Dump(snapshot)).unwrap().targets
    }

    pub(crate) fn report(&self, snapshot: &Snapshot) -> Report {
        let detail = if self.cli().global.verbose { Detail::Everything } else { Detail::Nearest };
        diagnose(snapshot, &self.targets(snapshot), detail)
    }

    /// What a person reads at 80 columns.
    pub(crate) fn text(&self, snapshot: &Snapshot) -> String {
        let claims_only = self.targets(snapshot).iter().all(|target| matches!(target, Target::Claim { .. }));
        let format = if claims_only { Format::Answer } else { Format::Overview };
        let layout = Layout { verbose: self.cli().global.verbose, ..Layout::default() };
        render::render(&self.report(snapshot), format, &layout)
    }
}
