//! etcd, kube-apiserver, kube-controller-manager and kube-scheduler on loopback, for one run. There is no kubelet.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::command::{make_folder, output, write};
use super::ports;
use super::server::Server;
use super::settings::{self, ADMIN};

pub(super) struct Cluster {
    /// Data, logs, kubeconfigs and answers of this run.
    pub(super) folder: PathBuf,
    programs: PathBuf,
    address: String,
    servers: Vec<Server>,
}

impl Cluster {
    pub(super) fn start(programs: &Path) -> Result<Self, String> {
        let [etcd, etcd_peer, api] = ports::free()?;
        let mut cluster = Self::in_new_folder(programs, api)?;
        let folder = cluster.folder.clone();
        write(&folder.join(settings::TOKENS), &settings::tokens())?;
        cluster.launch("etcd", "server", &settings::etcd(&folder, etcd, etcd_peer))?;
        cluster.launch("kube-apiserver", "kube-apiserver", &settings::api_server(&folder, programs, etcd, api))?;
        cluster.wait_until(&["get", "--raw=/readyz"])?;
        let admin = cluster.kubeconfig(ADMIN, "default")?;
        cluster.launch("kube-controller-manager", "kube-controller-manager", &settings::controllers(&admin))?;
        cluster.launch("kube-scheduler", "kube-scheduler", &settings::scheduler(&admin))?;
        cluster.prove_that_controllers_work()?;
        Ok(cluster)
    }

    fn in_new_folder(programs: &Path, port: u16) -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("upstream-{}", std::process::id()));
        make_folder(&folder)?;
        let address = format!("https://127.0.0.1:{port}");
        Ok(Self { folder, programs: programs.to_path_buf(), address, servers: Vec::new() })
    }

    fn launch(&mut self, name: &'static str, program: &str, arguments: &[String]) -> Result<(), String> {
        self.servers.push(Server::start(name, &self.programs.join(program), arguments, &self.folder)?);
        Ok(())
    }

    /// Repeats a kubectl command until it succeeds, as long as every server lives.
    fn wait_until(&mut self, arguments: &[&str]) -> Result<(), String> {
        let end = Instant::now() + Duration::from_secs(90);
        loop {
            let answer = output(self.kubectl(ADMIN, "default")?.args(arguments));
            self.check()?;
            match answer {
                Ok(_) => return Ok(()),
                Err(problem) if Instant::now() > end => return Err(problem + &self.last_words()),
                Err(_) => sleep(Duration::from_millis(250)),
            }
        }
    }

    /// An error with its log's end if a server has died.
    pub(super) fn check(&mut self) -> Result<(), String> {
        self.servers.iter_mut().try_for_each(Server::check)
    }

    /// A story in which nothing happens proves something only if the controllers could have acted.
    fn prove_that_controllers_work(&mut self) -> Result<(), String> {
        let probe = self.folder.join("probe.json");
        write(&probe, &settings::probe_volume())?;
        let probe = probe.to_string_lossy().into_owned();
        self.wait_until(&["apply", "-f", &probe])?;
        self.wait_until(&["wait", "-f", &probe, "--for=jsonpath={.status.phase}=Available", "--timeout=5s"])?;
        self.wait_until(&["delete", "-f", &probe])
    }

    /// The real kubectl, as this user, in this namespace, and able to find the plugin.
    pub(super) fn kubectl(&self, user: &str, namespace: &str) -> Result<Command, String> {
        let mut command = Command::new(self.programs.join("kubectl"));
        command.envs(self.environment(user, namespace)?);
        Ok(command)
    }

    /// With it a shell finds the real kubectl and the plugin, and both find the cluster.
    pub(super) fn environment(&self, user: &str, namespace: &str) -> Result<[(&'static str, OsString); 2], String> {
        Ok([("PATH", self.search_path()?), ("KUBECONFIG", self.kubeconfig(user, namespace)?.into_os_string())])
    }

    /// Where an answer is kept.
    pub(super) fn answer_file(&self, namespace: &str, claim: &str, user: &str) -> PathBuf {
        self.folder.join(format!("{namespace}-{claim}-{user}.json"))
    }

    /// Written anew each time: cheap, and nobody has to remember whether it exists.
    pub(super) fn kubeconfig(&self, user: &str, namespace: &str) -> Result<PathBuf, String> {
        let path = self.folder.join(format!("{user}@{namespace}.kubeconfig"));
        write(&path, &settings::kubeconfig(&self.folder, &self.address, user, namespace))?;
        Ok(path)
    }

    /// The built programs and the plugin before all else.
    fn search_path(&self) -> Result<OsString, String> {
        let plugin = Path::new(env!("CARGO_BIN_EXE_kubectl-pv_why")).parent().map(Path::to_path_buf);
        let others = env::var_os("PATH").unwrap_or_default();
        let folders = [self.programs.clone()].into_iter().chain(plugin).chain(env::split_paths(&others));
        env::join_paths(folders).map_err(|error| format!("PATH: {error}"))
    }

    /// Long enough for every controller to have looked at every object more than once.
    pub(super) fn settle(&self) {
        sleep(Duration::from_secs(3 * settings::BINDER_SYNC_SECONDS));
    }

    fn last_words(&self) -> String {
        self.servers.iter().map(Server::last_words).collect()
    }

    /// After a good run nobody wants the data; after a bad one it stays.
    pub(super) fn forget(&self) -> Result<(), String> {
        fs::remove_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))
    }
}
