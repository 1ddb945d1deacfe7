//! The report as one page that needs nothing else.

use super::prose::{calls_for, counts, heading, parts, place, reach};
use super::{Compared, Entry, Report};
use crate::diff::Bearing;
use crate::page::escaped;

/// The report as one page that needs nothing else: no scripts, no fonts, no network.
pub fn html(report: &Report) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>API changes: {step}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>API changes: {step}</h1>\n</header>\n",
        step = report.step()
    );
    if report.documents.len() > 1 {
        contents(&mut page, report);
    }
    page.push_str("<main>\n");
    for (number, compared) in report.documents.iter().enumerate() {
        document(&mut page, compared, number);
    }
    page.push_str("</main>\n<footer>\n<p>Written by <code>specwright diff</code>.</p>\n</footer>\n</body>\n</html>\n");
    page
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
         <h2 id=\"name-{number}\"><code>{}</code> → <code>{}</code></h2>\n\
         <p>{}: this calls for <strong>{}</strong>.</p>\n",
        escaped(&compared.old),
        escaped(&compared.new),
        counts(compared),
        calls_for(compared.step())
    ));
    for bearing in Bearing::ALL {
        let entries: Vec<&Entry> = compared.of(bearing).collect();
        table(page, heading(bearing), bearing.name(), &entries);
    }
    let suppressed: Vec<&Entry> = compared.suppressed().collect();
    table(page, "Suppressed", "suppressed", &suppressed);
    page.push_str("</section>\n");
}

fn table(page: &mut String, heading: &str, class: &str, entries: &[&Entry]) {
    if entries.is_empty() {
        return;
    }
    page.push_str(&format!(
        "<h3 class=\"{class}\">{heading} ({count})</h3>\n<table class=\"{class}\">\n\
         <caption>{heading} changes</caption>\n<thead>\n<tr><th scope=\"col\">Change</th>\
         <th scope=\"col\">Where</th><th scope=\"col\">Rule</th><th scope=\"col\">Reaches</th></tr>\n</thead>\n<tbody>\n",
        count = entries.len()
    ));
    entries.iter().for_each(|entry| row(page, entry));
    page.push_str("</tbody>\n</table>\n");
}

fn row(page: &mut String, entry: &Entry) {
    let change = &entry.found.change;
    let mut sentence: String = parts(&change.text).map(part).collect();
    if let Some(rust) = &change.rust {
        sentence.push_str(&format!("<br><code>{}</code>", escaped(rust)));
    }
    if let Some(reason) = &entry.suppressed {
        sentence.push_str(&format!("<br>Suppressed because: {}", escaped(reason)));
    }
    let place = place(entry).map(|place| format!("<code>{}</code>", escaped(&place)));
    page.push_str(&format!(
        "<tr><th scope=\"row\">{sentence}</th><td>{}</td><td><code title=\"{}\">{}</code></td><td>{}</td></tr>\n",
        place.unwrap_or_default(),
        escaped(change.rule.explain),
        change.rule.id,
        reach(entry).map(|reach| escaped(&reach)).unwrap_or_default()
    ));
}

fn part((is_name, text): (bool, &str)) -> String {
    match is_name {
        true => format!("<code>{}</code>", escaped(text)),
        false => escaped(text),
    }
}

const STYLE: &str = "\
:root { color-scheme: light dark; --line: #8886; --breaking: #b3261e; --additive: #1e6b34; --neutral: #4a5568 }
@media (prefers-color-scheme: dark) { :root { --breaking: #ff8a80; --additive: #7bd88f; --neutral: #a0aec0 } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem 1.5rem }
h2 { border-bottom: 1px solid var(--line); overflow-wrap: anywhere; padding-bottom: .3rem }
table { border-collapse: collapse; margin-bottom: 2rem; width: 100% }
caption { height: 1px; overflow: hidden; position: absolute; width: 1px; clip-path: inset(50%) }
th, td { border-bottom: 1px solid var(--line); overflow-wrap: anywhere; padding: .45rem .6rem; text-align: left; vertical-align: top }
tbody th { font-weight: normal; width: 50% }
code { font: .9em ui-monospace, monospace }
h3.breaking { color: var(--breaking) } h3.additive { color: var(--additive) } h3.neutral { color: var(--neutral) }
table.breaking tbody th { border-left: 4px solid var(--breaking) }
table.additive tbody th { border-left: 4px solid var(--additive) }
table.neutral tbody th, table.suppressed tbody th { border-left: 4px solid var(--neutral) }
@media (max-width: 45rem) { thead { display: none } tr, th, td { display: block; width: auto !important } }
";
