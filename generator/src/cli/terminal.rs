//! Where things are printed.

#[cfg(feature = "update")]
use std::io::IsTerminal as _;
use std::io::{self, Write as _};

use super::args::{Color, MessageFormat};
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, Style, codes::output as codes};

/// Findings, tables and diffs for a person, or findings for a program.
pub(super) struct Terminal {
    pub(super) format: MessageFormat,
    color: Color,
    /// Why standard output could not be written, the first time.
    fault: Option<io::Error>,
}

impl Terminal {
    pub(super) fn new(color: Color, format: MessageFormat) -> Terminal {
        Terminal {
            format,
            color,
            fault: None,
        }
    }

    /// Ends the printing. What could not be printed is lost, and whoever asked for it is told; unless it was he who closed the
    /// pipe, as `head` does.
    pub(super) fn end(mut self) -> Result<(), Stopped> {
        self.out("");
        let mut notes = Diagnostics::new();
        if let Some(error) = self.fault.take().filter(|it| it.kind() != io::ErrorKind::BrokenPipe) {
            let message = format!("cannot write to standard output: {error}");
            notes.push(Diagnostic::new(&codes::WRITE_FAILED, None, message));
        }
        // Where findings go to standard output, this one cannot.
        self.draw(&notes);
        notes.gate()
    }

    fn out(&mut self, text: &str) {
        if self.fault.is_none() {
            let mut stdout = io::stdout().lock();
            let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
            self.tried(written);
        }
    }

    /// Remembers what became of printing.
    pub(super) fn tried(&mut self, printed: io::Result<()>) {
        self.fault = self.fault.take().or(printed.err());
    }

    fn draw(&self, notes: &Diagnostics) {
        let style = Style {
            colour: self.coloured(&io::stderr()),
            unicode: true,
        };
        let _ = io::stderr().write_all(notes.draw(style).as_bytes());
    }

    /// Prints findings: drawn on standard error, or as JSON on standard output.
    pub(super) fn notes(&mut self, notes: &Diagnostics) {
        match self.format {
            MessageFormat::Human => self.draw(notes),
            MessageFormat::Json => self.out(&notes.to_json_lines()),
        }
    }

    /// Prints what a person asked for. A program reads the findings, and `--report`.
    pub(super) fn say(&mut self, text: &str) {
        if self.format == MessageFormat::Human {
            self.out(text);
        }
    }

    /// Prints what was asked for in a form of its own.
    pub(super) fn print(&mut self, text: &str) {
        self.out(text);
    }

    /// Asks a question to which `y` is yes. Without a person to answer there is no answer.
    #[cfg(feature = "update")]
    pub(super) fn ask(&mut self, question: &str) -> Option<bool> {
        if self.format == MessageFormat::Json || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        let _ = write!(io::stderr(), "{question} [y/N] ");
        let mut answer = String::new();
        let _ = io::stdin().read_line(&mut answer);
        let answer = answer.trim();
        Some(answer.eq_ignore_ascii_case("y") || answer.eq_ignore_ascii_case("yes"))
    }

    /// Prints a line of a diff.
    pub(super) fn line(&mut self, line: &str) {
        let colour = match line.as_bytes().first() {
            Some(b'+') => "\x1b[32m",
            Some(b'-') => "\x1b[31m",
            Some(b'@') => "\x1b[36m",
            _ => "",
        };
        match self.coloured(&io::stdout()) && !colour.is_empty() {
            true => self.say(&format!("{colour}{line}\x1b[0m\n")),
            false => self.say(&format!("{line}\n")),
        }
    }

    /// Whether to use colours there.
    pub(super) fn coloured(&self, stream: &impl io::IsTerminal) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            // https://no-color.org: set to anything but nothing.
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                stream.is_terminal() && !refused && !dumb
            }
        }
    }
}
