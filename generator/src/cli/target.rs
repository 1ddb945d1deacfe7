//! From arguments to a project.

use std::path::{Path, PathBuf};

use super::args::{self, Files, Global, Target};
use super::file;
use crate::config::{self, ClientGate, Division, Examples, VendorConfig, check_package};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Stopped, codes::output as codes, nearest};
use crate::output::{Layout, Runtime};
use crate::project::{Project, Single, relative};
use crate::select::{Entry, Kind, Selection};

/// The project that the arguments name.
pub(super) fn open(global: &Global, target: &Target, notes: &mut Diagnostics) -> Result<Project, Stopped> {
    match (&target.document, &target.out) {
        (Some(document), Some(out)) => {
            let select = selection(&target.selection, notes)?;
            package(target.package.as_deref(), notes);
            notes.gate()?;
            let single = single(target, document, out);
            let project = Project::single(Single { select, ..single }, notes)?;
            spared(global, project, notes)
        }
        _ => configured(global, notes),
    }
}

/// Says why a package cannot have the name of `--crate`.
pub(super) fn package(name: Option<&str>, notes: &mut Diagnostics) {
    if let Some(Err(reason)) = name.map(check_package) {
        let fault = Diagnostic::new(&codes::CONFIG_VALUE, None, reason);
        notes.push(fault.help("choose another with `--crate`"));
    }
}

/// The project, if the report does not go where something of it is.
fn spared(global: &Global, project: Project, notes: &mut Diagnostics) -> Result<Project, Stopped> {
    let inputs = project.inputs().into_iter().chain(global.config.clone());
    file::spare(global.report.as_deref(), inputs, notes)?;
    Ok(project)
}

/// The project that the configuration describes.
pub(super) fn configured(global: &Global, notes: &mut Diagnostics) -> Result<Project, Stopped> {
    let project = Project::open(&configuration(global, notes)?, notes)?;
    spared(global, project, notes)
}

pub(super) fn configuration(global: &Global, notes: &mut Diagnostics) -> Result<PathBuf, Stopped> {
    let named = global.config.clone();
    let found = named.or_else(|| Project::find(&std::env::current_dir().ok()?));
    if found.is_none() {
        notes.push(no_configuration(
            "begin a project with `specwright init SPEC`, name one with `--config`, or a document alone: \
             `specwright generate SPEC --out DIR`",
        ));
    }
    notes.gate()?;
    Ok(found.unwrap_or_default())
}

/// What to say where a configuration is needed and there is none.
pub(super) fn no_configuration(help: &str) -> Diagnostic {
    let message = format!("there is no {} here or in a folder above", config::FILE);
    Diagnostic::new(&codes::NO_CONFIG, None, message).help(help)
}

/// What to say of a vendor that the configuration does not have.
pub(super) fn no_vendor(code: &'static Code, name: &str, vendors: &[VendorConfig]) -> Diagnostic {
    let known: Vec<&str> = vendors.iter().map(|vendor| vendor.name.as_str()).collect();
    let help = match nearest(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("name one that `{}` has", config::FILE),
    };
    Diagnostic::new(code, None, format!("there is no vendor `{name}`")).help(help)
}

fn single(target: &Target, document: &Path, out: &Path) -> Single {
    let mut single = Single {
        document: document.to_path_buf(),
        overlays: target.overlay.clone(),
        folder: out.to_path_buf(),
        name: target.name.clone(),
        layout: Layout::Module,
        client: ClientGate::Always,
        command: "specwright generate".to_owned(),
        division: match target.layout {
            Files::Auto => Division::Auto,
            Files::OneFile => Division::OneFile,
            Files::ByTag => Division::ByTag,
        },
        features: target.features_by_tag,
        examples: examples(target),
        select: Selection::default(),
    };
    match (&target.package, &target.name) {
        (Some(package), module) => {
            let runtime = target
                .runtime_path
                .as_deref()
                .map_or(Runtime::Registry, |path| Runtime::Path(relative(out, path)));
            single.layout = Layout::Package {
                name: package.clone(),
                runtime,
                module: module.clone(),
            };
            single.client = ClientGate::Feature;
        }
        (None, Some(module)) => single.folder = out.join(module),
        (None, None) => {}
    }
    single
}

fn examples(target: &Target) -> Examples {
    match target.examples.as_deref() {
        None => Examples::default(),
        Some("yes") => Examples::Yes,
        Some("no") => Examples::No,
        Some(path) => Examples::At(path.to_owned()),
    }
}

/// What the arguments select.
fn selection(said: &args::Selection, notes: &mut Diagnostics) -> Result<Selection, Stopped> {
    let wanted = [
        (Kind::Tag, "--tag", &said.tag),
        (Kind::Path, "--path", &said.path),
        (Kind::Operation, "--operation", &said.operation),
        (Kind::Schema, "--schema", &said.schema),
        (Kind::Webhook, "--webhook", &said.webhook),
    ];
    let excluded = [
        (Kind::Tag, "--exclude-tag", &said.exclude_tag),
        (Kind::Path, "--exclude-path", &said.exclude_path),
        (Kind::Operation, "--exclude-operation", &said.exclude_operation),
        (Kind::Schema, "--exclude-schema", &said.exclude_schema),
        (Kind::Webhook, "--exclude-webhook", &said.exclude_webhook),
    ];
    let mut entries = |all: [(Kind, &'static str, &Vec<String>); 5]| {
        let each = all.into_iter().flat_map(|(kind, said, patterns)| {
            patterns.iter().map(move |pattern| Entry {
                kind,
                pattern: pattern.clone(),
                said,
                place: None,
            })
        });
        let entries: Vec<Entry> = each.collect();
        for Entry {
            kind, pattern, said, ..
        } in &entries
        {
            if let Some(fault) = kind.fault(pattern) {
                let message = format!("`{said}`: {fault}");
                notes.push(Diagnostic::new(&codes::CONFIG_VALUE, None, message));
            }
        }
        entries
    };
    let selection = Selection {
        wanted: entries(wanted),
        excluded: entries(excluded),
    };
    notes.gate()?;
    Ok(selection)
}
