//! The report as one page that needs nothing else.

use std::collections::BTreeMap;

use super::prose::{calls_for, counts, heading, near, reach};
use super::{Compared, Entry, Report};
use crate::diff::{Bearing, View, Which};
use crate::page::{begin, begin_table, code, end, escaped, prose, row};

const STYLE: &str = include_str!("page.css");

const HEADS: [&str; 4] = ["Change", "Where", "Rule", "Reaches"];

/// The report as one page that needs nothing else: no scripts, no fonts, no network.
pub fn html(report: &Report) -> String {
    let mut page = begin(&format!("API changes: {}", report.step()), STYLE);
    if report.documents.len() > 1 {
        contents(&mut page, report);
    }
    page.push_str("</header>\n<main>\n");
    for (number, compared) in report.documents.iter().enumerate() {
        document(&mut page, compared, number);
    }
    rules(&mut page, report);
    page.push_str("</main>\n");
    page + &end("diff")
}

fn contents(page: &mut String, report: &Report) {
    page.push_str("<nav aria-label=\"Documents\">\n<ul>\n");
    for (number, compared) in report.documents.iter().enumerate() {
        page.push_str(&format!(
            "<li><a href=\"#document-{number}\">{}</a>: {}</li>\n",
            escaped(&compared.new),
            counts(compared)
        ));
    }
    page.push_str("</ul>\n</nav>\n");
}

fn document(page: &mut String, compared: &Compared, number: usize) {
    page.push_str(&format!(
        "<section id=\"document-{number}\" aria-labelledby=\"name-{number}\">\n\
         <h2 id=\"name-{number}\">{} → {}</h2>\n<p class=\"verdict\">{}: this calls for <strong>{}</strong>.</p>\n",
        code(&compared.old),
        code(&compared.new),
        super::capital(&counts(compared)),
        calls_for(compared.step())
    ));
    for bearing in Bearing::ALL {
        let entries: Vec<&Entry> = compared.of(bearing).collect();
        group(page, compared, heading(bearing), bearing.name(), &entries);
    }
    let suppressed: Vec<&Entry> = compared.suppressed().collect();
    group(page, compared, "Suppressed", "suppressed", &suppressed);
    page.push_str("</section>\n");
}

/// The changes of one kind, those of each view together: they come in that order.
fn group(page: &mut String, compared: &Compared, heading: &str, class: &str, entries: &[&Entry]) {
    if entries.is_empty() {
        return;
    }
    let count = entries.len();
    page.push_str(&format!(
        "<div class=\"group {class}\">\n<h3>{heading} ({count})</h3>\n"
    ));
    begin_table(page, &format!("{heading} changes"), HEADS);
    for of_view in entries.chunk_by(|one, next| one.found.view == next.found.view) {
        let view = of_view.first().map_or("", |entry| called(entry.found.view));
        page.push_str(&format!(
            "<tbody>\n<tr><th class=\"of\" colspan=\"{}\" scope=\"rowgroup\">{view}</th></tr>\n",
            HEADS.len()
        ));
        for entry in of_view {
            row(page, HEADS, cells(compared, entry));
        }
        page.push_str("</tbody>\n");
    }
    page.push_str("</table>\n</div>\n");
}

fn called(view: View) -> &'static str {
    match view {
        View::Wire => "On the wire",
        View::Document => "In the document",
        View::Rust => "For Rust callers",
    }
}

fn cells(compared: &Compared, entry: &Entry) -> [String; 4] {
    let change = &entry.found.change;
    let mut sentence = prose(&change.text);
    if let Some(rust) = &change.rust {
        sentence.push_str(&format!("<br>{}", code(rust)));
    }
    if let Some(reason) = &entry.suppressed {
        sentence.push_str(&format!("<br>Suppressed because: {}", escaped(reason)));
    }
    let mut place = near(compared, entry).map(|place| code(&place)).unwrap_or_default();
    if entry.found.side == Which::Old && !place.is_empty() {
        place.push_str(" <span class=\"old\">old</span>");
    }
    let rule = change.rule.id;
    [
        sentence,
        place,
        format!("<a href=\"#rule-{rule}\"><code>{rule}</code></a>"),
        reach(entry).map(|reach| escaped(&reach)).unwrap_or_default(),
    ]
}

/// What the rules say that were met.
fn rules(page: &mut String, report: &Report) {
    let entries = report.documents.iter().flat_map(|compared| &compared.entries);
    let rules: BTreeMap<&str, &str> = entries
        .map(|entry| (entry.found.change.rule.id, entry.found.change.rule.explain))
        .collect();
    if rules.is_empty() {
        return;
    }
    page.push_str("<section class=\"rules\" aria-labelledby=\"rules\">\n<h2 id=\"rules\">Rules</h2>\n<dl>\n");
    for (rule, explain) in rules {
        page.push_str(&format!(
            "<dt id=\"rule-{rule}\">{}</dt><dd>{}</dd>\n",
            code(rule),
            prose(explain)
        ));
    }
    page.push_str("</dl>\n</section>\n");
}
