//! The page: one file, nothing fetched.

mod tables;

use std::fmt::Write as _;

use super::Run;
use super::figures::{CHECK, CHECK_MEMORY, Figures, GENERATE, LINES, MEMORY, Measure, OPERATIONS, SIZE, grouped};
use super::plot::{Point, histogram, scatter};
use super::summary;
use crate::row::Row;
use crate::verdict::failures;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub(super) fn page(run: &Run, rows: &[Row]) -> String {
    let figures = Figures::of(rows);
    let mut body = format!(
        "<header><h1>{}</h1><p>{}</p></header>\n",
        escape(&run.title),
        escape(&summary::circumstances(run))
    );
    tiles(&mut body, &figures, rows);
    tables::failed(&mut body, rows);
    plots(&mut body, rows);
    tables::documents(&mut body, rows);
    tables::skipped(&mut body, rows);
    tables::codes(&mut body, "Warnings", &figures.warnings);
    tables::codes(&mut body, "Errors", &figures.errors);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{body}<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        escape(&run.title)
    )
}

/// Text that stands for itself in HTML, in attributes too.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn tiles(body: &mut String, figures: &Figures, rows: &[Row]) {
    let most = |measure: &Measure| measure.sorted(rows).last().copied().unwrap_or(0.0);
    let compiled = format!("{} of {}", figures.compiled, figures.checked);
    let tiles = [
        ("documents", grouped(figures.documents as u64), false),
        ("failed", grouped(figures.failed as u64), figures.failed > 0),
        ("operations", grouped(figures.operations), false),
        ("left out", grouped(figures.skipped as u64), false),
        (
            "differ in a second run",
            figures.unsettled.to_string(),
            figures.unsettled > 0,
        ),
        ("packages compile", compiled, figures.compiled < figures.checked),
        ("lines of Rust", grouped(figures.lines), false),
        ("to generate all", format!("{:.1} s", GENERATE.sum(rows) / 1e3), false),
        ("most memory", format!("{:.0} MB", most(&MEMORY)), false),
        ("to check all", format!("{:.0} s", CHECK.sum(rows)), false),
    ];
    body.push_str("<section class=\"tiles\">\n");
    for (name, value, bad) in tiles {
        let class = if bad { " class=\"bad\"" } else { "" };
        let _ = writeln!(body, "<div{class}><b>{value}</b>{name}</div>");
    }
    body.push_str("</section>\n");
}

fn plots(body: &mut String, rows: &[Row]) {
    body.push_str("<h2>Distribution</h2>\n<section class=\"plots\">\n");
    let pairs = [
        ("Time to generate by size of the document", &SIZE, &GENERATE),
        ("Memory to generate by size of the document", &SIZE, &MEMORY),
        ("Time to check by operations", &OPERATIONS, &CHECK),
        ("Time to check by lines of Rust", &LINES, &CHECK),
        ("Memory to check by lines of Rust", &LINES, &CHECK_MEMORY),
    ];
    for (title, x, y) in pairs {
        body.push_str(&scatter(title, &x.label(), &y.label(), &points(rows, x, y)));
    }
    for (title, measure) in [
        ("Documents by operations", &OPERATIONS),
        ("Documents by time to generate", &GENERATE),
        ("Documents by time to check", &CHECK),
    ] {
        body.push_str(&histogram(title, &measure.label(), &measure.sorted(rows)));
    }
    body.push_str("</section>\n");
}

fn points<'a>(rows: &'a [Row], x: &Measure, y: &Measure) -> Vec<Point<'a>> {
    let point = |row: &'a Row| {
        Some(Point {
            x: (x.value)(row)?,
            y: (y.value)(row)?,
            name: &row.path,
            failed: !failures(row).is_empty(),
        })
    };
    rows.iter().filter_map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::{Run, escape, page};
    use crate::row::{Row, Skipped};

    #[test]
    fn text_of_documents_is_never_markup() {
        assert_eq!(
            escape("<a href='x'>\"&\"</a>"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;"
        );
        let evil = "<script>alert('x')</script>";
        let mut row = Row {
            path: evil.to_owned(),
            bytes: 10,
            ..Row::default()
        };
        row.generate.message = Some(evil.to_owned());
        row.generate.warnings.insert(evil.to_owned(), 1);
        row.generate.operations.skipped.push(Skipped {
            reason: evil.to_owned(),
            ..Skipped::default()
        });
        let page = page(
            &Run {
                title: evil.to_owned(),
                ..Run::default()
            },
            &[row],
        );
        assert_eq!(page.matches("<script>").count(), 1);
        assert!(!page.contains("alert('x')"));
    }

    #[test]
    fn nothing_is_fetched() {
        let page = page(&Run::default(), &[Row::default()]);
        for word in ["http", "src=", "@import", "url("] {
            assert!(!page.contains(word), "{word}");
        }
    }
}
