//! `specwright check`.

use std::time::Instant;

use similar::TextDiff;

use super::Exit;
use super::args::{self, Global};
use super::generate::write_report;
use super::target;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, codes::output as codes};
use crate::output::{Change, Plan};
use crate::project::{Cause, Project, Run};
use crate::report::Report;

pub(super) fn check(global: &Global, arguments: &args::Check, terminal: &mut Terminal) -> Exit {
    let start = Instant::now();
    let mut notes = Diagnostics::new().strict(global.strict);
    let Ok(project) = target::open(global, &arguments.target, &mut notes) else {
        terminal.notes(&notes);
        return Exit::BadInput;
    };
    let causes = project.causes();
    // A report tells of a run, so whoever wants one wants it to be done.
    if causes.is_empty() && !arguments.full && global.report.is_none() {
        terminal.say("the generated files are up to date\n");
        return Exit::Clean;
    }
    let run = project.run(global.strict);
    write_report(
        global,
        &project,
        &Report {
            run: &run,
            elapsed: start.elapsed(),
            written: false,
        },
        &mut notes,
    );
    let exit = verdict(&project, &run, &causes, terminal);
    terminal.notes(&notes);
    if notes.gate().is_err() { Exit::BadInput } else { exit }
}

fn verdict(project: &Project, run: &Run, causes: &[Cause], terminal: &mut Terminal) -> Exit {
    match &run.plan {
        Err(_) => {
            run.notes().for_each(|notes| terminal.notes(notes));
            Exit::BadInput
        }
        Ok(plan) if plan.changes.is_empty() => {
            terminal.say("the generated files are up to date\n");
            Exit::Clean
        }
        Ok(plan) => {
            terminal.notes(&stale(project, plan, causes));
            plan.changes.iter().for_each(|change| diff(change, terminal));
            Exit::Stale
        }
    }
}

/// One finding per cause; a changed generator of the same version is told by its effect alone.
fn stale(project: &Project, plan: &Plan, causes: &[Cause]) -> Diagnostics {
    let mut notes = Diagnostics::new();
    let help = format!("run `{}` and commit what it writes", project.config.command);
    let reasons: Vec<String> = match causes {
        [] => vec!["the generator prints something else".to_owned()],
        causes => causes.iter().map(Cause::to_string).collect(),
    };
    for (number, reason) in reasons.iter().enumerate() {
        let finding = Diagnostic::new(&codes::STALE, None, format!("the generated files are stale: {reason}"));
        let last = number + 1 == reasons.len();
        let files = plan
            .changes
            .iter()
            .map(|change| change.path.as_str())
            .collect::<Vec<_>>()
            .join(", ");
        notes.push(if last {
            finding.help(format!("{help}; it would change {files}"))
        } else {
            finding
        });
    }
    notes
}

pub(super) fn diff(change: &Change, terminal: &mut Terminal) {
    let [old, new] = [&change.old, &change.new].map(|text| text.as_deref().unwrap_or_default().replace("\r\n", "\n"));
    let name = |text: &Option<String>, side| {
        if text.is_some() {
            format!("{side}/{}", change.path)
        } else {
            "/dev/null".to_owned()
        }
    };
    let diff = TextDiff::from_lines(old.as_str(), new.as_str());
    let text = diff
        .unified_diff()
        .header(&name(&change.old, "a"), &name(&change.new, "b"))
        .to_string();
    text.lines().for_each(|line| terminal.line(line));
}
