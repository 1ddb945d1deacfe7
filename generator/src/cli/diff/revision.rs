//! What stands in a revision, read by `git`.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::diagnostic::{Diagnostic, codes::diff as codes};
use crate::load::normal;

/// A path in a revision: `HEAD~1:specs/stan.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Revision {
    name: String,
    /// From the root of the repository; empty for the root itself.
    pub(super) path: String,
    /// A folder of the repository, in which `git` is run.
    from: PathBuf,
}

/// Why a revision cannot be read.
pub(super) enum Fault {
    /// There is no `git`.
    NoGit,
    /// What `git` says of it.
    Git(String),
    /// There is no commit of that name.
    NoCommit,
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
            from: PathBuf::from("."),
        })
    }

    /// A folder of the disk as it is in a revision; a fault if there is no such revision.
    pub(super) fn of_folder(name: &str, folder: &Path) -> Result<Revision, Fault> {
        let from = match folder.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => folder.to_owned(),
        };
        let revision = Revision {
            name: name.to_owned(),
            path: String::new(),
            from,
        };
        let path = normal(&revision.of_root("./")?);
        // What begins like that is an option, and an empty name the index.
        if name.is_empty() || name.starts_with('-') {
            return Err(Fault::NoCommit);
        }
        let found = revision.git(&["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")])?;
        text(found).map_err(|_| Fault::NoCommit)?;
        Ok(Revision { path, ..revision })
    }

    /// The same revision of the same folder, of whatever stands at another path.
    pub(super) fn at(&self, path: &str) -> Revision {
        Revision {
            path: normal(path),
            ..self.clone()
        }
    }

    /// What stands in it, if it is a folder.
    pub(super) fn join(&self, path: &str) -> Revision {
        match self.path.as_str() {
            "" => self.at(path),
            folder => self.at(&format!("{folder}/{path}")),
        }
    }

    /// The same with its path from the root of the repository; a fault if it is not there.
    pub(super) fn resolved(self) -> Result<Revision, Fault> {
        let relative = ["./", "../"].iter().any(|start| self.path.starts_with(start));
        let path = match relative || [".", ".."].contains(&self.path.as_str()) {
            true => self.of_root(&self.path)?,
            false => self.path.clone(),
        };
        let resolved = self.at(&path);
        text(resolved.git(&["cat-file", "-e", &resolved.object()])?)?;
        Ok(resolved)
    }

    fn of_root(&self, path: &str) -> Result<String, Fault> {
        let prefix = text(self.git(&["rev-parse", "--show-prefix"])?)?;
        Ok(format!("{}{path}", prefix.trim_end_matches('\n')))
    }

    /// Whether there is a file or a folder there.
    pub(super) fn is_there(&self) -> bool {
        let output = self.git(&["cat-file", "-e", &self.object()]);
        output.is_ok_and(|output| output.status.success())
    }

    pub(super) fn is_folder(&self) -> bool {
        let output = self.git(&["cat-file", "-t", &self.object()]);
        output.is_ok_and(|output| output.stdout.starts_with(b"tree"))
    }

    /// The names of what stands in a folder.
    pub(super) fn list(&self) -> Vec<String> {
        let Ok(output) = self.git(&["ls-tree", "-z", "--name-only", &self.object()]) else {
            return Vec::new();
        };
        let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        names.filter_map(|name| String::from_utf8(name.to_vec()).ok()).collect()
    }

    /// What git calls the revision.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The bytes of the file.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        let output = self.git(&["cat-file", "blob", &self.object()]);
        let output = output.map_err(|_| io::Error::from(io::ErrorKind::NotFound))?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// As git, and whoever reads the report, calls it.
    pub(super) fn object(&self) -> String {
        format!("{}:{}", self.name, self.path)
    }

    fn git(&self, arguments: &[&str]) -> Result<Output, Fault> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.from).args(arguments).stdin(Stdio::null());
        // Its messages are shown to the user, in the language of all the others.
        command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
        command.output().map_err(|_| Fault::NoGit)
    }
}

/// What to say about something in a revision that cannot be read.
pub(super) fn finding(argument: &str, fault: &Fault) -> Diagnostic {
    let help = "`HEAD~1:specs/acme.yaml` is a revision, a colon, and the path from the root of the repository \
                (`HEAD~1:./acme.yaml`: from here); a file needs to be there";
    told(
        format!("`{argument}` is no file, and nothing in a revision"),
        help,
        fault,
    )
}

/// What to say about what was taken for a revision.
pub(super) fn unknown(argument: &str, fault: &Fault) -> Diagnostic {
    let help = "name a vendor, a revision (`specwright diff main`), or two documents (`specwright diff OLD NEW`)";
    told(
        format!("there is no revision `{argument}` to compare with"),
        help,
        fault,
    )
}

fn told(what: String, help: &str, fault: &Fault) -> Diagnostic {
    let (why, help) = match fault {
        Fault::NoGit => (
            "`git` cannot be run".to_owned(),
            "install git, or compare two files on the disk",
        ),
        Fault::Git(said) => (format!("git says: {said}"), help),
        Fault::NoCommit => ("git knows no commit of that name".to_owned(), help),
    };
    Diagnostic::new(&codes::NO_REVISION, None, format!("{what}: {why}")).help(help)
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
