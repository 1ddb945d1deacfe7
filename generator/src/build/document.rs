//! One document in a build script.

use std::path::{Path, PathBuf};

use super::environment::{Environment, Verdict};
use super::project::bring_up_to_date;
use crate::config::{ClientGate, Division, Examples};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};
use crate::output::{Change, Layout, Plan, joined, leftovers, write};
use crate::project::{Project, Run, Single};
use crate::select::{Entry, Kind, Selection};

/// What to generate from a document; see [`generate`].
#[derive(Clone, Debug)]
#[must_use = "nothing is generated before `into_out_dir` or `into_folder`"]
pub struct Document {
    path: PathBuf,
    overlays: Vec<PathBuf>,
    name: Option<String>,
    client: ClientGate,
    strict: bool,
    examples: Examples,
    select: Selection,
}

/// Generates from a document, relative to the package's folder.
///
/// ```no_run
/// specwright::build::generate("specs/meetbit.yaml").into_out_dir();
/// ```
pub fn generate(document: impl AsRef<Path>) -> Document {
    Document {
        path: document.as_ref().to_path_buf(),
        overlays: Vec::new(),
        name: None,
        client: ClientGate::Always,
        strict: false,
        examples: Examples::default(),
        select: Selection::default(),
    }
}

impl Document {
    /// Names the module, which is otherwise named after the document's file.
    pub fn name(mut self, name: impl Into<String>) -> Document {
        self.name = Some(name.into());
        self
    }

    /// Changes the document before anything is generated, by an overlay (OpenAPI Overlay 1.0 or 1.1): what the vendor has
    /// forgotten, or has wrong. Called again, the next one changes what the one before left.
    ///
    /// ```no_run
    /// specwright::build::generate("specs/meetbit.yaml").overlay("specs/meetbit.overlay.yaml").into_out_dir();
    /// ```
    pub fn overlay(mut self, file: impl AsRef<Path>) -> Document {
        self.overlays.push(file.as_ref().to_path_buf());
        self
    }

    /// Leaves the client out: types alone need neither the runtime's feature `client` nor anything that it brings.
    pub fn types_only(mut self) -> Document {
        self.client = ClientGate::Never;
        self
    }

    /// Compiles the client with the package's own feature `client`, instead of always.
    pub fn client_behind_feature(mut self) -> Document {
        self.client = ClientGate::Feature;
        self
    }

    /// Generates the operations of this tag, and what they need; everything that is named like this together, and nothing
    /// else. `*` stands for any letters.
    pub fn tag(self, name: impl Into<String>) -> Document {
        self.selected(Kind::Tag, name.into())
    }

    /// Generates the operations of this path: `/v1/customers/{id}`, or `/v1/customers/**` for all below, too.
    pub fn path(self, pattern: impl Into<String>) -> Document {
        self.selected(Kind::Path, pattern.into())
    }

    /// Generates this operation: its `operationId`, or method and path.
    pub fn operation(self, name: impl Into<String>) -> Document {
        self.selected(Kind::Operation, name.into())
    }

    /// Generates this component schema.
    pub fn schema(self, name: impl Into<String>) -> Document {
        self.selected(Kind::Schema, name.into())
    }

    /// Generates the payload of this webhook.
    pub fn webhook(self, name: impl Into<String>) -> Document {
        self.selected(Kind::Webhook, name.into())
    }

    fn selected(mut self, kind: Kind, pattern: String) -> Document {
        self.select.wanted.push(Entry {
            kind,
            pattern,
            said: kind.word(),
            place: None,
        });
        self
    }

    /// Shows in the docs of each operation how it is called, as a doctest that compiles. `module` is the path of the
    /// bindings as users of your crate write it: `"my_crate::meetbit"`. Without it there are no examples, because a build
    /// script does not know where its bindings are included.
    pub fn examples(mut self, module: impl Into<String>) -> Document {
        self.examples = Examples::At(module.into());
        self
    }

    /// Makes warnings errors.
    pub fn strict(mut self) -> Document {
        self.strict = true;
        self
    }

    /// Writes `OUT_DIR/NAME.rs`, which is the module `NAME`, whole:
    ///
    /// ```ignore
    /// include!(concat!(env!("OUT_DIR"), "/meetbit.rs"));
    /// ```
    ///
    /// There is no lock in `OUT_DIR`, so names follow the document alone. To keep published names whatever the vendor
    /// adds, generate into a folder of the sources.
    pub fn into_out_dir(self) {
        self.out_dir(&Environment::read()).conclude();
    }

    /// Writes the module's files into a folder of the sources, such as `src/meetbit`, and a lock beside them; both are
    /// committed. Only what differs is written; with `SPECWRIGHT_FROZEN=1` nothing is, and stale files are an error.
    pub fn into_folder(self, folder: impl AsRef<Path>) {
        self.folder(folder.as_ref(), &Environment::read()).conclude();
    }

    pub(super) fn out_dir(&self, environment: &Environment) -> Verdict {
        let mut verdict = Verdict::default();
        verdict.watch(&self.path);
        let mut notes = Diagnostics::new();
        let written = self
            .project(&environment.out_dir.join("specwright"), &mut notes)
            .and_then(|project| {
                let run = project.run(self.strict);
                run.notes().for_each(|notes| verdict.report(notes));
                let inputs = run
                    .vendors
                    .iter()
                    .flat_map(|vendor| vendor.read.keys())
                    .map(|path| project.document(path));
                inputs.for_each(|path| verdict.watch(&path));
                self.write_joined(&run, &environment.out_dir, &mut notes)
            });
        verdict.failed |= written.is_err();
        verdict.report(&notes);
        verdict
    }

    fn write_joined(&self, run: &Run, folder: &Path, notes: &mut Diagnostics) -> Result<(), Stopped> {
        for vendor in &run.vendors {
            let generated = vendor.generated.as_ref().map_err(|stopped| *stopped)?;
            let text = joined(&vendor.name, &generated.files).unwrap_or_else(|file| {
                notes.push(Diagnostic::new(
                    &codes::BUG,
                    None,
                    format!("`{file}` cannot be joined to its module"),
                ));
                String::new()
            });
            notes.gate()?;
            let path = format!("{}.rs", vendor.name);
            let old = std::fs::read_to_string(folder.join(&path)).ok();
            if old.as_ref() != Some(&text) {
                let plan = Plan {
                    leftovers: leftovers(folder, [path.as_str()].into_iter()),
                    changes: vec![Change {
                        path,
                        old,
                        new: Some(text),
                    }],
                };
                write(&plan, folder, None, notes)?;
            }
        }
        Ok(())
    }

    pub(super) fn folder(&self, folder: &Path, environment: &Environment) -> Verdict {
        let mut verdict = Verdict::default();
        let mut notes = Diagnostics::new();
        match self.project(folder, &mut notes) {
            Ok(project) => bring_up_to_date(&project, self.strict, environment, &mut verdict),
            Err(_) => verdict.report(&notes),
        }
        verdict
    }

    fn project(&self, folder: &Path, notes: &mut Diagnostics) -> Result<Project, Stopped> {
        let single = Single {
            document: self.path.clone(),
            overlays: self.overlays.clone(),
            folder: folder.to_path_buf(),
            name: self.name.clone(),
            layout: Layout::Module,
            client: self.client,
            command: "cargo build".to_owned(),
            division: Division::Auto,
            features: false,
            examples: self.examples.clone(),
            select: self.select.clone(),
        };
        Project::single(single, notes)
    }
}
