//! The inspection as a page: no script, no other file.

use std::fmt::Write as _;

use super::links::{Links, link, linked};
use super::text::counted;
use super::{At, Inspection, OperationEntry, Tag, TypeEntry, graph};
use crate::page::{begin, begin_table, code, end, escaped, prose, row};

const STYLE: &str = include_str!("page.css");

pub(super) fn page(it: &Inspection) -> String {
    let mut out = begin(&format!("{} {}", it.title, it.version), STYLE);
    facts(&mut out, it);
    contents(&mut out, it);
    out.push_str("</header>\n<main>\n");
    let links = Links::new(it);
    operations(&mut out, it, &links);
    access(&mut out, it);
    drawing(&mut out, it);
    types(&mut out, it, &links);
    constructs(&mut out, it);
    problems(&mut out, it);
    out.push_str("</main>\n");
    out + &end("inspect")
}

fn facts(out: &mut String, it: &Inspection) {
    let facts = [
        counted(it.operations(), "operation"),
        counted(it.types.len(), "type"),
        counted(it.problems.iter().map(|problem| problem.count).sum(), "finding"),
    ];
    let _ = writeln!(
        out,
        "<p class=\"words\">{} · {}</p>",
        code(&it.document),
        facts.join(" · ")
    );
}

fn contents(out: &mut String, it: &Inspection) {
    out.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
    for (id, title, is_there) in [
        ("operations", "Operations", true),
        ("access", "Servers and security", true),
        ("graph", "Graph", !it.types.is_empty()),
        ("types", "Types", true),
        ("used", "Used of OpenAPI", !it.constructs.is_empty()),
        ("problems", "Problems", !it.problems.is_empty()),
    ] {
        if is_there {
            let _ = writeln!(out, "<li><a href=\"#{id}\">{title}</a></li>");
        }
    }
    out.push_str("</ul>\n</nav>\n");
}

fn operations(out: &mut String, it: &Inspection, links: &Links) {
    out.push_str(
        "<section id=\"operations\" aria-labelledby=\"of-operations\">\n<h2 id=\"of-operations\">Operations</h2>\n",
    );
    if it.declared == 0 {
        out.push_str("<p>The document has no operations.</p>\n");
    }
    if it.tags.len() > 3 {
        tags(out, it);
    }
    let mut number = 0;
    for (at, tag) in it.tags.iter().enumerate() {
        self::tag(out, tag, at);
        for it in &tag.operations {
            operation(out, it, number, links);
            number += 1;
        }
    }
    if !it.skipped.is_empty() {
        let rows = it.skipped.iter().map(|(operation, why)| [code(operation), code(why)]);
        out.push_str("<h3>Left out</h3>\n");
        table(out, "Operations that are left out", ["Operation", "Why"], rows);
    }
    if !it.webhooks.is_empty() {
        let rows = it.webhooks.iter();
        let rows = rows.map(|(name, payload)| [code(name), format!("<code>{}</code>", links.code(payload))]);
        out.push_str("<h3>Webhooks and callbacks</h3>\n");
        table(out, "Webhooks and callbacks", ["Event", "Payload"], rows);
    }
    out.push_str("</section>\n");
}

fn tags(out: &mut String, it: &Inspection) {
    out.push_str("<nav aria-label=\"Tags\">\n<ul class=\"tags\">\n");
    for (at, tag) in it.tags.iter().enumerate() {
        let (name, count) = (escaped(&tag.name), tag.operations.len());
        let _ = writeln!(out, "<li><a href=\"#tag-{at}\">{name}</a> {count}</li>");
    }
    out.push_str("</ul>\n</nav>\n");
}

fn tag(out: &mut String, tag: &Tag, at: usize) {
    let _ = writeln!(
        out,
        "<h3 id=\"tag-{at}\">{} {}</h3>",
        escaped(&tag.name),
        code(&tag.rust)
    );
}

fn operation(out: &mut String, it: &OperationEntry, number: usize, links: &Links) {
    // Browsers open what the target of a link is in.
    let _ = writeln!(
        out,
        "<details>\n<summary><span class=\"method {0}\">{1}</span> {2} <bdi class=\"words\">{3}{4}</bdi></summary>\n\
         <pre id=\"operation-{number}\"><code>{5}</code></pre>\n<dl>",
        escaped(&it.method.to_lowercase()),
        escaped(&it.method),
        code(&it.path),
        escaped(&it.summary),
        if it.deprecated { " (deprecated)" } else { "" },
        links.code(&it.call),
    );
    let in_code = |text: &String| format!("<code>{}</code>", links.code(text));
    list(out, "Optional", it.options.iter().map(in_code));
    list(out, "Succeeds with", it.success.iter().map(in_code));
    list(out, "Fails with", it.errors.iter().map(in_code));
    list(out, "Asks for", it.security.iter().map(|scheme| code(scheme)));
    let pages = it.pages.then(|| prose("`.pages()`, `.items()`"));
    list(out, "Pages", pages.into_iter());
    list(out, "Stands at", [place(&it.at)].into_iter());
    out.push_str("</dl>\n</details>\n");
}

/// A term of a list and what is said of it, as HTML.
fn list(out: &mut String, term: &str, items: impl Iterator<Item = String>) {
    let items: String = items.map(|item| format!("<dd>{item}</dd>")).collect();
    if !items.is_empty() {
        let _ = writeln!(out, "<dt>{term}</dt>{items}");
    }
}

fn place(at: &At) -> String {
    code(&format!("{}:{} {}", at.file, at.line, at.pointer))
}

fn access(out: &mut String, it: &Inspection) {
    out.push_str(
        "<section id=\"access\" aria-labelledby=\"of-access\">\n<h2 id=\"of-access\">Servers and security</h2>\n",
    );
    if it.servers.is_empty() && it.security.is_empty() {
        out.push_str("<p>The document names neither servers nor security schemes.</p>\n");
    }
    if !it.servers.is_empty() {
        let rows = it.servers.iter().map(|server| [code(server)]);
        table(out, "Servers", ["Server"], rows);
    }
    if !it.security.is_empty() {
        let rows = it.security.iter().map(|(name, kind)| [code(name), prose(kind)]);
        table(out, "Security schemes", ["Scheme", "What it is"], rows);
    }
    out.push_str("</section>\n");
}

fn drawing(out: &mut String, it: &Inspection) {
    if it.types.is_empty() {
        return;
    }
    let (svg, hidden) = graph::svg(it);
    out.push_str(
        "<section id=\"graph\" aria-labelledby=\"of-graph\">\n<h2 id=\"of-graph\">Graph</h2>\n\
         <p id=\"about-graph\">Lines lead from a type to those that it mentions, on its right. In words, the same stands \
         under <a href=\"#types\">Types</a>.",
    );
    if hidden > 0 {
        let _ = write!(
            out,
            " The types that are mentioned most; {hidden} others are not drawn."
        );
    }
    out.push_str("</p>\n<ul class=\"legend\">\n");
    for kind in ["struct", "enum", "union", "other"] {
        let _ = writeln!(out, "<li><span class=\"{kind}\"></span>{kind}</li>");
    }
    let _ = writeln!(
        out,
        "</ul>\n<div class=\"scrolls\" tabindex=\"0\" role=\"region\" aria-label=\"Graph of types\" \
         aria-describedby=\"about-graph\">\n{svg}</div>\n</section>"
    );
}

fn types(out: &mut String, it: &Inspection, links: &Links) {
    out.push_str("<section id=\"types\" aria-labelledby=\"of-types\">\n<h2 id=\"of-types\">Types</h2>\n");
    if it.types.is_empty() {
        out.push_str("<p>The document has no schemas that become types.</p>\n");
    }
    it.types.iter().for_each(|it| one_type(out, it, links));
    out.push_str("</section>\n");
}

fn one_type(out: &mut String, it: &TypeEntry, links: &Links) {
    let _ = writeln!(
        out,
        "<details>\n<summary>{0} <span class=\"words\">{1}, {2}</span></summary>\n\
         <pre id=\"type-{3}\"><code>{4}</code></pre>\n<dl>",
        code(&it.name),
        it.shape(),
        it.used(),
        escaped(&it.name),
        linked(it.rust.trim_end(), |name| name != it.name
            && it.mentions.iter().any(|mentioned| mentioned == name)),
    );
    let together = |links: Vec<String>| (!links.is_empty()).then(|| links.join(", ")).into_iter();
    list(
        out,
        "Mentions",
        together(it.mentions.iter().map(|name| link(name)).collect()),
    );
    list(out, "Mentioned by", together(links.users(&it.name)));
    list(out, "Stands at", [place(&it.at)].into_iter());
    out.push_str("</dl>\n</details>\n");
}

fn constructs(out: &mut String, it: &Inspection) {
    if it.constructs.is_empty() {
        return;
    }
    out.push_str("<section id=\"used\" aria-labelledby=\"of-used\">\n<h2 id=\"of-used\">Used of OpenAPI</h2>\n");
    let rows = it
        .constructs
        .iter()
        .map(|(what, count)| [(*what).to_owned(), count.to_string()]);
    table(out, "What is used of OpenAPI", ["Construct", "Times"], rows);
    out.push_str("</section>\n");
}

fn problems(out: &mut String, it: &Inspection) {
    if it.problems.is_empty() {
        return;
    }
    out.push_str("<section id=\"problems\" aria-labelledby=\"of-problems\">\n<h2 id=\"of-problems\">Problems</h2>\n");
    let rows = it.problems.iter().map(|it| {
        let at = it.at.as_ref().map(|at| format!("{}:{}", at.file, at.line));
        [
            prose(&it.first),
            format!("<span class=\"{0}\">{0}</span>", it.severity),
            code(it.code),
            it.count.to_string(),
            code(&at.unwrap_or_default()),
        ]
    });
    table(out, "Problems", ["The first", "Severity", "Code", "Times", "At"], rows);
    out.push_str("</section>\n");
}

/// A table; the cells are HTML.
fn table<const N: usize>(out: &mut String, caption: &str, heads: [&str; N], rows: impl Iterator<Item = [String; N]>) {
    begin_table(out, caption, heads);
    out.push_str("<tbody>\n");
    rows.for_each(|cells| row(out, heads, cells));
    out.push_str("</tbody>\n</table>\n");
}
