//! The inspection as a page: no script, no other file.

use std::fmt::Write as _;

use super::text::counted;
use super::{Inspection, OperationEntry, Tag, TypeEntry, graph};
use crate::page::escaped;

const STYLE: &str = include_str!("page.css");

pub(super) fn page(it: &Inspection) -> String {
    let title = escaped(&format!("{} {}", it.title, it.version));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n<p class=\"facts\">{}</p>\n",
        escaped(
            &[
                it.document.clone(),
                counted(it.operations(), "operation"),
                counted(it.types.len(), "type"),
                counted(it.problems.iter().map(|problem| problem.count).sum(), "finding"),
            ]
            .join(" · ")
        ),
    );
    contents(&mut out, it);
    out.push_str("</header>\n<main>\n");
    operations(&mut out, it);
    access(&mut out, it);
    drawing(&mut out, it);
    types(&mut out, it);
    constructs(&mut out, it);
    problems(&mut out, it);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn contents(out: &mut String, it: &Inspection) {
    out.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
    for (id, title) in [
        ("operations", "Operations"),
        ("access", "Servers and security"),
        ("graph", "Graph"),
        ("types", "Types"),
        ("used", "Used of OpenAPI"),
        ("problems", "Problems"),
    ] {
        if id != "problems" || !it.problems.is_empty() {
            let _ = writeln!(out, "<li><a href=\"#{id}\">{title}</a></li>");
        }
    }
    out.push_str("</ul>\n</nav>\n");
}

fn operations(out: &mut String, it: &Inspection) {
    out.push_str("<section id=\"operations\">\n<h2>Operations</h2>\n");
    it.tags.iter().for_each(|tag| self::tag(out, tag));
    if !it.skipped.is_empty() {
        let rows = it
            .skipped
            .iter()
            .map(|(operation, code)| [code_of(operation), code_of(code)]);
        out.push_str("<h3>Left out</h3>\n");
        table(out, ["operation", "why"], rows);
    }
    if !it.webhooks.is_empty() {
        let rows = it
            .webhooks
            .iter()
            .map(|(name, payload)| [code_of(name), code_of(payload)]);
        out.push_str("<h3>Webhooks and callbacks</h3>\n");
        table(out, ["event", "payload"], rows);
    }
    out.push_str("</section>\n");
}

fn tag(out: &mut String, tag: &Tag) {
    let _ = writeln!(
        out,
        "<h3>{} <code>{}</code></h3>",
        escaped(&tag.name),
        escaped(&tag.rust)
    );
    tag.operations.iter().for_each(|it| operation(out, it));
}

fn operation(out: &mut String, it: &OperationEntry) {
    let method = it.method.to_lowercase();
    let _ = writeln!(
        out,
        "<details class=\"operation\">\n<summary><span class=\"method {0}\">{1}</span> <code>{2}</code> <span class=\"words\">{3}{4}</span></summary>",
        escaped(&method),
        escaped(&it.method),
        escaped(&it.path),
        escaped(&it.summary),
        if it.deprecated { " (deprecated)" } else { "" },
    );
    let _ = writeln!(out, "<pre><code>{}</code></pre>\n<dl>", escaped(&it.call));
    list(out, "Optional", &it.options);
    list(out, "Succeeds with", &it.success);
    list(out, "Fails with", &it.errors);
    list(out, "Asks for", &it.security);
    if it.pages {
        list(out, "Pages", &["`.pages()`, `.items()`".to_owned()]);
    }
    list(
        out,
        "Stands at",
        &[format!("{}:{} {}", it.at.file, it.at.line, it.at.pointer)],
    );
    out.push_str("</dl>\n</details>\n");
}

fn list(out: &mut String, term: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = write!(out, "<dt>{term}</dt>");
    for item in items {
        let _ = write!(out, "<dd><code>{}</code></dd>", escaped(item));
    }
    out.push('\n');
}

fn access(out: &mut String, it: &Inspection) {
    out.push_str("<section id=\"access\">\n<h2>Servers and security</h2>\n");
    if it.servers.is_empty() && it.security.is_empty() {
        out.push_str("<p>The document names neither servers nor security schemes.</p>\n");
    }
    if !it.servers.is_empty() {
        table(out, ["server"], it.servers.iter().map(|server| [code_of(server)]));
    }
    if !it.security.is_empty() {
        let rows = it.security.iter().map(|(name, kind)| [code_of(name), escaped(kind)]);
        table(out, ["scheme", "what it is"], rows);
    }
    out.push_str("</section>\n");
}

fn drawing(out: &mut String, it: &Inspection) {
    let (svg, hidden) = graph::svg(it);
    out.push_str(
        "<section id=\"graph\">\n<h2>Graph</h2>\n<p>Lines lead from a type to those that it mentions, on its right.",
    );
    if hidden > 0 {
        let _ = write!(
            out,
            " The types that are mentioned most; {hidden} others are not drawn."
        );
    }
    let _ = writeln!(
        out,
        "</p>\n<div class=\"scrolls\" tabindex=\"0\" role=\"region\" aria-label=\"Graph of types\">\n{svg}</div>\n</section>"
    );
}

fn types(out: &mut String, it: &Inspection) {
    out.push_str("<section id=\"types\">\n<h2>Types</h2>\n");
    it.types.iter().for_each(|it| one_type(out, it));
    out.push_str("</section>\n");
}

fn one_type(out: &mut String, it: &TypeEntry) {
    // Browsers open what the target of a link is in.
    let _ = writeln!(
        out,
        "<details>\n<summary><code>{0}</code> <span class=\"words\">{1}, {2}</span></summary>\n\
         <pre id=\"type-{0}\"><code>{3}</code></pre>",
        escaped(&it.name),
        it.shape(),
        it.used(),
        escaped(it.rust.trim_end()),
    );
    if !it.mentions.is_empty() {
        let links = it
            .mentions
            .iter()
            .map(|name| format!("<a href=\"#type-{0}\"><code>{0}</code></a>", escaped(name)));
        let _ = writeln!(out, "<p>Mentions {}</p>", links.collect::<Vec<_>>().join(", "));
    }
    let _ = writeln!(
        out,
        "<p class=\"words\">{}</p>\n</details>",
        escaped(&format!("{}:{} {}", it.at.file, it.at.line, it.at.pointer))
    );
}

fn constructs(out: &mut String, it: &Inspection) {
    out.push_str("<section id=\"used\">\n<h2>Used of OpenAPI</h2>\n");
    let rows = it
        .constructs
        .iter()
        .map(|(what, count)| [(*what).to_owned(), count.to_string()]);
    table(out, ["construct", "times"], rows);
    out.push_str("</section>\n");
}

fn problems(out: &mut String, it: &Inspection) {
    if it.problems.is_empty() {
        return;
    }
    out.push_str("<section id=\"problems\">\n<h2>Problems</h2>\n");
    let rows = it.problems.iter().map(|it| {
        let at = it
            .at
            .as_ref()
            .map(|at| format!("{}:{}", at.file, at.line))
            .unwrap_or_default();
        [
            format!("<span class=\"{0}\">{0}</span>", it.severity),
            code_of(it.code),
            it.count.to_string(),
            escaped(&it.first),
            code_of(&at),
        ]
    });
    table(out, ["severity", "code", "times", "the first", "at"], rows);
    out.push_str("</section>\n");
}

/// A table; the cells are HTML.
fn table<const N: usize>(out: &mut String, heads: [&str; N], rows: impl Iterator<Item = [String; N]>) {
    out.push_str("<table>\n<thead><tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        let cells = row.map(|cell| format!("<td>{cell}</td>"));
        let _ = writeln!(out, "<tr>{}</tr>", cells.concat());
    }
    out.push_str("</tbody>\n</table>\n");
}

fn code_of(text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("<code>{}</code>", escaped(text)),
    }
}
