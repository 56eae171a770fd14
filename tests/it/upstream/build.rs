//! Builds the real programs once and keeps them outside the checkout.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::command::{make_folder, output, read, tail, write};

/// `server` is etcd: `go install` names a program after its package.
const NAMES: [&str; 5] = ["server", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl"];

/// Needed at each start of kube-apiserver, and guards nothing: every run is on loopback and ends with its data.
pub(super) const SERVICE_ACCOUNT_KEY: &str = "key.pem";

/// The Go module, with the stories in it.
pub(super) fn module() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/upstream")
}

/// The folder with the built programs.
pub(super) fn programs() -> Result<PathBuf, String> {
    let version = kubernetes_version()?;
    let folder = cache_folder(&version)?;
    make_folder(&folder)?;
    let _lock = lock(&folder)?;
    let wanted = stamp(&version)?;
    if !is_built(&folder, &wanted) {
        super::say(&format!("building Kubernetes {version}, minutes the first time; log in {}", folder.display()));
        install(&folder, &version)?;
        make_key(&folder)?;
        write(&folder.join("stamp"), &wanted)?;
    }
    Ok(folder)
}

/// go.mod is the one place that names the release.
fn kubernetes_version() -> Result<String, String> {
    let text = read(&module().join("go.mod"))?;
    let mut lines = text.lines().map(|line| line.trim_start_matches("require ").trim());
    let version = lines.find_map(|line| line.strip_prefix("k8s.io/kubernetes v"));
    let version = version.and_then(|rest| rest.split_whitespace().next());
    version.map(|number| format!("v{number}")).ok_or_else(|| "go.mod requires no k8s.io/kubernetes".to_owned())
}

fn cache_folder(version: &str) -> Result<PathBuf, String> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("PV_WHY_UPSTREAM_DIR") {
        return Ok(folder);
    }
    let cache = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let cache = cache.ok_or("neither PV_WHY_UPSTREAM_DIR nor XDG_CACHE_HOME nor HOME is set")?;
    Ok(cache.join("pv-why").join(format!("upstream-{version}")))
}

/// Two runs at once must not both build; the lock ends with the returned file.
fn lock(folder: &Path) -> Result<File, String> {
    let path = folder.join("lock");
    let locked = File::create(&path).and_then(|file| file.lock().map(|()| file));
    locked.map_err(|error| format!("{}: {error}", path.display()))
}

/// All that the programs are built from. Kept whole rather than hashed: a difference can be read.
fn stamp(version: &str) -> Result<String, String> {
    let module = module();
    Ok([flags(version).join(" "), read(&module.join("go.mod"))?, read(&module.join("go.sum"))?].join("\n"))
}

fn is_built(folder: &Path, wanted: &str) -> bool {
    let files = NAMES.iter().chain([&SERVICE_ACCOUNT_KEY]);
    let complete = files.map(|name| folder.join(name)).all(|file| file.is_file());
    complete && fs::read_to_string(folder.join("stamp")).is_ok_and(|text| text == wanted)
}

/// Without the `-X` parts the servers call themselves v0.0.0.
fn flags(version: &str) -> Vec<String> {
    let package = "k8s.io/component-base/version";
    let mut numbers = version.trim_start_matches('v').split('.');
    let (major, minor) = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    let set = format!("-X {package}.gitVersion={version} -X {package}.gitMajor={major} -X {package}.gitMinor={minor}");
    vec!["-trimpath".to_owned(), format!("-ldflags=-s -w {set}")]
}

fn install(folder: &Path, version: &str) -> Result<(), String> {
    let path = folder.join("build.log");
    let log = File::create(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut go = Command::new("go");
    go.arg("install").args(flags(version)).arg("tool");
    go.current_dir(module()).env("GOBIN", folder).env("GOWORK", "off").stderr(log);
    let ended = go.status().map_err(|error| format!("go install: {error}"))?;
    if ended.success() { Ok(()) } else { Err(format!("go install: {ended}\n{}", tail(&path))) }
}

/// Go ships a program that makes an RSA key and a certificate; only the key is used.
fn make_key(folder: &Path) -> Result<(), String> {
    let root = output(Command::new("go").args(["env", "GOROOT"]))?;
    let source = Path::new(root.trim()).join("src/crypto/tls/generate_cert.go");
    let mut go = Command::new("go");
    go.arg("run").arg(source).args(["-host", "127.0.0.1"]).current_dir(folder);
    output(&mut go).map(drop)
}
