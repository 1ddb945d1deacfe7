//! `specwright update`: the one command that uses the network.

mod document;
mod fetch;
mod location;
mod memory;
mod news;
mod owner;
mod work;

use std::time::Instant;

use super::Exit;
use super::args::{Global, Update};
use super::target;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostics;

use memory::Memory;
use work::Work;

pub(super) fn update(global: &Global, arguments: &Update, terminal: &mut Terminal) -> Exit {
    let start = Instant::now();
    let mut notes = Diagnostics::new().strict(global.strict);
    let Ok(project) = target::configured(global, &mut notes) else {
        terminal.notes(&notes);
        return Exit::BadInput;
    };
    let mut memory = Memory::read(&project.folder, &mut notes);
    let news = news::news(&project, arguments, &mut memory, &mut notes, terminal);
    terminal.notes(&notes);
    if notes.gate().is_err() {
        return Exit::BadInput;
    }
    let work = Work {
        global,
        arguments,
        start,
        kept: memory.change(&project.folder),
        news,
    };
    match work.news.as_slice() {
        [] => work.remember(&project, terminal),
        _ => work.carry_out(project, terminal),
    }
}
