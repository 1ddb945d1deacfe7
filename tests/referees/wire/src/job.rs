//! One document: generated, planned, called, and judged.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::ir::{Api, Operation};
use specwright::load::{LoadOptions, Source};
use specwright_judge::{At, Document, View, workspace};

use crate::call::Call;
use crate::finding::Reply;
use crate::list::Listed;
use crate::places::Places;
use crate::plan::{Plan, plan};
use crate::prism::Prism;
use crate::summary::{Row, Seen};
use crate::values::Values;
use crate::{Options, program};

/// A document that is ready to be tried.
pub(crate) struct Job {
    listed: Listed,
    /// The package of its program.
    pub(crate) package: String,
    folder: PathBuf,
    document: Document,
    api: Api,
    plan: Plan,
}

impl Job {
    /// Generates the bindings, plans the calls, and writes the program.
    pub(crate) fn prepare(number: usize, listed: Listed, options: &Options) -> Result<Job, String> {
        let (bindings, package) = (format!("bindings_{number:02}"), format!("calls_{number:02}"));
        generate(
            &listed.path,
            &options.out.join("bindings").join(&bindings),
            &bindings,
            options,
        )?;
        let document = Document::read(&listed.path)?;
        let api = api(&listed.path, &bindings)?;
        let plan = plan(&document, &api)?;
        let folder = options.out.join("work").join(&package);
        program::write(&folder, &package, &bindings, &api, options)?;
        let job = Job {
            listed,
            package,
            folder,
            document,
            api,
            plan,
        };
        job.write_cases().map_err(|error| error.to_string())?;
        Ok(job)
    }

    /// As the list names it.
    pub(crate) fn name(&self) -> &str {
        &self.listed.name
    }

    fn write_cases(&self) -> std::io::Result<()> {
        let mut out = std::io::BufWriter::new(std::fs::File::create(self.folder.join("cases.jsonl"))?);
        for (i, call) in self.plan.calls.iter().enumerate() {
            writeln!(out, "{}", call.line(i))?;
        }
        out.flush()
    }

    /// Makes all calls, and judges what came of them. `said` is what the compiler said.
    pub(crate) fn tried(self, said: &str, options: &Options) -> Result<Row, (String, String)> {
        self.replies(said, options)
            .and_then(|replies| self.judged(&replies))
            .map_err(|reason| (self.listed.name.clone(), reason))
    }

    fn replies(&self, said: &str, options: &Options) -> Result<Vec<Reply>, String> {
        let path = workspace::program(&options.out, &self.package);
        if !path.exists() {
            let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).take(5).collect();
            return Err(format!("does not compile: {}", errors.join("; ")));
        }
        let _prism = Prism::start(&self.listed.path, &self.folder.join("prism.log"), options)?;
        let output = Command::new(&path)
            .arg(format!("http://127.0.0.1:{}", options.port))
            .arg(self.folder.join("cases.jsonl"))
            .output()
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let text = String::from_utf8_lossy(&output.stdout);
        std::fs::write(self.folder.join("replies.jsonl"), &*text).map_err(|error| error.to_string())?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!(
                "the program failed: {}",
                said.lines().take(3).collect::<Vec<_>>().join(" ")
            ));
        }
        let replies = text
            .lines()
            .map(|line| serde_json::from_str(line).map(Reply).map_err(|error| error.to_string()));
        replies.collect()
    }

    fn judged(&self, replies: &[Reply]) -> Result<Row, String> {
        let operations: Vec<&Operation> = self.api.operations().map(|(_, operation)| operation).collect();
        let places: Vec<_> = operations.iter().map(|it| Places::of(&self.document, it)).collect();
        let answer = |reply: &Reply, call: &Call| {
            let places = places.get(call.operation)?.as_ref()?;
            places.answer(call.status, reply.text("content_type"))
        };
        let unread = replies.iter().filter(|reply| reply.text("outcome") == "Decode");
        let schemas: Vec<At> = unread
            .filter_map(|reply| answer(reply, self.plan.calls.get(reply.case())?))
            .collect();
        let values = Values::of(&self.document, View::Read, &schemas)?;
        let mut row = Row::new(&self.listed.name, operations.len());
        for (number, reason) in &self.plan.unmade {
            let seen = Seen::unmade(title(&operations, *number), reason);
            row.see(seen);
        }
        for reply in replies {
            let Some(call) = self.plan.calls.get(reply.case()) else {
                continue;
            };
            let fault = || {
                let value = serde_json::from_str(reply.text("body")).ok()?;
                values.fault(&answer(reply, call)?, &value)
            };
            row.count(call, reply, &title(&operations, call.operation), fault);
        }
        if replies.len() != self.plan.calls.len() {
            return Err(format!("{} calls, {} replies", self.plan.calls.len(), replies.len()));
        }
        Ok(row)
    }
}

fn title(operations: &[&Operation], number: usize) -> String {
    operations
        .get(number)
        .map_or(String::new(), |it| format!("{} {}", it.verb.as_str(), it.path))
}

fn generate(document: &Path, out: &Path, package: &str, options: &Options) -> Result<(), String> {
    let output = Command::new(&options.bin)
        .args(["--message-format", "json", "generate"])
        .arg(document)
        .arg("--out")
        .arg(out)
        .args(["--crate", package, "--runtime-path"])
        .arg(&options.runtime)
        .output()
        .map_err(|error| format!("{}: {error}", options.bin.display()))?;
    match output.status.code() {
        // Operations that were left out are told by the count.
        Some(0 | 4) => Ok(()),
        _ => Err(format!(
            "not generated: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )),
    }
}

fn api(document: &Path, name: &str) -> Result<Api, String> {
    let mut notes = Diagnostics::new();
    let file = document.file_name().map(Path::new).ok_or("no file")?;
    let options = LoadOptions {
        project: document.parent().unwrap_or(Path::new("")).to_owned(),
        ..LoadOptions::default()
    };
    let config = VendorConfig::new(name, &file.to_string_lossy());
    let source = Source::load(file, &options, &mut notes).map_err(|_| notes.to_json_lines())?;
    specwright::api(&source, &config, &mut notes).map_err(|_| json!(notes.to_json_lines()).to_string())
}
