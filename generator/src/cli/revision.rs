//! Documents of a revision, read by `git`.

use std::io;
use std::process::{Command, Output, Stdio};

use crate::diagnostic::{Diagnostic, codes::diff as codes};
use crate::load::normal;

/// A path in a revision: `HEAD~1:specs/stan.yaml`.
pub(super) struct Revision {
    name: String,
    /// From the root of the repository.
    pub(super) path: String,
}

/// Why a revision cannot be read.
pub(super) enum Fault {
    /// There is no `git`.
    NoGit,
    /// What `git` says of it.
    Git(String),
}

impl Revision {
    /// What an argument may mean, if it has a colon. On Windows a letter before it is a drive.
    pub(super) fn of(text: &str) -> Option<Revision> {
        let (name, path) = text.split_once(':')?;
        let drive = name.len() == 1 && path.starts_with(['\\', '/']);
        let plain = !name.starts_with('-') && !path.is_empty() && !drive && !path.starts_with("//");
        plain.then(|| Revision {
            name: name.to_owned(),
            path: path.replace('\\', "/"),
        })
    }

    /// The same with its path from the root of the repository; a fault if it is not there.
    pub(super) fn resolved(self) -> Result<Revision, Fault> {
        let prefix = text(git(&["rev-parse", "--show-prefix"])?)?;
        let path = match self.path.strip_prefix("./") {
            Some(path) => format!("{}{path}", prefix.trim_end()),
            None if self.path.starts_with("../") => format!("{}{}", prefix.trim_end(), self.path),
            None => self.path.clone(),
        };
        let path = normal(&path);
        let resolved = Revision { path, ..self };
        text(git(&["cat-file", "-e", &resolved.object(&resolved.path)])?)?;
        Ok(resolved)
    }

    /// What stands before the names of its files.
    pub(super) fn prefix(&self) -> String {
        format!("{}:", self.name)
    }

    /// The bytes of a file of the same revision.
    pub(super) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let output = git(&["cat-file", "blob", &self.object(path)]);
        let output = output.map_err(|_| io::Error::from(io::ErrorKind::NotFound))?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn object(&self, path: &str) -> String {
        format!("{}:{path}", self.name)
    }
}

/// What to say about a revision that cannot be read.
pub(super) fn finding(argument: &str, fault: &Fault) -> Diagnostic {
    let (why, help) = match fault {
        Fault::NoGit => (
            "`git` cannot be run".to_owned(),
            "install git, or compare two files on the disk",
        ),
        Fault::Git(said) => (
            format!("git says: {said}"),
            "`HEAD~1:specs/acme.yaml` is a revision, a colon, and the path from the root of the repository \
             (`HEAD~1:./acme.yaml`: from here); a file needs to be there",
        ),
    };
    let message = format!("`{argument}` is no file, and no document in a revision: {why}");
    Diagnostic::new(&codes::NO_REVISION, None, message).help(help)
}

fn git(arguments: &[&str]) -> Result<Output, Fault> {
    let mut command = Command::new("git");
    command.args(arguments).stdin(Stdio::null());
    // Its messages are shown to the user, in the language of all the others.
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    command.output().map_err(|_| Fault::NoGit)
}

fn text(output: Output) -> Result<String, Fault> {
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("nothing");
    let first = first.trim_start_matches("fatal: ").trim_end_matches('.');
    Err(Fault::Git(first.to_owned()))
}
