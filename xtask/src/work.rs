//! The folder that a run writes, and what lies where in it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// What is named for the reader stands at the top, all else below `work`.
pub(crate) struct Work {
    pub(crate) out: PathBuf,
}

impl Work {
    /// The folder, made if need be. Its path is absolute, because programs are started in other folders.
    pub(crate) fn open(out: &Path) -> anyhow::Result<Work> {
        let out = std::path::absolute(out).with_context(|| format!("no folder: {}", out.display()))?;
        for folder in ["packages", "reports", "said", "elsewhere"] {
            make(&out.join("work").join(folder))?;
        }
        Ok(Work { out })
    }

    /// The state: a row for each document.
    pub(crate) fn rows(&self) -> PathBuf {
        self.out.join("rows.jsonl")
    }

    /// The cargo workspace.
    pub(crate) fn workspace(&self) -> PathBuf {
        self.out.join("work")
    }

    /// A generated package.
    pub(crate) fn package(&self, name: &str) -> PathBuf {
        self.workspace().join("packages").join(name)
    }

    /// The generator's report of a package.
    pub(crate) fn report(&self, name: &str) -> PathBuf {
        self.workspace().join("reports").join(format!("{name}.json"))
    }

    /// What the generator said on standard output (`out`) and on standard error (`err`).
    pub(crate) fn said(&self, name: &str, stream: &str) -> PathBuf {
        self.workspace().join("said").join(format!("{name}.{stream}"))
    }

    /// The second run of a package.
    pub(crate) fn elsewhere(&self, name: &str) -> PathBuf {
        self.workspace().join("elsewhere").join(name)
    }

    /// Where the figures of programs go.
    pub(crate) fn figures(&self) -> PathBuf {
        self.workspace().join("figures")
    }
}

/// Makes a folder and those above it.
pub(crate) fn make(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Removes a folder with all that is in it, if it is there.
pub(crate) fn remove(folder: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Writes a file, and its folder.
pub(crate) fn write(path: &Path, text: impl AsRef<[u8]>) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
