//! The project that this program is for, and its cargo.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

/// The folder of the project.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// The project's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| folder().join("target"), PathBuf::from)
}

/// Builds specwright as it is released.
pub(crate) fn specwright() -> anyhow::Result<PathBuf> {
    eprintln!("building specwright");
    let mut cargo = cargo();
    cargo.current_dir(folder());
    cargo.args(["build", "--quiet", "--release", "--package", "specwright"]);
    // Relative to where we were called, as for the cargo that built this program.
    let target = std::path::absolute(target()).context("the target folder has no path")?;
    let status = cargo
        .arg("--target-dir")
        .arg(&target)
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("specwright does not build");
    }
    Ok(target.join("release").join(format!("specwright{}", EXE_SUFFIX)))
}

/// Cargo: the one that started us, if one did.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}
