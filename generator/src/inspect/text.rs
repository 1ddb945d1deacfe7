//! The inspection as text for a terminal.

use std::fmt::Write as _;

use super::{At, Inspection, OperationEntry, TypeEntry};

pub(super) fn page(it: &Inspection) -> String {
    let mut out = format!("{} {} ({})\n", it.title, it.version, it.document);
    let _ = writeln!(
        out,
        "{}, {}, {}, {}",
        counted(it.operations(), "operation"),
        counted(it.types.len(), "type"),
        counted(it.security.len(), "security scheme"),
        counted(it.servers.len(), "server"),
    );
    for tag in &it.tags {
        let _ = writeln!(out, "\n{} ({})", tag.name, tag.rust);
        let rows = tag.operations.iter().map(|it| {
            let method = format!("{} {}", it.method, it.path);
            [method, format!("{} -> {}", it.call, it.success.join(" | ")), facts(it)]
        });
        table(&mut out, &rows.collect::<Vec<_>>());
    }
    if !it.skipped.is_empty() {
        out.push_str("\nLeft out\n");
        let rows = it
            .skipped
            .iter()
            .map(|(operation, code)| [operation.clone(), code.clone()]);
        table(&mut out, &rows.collect::<Vec<_>>());
    }
    section(&mut out, "Servers", it.servers.iter().map(|server| [server.clone()]));
    section(
        &mut out,
        "Security",
        it.security.iter().map(|(name, kind)| [name.clone(), kind.clone()]),
    );
    section(
        &mut out,
        "Webhooks",
        it.webhooks.iter().map(|(name, ty)| [name.clone(), ty.clone()]),
    );
    let types = it
        .types
        .iter()
        .map(|it| [it.name.clone(), it.shape(), it.used(), place(&it.at)]);
    section(&mut out, "Types", types);
    let constructs = it.constructs.iter();
    section(
        &mut out,
        "Used of OpenAPI",
        constructs.map(|(what, count)| [(*what).to_owned(), count.to_string()]),
    );
    let problems = it.problems.iter().map(|it| {
        let at = it.at.as_ref().map(place).unwrap_or_default();
        [
            format!("{}[{}]", it.severity, it.code),
            counted(it.count, "time"),
            at,
            it.first.clone(),
        ]
    });
    section(&mut out, "Problems", problems);
    out
}

fn facts(it: &OperationEntry) -> String {
    let mut facts = Vec::new();
    if !it.options.is_empty() {
        facts.push(format!("{} more", it.options.len()));
    }
    if !it.errors.is_empty() {
        let errors = it.errors.iter().filter_map(|error| error.split(' ').next());
        facts.push(format!("errors {}", errors.collect::<Vec<_>>().join(" ")));
    }
    if it.pages {
        facts.push("pages".to_owned());
    }
    if it.deprecated {
        facts.push("deprecated".to_owned());
    }
    facts.join(", ")
}

fn section<const N: usize>(out: &mut String, title: &str, rows: impl Iterator<Item = [String; N]>) {
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        let _ = writeln!(out, "\n{title}");
        table(out, &rows);
    }
}

/// Rows in columns; what is very long pushes the rest of its row along, not the others'.
fn table<const N: usize>(out: &mut String, rows: &[[String; N]]) {
    const WIDEST: usize = 56;
    let width = |column: usize| {
        let widths = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count());
        widths.filter(|width| *width <= WIDEST).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..N).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let _ = writeln!(out, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}

fn place(at: &At) -> String {
    format!("{}:{}", at.file, at.line)
}

impl TypeEntry {
    /// What it is and how large.
    pub(super) fn shape(&self) -> String {
        match self.kind {
            "struct" => format!("struct, {}", counted(self.size, "member")),
            "enum" => format!("enum, {}", counted(self.size, "value")),
            "union" => format!("union, {}", counted(self.size, "variant")),
            other => other.to_owned(),
        }
    }

    /// Who mentions it.
    pub(super) fn used(&self) -> String {
        let (operations, types) = (counted(self.operations, "operation"), counted(self.types, "type"));
        match (self.operations, self.types) {
            (0, 0) => "used by nothing".to_owned(),
            (_, 0) => format!("used by {operations}"),
            (0, _) => format!("used by {types}"),
            _ => format!("used by {operations} and {types}"),
        }
    }
}

pub(super) fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}
