//! What cargo tells a build script, and what the script tells cargo.

use std::env;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostics, Severity, Style};

/// Makes a stale tree an error instead of bringing it up to date.
pub(super) const FROZEN: &str = "SPECWRIGHT_FROZEN";

/// What a build script knows of its surroundings.
pub(super) struct Environment {
    /// Where it may write.
    pub(super) out_dir: PathBuf,
    /// Whether stale files are an error.
    pub(super) frozen: bool,
}

/// What a build script has to say: the lines for cargo, and whether the build goes on.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// For cargo, on standard output.
    pub(super) lines: Vec<String>,
    /// For a person, on standard error.
    pub(super) drawn: String,
    /// Whether the build ends here.
    pub(super) failed: bool,
}

impl Environment {
    pub(super) fn read() -> Environment {
        let frozen = env::var_os(FROZEN).is_some_and(|value| !value.is_empty() && value != "0");
        Environment {
            out_dir: env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default(),
            frozen,
        }
    }
}

impl Verdict {
    pub(super) fn watch(&mut self, path: &std::path::Path) {
        self.lines.push(format!("cargo:rerun-if-changed={}", path.display()));
    }

    /// Warnings go through cargo, which shows them for packages in the workspace and keeps quiet about dependencies.
    pub(super) fn report(&mut self, notes: &Diagnostics) {
        let stopped = notes.gate().is_err();
        self.failed |= stopped;
        if stopped {
            self.drawn.push_str(&notes.draw(Style {
                colour: false,
                unicode: true,
            }));
            return;
        }
        for note in notes
            .sorted()
            .into_iter()
            .filter(|note| note.severity == Severity::Warning)
        {
            let message = note.message.replace('\n', " ");
            let file = note
                .place
                .as_ref()
                .and_then(|place| notes.file(notes.written(place).file))
                .map(|text| format!(" ({})", text.name));
            self.lines.push(format!(
                "cargo:warning={}: {message}{}",
                note.code.name,
                file.unwrap_or_default()
            ));
        }
    }

    /// Ends the script, without a panic: its backtrace would bury what we say.
    pub(super) fn conclude(self) {
        eprint!("{}", self.drawn);
        if self.failed {
            // Cargo would show the lines that are for it, and runs a failed script again in any case.
            std::process::exit(1);
        }
        for line in &self.lines {
            println!("{line}");
        }
    }
}
