//! The stages, one after the other.

mod summary;

pub use summary::{SchemaEntry, Skipped, Summary};

use std::sync::Arc;

use crate::config::{self, VendorConfig};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes};
use crate::ir::{self, Api};
use crate::load::Source;
use crate::lock::VendorLock;
use crate::lower::{self, Published};
use crate::normalize::{self, Document};
use crate::room::with_room;
use crate::select::{self, Selected};
use crate::{check, choices, emit, output, render};
use summary::{Clock, summary};

/// What was made of one document.
#[derive(Clone, Debug, Default)]
pub struct Generated {
    /// The files, relative to the vendor's folder.
    pub files: Vec<GeneratedFile>,
    /// What there is to say about them.
    pub summary: Summary,
    /// What is published now.
    pub lock: VendorLock,
}

/// One generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Relative to the vendor's folder, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Reads, decides, prints: from a document to the files of its bindings, all in memory.
///
/// `lock` says what earlier generations published; what is published now is part of the answer.
///
/// # Errors
///
/// The document has errors; they stand in `notes`.
pub fn generate(
    source: &Source,
    config: &VendorConfig,
    lock: &VendorLock,
    notes: &mut Diagnostics,
) -> Result<Generated, Stopped> {
    whole(source, config, lock, notes).map(|(_, generated)| generated)
}

/// The IR of a document beside the files that are made of it.
pub(crate) fn whole(
    source: &Source,
    config: &VendorConfig,
    lock: &VendorLock,
    notes: &mut Diagnostics,
) -> Result<(Api, Generated), Stopped> {
    let mut clock = Clock::default();
    notes.gate()?;

    let document = normalize::normalize(source, notes);
    clock.lap("normalize");

    let selected = selected(&document, config, notes);
    clock.lap("select");
    notes.gate()?;

    let published = published(lock);
    let pointed = choices::pointed(source, config);
    let options = options(config, pointed);
    let (api, published, effects) = lowered(&document, &selected, &options, &published, &names(source), notes);
    keep(&selected, notes);
    choices::judge(source, config, &effects, notes);
    clock.lap("lower");

    check::check(&api, notes);
    clock.lap("check");
    notes.gate()?;

    let printed = emit::emit(&api);
    clock.lap("emit");

    let rendered = render::render(&printed, &config.header).map_err(|fault| not_rust(&fault, notes))?;
    clock.lap("render");

    let files: Vec<GeneratedFile> = rendered
        .into_iter()
        .map(|file| GeneratedFile {
            path: file.path,
            text: file.text,
        })
        .collect();
    let files = match config.layout {
        config::Division::OneFile => output::one_file(&files).map(|file| vec![file]),
        config::Division::Auto | config::Division::ByTag => Ok(files),
    };
    let files = files.map_err(|file| not_joined(&file, notes))?;
    let summary = summary(&document, &selected, &api, &printed, source, &config.name, clock.laps);
    let lock = VendorLock {
        names: published.names,
        arguments: published.arguments,
        members: published.members,
        spelling: published.spelling,
    };
    Ok((api, Generated { files, summary, lock }))
}

/// The IR of a document, for those who want to look at it.
///
/// # Errors
///
/// The document has errors; they stand in `notes`.
pub fn api(source: &Source, config: &VendorConfig, notes: &mut Diagnostics) -> Result<Api, Stopped> {
    notes.gate()?;
    let document = normalize::normalize(source, notes);
    let options = options(config, choices::pointed(source, config));
    let (api, _) = chosen(
        &document,
        config,
        &options,
        &Published::default(),
        &names(source),
        notes,
    )?;
    Ok(api)
}

/// The IR of two versions of a document, in the names that `generate` gives the second after the first.
///
/// `lock` says what was published before either, as a project has it; what the first publishes is kept for the second.
///
/// ```
/// use specwright::{config::VendorConfig, diagnostic::Diagnostics, load::Source, lock::VendorLock};
///
/// let head = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n";
/// let (mut before, mut after) = (Diagnostics::new(), Diagnostics::new());
/// let old = Source::from_text("old.yaml", &format!("{head}    Pet: {{ properties: {{ name: {{ type: string }} }} }}"), &mut before)?;
/// let new = Source::from_text("new.yaml", &format!("{head}    Pet: {{ properties: {{ age: {{ type: integer }} }} }}"), &mut after)?;
///
/// let config = VendorConfig::new("shop", "shop.yaml");
/// let (old, new) = specwright::apis((&old, &mut before), (&new, &mut after), &config, &VendorLock::default())?;
/// let changes = specwright::diff::rust::changes(&old, &new);
/// assert_eq!(changes[0].text, "the field `name` of `Pet` is gone");
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
///
/// # Errors
///
/// One of the documents has errors; they stand in its notes.
pub fn apis(
    (old, old_notes): (&Source, &mut Diagnostics),
    (new, new_notes): (&Source, &mut Diagnostics),
    config: &VendorConfig,
    lock: &VendorLock,
) -> Result<(Api, Api), Stopped> {
    old_notes.gate()?;
    new_notes.gate()?;
    let (before, after) = (
        normalize::normalize(old, old_notes),
        normalize::normalize(new, new_notes),
    );
    apis_of(
        (old, &before, config, old_notes),
        (new, &after, config, new_notes),
        lock,
    )
}

/// A document in the one dialect, and what it is lowered by.
pub(crate) type Side<'a> = (&'a Source, &'a Document, &'a VendorConfig, &'a mut Diagnostics);

/// The same for documents that are in the one dialect already, and may be of two configurations.
pub(crate) fn apis_of(
    (old, before, old_config, old_notes): Side<'_>,
    (new, after, new_config, new_notes): Side<'_>,
    lock: &VendorLock,
) -> Result<(Api, Api), Stopped> {
    let before_options = options(old_config, choices::pointed(old, old_config));
    let after_options = options(new_config, choices::pointed(new, new_config));
    // Two versions of a document stand in two folders; what they call the files beside them is the same.
    let (old, new) = (old.beside(), new.beside());
    let (old, published) = chosen(before, old_config, &before_options, &published(lock), &old, old_notes)?;
    old_notes.gate()?;
    let (new, _) = chosen(after, new_config, &after_options, &published, &new, new_notes)?;
    new_notes.gate()?;
    Ok((old, new))
}

/// The IR of what the configuration chooses.
fn chosen(
    document: &Document,
    config: &VendorConfig,
    options: &lower::Options,
    published: &Published,
    names: &[Arc<str>],
    notes: &mut Diagnostics,
) -> Result<(Api, Published), Stopped> {
    let selected = selected(document, config, notes);
    notes.gate()?;
    let (api, published, _) = lowered(document, &selected, options, published, names, notes);
    Ok((api, published))
}

fn lowered(
    document: &Document,
    selected: &Selected,
    options: &lower::Options,
    published: &Published,
    names: &[Arc<str>],
    notes: &mut Diagnostics,
) -> (Api, Published, lower::Effects) {
    let components = document
        .model
        .components
        .as_ref()
        .map_or(0, |components| components.schemas.len());
    with_room(components, || {
        let before = notes.clone();
        let lowered = lower::lower(document, selected, options, published, names, notes);
        // The names of what is gone are free for what stands in its place: a schema that was renamed, a path whose parameter
        // is called otherwise. What is gone is known only now.
        let is_there = |pointer: &String| lowered.1.names.contains_key(pointer);
        if published.names.keys().all(is_there) {
            return lowered;
        }
        let mut alive = published.clone();
        alive.names.retain(|pointer, _| is_there(pointer));
        *notes = before;
        lower::lower(document, selected, options, &alive, names, notes)
    })
}

/// What the configuration selects.
fn selected(document: &Document, config: &VendorConfig, notes: &mut Diagnostics) -> Selected {
    let selected = select::select(document, &config.select, notes);
    keep(&selected, notes);
    selected
}

/// Drops what was found in parts of the document that are not generated.
fn keep(selected: &Selected, notes: &mut Diagnostics) {
    if !selected.is_whole() {
        notes.keep_about(|place| selected.concerns(place));
    }
}

fn options(config: &VendorConfig, pointed: lower::Pointed) -> lower::Options {
    lower::Options {
        formats: config.formats.clone(),
        types: config.types.clone(),
        unions: config.unions.clone(),
        pointed,
        places: config.places.clone(),
        preserve_unknown: config.preserve_unknown,
        idempotency_header: config.idempotency_header.clone(),
        pagination: config.pagination.clone(),
        retries: config.retries.clone(),
        client: match config.client {
            config::ClientGate::Feature => ir::ClientGate::Feature,
            config::ClientGate::Always => ir::ClientGate::Always,
            config::ClientGate::Never => ir::ClientGate::Never,
        },
        division: config.layout,
        features: config.features.clone(),
        names: config.names.clone(),
        feature_groups: config.feature_groups.clone(),
        webhooks_at: config.webhooks.place.clone(),
        told: config.webhooks.told.clone(),
        events: config.webhooks.events.clone(),
        examples: config.shown_examples(),
    }
}

fn published(lock: &VendorLock) -> Published {
    Published {
        names: lock.names.clone(),
        arguments: lock.arguments.clone(),
        members: lock.members.clone(),
        spelling: lock.spelling.clone(),
    }
}

fn names(source: &Source) -> Vec<Arc<str>> {
    source.files.iter().map(|file| file.name.clone()).collect()
}

fn not_rust(fault: &render::NotRust, notes: &mut Diagnostics) -> Stopped {
    let message = format!("what was printed is no Rust: {}: {}", fault.message, fault.item);
    let help = "this is a fault of specwright, not of the document; please report it with the document";
    notes.push(Diagnostic::new(&codes::check::BROKEN_INVARIANT, None, message).help(help));
    match notes.gate() {
        Err(stopped) => stopped,
        // The finding just made is an error, so the gate is shut.
        Ok(()) => Stopped::for_a_fault(),
    }
}

fn not_joined(file: &str, notes: &mut Diagnostics) -> Stopped {
    let message = format!("`{file}` cannot be joined to its module");
    notes.push(Diagnostic::new(&codes::output::BUG, None, message));
    match notes.gate() {
        Err(stopped) => stopped,
        Ok(()) => Stopped::for_a_fault(),
    }
}
