//! `specwright watch`.
//!
//! Files are looked at ten times a second: there are few of them, editors replace files in ways that make the notices of
//! operating systems hard to read, and network file systems send none.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use super::Exit;
use super::args::{Global, Target};
use super::generate::generate;
use super::target;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostics;

const PAUSE: Duration = Duration::from_millis(100);

/// Generates, and generates again whenever something changes. It ends at once if there is nothing to look at.
pub(super) fn watch(global: &Global, arguments: &Target, terminal: &mut Terminal) -> Exit {
    let mut global = global.clone();
    if arguments.document.is_none() {
        // It is looked for once: when it is away for a moment, that of a folder above is another one.
        let mut notes = Diagnostics::new();
        global.config = target::configuration(&global, &mut notes).ok();
        terminal.notes(&notes);
        if global.config.is_none() {
            return Exit::BadInput;
        }
    }
    again_and_again(&global, arguments, terminal)
}

fn again_and_again(global: &Global, arguments: &Target, terminal: &mut Terminal) -> Exit {
    let mut seen = Seen::now(global, arguments);
    loop {
        generate(global, arguments, terminal);
        let now = Seen::now(global, arguments);
        if now.0.is_empty() {
            return Exit::BadInput;
        }
        if now.0.keys().any(|path| !seen.0.contains_key(path)) {
            // Nobody looked at these before they were read, so they may have changed since.
            seen = now;
            continue;
        }
        terminal.say("waiting for changes; end with Ctrl-C\n");
        seen = now.known_to(&seen).wait();
    }
}

/// Files, with their age and size.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen(BTreeMap<PathBuf, Stamp>);

/// `None`: the file is not there.
type Stamp = Option<(SystemTime, u64)>;

impl Seen {
    /// Everything that decides what is generated.
    fn now(global: &Global, arguments: &Target) -> Seen {
        let mut notes = Diagnostics::new();
        let mut paths = match target::open(global, arguments, &mut notes) {
            Ok(project) => project.inputs(),
            Err(_) => Vec::new(),
        };
        if arguments.document.is_none() {
            paths.extend(target::configuration(global, &mut Diagnostics::new()));
        }
        Seen(paths.into_iter().map(|path| (path.clone(), stamp(&path))).collect())
    }

    /// The same files as they were before: what changed in between counts as changed.
    fn known_to(self, before: &Seen) -> Seen {
        let paths = self.0.into_keys();
        Seen(
            paths
                .filter_map(|path| Some((path.clone(), *before.0.get(&path)?)))
                .collect(),
        )
    }

    fn again(&self) -> Seen {
        Seen(self.0.keys().map(|path| (path.clone(), stamp(path))).collect())
    }

    /// The files after the next change: when nobody is writing any more.
    fn wait(&self) -> Seen {
        let mut last = self.clone();
        loop {
            sleep(PAUSE);
            let now = self.again();
            if now != *self && now == last {
                return now;
            }
            last = now;
        }
    }
}

fn stamp(path: &PathBuf) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}
