//! `specwright generate`.

use std::time::Instant;

use super::Exit;
use super::args::{Global, Target};
use super::file;
use super::target;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostics;
use crate::output::write;
use crate::project::{Project, Run};
use crate::report::{self, Report};

pub(super) fn generate(global: &Global, arguments: &Target, terminal: &mut Terminal) -> Exit {
    let start = Instant::now();
    let mut notes = Diagnostics::new().strict(global.strict);
    let Ok(project) = target::open(global, arguments, &mut notes) else {
        terminal.notes(&notes);
        return Exit::BadInput;
    };
    let run = project.run(global.strict);
    let written = save(&project, &run, &mut notes);
    let report = Report {
        run: &run,
        elapsed: start.elapsed(),
        written,
    };
    write_report(global, &project, &report, &mut notes);

    run.notes().for_each(|notes| terminal.notes(notes));
    terminal.notes(&notes);
    terminal.say(&report::table(&report));
    match notes.gate() {
        Ok(()) if !written => Exit::BadInput,
        Ok(()) if run.is_incomplete() => Exit::Incomplete,
        Ok(()) => Exit::Clean,
        Err(_) => Exit::BadInput,
    }
}

fn save(project: &Project, run: &Run, notes: &mut Diagnostics) -> bool {
    run.plan
        .as_ref()
        .is_ok_and(|plan| write(plan, &project.folder, None, notes).is_ok())
}

pub(super) fn write_report(global: &Global, project: &Project, report: &Report<'_>, notes: &mut Diagnostics) {
    let Some(path) = &global.report else { return };
    // Only a run knows all files of a document, and all that it has written.
    let spared = file::spare(Some(path), project.watched(Some(report.run)), notes);
    // Whether it was written, `notes` says.
    let _ = spared.and_then(|()| file::write(path, &report::json(report), notes));
}
