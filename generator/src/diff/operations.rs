//! The operations of both documents, matched by method and path.

use indexmap::IndexMap;
use openapiv3::{Operation, PathItem, ReferenceOr};

use super::effect::Use;
use super::place::Subject;
use super::rules::{document, operation as rules};
use super::side::Side;
use super::walk::Walk;
use super::{Bearing, Direction, Which, bodies, parameters, responses, security, servers};
use crate::normalize::model::join;

/// An operation, with what is said of its path.
#[derive(Clone)]
pub(super) struct Op<'a> {
    /// As a person calls it: `POST /customers`.
    pub(super) name: String,
    pub(super) path: &'a str,
    pub(super) it: &'a Operation,
    pub(super) item: &'a PathItem,
    pub(super) at: String,
    pub(super) item_at: String,
    /// Which way its requests go, seen by us.
    pub(super) requests: Direction,
}

type Ops<'a> = IndexMap<String, Op<'a>>;

/// Compares the operations of the client, then what the vendor calls.
pub(super) fn operations(walk: &mut Walk<'_>) {
    let (old, new) = (calls(walk.old), calls(walk.new));
    compare(walk, &old, &new);
    let (old, new) = (webhooks(walk.old), webhooks(walk.new));
    compare(walk, &old, &new);
}

/// All operations are gone.
pub(super) fn gone_with(walk: &mut Walk<'_>) {
    let text = "the document is gone".to_owned();
    walk.wire(
        &rules::DOCUMENT_REMOVED,
        Bearing::Breaking,
        text,
        Which::Old,
        String::new(),
    );
    let (old, none) = (calls(walk.old), Ops::new());
    compare(walk, &old, &none);
    let old = webhooks(walk.old);
    compare(walk, &old, &none);
}

/// All operations are new.
pub(super) fn come_with(walk: &mut Walk<'_>) {
    let text = "the document is new".to_owned();
    walk.wire(
        &rules::DOCUMENT_ADDED,
        Bearing::Additive,
        text,
        Which::New,
        String::new(),
    );
    let (new, none) = (calls(walk.new), Ops::new());
    compare(walk, &none, &new);
    let new = webhooks(walk.new);
    compare(walk, &none, &new);
}

fn compare<'a>(walk: &mut Walk<'a>, old: &Ops<'a>, new: &Ops<'a>) {
    for (key, was) in old {
        match new.get(key) {
            Some(is) => both(walk, was, is),
            None => gone(walk, was),
        }
    }
    for (_, is) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
        come(walk, is);
    }
}

fn come(walk: &mut Walk<'_>, is: &Op<'_>) {
    let (rule, text) = match is.requests {
        Direction::Request => (&rules::OPERATION_ADDED, format!("`{}` is new", is.name)),
        Direction::Response => (&rules::WEBHOOK_ADDED, format!("the call `{}` is new", is.name)),
    };
    walk.operation(&is.name, |walk| {
        walk.wire(rule, Bearing::Additive, text, Which::New, is.at.clone());
    });
}

fn gone(walk: &mut Walk<'_>, was: &Op<'_>) {
    let announced = if was.it.deprecated { "; it was deprecated" } else { "" };
    let (rule, text) = match was.requests {
        Direction::Request => (&rules::OPERATION_REMOVED, format!("`{}` is gone{announced}", was.name)),
        Direction::Response => (
            &rules::WEBHOOK_REMOVED,
            format!("the call `{}` is made no more{announced}", was.name),
        ),
    };
    walk.operation(&was.name, |walk| {
        walk.wire(rule, Bearing::Breaking, text, Which::Old, was.at.clone());
    });
}

fn both<'a>(walk: &mut Walk<'a>, old: &Op<'a>, new: &Op<'a>) {
    walk.operation(&new.name, |walk| {
        about(walk, old, new);
        parameters::parameters(walk, old, new);
        body(walk, old, new);
        responses::responses(walk, old, new);
        if new.requests == Direction::Request {
            security::of_operation(walk, old, new);
            servers::of_operation(walk, old, new);
        }
    });
    let (was, is) = (callbacks(old), callbacks(new));
    compare(walk, &was, &is);
}

fn about(walk: &mut Walk<'_>, old: &Op<'_>, new: &Op<'_>) {
    let (was, is, name) = (old.it, new.it, &new.name);
    let at = |key: &str| join(&new.at, key);
    if was.operation_id != is.operation_id {
        let id = |id: &Option<String>| id.as_ref().map_or("none".to_owned(), |id| format!("`{id}`"));
        let text = format!(
            "the `operationId` of `{name}` is {} now, it was {}",
            id(&is.operation_id),
            id(&was.operation_id)
        );
        walk.document(&document::OPERATION_ID, text, Which::New, at("operationId"));
    }
    if was.deprecated != is.deprecated {
        let (rule, what) = match is.deprecated {
            true => (&document::DEPRECATED, "is deprecated now"),
            false => (&document::NO_LONGER_DEPRECATED, "is not deprecated any more"),
        };
        walk.document(rule, format!("`{name}` {what}"), Which::New, at("deprecated"));
    }
    if was.tags != is.tags {
        let list = |tags: &[String]| match tags {
            [] => "none".to_owned(),
            tags => tags.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", "),
        };
        let text = format!(
            "the tags of `{name}` are {} now, they were {}",
            list(&is.tags),
            list(&was.tags)
        );
        walk.document(&document::TAGS, text, Which::New, at("tags"));
    }
    if was.extensions != is.extensions {
        let text = format!("the extensions of `{name}` changed");
        walk.document(&document::EXTENSION_CHANGED, text, Which::New, new.at.clone());
    }
    if was.summary != is.summary || was.description != is.description {
        let text = format!("the description of `{name}` changed");
        walk.document(&document::DESCRIPTION_CHANGED, text, Which::New, new.at.clone());
    }
}

fn body<'a>(walk: &mut Walk<'a>, old: &Op<'a>, new: &Op<'a>) {
    let (old_at, new_at) = (join(&old.at, "requestBody"), join(&new.at, "requestBody"));
    let was = old
        .it
        .request_body
        .as_ref()
        .and_then(|it| walk.old.request_body(it, &old_at));
    let is = new
        .it
        .request_body
        .as_ref()
        .and_then(|it| walk.new.request_body(it, &new_at));
    let subject = Subject::of(format!("the body of `{}`", new.name));
    bodies::request(walk, was, is, Use::body(new.requests), &subject, &new_at);
}

fn calls(side: Side<'_>) -> Ops<'_> {
    let mut ops = Ops::new();
    for (path, item) in &side.document.model.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        let item_at = join("/paths", path);
        add(&mut ops, path, item, &item_at, Direction::Request);
        for method in side.document.methods.get(path).into_iter().flatten() {
            let name = format!("{} {path}", method.name);
            let op = Op {
                path,
                it: &method.model,
                item,
                at: method.at.clone(),
                item_at: item_at.clone(),
                requests: Direction::Request,
                name,
            };
            ops.entry(format!("{} {}", method.name, unnamed(path))).or_insert(op);
        }
    }
    ops
}

fn webhooks(side: Side<'_>) -> Ops<'_> {
    let mut ops = Ops::new();
    for (name, item) in &side.document.webhooks {
        add(&mut ops, name, item, &join("/webhooks", name), Direction::Response);
    }
    ops
}

fn callbacks<'a>(of: &Op<'a>) -> Ops<'a> {
    let mut ops = Ops::new();
    for (name, callback) in &of.it.callbacks {
        for (expression, item) in callback {
            let at = join(&join(&join(&of.at, "callbacks"), name), expression);
            let mut own = Ops::new();
            add(&mut own, expression, item, &at, of.requests.turned());
            for (key, mut op) in own {
                op.name = format!("{} ({name} of {})", op.name, of.name);
                ops.insert(format!("{name} {key}"), op);
            }
        }
    }
    ops
}

fn add<'a>(ops: &mut Ops<'a>, path: &'a str, item: &'a PathItem, item_at: &str, requests: Direction) {
    for (method, it) in item.iter() {
        let op = Op {
            name: format!("{} {path}", method.to_uppercase()),
            path,
            it,
            item,
            at: join(item_at, method),
            item_at: item_at.to_owned(),
            requests,
        };
        ops.entry(format!("{} {}", method.to_uppercase(), unnamed(path)))
            .or_insert(op);
    }
}

/// A path without the names in its braces: they never go over the wire.
fn unnamed(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut within = false;
    for c in path.chars() {
        match (c, within) {
            ('{', _) => {
                within = true;
                text.push('{');
            }
            ('}', _) => {
                within = false;
                text.push('}');
            }
            (_, true) => {}
            (c, false) => text.push(c),
        }
    }
    text
}
