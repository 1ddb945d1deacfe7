//! Compiles generated packages, a chunk at a time: one cargo workspace with one target folder.

mod messages;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::child::Meter;
use crate::digest::{self, Digest};
use crate::progress::Progress;
use crate::project;
use crate::row::Check;
use crate::tree::Tree;
use crate::work::Work;
use messages::Messages;

/// What looks at the packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// `cargo check`, with warnings as errors.
    Check,
    /// `cargo clippy` with its default lints, as errors.
    Clippy,
}

/// The compiler, and what it is told each time.
pub(crate) struct Checker<'a> {
    work: &'a Work,
    target: PathBuf,
    jobs: usize,
    meter: Meter,
    /// The digest of the runtime and of the compiler.
    tools: String,
    /// What the compiler calls itself.
    pub(crate) rustc: String,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(
        work: &'a Work,
        target: PathBuf,
        runtime: &Path,
        jobs: usize,
        timeout: Duration,
    ) -> anyhow::Result<Checker<'a>> {
        let rustc = said(Command::new("rustc").arg("-vV"))?;
        let mut tools = Digest::default();
        tools.add(&rustc);
        tools.add(Tree::read(&runtime.join("src"))?.digest());
        tools.add(fs::read(runtime.join("Cargo.toml")).context("the runtime has no Cargo.toml")?);
        Ok(Checker {
            work,
            target,
            jobs,
            meter: Meter::new(work.figures(), timeout)?,
            tools: tools.finish(),
            rustc: rustc.lines().next().unwrap_or_default().to_owned(),
        })
    }

    /// What decides the answer for a package with this digest.
    pub(crate) fn key(&self, tool: Tool, output: &str) -> String {
        digest::of(format!("{tool:?} {output} {}", self.tools))
    }

    /// Compiles packages. One that cannot be read by cargo stops all of its workspace, so those are halved until it is
    /// alone.
    pub(crate) fn chunk(
        &self,
        tool: Tool,
        packages: &[&str],
        progress: &mut Progress,
    ) -> anyhow::Result<BTreeMap<String, Check>> {
        workspace::write(self.work, packages)?;
        let (messages, err) = self.cargo(tool, packages, progress)?;
        if !messages.finished && packages.len() > 1 {
            let (one, other) = packages.split_at(packages.len() / 2);
            let mut checks = self.chunk(tool, one, progress)?;
            checks.extend(self.chunk(tool, other, progress)?);
            return Ok(checks);
        }
        if let Some(message) = &messages.elsewhere {
            bail!("what the packages depend on does not compile:\n{message}");
        }
        let mut checks = BTreeMap::new();
        for package in packages {
            let check = self.verdict(&messages, package, &err);
            if !check.ok {
                let first = check.first.first().map_or("", String::as_str);
                progress.done(package, Some(first.lines().next().unwrap_or("no message")));
            }
            checks.insert((*package).to_owned(), check);
        }
        workspace::clean(&self.target, packages);
        Ok(checks)
    }

    fn cargo<'p>(
        &self,
        tool: Tool,
        packages: &[&'p str],
        progress: &mut Progress,
    ) -> anyhow::Result<(Messages<'p>, String)> {
        let err = self.work.said("cargo", "err");
        let mut child = self
            .command(tool)
            .stdout(Stdio::piped())
            .stderr(File::create(&err).with_context(|| format!("cannot write {}", err.display()))?)
            .spawn()
            .context("cannot start cargo")?;
        let names: BTreeSet<&str> = packages.iter().copied().collect();
        let mut messages = Messages::new(names);
        for line in child
            .stdout
            .take()
            .map(BufReader::new)
            .into_iter()
            .flat_map(|out| out.lines())
        {
            if let Some(package) = messages.read(&line.context("cannot read what cargo says")?) {
                progress.done(&package, None);
            }
        }
        child.wait().context("cargo was lost")?;
        Ok((messages, fs::read_to_string(err).unwrap_or_default()))
    }

    fn command(&self, tool: Tool) -> Command {
        let mut cargo = project::cargo();
        cargo.current_dir(self.work.workspace());
        match tool {
            Tool::Check => {
                cargo.arg("check");
                self.meter.wrap(&mut cargo);
            }
            Tool::Clippy => {
                cargo.arg("clippy");
            }
        }
        cargo.args(["--workspace", "--lib", "--keep-going", "--message-format", "json"]);
        cargo.args(["--jobs", &self.jobs.to_string()]);
        cargo.arg("--target-dir").arg(&self.target);
        // Clippy's warnings are warnings to rustc too.
        cargo
            .env("RUSTFLAGS", "-D warnings")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        cargo.env("CARGO_INCREMENTAL", "0").env("CARGO_TERM_COLOR", "never");
        cargo
    }

    fn verdict(&self, messages: &Messages, package: &str, err: &str) -> Check {
        let mut check = messages.check(package);
        check.run = self.meter.take(package);
        if check.run.as_ref().is_some_and(|run| run.timed_out) {
            check.first.insert(0, "the compiler did not end in time".to_owned());
        }
        if !check.ok && check.first.is_empty() {
            check.first.push(last_lines(err));
        }
        check
    }
}

/// What a program says on standard output.
fn said(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(12);
    lines.into_iter().skip(from).collect::<Vec<_>>().join("\n")
}
