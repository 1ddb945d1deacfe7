//! A project with a configuration in a build script.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::environment::{Environment, FROZEN, Verdict};
use crate::config;
use crate::diagnostic::{Diagnostic, Diagnostics, codes::output as codes};
use crate::output::write;
use crate::project::{Project, Run};

/// Brings a project's generated files up to date: the one whose `specwright.toml` stands in the folder. Without one, as in
/// a published package, nothing happens.
///
/// Stale or not is decided by the digests in the lock, so an up-to-date tree is neither generated nor written to. With
/// `SPECWRIGHT_FROZEN=1` a stale tree is an error that names the command to run.
///
/// ```no_run
/// specwright::build::project(env!("CARGO_MANIFEST_DIR"));
/// ```
pub fn project(folder: impl AsRef<Path>) {
    run(folder.as_ref(), &Environment::read()).conclude();
}

pub(super) fn run(folder: &Path, environment: &Environment) -> Verdict {
    let mut verdict = Verdict::default();
    let path = folder.join(config::FILE);
    if !path.exists() {
        // Cargo takes a missing file for a changed one, and without any word from us it would watch the whole package.
        verdict.watch(Path::new("build.rs"));
        return verdict;
    }
    verdict.watch(&path);
    let mut notes = Diagnostics::new();
    match Project::open(&path, &mut notes) {
        Ok(project) => bring_up_to_date(&project, false, environment, &mut verdict),
        Err(_) => verdict.report(&notes),
    }
    verdict
}

/// Generates if the lock says so.
pub(super) fn bring_up_to_date(project: &Project, strict: bool, environment: &Environment, verdict: &mut Verdict) {
    verdict.lines.push(format!("cargo:rerun-if-env-changed={FROZEN}"));
    let causes = project.causes();
    let run = (!causes.is_empty()).then(|| project.run(strict));
    let watched = project.watched(run.as_ref());
    watched.iter().for_each(|path| verdict.watch(path));
    let Some(run) = run else { return };

    let mut notes = Diagnostics::new();
    match &run.plan {
        Ok(plan) if environment.frozen && !plan.changes.is_empty() => {
            for cause in &causes {
                let finding = Diagnostic::new(&codes::STALE, None, format!("the generated files are stale: {cause}"));
                notes.push(finding.help(format!("run `{}` and commit what it writes", project.config.command)));
            }
        }
        // A failure is in `notes`.
        Ok(plan) => drop(write(plan, &project.folder, Some(born(project, &run)), &mut notes)),
        Err(_) => verdict.failed = true,
    }
    run.notes().for_each(|notes| verdict.report(notes));
    verdict.report(&notes);
}

/// The age of the youngest thing that the files are made from, this program included.
fn born(project: &Project, run: &Run) -> SystemTime {
    let mut inputs: Vec<PathBuf> = run
        .vendors
        .iter()
        .flat_map(|vendor| vendor.read.keys())
        .map(|path| project.document(path))
        .collect();
    inputs.push(project.folder.join(config::FILE));
    inputs.extend(std::env::current_exe());
    let ages = inputs
        .iter()
        .filter_map(|path| std::fs::metadata(path).and_then(|it| it.modified()).ok());
    ages.max().unwrap_or(SystemTime::UNIX_EPOCH)
}
