//! Runs the generator on a document, twice, and gathers what it said.

mod copy;
mod findings;
mod told;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;

use crate::child::{Measured, Meter};
use crate::digest::Digest;
use crate::documents::Document;
use crate::row::{Generate, Row};
use crate::tree::Tree;
use crate::work::{self, Work};

/// The generator, and what it is told each time.
pub(crate) struct Generator {
    binary: PathBuf,
    /// The digest of the binary.
    pub(crate) digest: String,
    runtime: PathBuf,
    meter: Meter,
}

impl Generator {
    pub(crate) fn new(binary: PathBuf, runtime: PathBuf, work: &Work, timeout: Duration) -> anyhow::Result<Generator> {
        let bytes = fs::read(&binary).with_context(|| format!("cannot read {}", binary.display()))?;
        Ok(Generator {
            digest: crate::digest::of(bytes),
            meter: Meter::new(work.figures(), timeout)?,
            binary,
            runtime,
        })
    }

    /// What decides the output: the generator and the files that the document consists of.
    pub(crate) fn key(&self, root: &Path, path: &str, files: &[String]) -> String {
        let mut digest = Digest::default();
        digest.add(&self.digest);
        digest.add(self.runtime.as_os_str().as_encoded_bytes());
        let folder = root.join(path).parent().map(Path::to_path_buf).unwrap_or_default();
        for file in files {
            digest.add(file);
            digest.add(fs::read(folder.join(file)).unwrap_or_default());
        }
        digest.finish()
    }

    /// Generates the package of a document, and once more from a copy of the document to compare.
    pub(crate) fn row(&self, work: &Work, root: &Path, document: &Document) -> anyhow::Result<Row> {
        let package = &document.package;
        let folder = work.package(package);
        let generate = self.once(work, document, &root.join(&document.path), &folder)?;
        let mut row = Row {
            path: document.path.clone(),
            package: package.clone(),
            expect: document.expect,
            files: told::files(&folder, &document.path),
            generate,
            ..Row::default()
        };
        row.bytes = copy::size(root, &row);
        row.key = self.key(root, &row.path, &row.files);
        if row.is_written() {
            self.again(work, root, &mut row, document)?;
            join_workspace(&folder)?;
        }
        Ok(row)
    }

    fn once(&self, work: &Work, document: &Document, path: &Path, folder: &Path) -> anyhow::Result<Generate> {
        let package = &document.package;
        work::remove(folder)?;
        let report = work.report(package);
        let _ = fs::remove_file(&report);
        let (out, err) = (work.said(package, "out"), work.said(package, "err"));
        let run = self.run(package, path, folder, &report, [&out, &err])?;
        let mut generate = told::generate(run, &report, [&out, &err]);
        if matches!(generate.run.exit, Some(0 | 4)) {
            let tree = Tree::read(folder)?;
            generate.rust = tree.rust;
            generate.output = tree.digest();
        }
        Ok(generate)
    }

    /// The second run: other folders for the document and for the package.
    fn again(&self, work: &Work, root: &Path, row: &mut Row, document: &Document) -> anyhow::Result<()> {
        let elsewhere = work.elsewhere(&row.package);
        work::remove(&elsewhere)?;
        let path = copy::copy(root, row, &elsewhere)?;
        let (out, err) = (elsewhere.join("out"), elsewhere.join("err"));
        let package = elsewhere.join("package");
        let run = self.run(&row.package, &path, &package, &elsewhere.join("report"), [&out, &err])?;
        row.generate.differs = if run.exit == row.generate.run.exit {
            let first = Tree::read(&work.package(&document.package))?;
            first
                .difference(&Tree::read(&package)?)
                .or_else(|| findings::difference(&work.said(&row.package, "out"), &out))
        } else {
            Some(format!("exit code {:?}", run.exit))
        };
        row.generate.again = Some(run);
        if row.generate.differs.is_none() {
            work::remove(&elsewhere)?;
        }
        Ok(())
    }

    fn run(
        &self,
        package: &str,
        document: &Path,
        out: &Path,
        report: &Path,
        says: [&Path; 2],
    ) -> anyhow::Result<Measured> {
        let words = [
            "generate",
            "--out",
            "--crate",
            "--runtime-path",
            "--report",
            "--message-format",
            "json",
        ]
        .map(Path::new);
        let [generate, out_, crate_, runtime, report_, format, json] = words;
        let name = Path::new(package);
        let arguments = [
            generate,
            document,
            out_,
            out,
            crate_,
            name,
            runtime,
            &self.runtime,
            report_,
            report,
            format,
            json,
        ];
        self.meter.run(package, &self.binary, &arguments, says)
    }
}

/// A package stands in a workspace of its own, so that it can stand anywhere; ours has one for all.
fn join_workspace(folder: &Path) -> anyhow::Result<()> {
    let path = folder.join("Cargo.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().filter(|line| line.trim() != "[workspace]");
    work::write(&path, lines.map(|line| format!("{line}\n")).collect::<String>())
}
