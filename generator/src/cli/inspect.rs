//! `specwright inspect`.

use std::path::PathBuf;

use super::Exit;
use super::args::{self, Global, Page};
use super::file;
use super::terminal::Terminal;
use crate::config::VendorConfig;
use crate::diagnostic::Diagnostics;
use crate::inspect::inspect as look;
use crate::load::{LoadOptions, Source};

pub(super) fn inspect(global: &Global, arguments: &args::Inspect, terminal: &mut Terminal) -> Exit {
    let mut notes = Diagnostics::new().strict(global.strict);
    let name = arguments.document.to_string_lossy().replace('\\', "/");
    let found = Source::load(&arguments.document, &LoadOptions::default(), &mut notes)
        .and_then(|source| {
            let read = source.files.iter().map(|file| PathBuf::from(&*file.name));
            let read = read.chain([arguments.document.clone()]);
            file::spare(arguments.out.as_deref(), read, &mut notes)?;
            Ok(source)
        })
        .and_then(|source| look(&source, &VendorConfig::new("api", &name), &mut notes));
    let Ok(found) = found else {
        terminal.notes(&notes);
        return Exit::BadInput;
    };
    let text = match arguments.format {
        Page::Text => found.text(),
        Page::Json => found.json(),
        Page::Html => found.html(),
    };
    let Some(out) = &arguments.out else {
        terminal.print(&text);
        return Exit::Clean;
    };
    let mut notes = Diagnostics::new();
    let written = file::write(out, &text, &mut notes);
    terminal.notes(&notes);
    written.map_or(Exit::BadInput, |()| Exit::Clean)
}
