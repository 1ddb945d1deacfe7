//! What is done with each document: as far as it is not known what would come of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;

use crate::args::Options;
use crate::check::{Checker, Tool};
use crate::documents::Document;
use crate::generate::Generator;
use crate::machine;
use crate::parallel::parallel;
use crate::progress::Progress;
use crate::project;
use crate::row::Row;
use crate::state::State;
use crate::verdict::failures;
use crate::work::Work;

/// The tools of a run.
pub(crate) struct Session<'a> {
    work: &'a Work,
    root: PathBuf,
    options: &'a Options,
    pub(crate) generator: Generator,
    pub(crate) checker: Checker<'a>,
}

impl<'a> Session<'a> {
    pub(crate) fn new(work: &'a Work, root: &Path, options: &'a Options) -> anyhow::Result<Session<'a>> {
        let binary = options.bin.clone().map_or_else(project::specwright, Ok)?;
        let runtime = options
            .runtime
            .clone()
            .unwrap_or_else(|| project::folder().join("runtime"));
        let runtime = std::path::absolute(&runtime).context("the runtime has no path")?;
        let target = options
            .target_dir
            .clone()
            .unwrap_or_else(|| project::target().join("packages"));
        let target = std::path::absolute(&target).context("the target folder has no path")?;
        let jobs = options.jobs.unwrap_or_else(machine::compilers);
        let patience = Duration::from_secs(options.check_timeout);
        Ok(Session {
            work,
            root: root.to_path_buf(),
            options,
            checker: Checker::new(work, target, &runtime, jobs, patience)?,
            generator: Generator::new(binary, runtime, work, Duration::from_secs(options.timeout))?,
        })
    }

    pub(crate) fn generate(&mut self, documents: &[Document], state: &mut State) -> anyhow::Result<()> {
        let mut open = Vec::new();
        for document in documents {
            match state.get(&document.path).filter(|row| self.is_known(row, document)) {
                Some(row) if row.expect == document.expect => {}
                Some(row) => state.put(Row {
                    expect: document.expect,
                    ..row.clone()
                })?,
                None => open.push(document),
            }
        }
        eprintln!(
            "{} documents, {} of them as before",
            documents.len(),
            documents.len() - open.len()
        );
        let size = |it: &&Document| std::fs::metadata(self.root.join(&it.path)).map_or(0, |file| file.len());
        let sizes = open.iter().map(|it| (it.path.clone(), size(it)));
        let mut progress = Progress::new("generate", sizes.collect());
        let jobs = self.options.jobs.unwrap_or_else(machine::processors);
        let row = |document: &&Document| self.generator.row(self.work, &self.root, document);
        parallel(&open, jobs, row, |row| {
            let row = with_check(row?, state);
            let failure = failures(&row).into_iter().next();
            progress.done(
                &row.path,
                failure.map(|it| format!("{}: {}", it.cause, it.detail)).as_deref(),
            );
            state.put(row)
        })
    }

    /// Whether a row is what generating again would give.
    fn is_known(&self, row: &Row, document: &Document) -> bool {
        row.is_written()
            && row.package == document.package
            && (!self.compiles() || self.work.package(&row.package).is_dir())
            && row.key == self.generator.key(&self.root, &row.path, &row.files)
    }

    /// Whether the packages themselves are needed.
    fn compiles(&self) -> bool {
        !self.options.no_check || self.options.clippy > 0
    }

    /// Compiles what is not known to compile, the largest first, so that those that end last are small.
    pub(crate) fn check(&self, tool: Tool, paths: &[String], state: &mut State) -> anyhow::Result<()> {
        let mut open: Vec<Row> = paths.iter().filter_map(|path| state.get(path)).cloned().collect();
        open.retain(|row| row.is_written() && !self.is_checked(tool, row));
        open.sort_by_key(|row| std::cmp::Reverse(row.generate.rust.bytes));
        let step = if tool == Tool::Check { "compile" } else { "clippy" };
        let sizes = open.iter().map(|row| (row.package.clone(), row.generate.rust.bytes));
        let mut progress = Progress::new(step, sizes.collect());
        for chunk in open.chunks(self.options.chunk.max(1)) {
            let packages: Vec<&str> = chunk.iter().map(|row| row.package.as_str()).collect();
            let mut checks = self.checker.chunk(tool, &packages, &mut progress)?;
            for row in chunk {
                let mut row = row.clone();
                let check = checks.remove(&row.package).map(|mut check| {
                    check.key = self.checker.key(tool, &row.generate.output);
                    check
                });
                match tool {
                    Tool::Check => row.check = check,
                    Tool::Clippy => row.clippy = check,
                }
                state.put(row)?;
            }
        }
        Ok(())
    }

    fn is_checked(&self, tool: Tool, row: &Row) -> bool {
        let check = match tool {
            Tool::Check => &row.check,
            Tool::Clippy => &row.clippy,
        };
        let key = self.checker.key(tool, &row.generate.output);
        check.as_ref().is_some_and(|check| check.key == key)
    }

    /// Some of the documents that compile, spread evenly over all.
    pub(crate) fn sample(&self, documents: &[Document], state: &State) -> Vec<String> {
        let compiles = |path: &&String| {
            let row = state.get(path);
            row.is_some_and(|row| row.is_written() && row.check.as_ref().is_none_or(|check| check.ok))
        };
        let paths = paths(documents);
        spread(
            &paths.iter().filter(compiles).cloned().collect::<Vec<_>>(),
            self.options.clippy,
        )
    }
}

/// The paths of documents.
pub(crate) fn paths(documents: &[Document]) -> Vec<String> {
    documents.iter().map(|document| document.path.clone()).collect()
}

/// What the compiler said of the same text still holds.
fn with_check(row: Row, state: &State) -> Row {
    let known = state
        .get(&row.path)
        .filter(|known| known.generate.output == row.generate.output);
    Row {
        check: known.and_then(|known| known.check.clone()),
        clippy: known.and_then(|known| known.clippy.clone()),
        ..row
    }
}

/// As many as wanted, from all over the list.
fn spread(all: &[String], wanted: usize) -> Vec<String> {
    let wanted = wanted.min(all.len());
    let place = |number: usize| (2 * number + 1) * all.len() / (2 * wanted);
    (0..wanted)
        .filter_map(|number| all.get(place(number)))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_sample_comes_from_all_over() {
        let all: Vec<String> = (0..10).map(|number| number.to_string()).collect();
        assert_eq!(spread(&all, 3), ["1", "5", "8"]);
        assert_eq!(spread(&all, 10), all);
        assert_eq!(spread(&all, 99), all);
        assert!(spread(&all, 0).is_empty() && spread(&[], 3).is_empty());
    }
}
