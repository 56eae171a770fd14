//! One program of the control plane, from its start to the end of the test.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::command::tail;

pub(super) struct Server {
    name: &'static str,
    log: PathBuf,
    child: Child,
}

impl Server {
    /// Starts `name` in `folder`; what it says goes to `<name>.log` there.
    pub(super) fn start(name: &'static str, program: &Path, arguments: &[String], folder: &Path) -> Result<Self, String> {
        let log = folder.join(format!("{name}.log"));
        let child = File::create(&log).and_then(|file| {
            let mut command = Command::new(program);
            command.args(arguments).current_dir(folder).stdin(Stdio::null());
            command.stdout(file.try_clone()?).stderr(file).spawn()
        });
        let child = child.map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { name, log, child })
    }

    /// An error once the program has ended: none of them may, before the test does.
    pub(super) fn check(&mut self) -> Result<(), String> {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(format!("{} ended: {status}\n{}", self.name, tail(&self.log))),
            Err(error) => Err(format!("{}: {error}", self.name)),
        }
    }

    pub(super) fn last_words(&self) -> String {
        format!("--- {}\n{}", self.name, tail(&self.log))
    }
}

impl Drop for Server {
    /// Also runs while a failed test unwinds. Nothing that the program could still save is wanted.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
