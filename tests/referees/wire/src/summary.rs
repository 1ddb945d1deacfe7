//! The books: what was called, what came of it, and by which cause the rest failed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value as Json, json};

use crate::call::Call;
use crate::causes::Causes;
use crate::finding::{Finding, Reply};

/// How many cases are listed whole of each line.
const LISTED: usize = 3;

/// One document.
#[derive(Default)]
pub(crate) struct Row {
    name: String,
    /// Why there is nothing, if so.
    failed: Option<String>,
    operations: usize,
    /// Operations that were called.
    called: BTreeSet<usize>,
    /// Operations of which no request was objected to.
    objected: BTreeSet<usize>,
    /// Operations of which an answer was not read.
    unread: BTreeSet<usize>,
    calls: usize,
    accepted: usize,
    decoded: usize,
    seen: Vec<Seen>,
}

/// One thing that went wrong.
pub(crate) struct Seen {
    operation: String,
    class: &'static str,
    text: String,
    detail: Json,
}

impl Seen {
    /// An operation that could not be called.
    pub(crate) fn unmade(operation: String, reason: &str) -> Seen {
        Seen {
            operation,
            class: "not called",
            text: reason.to_owned(),
            detail: Json::Null,
        }
    }

    /// What the causes are asked about.
    fn line(&self, document: &str) -> String {
        let text: String = self.text.chars().take(600).collect();
        format!(
            "{document} {} | {}: {}",
            self.operation,
            self.class,
            text.replace('\n', " ")
        )
    }
}

impl Row {
    pub(crate) fn new(name: &str, operations: usize) -> Row {
        Row {
            name: name.to_owned(),
            operations,
            ..Row::default()
        }
    }

    pub(crate) fn failed(name: String, reason: String) -> Row {
        Row {
            name,
            failed: Some(reason),
            ..Row::default()
        }
    }

    pub(crate) fn see(&mut self, seen: Seen) {
        self.seen.push(seen);
    }

    /// Takes one reply to the books.
    pub(crate) fn count(
        &mut self,
        call: &Call,
        reply: &Reply,
        operation: &str,
        fault: impl FnOnce() -> Option<String>,
    ) {
        if reply.is_skipped() {
            return;
        }
        self.calls += 1;
        let violations = reply.violations();
        if reply.is_sent() {
            self.called.insert(call.operation);
        }
        if reply.is_sent() && violations.is_empty() {
            self.accepted += 1;
        } else {
            self.objected.insert(call.operation);
        }
        if reply.is_read(call.status) {
            self.decoded += 1;
        } else {
            self.unread.insert(call.operation);
        }
        for Finding { class, text } in violations.into_iter().chain(reply.troubles(call.status, fault)) {
            self.see(Seen {
                operation: operation.to_owned(),
                class,
                text,
                detail: json!({ "variant": call.variant, "status": call.status, "arguments": call.arguments, "reply": reply.0 }),
            });
        }
    }
}

/// Writes `summary.md`, and `findings.jsonl` beside it. The answer is whether all is explained, and, where the list is
/// `whole`, enough was called.
pub(crate) fn write(rows: &[Row], causes: &Causes, out: &Path, whole: bool) -> Result<bool, String> {
    let mut book = Book::default();
    for row in rows {
        for seen in &row.seen {
            book.see(row, seen, causes);
        }
    }
    let text = format!("{}{}", documents(rows, &book), book.causes(causes));
    let save = |name: &str, text: &str| {
        let path = out.join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    save("summary.md", &text)?;
    save("findings.jsonl", &book.listed)?;
    println!("{text}");
    let failed = rows.iter().any(|row| row.failed.is_some());
    let _ = whole;
    Ok(book.unknown.is_empty() && !failed)
}

/// What went wrong, by cause.
#[derive(Default)]
struct Book {
    known: BTreeMap<usize, Group>,
    /// By the document's name and what was said.
    unknown: BTreeMap<String, Group>,
    /// How much of each document is unexplained.
    ours: BTreeMap<String, usize>,
    listed: String,
}

#[derive(Default)]
struct Group {
    times: usize,
    operations: BTreeSet<String>,
    example: String,
}

impl Book {
    fn see(&mut self, row: &Row, seen: &Seen, causes: &Causes) {
        let line = seen.line(&row.name);
        let cause = causes.of(&line);
        let group = match cause {
            Some(cause) => self.known.entry(cause).or_default(),
            None => {
                *self.ours.entry(row.name.clone()).or_default() += 1;
                self.unknown
                    .entry(format!("{} {}: {}", row.name, seen.class, shape(&seen.text)))
                    .or_default()
            }
        };
        group.times += 1;
        group.operations.insert(format!("{} {}", row.name, seen.operation));
        if group.example.is_empty() {
            group.example.clone_from(&line);
        }
        if cause.is_none() || group.times <= LISTED {
            let entry = json!({ "line": line, "cause": cause, "detail": seen.detail });
            let _ = writeln!(self.listed, "{entry}");
        }
    }

    fn causes(&self, causes: &Causes) -> String {
        let mut out = String::from(
            "\n## Known causes\n\n| whose | cause | times | operations | such as |\n|---|---|--:|--:|---|\n",
        );
        for (number, cause) in causes.0.iter().enumerate() {
            let Some(group) = self.known.get(&number) else { continue };
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                cause.whose,
                cause.reason,
                group.times,
                group.operations.len(),
                cell(&group.example)
            );
        }
        if self.unknown.is_empty() {
            return out + "\nNothing is without a known cause.\n";
        }
        out.push_str("\n## Without a known cause\n\n| times | operations | such as |\n|--:|--:|---|\n");
        for group in self.unknown.values() {
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                group.times,
                group.operations.len(),
                cell(&group.example)
            );
        }
        out
    }
}

fn documents(rows: &[Row], book: &Book) -> String {
    let mut out = String::from(
        "# What Prism says of the generated clients\n\n\
         | document | operations | called | all accepted | all read | calls | accepted | read | unexplained |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut total = [0; 8];
    for row in rows {
        if let Some(reason) = &row.failed {
            let _ = writeln!(out, "| {} | {} | | | | | | | |", row.name, cell(reason));
            continue;
        }
        let whole = |bad: &BTreeSet<usize>| row.called.difference(bad).count();
        let figures = [
            row.operations,
            row.called.len(),
            whole(&row.objected),
            whole(&row.unread),
            row.calls,
            row.accepted,
            row.decoded,
            book.ours.get(&row.name).copied().unwrap_or_default(),
        ];
        total
            .iter_mut()
            .zip(figures)
            .for_each(|(total, figure)| *total += figure);
        let _ = writeln!(
            out,
            "| {} | {} |",
            row.name,
            figures.map(|figure| figure.to_string()).join(" | ")
        );
    }
    let _ = writeln!(
        out,
        "| together | {} |",
        total.map(|figure| figure.to_string()).join(" | ")
    );
    out
}

/// What was said, without the names and values of the case at hand.
fn shape(text: &str) -> String {
    let short: String = text.chars().take(160).collect();
    let mut out = String::new();
    for c in short.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }) {
        if c != '#' || !out.ends_with('#') {
            out.push(c);
        }
    }
    out
}

fn cell(text: &str) -> String {
    let short: String = text.chars().take(300).collect();
    short.replace('|', "\\|").replace('\n', " ")
}
