//! One document: its program is written, and then asked.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Options;
use super::program::{self, Program};
use super::row::{Failure, Row};
use super::target::{Folders, Target, declared, targets};
use super::trial::{rust, sides, trial};
use crate::document::Document;
use crate::workspace;

/// One document on its way.
pub(super) struct Job {
    pub(super) document: PathBuf,
    pub(super) name: String,
    /// Where its program is written.
    pub(super) folder: PathBuf,
    /// Where its row is kept.
    pub(super) row: PathBuf,
    failures: PathBuf,
}

impl Job {
    pub(super) fn new(number: usize, document: &Path, work: &Path, rows: &Path) -> Job {
        let name = format!("d{number:03}");
        Job {
            document: document.to_owned(),
            folder: work.join(&name),
            row: rows.join(format!("{name}.json")),
            failures: rows.join(format!("{name}.jsonl")),
            name,
        }
    }

    fn title(&self) -> String {
        self.document.to_string_lossy().into_owned()
    }

    /// Generates the bindings, and writes the program around them.
    pub(super) fn prepare(&self, options: &Options) -> Result<(), String> {
        let _ = std::fs::remove_dir_all(&self.folder);
        std::fs::create_dir_all(self.folder.join("src")).map_err(|error| error.to_string())?;
        self.generate(options)?;
        let document = Document::read(&self.document)?;
        let targets = self.targets(&document, options)?;
        let sides = sides(&document, &targets)?;
        let types: Vec<String> = targets.iter().map(|target| rust(target, &sides)).collect();
        program::write(&self.folder, &self.name, &types, options).map_err(|error| error.to_string())
    }

    fn generate(&self, options: &Options) -> Result<(), String> {
        let mut command = Command::new(&options.bin);
        command
            .args(["--message-format", "json", "--report"])
            .arg(self.folder.join("report.json"));
        if options.preserve {
            let up = "../".repeat(self.folder.components().count().saturating_sub(1));
            let document = format!("{up}{}", self.document.to_string_lossy().trim_start_matches('/'));
            let config =
                format!("generated = \"src\"\n[vendors.api]\ndocument = {document:?}\npreserve-unknown = true\n");
            let file = self.folder.join("specwright.toml");
            std::fs::write(&file, config).map_err(|error| error.to_string())?;
            command.arg("--config").arg(file).arg("generate");
        } else {
            command
                .arg("generate")
                .arg(&self.document)
                .args(["--name", "api", "--crate", &self.name, "--out"])
                .arg(&self.folder);
        }
        let output = command
            .output()
            .map_err(|error| format!("{}: {error}", options.bin.display()))?;
        match output.status.code() {
            // Operations may be left out; the types are there. The library has what the program has, too.
            Some(0 | 4) => std::fs::remove_file(self.folder.join("src/lib.rs")).map_err(|error| error.to_string()),
            _ => Err(format!("not generated: {}", output.status)),
        }
    }

    fn targets(&self, document: &Document, options: &Options) -> Result<Vec<Target>, String> {
        let report = std::fs::read_to_string(self.folder.join("report.json")).map_err(|error| error.to_string())?;
        let folder = self.document.parent().unwrap_or(Path::new(""));
        let folders = Folders {
            document: folder,
            report: if options.preserve { &self.folder } else { folder },
        };
        let compiled = declared(&self.folder.join("src/api"));
        targets(document, &report, None, &folders, &|rust| {
            compiled.contains(rust.rsplit("::").next().unwrap_or_default())
        })
    }

    /// Tries everything, and keeps the row.
    pub(super) fn try_all(&self, options: &Options) -> Result<(), String> {
        let document = Document::read(&self.document)?;
        let targets = self.targets(&document, options)?;
        let mut program = Program::start(&workspace::program(&options.out, &self.name))?;
        let file =
            std::fs::File::create(&self.failures).map_err(|error| format!("{}: {error}", self.failures.display()))?;
        let mut list = std::io::BufWriter::new(file);
        let mut ask = |number: usize, texts: &[String]| program.ask(number, texts);
        let mut sink = |failure: &Failure<'_>| {
            let text = serde_json::to_string(failure).map_err(|error| error.to_string())?;
            writeln!(list, "{text}").map_err(|error| error.to_string())
        };
        let row = trial(&self.title(), &document, &targets, &mut ask, &mut sink)?;
        list.flush().map_err(|error| error.to_string())?;
        self.keep(&row)
    }

    /// Keeps a row that says why there is nothing.
    pub(super) fn give_up(&self, reason: &str) -> Result<(), String> {
        let row = Row {
            document: self.title(),
            status: reason.chars().take(400).collect(),
            ..Row::default()
        };
        self.keep(&row)
    }

    fn keep(&self, row: &Row) -> Result<(), String> {
        let text = serde_json::to_string_pretty(row).map_err(|error| error.to_string())?;
        std::fs::write(&self.row, text).map_err(|error| format!("{}: {error}", self.row.display()))
    }
}
