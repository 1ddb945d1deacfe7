//! The tables of the page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape;
use crate::report::columns::{COLUMNS, Cell, Column};
use crate::report::figures::{by_cause, by_frequency};
use crate::row::Row;
use crate::verdict::failures;

pub(super) fn failed(body: &mut String, rows: &[Row]) {
    let causes = by_cause(rows);
    if !causes.is_empty() {
        body.push_str("<h2>Failures by cause</h2>\n");
    }
    for (cause, those) in causes {
        let _ = writeln!(
            body,
            "<details><summary>{} <b>{}</b></summary>",
            escape(&cause),
            those.len()
        );
        for (path, detail) in those {
            let _ = writeln!(
                body,
                "<p class=\"path\">{}</p><pre>{}</pre>",
                escape(path),
                escape(detail.trim_end())
            );
        }
        body.push_str("</details>\n");
    }
}

pub(super) fn documents(body: &mut String, rows: &[Row]) {
    body.push_str(
        "<h2>Documents</h2>\n<p class=\"tools\"><input id=\"filter\" type=\"search\" placeholder=\"filter\" \
         aria-label=\"filter\"> <label><input id=\"bad\" type=\"checkbox\"> only what failed</label> \
         <span id=\"count\"></span></p>\n<div class=\"wide\"><table id=\"documents\">\n<thead><tr>",
    );
    let columns: Vec<&Column> = COLUMNS.iter().filter(|column| !column.title.is_empty()).collect();
    for column in &columns {
        let _ = write!(
            body,
            "<th title=\"{}\"><button>{}</button></th>",
            escape(column.help),
            escape(column.title)
        );
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        let class = if failures(row).is_empty() {
            ""
        } else {
            " class=\"failed\""
        };
        let _ = write!(body, "<tr{class}>");
        columns.iter().for_each(|column| cell(body, &(column.value)(row)));
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody></table></div>\n");
}

fn cell(body: &mut String, cell: &Cell) {
    let plain = escape(&cell.plain());
    let _ = match cell {
        Cell::Text(_) => write!(body, "<td>{plain}</td>"),
        Cell::Number(..) | Cell::Nothing => write!(body, "<td class=\"n\">{plain}</td>"),
    };
}

pub(super) fn skipped(body: &mut String, rows: &[Row]) {
    let those = rows
        .iter()
        .flat_map(|row| row.generate.operations.skipped.iter().map(move |it| (row, it)));
    let mut those = those.peekable();
    if those.peek().is_none() {
        return;
    }
    body.push_str("<h2>Operations left out</h2>\n<div class=\"wide\"><table><thead><tr><th>document</th><th>operation</th><th>code</th><th>reason</th><th>place</th></tr></thead>\n<tbody>\n");
    for (row, it) in those {
        let place = format!("{}#{}", it.file, it.pointer);
        body.push_str("<tr>");
        for text in [&row.path, &it.operation, &it.code, &it.reason, &place] {
            let _ = write!(body, "<td>{}</td>", escape(text));
        }
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody></table></div>\n");
}

pub(super) fn codes(body: &mut String, title: &str, codes: &BTreeMap<String, (usize, u64)>) {
    let codes = by_frequency(codes);
    let Some((_, most, _)) = codes.first().copied() else {
        return;
    };
    let _ = writeln!(
        body,
        "<h2>{title} by code</h2>\n<table class=\"codes\"><thead><tr><th>code</th><th>documents</th><th></th><th>times</th></tr></thead>\n<tbody>"
    );
    for (code, documents, times) in codes {
        let share = 100.0 * documents as f64 / most.max(1) as f64;
        let _ = writeln!(
            body,
            "<tr><td>{}</td><td class=\"n\">{documents}</td><td class=\"share\"><i style=\"width:{share:.1}%\"></i></td>\
             <td class=\"n\">{times}</td></tr>",
            escape(code)
        );
    }
    body.push_str("</tbody></table>\n");
}
