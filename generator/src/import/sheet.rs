//! A page at hand: its text, and places by line.

use std::sync::Arc;

use super::Page;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::load::{FileId, Text};

/// A page at hand.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) text: Arc<Text>,
    pub(super) listed: bool,
    file: FileId,
}

impl Sheet {
    pub(super) fn new(page: &Page, notes: &mut Diagnostics) -> Sheet {
        let text = Arc::new(Text::new(page.name.as_str(), page.text.as_str()));
        Sheet {
            name: page.name.clone(),
            text: text.clone(),
            listed: page.listed,
            file: notes.add_file(text),
        }
    }

    /// A line, as something to point at; lines are counted from 1.
    pub(super) fn place(&self, line: usize) -> Place {
        let start = self.text.line_start(line);
        let rest = self.text.text.get(start..).unwrap_or_default();
        let written = rest.lines().next().unwrap_or_default();
        let indented = written.len() - written.trim_start().len();
        Place::bytes(self.file, start + indented, start + written.len())
    }

    /// Reports a fault that leaves the page out. One of many in a list does not stop the others.
    pub(super) fn fault(&self, finding: Diagnostic, notes: &mut Diagnostics) {
        let severity = match self.listed {
            true => finding.severity.min(Severity::Warning),
            false => finding.severity,
        };
        notes.push(finding.severity(severity));
    }

    /// What `x-specwright-source` says of lines.
    pub(super) fn source(&self, lines: &[usize]) -> String {
        let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
        format!("{}:{}", self.name, lines.join(","))
    }

    /// The last line with something on it.
    pub(super) fn last_line(&self) -> usize {
        self.text.text.trim_end().lines().count().max(1)
    }
}
