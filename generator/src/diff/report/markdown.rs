//! The report as Markdown, for a comment on a pull request.

use super::prose::{calls_for, counts, heading, place, reach};
use super::{Compared, Entry, Report};
use crate::diff::Bearing;
use crate::page::parts;

/// The report as Markdown, for a comment on a pull request.
pub fn markdown(report: &Report) -> String {
    let mut text = format!("## API changes: {}\n", report.step());
    for compared in &report.documents {
        document(&mut text, compared);
    }
    text
}

fn document(text: &mut String, compared: &Compared) {
    text.push_str(&format!(
        "\n### {} → {}\n\n{}: this calls for **{}**.\n",
        code(&compared.old),
        code(&compared.new),
        counts(compared),
        calls_for(compared.step())
    ));
    for bearing in Bearing::ALL {
        let entries: Vec<&Entry> = compared.of(bearing).collect();
        section(text, heading(bearing), &entries, bearing == Bearing::Neutral);
    }
    let suppressed: Vec<&Entry> = compared.suppressed().collect();
    section(text, "Suppressed", &suppressed, true);
}

fn section(text: &mut String, heading: &str, entries: &[&Entry], folded: bool) {
    if entries.is_empty() {
        return;
    }
    match folded {
        true => text.push_str(&format!(
            "\n<details>\n<summary>{heading} ({})</summary>\n\n",
            entries.len()
        )),
        false => text.push_str(&format!("\n#### {heading} ({})\n\n", entries.len())),
    }
    text.push_str("| change | where | rule | reaches |\n|---|---|---|---|\n");
    for entry in entries {
        let place = place(entry).map(|place| code(&place)).unwrap_or_default();
        let reach = reach(entry).map(|reach| escaped(&reach)).unwrap_or_default();
        text.push_str(&format!(
            "| {} | {place} | `{}` | {reach} |\n",
            sentence(entry),
            entry.found.change.rule.id
        ));
    }
    if folded {
        text.push_str("\n</details>\n");
    }
}

fn sentence(entry: &Entry) -> String {
    let change = &entry.found.change;
    let mut text: String = parts(&change.text)
        .map(|(is_name, part)| if is_name { code(part) } else { escaped(part) })
        .collect();
    if let Some(rust) = &change.rust {
        text.push_str(&format!("<br>{}", code(rust)));
    }
    if let Some(reason) = &entry.suppressed {
        text.push_str(&format!("<br>because: {}", escaped(reason)));
    }
    text
}

/// A name. A bar would end the cell even there.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace('|', "\\|").replace('\n', " "))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '|' | '*' | '_' | '[' | ']' | '`' | '\\' | '#' | '@' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
