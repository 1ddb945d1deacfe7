//! `specwright import`.

use std::fs;
use std::path::{Path, PathBuf};

use super::Exit;
use super::args::{self, Global, MessageFormat};
use super::file;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};
use crate::import::{Options, Page, import as imported, listed};
use crate::load::Text;
use crate::project::relative;

pub(super) fn import(global: &Global, arguments: &args::Import, terminal: &mut Terminal) -> Exit {
    let mut notes = Diagnostics::new().strict(global.strict);
    if arguments.out.is_none() && global.message_format == MessageFormat::Json {
        let message = "with `--message-format json` the document needs a file of its own";
        notes.push(Diagnostic::new(&codes::output::WRITE_FAILED, None, message).help("name one with `--out`"));
    }
    let pages = pages(arguments, &mut notes);
    let options = Options {
        title: arguments.title.clone(),
    };
    let folder = folder(arguments);
    let read = pages.iter().map(|page| folder.join(&page.name));
    let read = read.chain(arguments.pages.iter().cloned());
    let spared = file::spare(arguments.out.as_deref(), read, &mut notes);
    let document = spared.and_then(|()| imported(&pages, &options, &mut notes));
    if let Ok(document) = &document {
        save(arguments.out.as_deref(), document, terminal, &mut notes);
    }
    terminal.notes(&notes);
    match document {
        Ok(_) if notes.gate().is_ok() => Exit::Clean,
        _ => Exit::BadInput,
    }
}

fn save(out: Option<&Path>, document: &str, terminal: &mut Terminal, notes: &mut Diagnostics) {
    match out {
        // Whether it was written, `notes` says.
        Some(out) => {
            let _ = file::write(out, document, notes);
        }
        None => terminal.say(document),
    }
}

/// The folder that the names of pages are relative to.
fn folder(arguments: &args::Import) -> &Path {
    let folder = arguments.out.as_deref().and_then(Path::parent);
    folder
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// The pages that are named, and those that lists among them name.
fn pages(arguments: &args::Import, notes: &mut Diagnostics) -> Vec<Page> {
    let folder = folder(arguments);
    let name = |path: &Path| relative(folder, path).to_string_lossy().replace('\\', "/");
    let mut pages = Vec::new();
    for path in &arguments.pages {
        let Some(text) = read(path, notes) else { continue };
        let page = Page {
            name: name(path),
            text,
            listed: false,
        };
        if path.file_name().is_some_and(|name| name == "llms.txt") {
            of_list(path, &page, &name, &mut pages, notes);
        } else {
            pages.push(page);
        }
    }
    pages
}

fn read(path: &Path, notes: &mut Diagnostics) -> Option<String> {
    match fs::read(path) {
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => {
            let message = format!("cannot read `{}`: {error}", path.display());
            let finding = Diagnostic::new(&codes::load::UNREADABLE_FILE, None, message);
            notes.push(finding.help("check the path and the permissions of the file"));
            None
        }
    }
}

/// The pages of a list: files beside it, by the paths of their URLs.
fn of_list(path: &Path, list: &Page, name: &impl Fn(&Path) -> String, pages: &mut Vec<Page>, notes: &mut Diagnostics) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut text = None;
    for page in listed(&list.text) {
        let Some(file) = file(folder, &page.path) else {
            let text =
                text.get_or_insert_with(|| std::sync::Arc::new(Text::new(list.name.as_str(), list.text.as_str())));
            let (start, end) = (text.line_start(page.line), text.line_start(page.line + 1));
            let place = Place::bytes(notes.add_file(text.clone()), start, end);
            let message = format!(
                "`{}` lists `{}`, and there is no such file beside it",
                list.name, page.path
            );
            notes.push(
                Diagnostic::new(&codes::import::MISSING_PAGE, place, message).help("fetch the page, and put it there"),
            );
            continue;
        };
        if let Some(text) = read(&file, notes) {
            pages.push(Page {
                name: name(&file),
                text,
                listed: true,
            });
        }
    }
}

/// The file of a page: its path, the end of its path, or either with an extension.
fn file(folder: &Path, page: &str) -> Option<PathBuf> {
    let mut rest = page;
    loop {
        for end in ["", ".md", ".mdx"] {
            let file = folder.join(format!("{rest}{end}"));
            if file.is_file() {
                return Some(file);
            }
        }
        // A site may live below a folder of its host: `/docs/api/create.md`.
        rest = rest.split_once('/')?.1;
    }
}
