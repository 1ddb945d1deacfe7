//! The report for a terminal.

use super::prose::{calls_for, counts, heading, place, reach};
use super::{Compared, Entry, Report};
use crate::diff::Bearing;
use crate::page::parts;

/// The report for a terminal, with colours if they are wanted.
pub fn text(report: &Report, coloured: bool) -> String {
    let mut out = Out {
        text: String::new(),
        coloured,
    };
    for (number, compared) in report.documents.iter().enumerate() {
        if number > 0 {
            out.text.push('\n');
        }
        out.document(compared);
    }
    out.text
}

struct Out {
    text: String,
    coloured: bool,
}

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const CYAN: &str = "\x1b[36m";

impl Out {
    fn document(&mut self, compared: &Compared) {
        let name = format!("{} → {}", compared.old, compared.new);
        self.painted(BOLD, &name);
        self.text.push('\n');
        for bearing in Bearing::ALL {
            let mut entries = compared.of(bearing).peekable();
            if entries.peek().is_some() {
                self.text.push('\n');
                self.painted(colour(bearing), heading(bearing));
                self.text.push('\n');
                entries.for_each(|entry| self.entry(entry));
            }
        }
        let suppressed = compared.suppressed().count();
        if suppressed > 0 {
            self.text.push('\n');
            self.painted(BOLD, "Suppressed");
            self.text.push('\n');
            compared.suppressed().for_each(|entry| self.entry(entry));
        }
        let step = compared.step();
        self.text
            .push_str(&format!("\n{}: this calls for {}\n", counts(compared), calls_for(step)));
    }

    fn entry(&mut self, entry: &Entry) {
        self.text.push_str("  ");
        for (is_name, part) in parts(&entry.found.change.text) {
            match is_name {
                true => self.painted(CYAN, &format!("`{part}`")),
                false => self.text.push_str(part),
            }
        }
        self.text.push('\n');
        let rust = entry.found.change.rust.clone();
        let about = [
            Some(entry.found.change.rule.id.to_owned()),
            rust,
            place(entry),
            reach(entry),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        self.text.push_str("      ");
        self.painted(DIM, &about.join(" · "));
        self.text.push('\n');
        if let Some(reason) = &entry.suppressed {
            self.text.push_str(&format!("      because: {reason}\n"));
        }
    }

    fn painted(&mut self, colour: &str, text: &str) {
        match self.coloured {
            true => self.text.push_str(&format!("{colour}{text}\x1b[0m")),
            false => self.text.push_str(text),
        }
    }
}

fn colour(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Breaking => "\x1b[1;31m",
        Bearing::Additive => "\x1b[1;32m",
        Bearing::Neutral => "\x1b[1;36m",
    }
}
