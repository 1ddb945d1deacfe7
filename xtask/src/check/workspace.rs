//! The cargo workspace of a chunk of packages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::project;
use crate::work::{self, Work};

/// Clippy looks for its configuration in all folders above; this is where it stops.
const CLIPPY: &str = "# Clippy's default set.\n";

/// Writes the workspace. It has the project's lock file, so that the same versions are compiled.
pub(super) fn write(work: &Work, packages: &[&str]) -> anyhow::Result<()> {
    let folder = work.workspace();
    let members: String = packages
        .iter()
        .map(|name| format!("    \"packages/{name}\",\n"))
        .collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n[profile.dev]\ndebug = false\nincremental = false\n"
    );
    work::write(&folder.join("Cargo.toml"), manifest)?;
    work::write(&folder.join("clippy.toml"), CLIPPY)?;
    let lock = project::folder().join("Cargo.lock");
    if lock.is_file() {
        fs::copy(&lock, folder.join("Cargo.lock")).with_context(|| format!("cannot copy {}", lock.display()))?;
    }
    Ok(())
}

/// Removes what the compiler wrote for packages: nothing depends on them, and thousands would fill the disk.
pub(super) fn clean(target: &Path, packages: &[&str]) {
    let packages: BTreeSet<&str> = packages.iter().copied().collect();
    for folder in ["debug/deps", "debug/.fingerprint"] {
        for entry in fs::read_dir(target.join(folder)).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if packages.contains(package(&name.to_string_lossy())) {
                let _ = match entry.path().is_dir() {
                    true => fs::remove_dir_all(entry.path()),
                    false => fs::remove_file(entry.path()),
                };
            }
        }
    }
}

/// The package that a file of the compiler is for.
fn package(file: &str) -> &str {
    let name = file.rsplit_once('-').map_or("", |(name, _)| name);
    name.strip_prefix("lib").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn files_of_the_compiler_are_named_for_their_package() {
        assert_eq!(package("libc_specs_acme-0123456789abcdef.rmeta"), "c_specs_acme");
        assert_eq!(package("c_specs_acme-0123456789abcdef"), "c_specs_acme");
        assert_eq!(package("libserde_json-0123.rlib"), "serde_json");
        assert_eq!(package("nothing"), "");
    }
}
