//! Pages with an OpenAPI block: four backticks, `yaml`, method and path.

mod older;
mod whole;

use indexmap::IndexMap;

use super::document::{Document, parts};
use super::embedded::Embedded;
use super::front::Front;
use super::markdown::{self, Kind};
use super::sheet::Sheet;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::{Value, pointer};

/// The documents that a page carries.
pub(super) fn read<'a>(sheet: &'a Sheet, front: &Front, notes: &mut Diagnostics) -> Vec<Document<'a>> {
    let text = sheet.text.text.get(front.end..).unwrap_or_default();
    if !text.contains("```") {
        return Vec::new();
    }
    let mut documents = Vec::new();
    let (mut title, mut about) = (None, None);
    for block in markdown::blocks(text, front.line) {
        match &block.kind {
            Kind::Heading { level: 1, words } => (title, about) = (Some(words.plain.trim().to_owned()), None),
            Kind::Quote(inner) if title.is_some() => about = about.or_else(|| super::prose::quoted(inner)),
            _ => {}
        }
        let Kind::Code { info, text } = &block.kind else {
            continue;
        };
        let Some(mut fence) = Fence::of(info, block.line) else {
            continue;
        };
        (fence.title, fence.about) = (title.clone(), about.clone());
        let Some(embedded) = Embedded::read(text, block.line, sheet, notes) else {
            continue;
        };
        documents.extend(document(&fence, embedded, text, sheet, notes));
    }
    documents
}

/// What stands behind the backticks: `yaml openapi.json post /customers`.
struct Fence {
    method: String,
    path: String,
    line: usize,
    /// The heading above, and the quotation below that.
    title: Option<String>,
    about: Option<String>,
}

impl Fence {
    fn of(info: &str, line: usize) -> Option<Fence> {
        let mut words = info.split_whitespace();
        if !matches!(words.next()?, "yaml" | "yml" | "json") {
            return None;
        }
        let words: Vec<&str> = words.collect();
        let pair = words.windows(2).find_map(|pair| match pair {
            [method, path] if super::call::is_method(&method.to_uppercase()) && path.starts_with('/') => {
                Some((*method, *path))
            }
            ["webhook", name] => Some(("webhook", *name)),
            _ => None,
        })?;
        Some(Fence {
            method: pair.0.to_lowercase(),
            path: pair.1.to_owned(),
            line: line.saturating_sub(1),
            title: None,
            about: None,
        })
    }
}

fn document<'a>(
    fence: &Fence,
    block: Embedded,
    text: &str,
    sheet: &'a Sheet,
    notes: &mut Diagnostics,
) -> Option<Document<'a>> {
    let is_whole = block
        .value
        .get("openapi")
        .or_else(|| block.value.get("swagger"))
        .is_some();
    if !is_whole
        && block
            .value
            .at("/paths/path")
            .is_some_and(|path| path.as_str().is_some())
    {
        return Some(older::document(fence, &block, sheet));
    }
    if !is_whole {
        let message = "the block is no OpenAPI document";
        let finding = Diagnostic::new(&codes::import::PAGE_NOT_UNDERSTOOD, sheet.place(block.first), message);
        sheet.fault(
            finding.help("it has neither `openapi`, nor `paths` with `path` and `method`"),
            notes,
        );
        return None;
    }
    let at = format!("/paths/{}/{}", pointer::escape(&fence.path), fence.method);
    if fence.method != "webhook" && block.value.at(&at).is_none() {
        let message = format!("the block has no `{} {}`", fence.method.to_uppercase(), fence.path);
        let finding = Diagnostic::new(&codes::import::FENCE_DISAGREES, sheet.place(fence.line), message);
        notes.push(finding.help("what is in the block counts; was the page put together by hand?"));
    }
    Some(Document {
        sheet,
        lines: lines(&block),
        verbatim: Some(text.to_owned()),
        value: block.value,
    })
}

fn lines(block: &Embedded) -> IndexMap<String, usize> {
    let value: &Value = &block.value;
    parts(value)
        .into_iter()
        .map(|at| (at.clone(), block.line(&at)))
        .collect()
}
