//! `specwright update`: the one command that uses the network.

mod fetch;
mod location;
mod memory;

use std::time::{Duration, Instant};

use super::Exit;
use super::args::{Global, Update};
use super::check::diff;
use super::generate::write_report;
use super::target;
use super::terminal::Terminal;
use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, codes::update as codes};
use crate::load::{LoadOptions, Source, decode, normal};
use crate::lock::Digest;
use crate::normalize::normalize;
use crate::output::{Change, Plan, write};
use crate::project::{Project, Run};
use crate::report::{self, Report};

use fetch::{Answer, Limits, fetch};
use memory::Memory;

pub(super) fn update(global: &Global, arguments: &Update, terminal: &mut Terminal) -> Exit {
    let start = Instant::now();
    let mut notes = Diagnostics::new().strict(global.strict);
    let Ok(project) = target::configured(global, &mut notes) else {
        terminal.notes(&notes);
        return Exit::BadInput;
    };
    let mut memory = Memory::read(&project.folder, &mut notes);
    let news = news(&project, arguments, &mut memory, &mut notes, terminal);
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

/// A document that its vendor has changed.
struct News {
    vendor: String,
    change: Change,
}

/// Asks the servers; what fails stands in `notes`.
fn news(
    project: &Project,
    arguments: &Update,
    memory: &mut Memory,
    notes: &mut Diagnostics,
    terminal: &mut Terminal,
) -> Vec<News> {
    let limits = Limits {
        time: Duration::from_secs(arguments.timeout),
        size: arguments.max_size << 20,
    };
    let chosen = chosen(project, &arguments.vendors, notes);
    let news = chosen.into_iter().filter_map(|(vendor, source)| {
        let old = std::fs::read(project.document(&vendor.document));
        let old = old.ok().map(|bytes| decode(bytes).unwrap_or_else(|text| text));
        let digest = old.as_deref().map(Digest::of);
        let kept = memory.of(&vendor.name, source);
        let edited = kept.is_some_and(|kept| digest.as_ref().is_some_and(|digest| *digest != kept.digest));
        // What is there has to be what the server knows us to have.
        let known = kept.filter(|kept| Some(&kept.digest) == digest.as_ref());
        let fetched = match fetch(source, known, limits) {
            Ok(Answer::Document(fetched)) => fetched,
            Ok(Answer::NotModified) => {
                terminal.say(&format!("{}: not modified\n", vendor.name));
                return None;
            }
            Err(failure) => {
                let finding = Diagnostic::new(failure.code, None, format!("{}: {}", vendor.name, failure.message));
                notes.push(finding.help("nothing was written"));
                return None;
            }
        };
        memory.keep(&vendor.name, source, &fetched);
        if digest == Some(Digest::of(&fetched.text)) {
            terminal.say(&format!("{}: unchanged\n", vendor.name));
            return None;
        }
        if edited {
            notes.push(hand_edited(vendor));
        }
        let change = Change {
            path: vendor.document.clone(),
            old,
            new: Some(fetched.text),
        };
        let vendor = vendor.name.clone();
        Some(News { vendor, change })
    });
    news.collect()
}

/// The vendors to ask, and where.
fn chosen<'p>(project: &'p Project, names: &[String], notes: &mut Diagnostics) -> Vec<(&'p VendorConfig, &'p str)> {
    let vendors = &project.config.vendors;
    for name in names.iter().filter(|name| project.config.vendor(name).is_none()) {
        notes.push(target::no_vendor(&codes::NO_SOURCE, name, vendors));
    }
    let asked = |vendor: &&VendorConfig| names.is_empty() || names.contains(&vendor.name);
    let mut chosen = Vec::new();
    for vendor in vendors.iter().filter(asked) {
        match &vendor.source {
            Some(source) => chosen.push((vendor, source.as_str())),
            None if names.is_empty() => {}
            None => notes.push(without_source(&format!("`{}` has no `source`", vendor.name))),
        }
    }
    if chosen.is_empty() && names.is_empty() {
        notes.push(without_source("no vendor has a `source`"));
    }
    chosen
}

fn without_source(message: &str) -> Diagnostic {
    let help = "say in specwright.toml where the document is published: `source = \"https://…\"`";
    Diagnostic::new(&codes::NO_SOURCE, None, message).help(help)
}

fn hand_edited(vendor: &VendorConfig) -> Diagnostic {
    let message = format!("`{}` was changed by hand since it was fetched", vendor.document);
    Diagnostic::new(&codes::EDITED_DOCUMENT, None, message)
        .help("what was changed will be lost: keep it in an overlay (`overlays` in specwright.toml)")
}

/// What is to be done with what was fetched.
struct Work<'a> {
    global: &'a Global,
    arguments: &'a Update,
    start: Instant,
    /// What is to be kept of the fetches.
    kept: Option<Change>,
    news: Vec<News>,
}

impl Work<'_> {
    /// There is nothing new; what the server calls it may be.
    fn remember(&self, project: &Project, terminal: &mut Terminal) -> Exit {
        let changes = self.kept.clone().filter(|_| !self.arguments.dry_run);
        let plan = Plan {
            changes: changes.into_iter().collect(),
        };
        save(&plan, project, terminal)
    }

    fn carry_out(&self, mut project: Project, terminal: &mut Terminal) -> Exit {
        for news in &self.news {
            diff(&news.change, terminal);
            project.fetched(&news.change.path, news.change.new.clone().unwrap_or_default());
        }
        if self.arguments.no_generate {
            return self.documents(&project, terminal);
        }
        let run = project.run(self.global.strict);
        run.notes().for_each(|notes| terminal.notes(notes));
        self.others(&project, &run, terminal);
        let exit = match &run.plan {
            Ok(plan) => self.write(self.plan(&plan.changes), &project, terminal),
            Err(_) => {
                terminal.say("nothing is written: nothing can be generated from what was fetched\n");
                if self.news.iter().all(|news| judge(&project, news).gate().is_ok()) {
                    terminal.say("the document itself has no errors: `--no-generate` writes it alone\n");
                }
                Exit::BadInput
            }
        };
        self.conclude(&run, exit, terminal)
    }

    /// Names the files that were not fetched.
    fn others(&self, project: &Project, run: &Run, terminal: &mut Terminal) {
        for read in run
            .vendors
            .iter()
            .filter(|run| self.news.iter().any(|news| news.vendor == run.name))
        {
            let Some(vendor) = project.config.vendor(&read.name) else {
                continue;
            };
            let is_other = |path: &&String| **path != vendor.document && !vendor.overlays.contains(path);
            let others: Vec<&str> = read.read.keys().filter(is_other).map(String::as_str).collect();
            if !others.is_empty() {
                let others = others.join(", ");
                terminal.say(&format!(
                    "{}: only {} is fetched, not {others}\n",
                    read.name, vendor.document
                ));
            }
        }
    }

    fn conclude(&self, run: &Run, exit: Exit, terminal: &mut Terminal) -> Exit {
        let report = Report {
            run,
            elapsed: self.start.elapsed(),
            written: exit == Exit::Clean,
        };
        let mut notes = Diagnostics::new();
        write_report(self.global.report.as_deref(), &report, &mut notes);
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
        let judged: Vec<Diagnostics> = self.news.iter().map(|news| judge(project, news)).collect();
        judged.iter().for_each(|notes| terminal.notes(notes));
        if judged.iter().any(|notes| notes.gate().is_err()) {
            terminal.say("nothing is written: what was fetched has errors\n");
            return Exit::BadInput;
        }
        let exit = self.write(self.plan(&[]), project, terminal);
        if exit == Exit::Clean {
            terminal.say(&format!("now run `{}`\n", project.config.command));
        }
        exit
    }

    /// The documents come first: if the power fails in between, `check` tells that the files are older.
    fn plan(&self, generated: &[Change]) -> Plan {
        let documents = self.news.iter().map(|news| news.change.clone());
        let changes = documents.chain(generated.iter().cloned()).chain(self.kept.clone());
        Plan {
            changes: changes.collect(),
        }
    }

    fn write(&self, plan: Plan, project: &Project, terminal: &mut Terminal) -> Exit {
        if self.arguments.dry_run {
            terminal.say("nothing is written: `--dry-run`\n");
            return Exit::Stale;
        }
        let consent = match self.arguments.yes {
            true => Some(true),
            false => terminal.ask(&self.question()),
        };
        match consent {
            Some(true) => save(&plan, project, terminal),
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
        let documents: Vec<String> = self.news.iter().map(|news| format!("`{}`", news.change.path)).collect();
        let then = if self.arguments.no_generate {
            ""
        } else {
            ", and regenerate"
        };
        format!("write {}{then}?", documents.join(", "))
    }
}

/// What there is to say about what was fetched, by itself.
fn judge(project: &Project, news: &News) -> Diagnostics {
    let mut notes = Diagnostics::new();
    let options = LoadOptions {
        project: project.folder.clone(),
        given: [(normal(&news.change.path), news.change.new.clone().unwrap_or_default())].into(),
        ..LoadOptions::default()
    };
    if let Ok(source) = Source::load(news.change.path.as_ref(), &options, &mut notes) {
        normalize(&source, &mut notes);
    }
    notes
}

fn save(plan: &Plan, project: &Project, terminal: &mut Terminal) -> Exit {
    let mut notes = Diagnostics::new();
    let written = write(plan, &project.folder, None, &mut notes);
    terminal.notes(&notes);
    match written {
        Ok(()) => Exit::Clean,
        Err(_) => Exit::BadInput,
    }
}
