//! Importing, and findings on a line each.

use std::fs;
use std::path::{Path, PathBuf};

use specwright::diagnostic::Diagnostics;
use specwright::import::{Options, Page, import};

/// The document, if there is one, and the findings.
pub(crate) fn imported(pages: &[Page]) -> (Option<String>, String) {
    let mut notes = Diagnostics::new();
    let document = import(pages, &Options::default(), &mut notes).ok();
    (document, brief(&notes))
}

/// `warning[code] page.md:3: message`
pub(crate) fn brief(notes: &Diagnostics) -> String {
    let mut lines = String::new();
    for finding in notes.sorted() {
        let at = finding.place.as_ref().and_then(|place| {
            let text = notes.file(place.file)?;
            Some(format!(" {}:{}", text.name, text.line_column(text.span(place).start).0))
        });
        let at = at.unwrap_or_default();
        lines.push_str(&format!(
            "{}[{}]{at}: {}\n",
            finding.severity, finding.code.name, finding.message
        ));
    }
    lines
}

pub(crate) fn page(name: &str, text: &str) -> Page {
    Page {
        name: name.to_owned(),
        text: text.to_owned(),
        listed: false,
    }
}

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The folders of `cases/`, with their names.
pub(crate) fn cases() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/cases");
    let mut found: Vec<(String, PathBuf)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .collect();
    found.sort();
    found
}
