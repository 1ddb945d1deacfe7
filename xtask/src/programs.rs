//! What programs cost that use the bindings: each is built from nothing, as it would be released.

use std::collections::BTreeSet;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, bail};
use walkdir::WalkDir;

use crate::project;

/// Where they are.
const FOLDER: &str = "tests/downstream";
/// Dependencies are counted for this platform wherever we are: others have a few that it has not.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// A program, and what the table calls it.
struct Program {
    name: &'static str,
    title: &'static str,
}

const PROGRAMS: [Program; 3] = [
    Program {
        name: "types_only",
        title: "types of one vendor",
    },
    Program {
        name: "client_async",
        title: "async calls, over `reqwest`",
    },
    Program {
        name: "client_blocking",
        title: "calls that block, over `reqwest`",
    },
];

/// What building a program took, and what came of it.
struct Built {
    wall: f64,
    processor: Option<f64>,
    bytes: u64,
}

/// Builds and runs all of them, and prints the README's table.
pub(crate) fn programs() -> anyhow::Result<bool> {
    let target = std::path::absolute(project::target()).context("the target folder has no path")?;
    let mut table = String::from(
        "| program | dependencies | release build, seconds | of a processor | binary |\n|---|---|---|---|---|\n",
    );
    for program in &PROGRAMS {
        eprintln!("building {}", program.name);
        let copy = copy(program, &target.join("programs"))?;
        let dependencies = dependencies(&copy)?;
        table.push_str(&row(program, dependencies, &build(program, &copy)?));
    }
    println!("{table}");
    Ok(true)
}

fn row(program: &Program, dependencies: usize, built: &Built) -> String {
    let processor = built
        .processor
        .map_or_else(|| "?".to_owned(), |seconds| format!("{seconds:.1}"));
    format!(
        "| [{}]({FOLDER}/{}) | {dependencies} | {:.1} | {processor} | {:.1} MB |\n",
        program.title,
        program.name,
        built.wall,
        built.bytes as f64 / 1e6
    )
}

/// A copy outside of the tree, with the workspace's own lock, so that what has been downloaded for that is enough.
fn copy(program: &Program, to: &Path) -> anyhow::Result<PathBuf> {
    let root = project::folder();
    let (from, to) = (root.join(FOLDER).join(program.name), to.join(program.name));
    for folder in ["", "src"] {
        fs::create_dir_all(to.join(folder)).with_context(|| format!("cannot make {}", to.display()))?;
    }
    let manifest = read(&from.join("Cargo.toml"))?;
    let root_path = root.to_string_lossy().replace('\\', "/");
    let manifest = manifest.replace("\"../../..\"", &format!("\"{root_path}\""));
    write(&to.join("Cargo.toml"), &manifest)?;
    write(&to.join("Cargo.lock"), &read(&root.join("Cargo.lock"))?)?;
    for entry in WalkDir::new(from.join("src")).min_depth(1) {
        let entry = entry?;
        write(&to.join("src").join(entry.file_name()), &read(entry.path())?)?;
    }
    Ok(to)
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut cargo = project::cargo();
    cargo
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TERM_COLOR", "never");
    cargo
}

/// How many packages are built for a program beside itself, those of build scripts and macros included.
fn dependencies(folder: &Path) -> anyhow::Result<usize> {
    let arguments = [
        "tree",
        "--quiet",
        "--offline",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--target",
        PLATFORM,
    ];
    let output = cargo(folder, &arguments).output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    }
    // `name v1.2.3 (…)`; what stands there again has a star.
    let text = String::from_utf8_lossy(&output.stdout);
    let packages = text.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>());
    Ok(packages.collect::<BTreeSet<_>>().len().saturating_sub(1))
}

/// Builds a program from nothing, and runs it.
fn build(program: &Program, folder: &Path) -> anyhow::Result<Built> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))?;
    }
    let (before, start) = (processor(), Instant::now());
    let mut cargo = cargo(folder, &["build", "--quiet", "--release", "--offline", "--target-dir"]);
    let status = cargo.arg(&target).status().context("cannot start cargo")?;
    let wall = start.elapsed().as_secs_f64();
    if !status.success() {
        bail!("{} does not build", program.name);
    }
    let processor = processor().zip(before).map(|(after, before)| after - before);
    let binary = target
        .join("release")
        .join(format!("{}{EXE_SUFFIX}", program.name.replace('_', "-")));
    let ran = Command::new(&binary).output().context("cannot start the program")?;
    if !ran.status.success() {
        bail!("{}: {}", program.name, String::from_utf8_lossy(&ran.stderr));
    }
    let bytes = fs::metadata(&binary)?.len();
    Ok(Built { wall, processor, bytes })
}

/// Seconds of a processor that programs have taken which we have waited for.
#[cfg(unix)]
fn processor() -> Option<f64> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Some(micros as f64 / 1e6)
}

#[cfg(not(unix))]
fn processor() -> Option<f64> {
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
mod tests {
    use super::*;

    /// A new dependency is seen by everybody who reads the README.
    #[test]
    fn the_readme_tells_how_many_dependencies_there_are() {
        let readme = read(&project::folder().join("README.md")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        for program in &PROGRAMS {
            let link = format!("]({FOLDER}/{})", program.name);
            let line = readme
                .lines()
                .find(|line| line.starts_with('|') && line.contains(&link));
            let line = line.unwrap_or_else(|| panic!("{}: not in the README's table", program.name));
            let told: Option<usize> = line.split('|').nth(2).and_then(|cell| cell.trim().parse().ok());
            let counted = dependencies(&copy(program, folder.path()).unwrap()).unwrap();
            let (name, hint) = (program.name, "`cargo run -p xtask -- programs` prints the table");
            assert_eq!(told, Some(counted), "{name}: the README tells another number; {hint}");
        }
    }
}
