//! What there is to be selected.

use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr};

use crate::diagnostic::Place;
use crate::normalize::model::join;
use crate::normalize::{Document, Skipped};

/// The operations, webhooks and component schemas of a document, in its order.
pub(super) struct Found<'d> {
    pub(super) calls: Vec<Call<'d>>,
    pub(super) hooks: Vec<Hook<'d>>,
    pub(super) schemas: Vec<&'d str>,
}

/// An operation that the client calls.
pub(super) struct Call<'d> {
    pub(super) method: &'d str,
    pub(super) path: &'d str,
    pub(super) tags: &'d [String],
    pub(super) id: Option<&'d str>,
    pub(super) model: Model<'d>,
}

/// What there is of an operation.
pub(super) enum Model<'d> {
    /// All of it.
    There {
        /// Its pointer in the brought-together document.
        at: String,
        /// That of its path item.
        item_at: String,
        item: &'d PathItem,
        operation: &'d Operation,
    },
    /// It cannot be represented, and was left out.
    LeftOut(&'d Place),
}

/// A webhook.
pub(super) struct Hook<'d> {
    pub(super) name: &'d str,
    pub(super) at: String,
    pub(super) item: &'d PathItem,
}

impl<'d> Found<'d> {
    pub(super) fn of(document: &'d Document) -> Found<'d> {
        let hooks = document.webhooks.iter().map(|(name, item)| Hook {
            name,
            at: pointer(&["webhooks", name]),
            item,
        });
        let mut calls = calls(document);
        calls.extend(document.skipped.iter().map(left_out));
        Found {
            calls,
            hooks: hooks.collect(),
            schemas: schemas(&document.model),
        }
    }
}

fn calls(document: &Document) -> Vec<Call<'_>> {
    let mut all = Vec::new();
    for (path, item) in &document.model.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        let item_at = pointer(&["paths", path]);
        let known = item
            .iter()
            .map(|(method, it)| (method, format!("{item_at}/{method}"), it));
        let others = document.methods.get(path).into_iter().flatten();
        let others = others.map(|other| (other.name.as_str(), other.at.clone(), &other.model));
        for (method, at, operation) in known.chain(others) {
            all.push(Call {
                method,
                path,
                tags: &operation.tags,
                id: operation.operation_id.as_deref(),
                model: Model::There {
                    at,
                    item_at: item_at.clone(),
                    item,
                    operation,
                },
            });
        }
    }
    all
}

fn left_out(skipped: &Skipped) -> Call<'_> {
    let (method, path) = skipped.operation.split_once(' ').unwrap_or_default();
    Call {
        method,
        path,
        tags: &skipped.tags,
        id: skipped.id.as_deref(),
        model: Model::LeftOut(&skipped.place),
    }
}

fn schemas(model: &OpenAPI) -> Vec<&str> {
    let components = model.components.iter();
    components
        .flat_map(|components| components.schemas.keys().map(String::as_str))
        .collect()
}

/// A JSON pointer, without `#`.
pub(super) fn pointer(steps: &[&str]) -> String {
    steps.iter().fold(String::new(), |at, step| join(&at, step))
}
