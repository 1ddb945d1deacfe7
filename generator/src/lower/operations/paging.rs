//! Pages: what the configuration and vendors' extensions say of them, held to the document.

mod extension;

use super::{Found, Lowering};
use crate::diagnostic::{Diagnostic, Place, codes::lower as codes, nearest};
use crate::ir::{Operation, PageTarget, PageWay, Paging, paging};
use crate::normalize::model;
use crate::select::names_operation;

/// What the configuration says of the pages of some operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRule {
    /// The operations, by `operationId` or method and path, in which `*` stands for any letters; with their places.
    pub operations: Vec<(String, Option<Place>)>,
    /// What the next page is asked for by.
    pub way: PageWay,
    /// Where that goes.
    pub target: Option<PageKey>,
    /// The JSON pointer of the items in the answer.
    pub items: Option<String>,
    /// The JSON pointer of what says whether there are more pages.
    pub more: Option<String>,
    /// The JSON pointer of the number of pages, or of items where those are counted.
    pub total: Option<String>,
}

impl PageRule {
    /// Everything that changes what is generated, as text for a digest.
    pub(crate) fn canonical(&self) -> String {
        let Self {
            operations,
            way,
            target,
            items,
            more,
            total,
        } = self;
        let operations: Vec<&str> = operations.iter().map(|(pattern, _)| pattern.as_str()).collect();
        format!("{operations:?} {way:?} {target:?} {items:?} {more:?} {total:?}")
    }
}

/// What carries the cursor or number of the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKey {
    /// The parameter of this name.
    Parameter(String),
    /// The member of the body at this JSON pointer.
    Body(String),
}

fn is_named(pattern: &str, found: &Found<'_>) -> bool {
    names_operation(
        pattern,
        found.model.operation_id.as_deref(),
        found.verb.as_str(),
        found.path,
    )
}

/// The pages of an operation, if somebody speaks of them.
pub(super) fn paging(lowering: &mut Lowering<'_, '_>, found: &Found<'_>, operation: &Operation) -> Option<Paging> {
    let options = lowering.options;
    for (number, rule) in options.pagination.iter().enumerate() {
        for (at, (pattern, place)) in rule.operations.iter().enumerate() {
            if !is_named(pattern, found) {
                continue;
            }
            match fit(lowering, operation, rule) {
                Ok(paging) if paging.items.is_none() && pattern.contains('*') => {
                    let said = format!("`{}`: its answer has no list of its own", operation.name.wire);
                    lowering.paged.entry((number, at)).or_insert(Some(said));
                }
                Ok(paging) => {
                    lowering.paged.insert((number, at), None);
                    return Some(paging);
                }
                // A pattern means those of the operations that have pages.
                Err(why) if pattern.contains('*') => {
                    let said = format!("`{}`: {why}", operation.name.wire);
                    lowering.paged.entry((number, at)).or_insert(Some(said));
                }
                Err(why) => {
                    lowering.paged.insert((number, at), None);
                    let message = format!(
                        "the pages of `{}` are not as the configuration says: {why}",
                        operation.name.wire
                    );
                    lowering
                        .notes
                        .push(Diagnostic::new(&codes::PAGINATION_MISFIT, place.clone(), message));
                    return None;
                }
            }
        }
    }
    let (key, rule) = extension::rule(found.model)?;
    match rule.and_then(|rule| fit(lowering, operation, &rule)) {
        Ok(paging) => Some(paging),
        Err(why) => {
            let message = format!("`{key}` of `{}` does not fit the document: {why}", operation.name.wire);
            lowering.report(&codes::PAGINATION_EXTENSION, &found.at, message);
            None
        }
    }
}

/// What the configuration says of operations that are not there.
pub(super) fn unmatched(lowering: &mut Lowering<'_, '_>) {
    let options = lowering.options;
    if options.pagination.is_empty() {
        return;
    }
    let all = super::found(lowering.document);
    let ids: Vec<&str> = all
        .iter()
        .filter_map(|found| found.model.operation_id.as_deref())
        .collect();
    for (number, rule) in options.pagination.iter().enumerate() {
        for (at, (pattern, place)) in rule.operations.iter().enumerate() {
            let (message, help) = match lowering.paged.get(&(number, at)) {
                Some(None) => continue,
                Some(Some(why)) => (
                    format!("`{pattern}` names no operation whose pages are as the configuration says: {why}"),
                    None,
                ),
                None if all.iter().any(|found| is_named(pattern, found)) => (
                    format!("an earlier entry says how `{pattern}` has pages"),
                    Some("keep one of the two".to_owned()),
                ),
                None => {
                    let near = nearest(pattern, &ids);
                    let message = format!("`{pattern}` names no operation of the document");
                    (message, near.map(|near| format!("did you mean `{near}`?")))
                }
            };
            let mut finding = Diagnostic::new(&codes::PAGINATION_MISFIT, place.clone(), message);
            if let Some(help) = help {
                finding = finding.help(help);
            }
            lowering.notes.push(finding);
        }
    }
}

fn fit(lowering: &Lowering<'_, '_>, operation: &Operation, rule: &PageRule) -> Result<Paging, String> {
    let types = &lowering.types;
    let page = operation.page().ok_or("its success is not one JSON")?;
    let (items, unknown) = match (&rule.items, &paging::lists(types, page)[..]) {
        (Some(pointer), _) => (Some(pointer.clone()), ""),
        (None, [only]) => (Some(only.map_or_else(String::new, |name| model::join("", name))), ""),
        (None, []) => (None, "its answer has no list; `items` says where the items are"),
        (None, _) => (None, "its answer has several lists; `items` says which has the items"),
    };
    let item = match &items {
        Some(pointer) => Some(paging::items(types, page, pointer)?.1),
        None => None,
    };
    match &rule.way {
        PageWay::Cursor(pointer) | PageWay::Url(pointer) => paging::scalar(types, page, pointer)?,
        PageWay::LastItem(pointer) => paging::scalar(types, item.ok_or(unknown)?, pointer)?,
        PageWay::Page(_) | PageWay::Offset if item.is_none() => {
            return Err(unknown.to_owned());
        }
        PageWay::Page(_) | PageWay::Offset | PageWay::Header(_) | PageWay::Link(_) => {}
    }
    for pointer in rule.more.iter().chain(&rule.total) {
        paging::scalar(types, page, pointer)?;
    }
    let target = match &rule.target {
        None => None,
        Some(PageKey::Parameter(name)) => {
            let mut parameters = operation.parameters.iter();
            let number = parameters.position(|it| it.name.wire == *name && it.location != crate::ir::Location::Path);
            Some(PageTarget::Parameter(
                number.ok_or_else(|| format!("it has no parameter `{name}`"))?,
            ))
        }
        Some(PageKey::Body(pointer)) => {
            let body = operation
                .body
                .as_ref()
                .filter(|body| body.kind == crate::ir::BodyKind::Json);
            paging::scalar(types, &body.ok_or("it has no JSON body")?.ty, pointer)?;
            Some(PageTarget::Body(pointer.clone()))
        }
    };
    Ok(Paging {
        way: rule.way.clone(),
        target,
        items,
        more: rule.more.clone(),
        total: rule.total.clone(),
    })
}
