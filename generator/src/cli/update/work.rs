//! What is done with what was fetched: it is shown, generated from, and written after consent.

use std::time::Instant;

use super::news::News;
use crate::cli::Exit;
use crate::cli::args::{Global, Update};
use crate::cli::check;
use crate::cli::diff::{State, Suppressions, of_fetched};
use crate::cli::generate::write_report;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostics;
use crate::diff;
use crate::output::{self, Change, Plan};
use crate::project::{Project, Run};
use crate::report::{self, Report};

/// What is to be done with what was fetched.
pub(super) struct Work<'a> {
    pub(super) global: &'a Global,
    pub(super) arguments: &'a Update,
    pub(super) start: Instant,
    /// What is to be kept of the fetches.
    pub(super) kept: Option<Change>,
    pub(super) news: Vec<News>,
}

impl Work<'_> {
    /// There is nothing new; what the server calls it may be.
    pub(super) fn remember(&self, project: &Project, terminal: &mut Terminal) -> Exit {
        let changes = self.kept.clone().filter(|_| !self.arguments.dry_run);
        save(changes.into_iter().collect(), Vec::new(), project, terminal)
    }

    pub(super) fn carry_out(&self, mut project: Project, terminal: &mut Terminal) -> Exit {
        self.show(&project, terminal);
        for news in &self.news {
            project.fetched(news.given());
        }
        if self.arguments.no_generate {
            return self.documents(&project, terminal);
        }
        let run = project.run(self.global.strict);
        run.notes().for_each(|notes| terminal.notes(notes));
        let exit = match &run.plan {
            Ok(generated) => self.write(generated, &project, terminal),
            Err(_) => {
                terminal.say("nothing is written: nothing can be generated from what was fetched\n");
                if self.news.iter().all(|news| news.judge().gate().is_ok()) {
                    terminal.say("the document itself has no errors: `--no-generate` writes it alone\n");
                }
                Exit::BadInput
            }
        };
        self.conclude(&project, &run, exit, terminal)
    }

    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.news.iter().flat_map(|news| &news.changes)
    }

    /// Shows what the news mean for the users of the bindings; as lines of text where somebody asked for them, or where there
    /// is nothing to compare them with.
    fn show(&self, project: &Project, terminal: &mut Terminal) {
        let state = State::here(self.global, &mut Diagnostics::new()).ok().flatten();
        let mut suppressions = Suppressions::of(state.as_ref(), false);
        for news in &self.news {
            let vendor = project.config.vendor(&news.vendor).filter(|_| !self.arguments.text);
            let compared = match (&state, vendor) {
                (Some(state), Some(vendor)) => {
                    let (compared, notes) = of_fetched(state, vendor, &news.given());
                    notes.iter().for_each(|notes| terminal.notes(notes));
                    compared
                }
                (None, _) | (_, None) => None,
            };
            match compared {
                Some(mut compared) => {
                    suppressions.apply(Some(&news.vendor), &mut compared);
                    let report = diff::report::Report {
                        documents: vec![compared],
                    };
                    let coloured = terminal.coloured(&std::io::stdout());
                    terminal.say(&format!("{}\n", diff::report::text(&report, coloured)));
                }
                // It may be a page to sign in, or anything: what is wrong with it is said below.
                None if !self.arguments.text && news.judge().gate().is_err() => terminal.say(&format!(
                    "{}: what was fetched cannot be read as a document; `--text` shows its lines\n",
                    news.vendor
                )),
                None => news.changes.iter().for_each(|change| check::diff(change, terminal)),
            }
        }
        terminal.notes(suppressions.notes());
    }

    fn conclude(&self, project: &Project, run: &Run, exit: Exit, terminal: &mut Terminal) -> Exit {
        let report = Report {
            run,
            elapsed: self.start.elapsed(),
            written: exit == Exit::Clean,
        };
        let mut notes = Diagnostics::new();
        write_report(self.global, project, &report, &mut notes);
        terminal.notes(&notes);
        if exit == Exit::Clean {
            terminal.say(&report::table(&report));
        }
        match exit {
            _ if notes.gate().is_err() => Exit::BadInput,
            Exit::Clean if run.is_incomplete() => Exit::Incomplete,
            exit => exit,
        }
    }

    /// Writes the documents alone.
    fn documents(&self, project: &Project, terminal: &mut Terminal) -> Exit {
        let judged: Vec<Diagnostics> = self.news.iter().map(News::judge).collect();
        judged.iter().for_each(|notes| terminal.notes(notes));
        if judged.iter().any(|notes| notes.gate().is_err()) {
            terminal.say("nothing is written: what was fetched has errors\n");
            return Exit::BadInput;
        }
        let exit = self.write(&Plan::default(), project, terminal);
        if exit == Exit::Clean {
            terminal.say(&format!("now run `{}`\n", project.config.command));
        }
        exit
    }

    /// The documents come first: if the power fails in between, `check` tells that the files are older.
    fn write(&self, generated: &Plan, project: &Project, terminal: &mut Terminal) -> Exit {
        if self.arguments.dry_run {
            terminal.say("nothing is written: `--dry-run`\n");
            return Exit::Stale;
        }
        let consent = match self.arguments.yes {
            true => Some(true),
            false => terminal.ask(&self.question()),
        };
        match consent {
            Some(true) => {
                let changes = self.changes().chain(&generated.changes).chain(&self.kept);
                save(
                    changes.cloned().collect(),
                    generated.leftovers.clone(),
                    project,
                    terminal,
                )
            }
            Some(false) => {
                terminal.say("nothing is written\n");
                Exit::Stale
            }
            None => {
                terminal.say("nothing is written: there is nobody to ask; `--yes` writes without asking\n");
                Exit::Stale
            }
        }
    }

    fn question(&self) -> String {
        let named = |removed: bool| {
            let changes = self.changes().filter(move |change| change.new.is_none() == removed);
            let paths: Vec<String> = changes.map(|change| format!("`{}`", change.path)).collect();
            paths.join(", ")
        };
        let (written, removed) = (named(false), named(true));
        let mut deeds = Vec::new();
        if !written.is_empty() {
            deeds.push(format!("write {written}"));
        }
        if !removed.is_empty() {
            deeds.push(format!("remove {removed}"));
        }
        if !self.arguments.no_generate {
            deeds.push("and regenerate".to_owned());
        }
        format!("{}?", deeds.join(", "))
    }
}

/// What an earlier update has left behind is removed with what an earlier run has.
fn save(changes: Vec<Change>, mut leftovers: Vec<String>, project: &Project, terminal: &mut Terminal) -> Exit {
    let mut notes = Diagnostics::new();
    let documents = changes.iter().map(|change| change.path.as_str());
    leftovers.extend(output::leftovers(&project.folder, documents));
    let plan = Plan { changes, leftovers };
    let written = output::write(&plan, &project.folder, None, &mut notes);
    terminal.notes(&notes);
    match written {
        Ok(()) => Exit::Clean,
        Err(_) => Exit::BadInput,
    }
}
