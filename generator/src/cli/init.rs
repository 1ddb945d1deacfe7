//! `specwright init`: from a document to a package that builds, and its first call.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Exit;
use super::args::{self, Global};
use super::file;
use super::target;
use super::terminal::Terminal;
use crate::config::{self, VendorConfig, check_name};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};
use crate::load::{LoadOptions, Source};
use crate::lock::VendorLock;
use crate::output::{Library, Manifest, Runtime, write};
use crate::pipeline::{self, Generated};
use crate::project::{Project, Run, module_of, relative};
use crate::report::{self, Report};

const BUILD: &str = "//! Brings `generated` up to date with the documents and `specwright.toml`.

fn main() {
    specwright::build::project(\"\");
}
";

/// Without the client there are types, tests of them, and no call.
const EXAMPLE: &str = "
[[example]]
name = \"first_call\"
required-features = [\"client\"]
";

const FIRST_CALL: &str = "examples/first_call.rs";

/// What a checkout of ours is known by.
const RUNTIME: &str = "runtime/Cargo.toml";

pub(super) fn init(global: &Global, arguments: &args::Init, terminal: &mut Terminal) -> Exit {
    let start = std::time::Instant::now();
    let mut notes = Diagnostics::new().strict(global.strict);
    let begun = Beginning::new(arguments, &mut notes).and_then(|beginning| beginning.begin(&mut notes));
    match begun {
        Ok((run, written)) => {
            run.notes().for_each(|notes| terminal.notes(notes));
            terminal.notes(&notes);
            let report = Report {
                run: &run,
                elapsed: start.elapsed(),
                written: true,
            };
            terminal.say(&report::table(&report));
            terminal.say(&format!("\n{}", said(&arguments.folder, &written)));
            if run.is_incomplete() {
                Exit::Incomplete
            } else {
                Exit::Clean
            }
        }
        Err(_) => {
            terminal.notes(&notes);
            Exit::BadInput
        }
    }
}

/// A package that is about to be begun.
struct Beginning<'a> {
    arguments: &'a args::Init,
    module: String,
    /// As the configuration names it.
    document: String,
    generated: Generated,
}

/// A file, and whether it was written: else there is one already.
type Written = (&'static str, bool);

impl<'a> Beginning<'a> {
    /// Looks at everything before anything is written.
    fn new(arguments: &'a args::Init, notes: &mut Diagnostics) -> Result<Self, Stopped> {
        let module = arguments.name.clone().unwrap_or_else(|| module_of(&arguments.document));
        let document = relative(&arguments.folder, &arguments.document);
        let document = document.to_string_lossy().replace('\\', "/");
        if let Err(reason) = check_name(&module) {
            let fault = Diagnostic::new(&codes::CONFIG_VALUE, None, reason);
            notes.push(fault.help("choose another with `--name`"));
        }
        target::package(arguments.package.as_deref(), notes);
        if arguments.folder.join(config::FILE).exists() {
            let message = format!(
                "there is a {} in `{}` already",
                config::FILE,
                arguments.folder.display()
            );
            let table = format!("[vendors.{module}]`, `document = \"{document}\"");
            let feature = format!("add `{module} = []` to the features of Cargo.toml; then `specwright generate`");
            let fault = Diagnostic::new(&codes::FOREIGN_FILE, None, message);
            notes.push(fault.help(format!("add a table to it: `{table}`\n{feature}")));
        }
        if let Some(checkout) = arguments.checkout.as_ref().filter(|it| !it.join(RUNTIME).exists()) {
            let message = format!(
                "`{}` is no checkout of specwright: it has no {RUNTIME}",
                checkout.display()
            );
            notes.push(Diagnostic::new(&codes::CONFIG_VALUE, None, message));
        }
        notes.gate()?;
        // Findings count files from the first that they are told of: this look has its own.
        let mut looking = Diagnostics::new();
        let vendor = VendorConfig::new(&module, &document);
        let generated = Source::load(&arguments.document, &LoadOptions::default(), &mut looking)
            .and_then(|source| pipeline::generate(&source, &vendor, &VendorLock::default(), &mut looking));
        if generated.is_err() {
            *notes = looking;
        }
        Ok(Self {
            arguments,
            module,
            document,
            generated: generated?,
        })
    }

    fn begin(&self, notes: &mut Diagnostics) -> Result<(Run, Vec<Written>), Stopped> {
        let mut written = Vec::new();
        let manifest = self.manifest();
        let configuration = format!(
            "# What is generated, and each choice with its reason.\n[vendors.{}]\ndocument = \"{}\"\n",
            self.module, self.document
        );
        for (name, text) in [
            ("Cargo.toml", manifest.as_str()),
            (config::FILE, &configuration),
            ("build.rs", BUILD),
        ] {
            written.push((name, self.put(name, text, notes)?));
        }
        let project = Project::open(&self.arguments.folder.join(config::FILE), notes)?;
        let run = project.run(false);
        if let Ok(plan) = &run.plan {
            write(plan, &project.folder, None, notes)?;
        }
        let call = run
            .vendors
            .iter()
            .filter_map(|vendor| vendor.generated.as_ref().ok())
            .find_map(first_call);
        if let Some(call) = call {
            written.push((FIRST_CALL, self.put(FIRST_CALL, &call, notes)?));
            if written.iter().all(|(_, is_new)| *is_new) {
                file::write(&self.arguments.folder.join("Cargo.toml"), &(manifest + EXAMPLE), notes)?;
            }
        }
        Ok((run, written))
    }

    fn manifest(&self) -> String {
        let named = self.arguments.package.clone();
        let name = named.unwrap_or_else(|| format!("{}-api", self.module.replace('_', "-")));
        let features: BTreeSet<&str> = self.generated.summary.features.iter().map(String::as_str).collect();
        let of_checkout = |crate_folder: &str| {
            let folder = self.arguments.checkout.as_ref()?.join(crate_folder);
            Some(relative(&self.arguments.folder, &folder))
        };
        let generator = of_checkout("generator");
        let manifest = Manifest {
            name: &name,
            runtime: &of_checkout("runtime").map_or(Runtime::Registry, Runtime::Path),
            features: &features,
            tags: &[],
            library: Some(Library {
                vendor: &self.module,
                generator: generator.as_deref(),
            }),
        };
        manifest.text()
    }

    /// Writes a file where there is none.
    fn put(&self, name: &str, text: &str, notes: &mut Diagnostics) -> Result<bool, Stopped> {
        let path: PathBuf = self.arguments.folder.join(name);
        if path.exists() {
            return Ok(false);
        }
        // Where this fails, so does writing the file.
        let _ = fs::create_dir_all(path.parent().unwrap_or(Path::new("")));
        file::write(&path, text, notes)?;
        Ok(true)
    }
}

/// The first example in the docs of an operation, as a program.
fn first_call(generated: &Generated) -> Option<String> {
    let lines = generated.files.iter().flat_map(|file| file.text.lines());
    let docs = lines.map(|line| {
        line.trim_start()
            .strip_prefix("///")
            .map(|text| text.strip_prefix(' ').unwrap_or(text))
    });
    let mut block: Option<Vec<&str>> = None;
    for line in docs {
        match (line, &mut block) {
            (Some("```no_run"), _) => block = Some(Vec::new()),
            (Some("```"), Some(lines)) if lines.iter().any(|line| line.contains(".await")) => {
                return Some(program(lines));
            }
            (Some("```") | None, _) => block = None,
            (Some(line), Some(lines)) => lines.push(line),
            (Some(_), None) => {}
        }
    }
    None
}

fn program(lines: &[&str]) -> String {
    let (mut uses, mut body) = (String::new(), String::new());
    for line in lines.iter().filter(|line| !line.starts_with("# ")) {
        match line.starts_with("use ") {
            true => uses.push_str(&format!("{line}\n")),
            false if line.is_empty() && body.is_empty() => {}
            false if line.is_empty() => body.push('\n'),
            false => body.push_str(&format!("    {line}\n")),
        }
    }
    format!(
        "//! A first call: put in what is yours, and run it with `cargo run --example first_call`.\n\n{uses}\n#[tokio::main]\n\
         async fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{body}    Ok(())\n}}\n"
    )
}

fn said(folder: &Path, written: &[Written]) -> String {
    let mut text = String::new();
    for (name, is_new) in written {
        let word = if *is_new { "written" } else { "left as it is" };
        text.push_str(&format!("{}: {word}\n", folder.join(name).display()));
    }
    if written.iter().any(|(name, is_new)| *name == "Cargo.toml" && !is_new) {
        let add = "your Cargo.toml needs `specwright-runtime` (features `client`, `reqwest`), the build-dependency `specwright` \
                   (default-features off), a feature for the vendor, and `lib.path = \"generated/lib.rs\"`\n";
        text.push_str(add);
    }
    // There is an example where users' path to the bindings is known.
    let call = match written.iter().any(|(name, _)| *name == FIRST_CALL) {
        true => "`cargo run --example first_call`; ",
        false => "",
    };
    text.push_str(&format!(
        "next: {call}`cargo build` keeps `generated` up to date from now on\n"
    ));
    text
}
