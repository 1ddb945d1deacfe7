//! Which manner a page is written in.

use super::call::Call;
use super::document::Document;
use super::front::Front;
use super::sheet::Sheet;
use super::{docusaurus, mdx, mintlify, prose};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes};

/// What a page says.
#[derive(Debug)]
pub(super) enum Read<'a> {
    /// It carries a document.
    Document(Document<'a>),
    /// It describes calls.
    Calls(Vec<Call<'a>>),
}

/// Reads a page in the manner in which it is written.
pub(super) fn read<'a>(sheet: &'a Sheet, notes: &mut Diagnostics) -> Vec<Read<'a>> {
    let errors = notes.counts().errors;
    let front = Front::read(sheet, notes);
    let documents = mintlify::read(sheet, &front, notes);
    if !documents.is_empty() {
        return documents.into_iter().map(Read::Document).collect();
    }
    if docusaurus::is_here(&front) {
        return docusaurus::read(sheet, &front, notes)
            .map(Read::Document)
            .into_iter()
            .collect();
    }
    if let Some(calls) = mdx::read(sheet, &front, notes) {
        return calls.into_iter().map(|call| Read::Calls(vec![call])).collect();
    }
    let calls = prose::read(sheet, &front, notes);
    if !calls.is_empty() {
        return vec![Read::Calls(calls)];
    }
    // Whoever found an error has said why.
    if notes.counts().errors == errors {
        notes.push(not_understood(sheet, &front));
    }
    Vec::new()
}

fn not_understood(sheet: &Sheet, front: &Front) -> Diagnostic {
    if sheet.listed {
        let message = format!("`{}` describes no operation", sheet.name);
        return Diagnostic::new(&codes::import::PAGE_NOT_UNDERSTOOD, sheet.place(1), message).severity(Severity::Note);
    }
    if let Some((text, line)) = front.text("openapi") {
        let message = format!("the page shows an operation of another document: `{text}`");
        return Diagnostic::new(&codes::import::PAGE_NOT_UNDERSTOOD, sheet.place(line), message)
            .help("use that document itself; nothing of it stands on the page");
    }
    if let Some((what, help)) = something_else(&sheet.text.text) {
        let message = format!("`{}` is {what}, not a page of Markdown", sheet.name);
        return Diagnostic::new(&codes::import::PAGE_NOT_UNDERSTOOD, sheet.place(1), message).help(help);
    }
    let line = sheet.last_line();
    let message = format!("no line of `{}` says method and path", sheet.name);
    Diagnostic::new(&codes::import::PAGE_NOT_UNDERSTOOD, sheet.place(line), message)
        .label("the page ends here")
        .help("an operation is recognised by a line such as `POST /v1/customers`, in a code block or by itself")
}

/// What is given in the place of a page, and what to do with it.
fn something_else(text: &str) -> Option<(&'static str, &'static str)> {
    let text = text.trim_start();
    let begins = |signs: &[&str]| {
        signs
            .iter()
            .any(|sign| text.get(..sign.len()).is_some_and(|it| it.eq_ignore_ascii_case(sign)))
    };
    let is_document = |line: &str| line.starts_with("openapi:") || line.starts_with("swagger:");
    if begins(&["<!doctype", "<html"]) {
        let help =
            "save the page as Markdown: many sites give it at the page's address with `.md`, or list it in `llms.txt`";
        return Some(("a page of HTML", help));
    }
    if text.lines().any(is_document) || text.starts_with('{') && text.contains("\"openapi\"") {
        return Some((
            "an OpenAPI document already",
            "use it as it is: `specwright inspect`, `specwright generate`",
        ));
    }
    None
}
