//! From file to file, along the references.

use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::Arc;

use super::files::Files;
use super::refs::Reference;
use super::resolve::{self, Target};
use super::{FileId, Source, SourceFile, Text, Value, decode, foreign, overlay, read, refs};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Stopped, codes};

/// Reads the entry document, has the overlays change it, and reads what it reaches within the open folders then, breadth
/// first.
pub(super) fn follow(
    entry: &str,
    overlays: &[String],
    files: &Files<'_>,
    open: &[String],
    notes: &mut Diagnostics,
) -> Result<Source, Stopped> {
    let source = Source {
        files: Vec::new(),
        by_name: HashMap::new(),
        overlays: Vec::new(),
        trail: None,
    };
    let mut follow = Follow {
        files,
        open,
        notes,
        source,
        refused: HashSet::new(),
    };
    follow.entry(entry);
    if !overlays.is_empty() {
        // An overlay has nothing to say about what could not be read.
        follow.notes.stop_on_errors()?;
        follow.overlays(overlays);
        follow.notes.stop_on_errors()?;
    }
    let mut next = 0;
    while let Some(file) = follow.source.files.get(next) {
        let references = refs::of(&file.root);
        let from = FileId(next as u32);
        references
            .into_iter()
            .for_each(|reference| follow.reference(from, &reference));
        next += 1;
    }
    follow.notes.stop_on_errors()?;
    Ok(follow.source)
}

struct Follow<'a> {
    files: &'a Files<'a>,
    open: &'a [String],
    notes: &'a mut Diagnostics,
    source: Source,
    /// What is not there or may not be read, so that each is reported once.
    refused: HashSet<String>,
}

impl Follow<'_> {
    fn entry(&mut self, name: &str) {
        match self.files.read(name) {
            Ok(bytes) => self.add(name, bytes, true),
            Err(error) => self.notes.push(self.unreadable(name, &error)),
        }
    }

    /// Reads the overlays and lets them change the entry document. It stays among the files as it was written, as a file
    /// of its own, and the overlays after it: they are what places lead to.
    fn overlays(&mut self, names: &[String]) {
        let Some(entry) = self.source.files.first_mut() else {
            return;
        };
        let (text, root) = (entry.text.clone(), std::mem::replace(&mut entry.root, Value::Null));
        let written = self.notes.add_file(text.clone());
        self.notes.overlay(written);
        let mut overlaid = overlay::Overlaid::new(root, written, &text.name);
        self.push(text, Value::Null);
        for name in names {
            let Some((id, overlay)) = self.overlay(name) else {
                continue;
            };
            self.source.overlays.push(id);
            overlaid.apply(&overlay, self.notes);
        }
        let trail = Arc::new(overlaid.trail);
        self.notes.overlaid(trail.clone());
        self.source.trail = Some(trail);
        if let Some(entry) = self.source.files.first_mut() {
            entry.root = overlaid.root;
        }
    }

    fn overlay(&mut self, name: &str) -> Option<(FileId, overlay::Overlay)> {
        let bytes = match self.files.read_named(name) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.notes.push(self.unreadable(name, &error));
                return None;
            }
        };
        let (id, text, is_text) = self.text(name, bytes);
        self.push(text.clone(), Value::Null);
        let root = is_text.then(|| read::read(id, &text, self.notes)).flatten()?;
        let overlay = overlay::read(id, &root, self.notes);
        self.extends(id, &text.name, overlay.extends.as_deref());
        Some((id, overlay))
    }

    /// Says so if an overlay is meant for another document.
    fn extends(&mut self, overlay: FileId, name: &str, extends: Option<&str>) {
        let Some(entry) = self.source.files.first() else { return };
        let Some(Target::File(meant)) = extends.and_then(|meant| resolve::target(name, resolve::path(meant))) else {
            return;
        };
        if meant == *entry.name {
            return;
        }
        let message = format!("the overlay is for `{meant}`, and changes `{}`", entry.name);
        let place = Place::value(overlay, "/extends");
        let finding = Diagnostic::new(&codes::overlay::EXTENDS, place, message);
        self.notes
            .push(finding.help("if that is right, mend `extends` or take it out"));
    }

    fn reference(&mut self, from: FileId, reference: &Reference) {
        let Some(file) = self.source.file(from) else { return };
        let place = Place::value(from, reference.pointer.as_str());
        match resolve::target(&file.name, &reference.path) {
            None => {}
            Some(Target::File(name)) => self.file(&name, reference, place),
            Some(Target::Url(url)) => self.url(&url, reference, place),
        }
    }

    fn file(&mut self, name: &str, reference: &Reference, place: Place) {
        if self.source.by_name.contains_key(name) || self.refused.contains(name) {
            return;
        }
        if !self.open.iter().any(|folder| resolve::within(folder, name)) {
            return self.refuse(name, outside(name, reference, place));
        }
        match self.files.read(name) {
            Ok(bytes) => self.add(name, bytes, false),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                self.refuse(name, outside(name, reference, place));
            }
            // `$ref: Pet` was meant as a name, not as a file; whoever resolves references says so.
            Err(_) if is_bare_name(reference) => {}
            Err(error) => self.refuse(name, self.missing(name, &error, place)),
        }
    }

    fn url(&mut self, url: &str, reference: &Reference, place: Place) {
        let root = self
            .source
            .files
            .first()
            .map_or("", |entry| resolve::folder(&entry.name))
            .to_owned();
        let copy = resolve::vendored(&root, url);
        if let Some(copy) = &copy {
            if self.source.by_name.contains_key(copy.as_str()) {
                return;
            }
            if let Ok(bytes) = self.files.read(copy) {
                return self.add(copy, bytes, false);
            }
        }
        if !self.refused.contains(url) {
            self.refuse(url, remote(url, copy.as_deref(), reference, place));
        }
    }

    fn refuse(&mut self, target: &str, finding: Diagnostic) {
        self.refused.insert(target.to_owned());
        self.notes.push(finding);
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>, entry: bool) {
        let (id, text, is_text) = self.text(name, bytes);
        let root = if !is_text {
            None
        } else if entry || is_structured(name) {
            read::read(id, &text, self.notes)
        } else {
            Some(Value::String(text.text.to_string()))
        };
        self.source.by_name.insert(text.name.clone(), id);
        self.push(text, root.unwrap_or(Value::Null));
    }

    /// Makes the text of a file known; and whether it is one.
    fn text(&mut self, name: &str, bytes: Vec<u8>) -> (FileId, Arc<Text>, bool) {
        let decoded = decode::decode(bytes);
        let is_text = decoded.is_ok();
        let (Ok(content) | Err(content)) = decoded;
        let text = Arc::new(Text::new(name, content));
        let id = self.notes.add_file(text.clone());
        if !is_text {
            self.notes
                .push(foreign::in_text(id, &text).unwrap_or_else(|| not_text(id, &text)));
        }
        (id, text, is_text)
    }

    fn push(&mut self, text: Arc<Text>, root: Value) {
        self.source.files.push(SourceFile {
            name: text.name.clone(),
            text,
            root,
        });
    }

    fn unreadable(&self, name: &str, error: &io::Error) -> Diagnostic {
        let message = format!("cannot read `{name}`: {}", reason(error));
        let similar = self
            .files
            .similar(name)
            .filter(|_| error.kind() == io::ErrorKind::NotFound);
        let help = match similar {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => "check the path and the permissions of the file".to_owned(),
        };
        Diagnostic::new(&codes::load::UNREADABLE_FILE, None, message).help(help)
    }

    fn missing(&self, name: &str, error: &io::Error, place: Place) -> Diagnostic {
        let message = format!("cannot read `{name}`: {}", reason(error));
        let help = match self.files.similar(name) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => "check the path; it is relative to the file in which it stands".to_owned(),
        };
        Diagnostic::new(&codes::load::MISSING_FILE, place, message)
            .label("leads nowhere")
            .help(help)
    }
}

fn outside(name: &str, reference: &Reference, place: Place) -> Diagnostic {
    let message = format!("`{}` leads out of the document's folder", reference.path);
    let help = format!(
        "if the document may read it, allow its folder: `allow = [{:?}]`",
        resolve::folder(name)
    );
    Diagnostic::new(&codes::load::OUTSIDE_FOLDER, place, message)
        .label("not read")
        .help(help)
}

fn remote(url: &str, copy: Option<&str>, reference: &Reference, place: Place) -> Diagnostic {
    let message = format!("`{url}` is not on this disk, and generating never uses the network");
    let help = match copy {
        // The command will be pasted into a shell, so it must not say more than it shows.
        Some(copy) if is_harmless(url) && is_harmless(copy) => {
            format!(
                "keep a copy beside the document; it will be found there:\n`curl --create-dirs -fLo '{copy}' '{url}'`"
            )
        }
        Some(_) | None => {
            format!(
                "copy what it leads to into the document's folder, and write its path before `{}`",
                reference.fragment
            )
        }
    };
    Diagnostic::new(&codes::load::REMOTE_REFERENCE, place, message)
        .label("not read")
        .help(help)
}

fn not_text(file: FileId, text: &Text) -> Diagnostic {
    let at = text.text.find(char::REPLACEMENT_CHARACTER).unwrap_or(text.text.len());
    let place = Place::bytes(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    Diagnostic::new(
        &codes::load::NOT_UTF8,
        place,
        format!("`{}` is not a UTF-8 text", text.name),
    )
    .label("no character is encoded like this")
    .help("save the file as UTF-8")
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => error.to_string(),
    }
}

fn is_bare_name(reference: &Reference) -> bool {
    reference.fragment.is_empty() && !reference.path.contains(['/', '.', '\\'])
}

/// Whether a file's name says that there are values in it, not prose.
fn is_structured(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    match file.rsplit_once('.') {
        Some((_, extension)) => matches!(
            extension,
            "yaml" | "yml" | "json" | "jsonc" | "oas" | "openapi" | "swagger"
        ),
        None => true,
    }
}

fn is_harmless(argument: &str) -> bool {
    argument
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "-._~:/?#[]@!&()*+,;=% ".contains(c))
}
