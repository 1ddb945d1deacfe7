//! Responses, by status, and their headers.

use indexmap::IndexMap;
use openapiv3::{Header, ReferenceOr, Response, StatusCode};

use super::effect::{Effect, Use};
use super::operations::Op;
use super::place::Subject;
use super::rules::{body as bodies_rules, document, response as rules};
use super::side::{Placed, Side};
use super::walk::{Walk, before, now};
use super::{Bearing, Which, bodies, parameters};
use crate::normalize::model::join;

type Responses<'a> = IndexMap<String, Placed<'a, Response>>;

pub(super) fn responses<'a>(walk: &mut Walk<'a>, old: &Op<'a>, new: &Op<'a>) {
    let (was, is) = (all(walk.old, old), all(walk.new, new));
    let it = Use::body(new.requests.turned());
    for (status, response) in &was {
        match counterpart(status, &is) {
            Some(now) => {
                let subject = Subject::of(format!("the response `{status}` of `{}`", new.name));
                both(walk, response, now, it, &subject);
            }
            None => gone(walk, status, response, new),
        }
    }
    for (status, response) in &is {
        let known = was.contains_key(status) || was.keys().any(|old| range(old).as_deref() == Some(status));
        if !known {
            let text = format!("`{}` may answer with `{status}` as well", new.name);
            let rule = match is_success(status) {
                true => &rules::SUCCESS_STATUS_ADDED,
                false => &rules::STATUS_ADDED,
            };
            walk.wire(rule, Bearing::Additive, text, Which::New, response.at.clone());
        }
    }
}

fn all<'a>(side: Side<'a>, op: &Op<'a>) -> Responses<'a> {
    let responses = &op.it.responses;
    let at = join(&op.at, "responses");
    let each = responses.responses.iter().map(|(status, it)| (spelled(status), it));
    let each = each.chain(responses.default.iter().map(|it| ("default".to_owned(), it)));
    let placed = each.filter_map(|(status, it)| {
        let response = side.response(it, &join(&at, &status))?;
        Some((status, response))
    });
    placed.collect()
}

fn spelled(status: &StatusCode) -> String {
    status.to_string()
}

/// The same status, or the range that it is in.
fn counterpart<'m, 'a>(status: &str, all: &'m Responses<'a>) -> Option<&'m Placed<'a, Response>> {
    all.get(status).or_else(|| all.get(&range(status)?))
}

fn range(status: &str) -> Option<String> {
    let first = status.chars().next().filter(char::is_ascii_digit)?;
    (!status.ends_with("XX")).then(|| format!("{first}XX"))
}

fn is_success(status: &str) -> bool {
    status.starts_with(['1', '2', '3'])
}

fn gone(walk: &mut Walk<'_>, status: &str, was: &Placed<'_, Response>, op: &Op<'_>) {
    let text = format!("`{}` does not answer with `{status}` any more", op.name);
    let (rule, bearing) = if is_success(status) {
        (&rules::SUCCESS_STATUS_REMOVED, Bearing::Breaking)
    } else {
        (&rules::STATUS_REMOVED, Bearing::Neutral)
    };
    walk.wire(rule, bearing, text, Which::Old, was.at.clone());
}

fn both<'a>(walk: &mut Walk<'a>, old: &Placed<'a, Response>, new: &Placed<'a, Response>, it: Use, subject: &Subject) {
    let (was, is) = (old.it, new.it);
    if was.description != is.description {
        let text = format!("the description of {subject} changed");
        walk.document(&document::DESCRIPTION_CHANGED, text, Which::New, new.at.clone());
    }
    headers(walk, old, new, it, subject);
    let (old_at, new_at) = (join(&old.at, "content"), join(&new.at, "content"));
    match (was.content.is_empty(), is.content.is_empty()) {
        (true, true) => {}
        (true, false) => {
            let said = now("has a body now", new_at);
            walk.values(&bodies_rules::BODY_ADDED, it, Effect::Narrows, subject, said);
        }
        (false, true) => {
            let said = before("has no body any more", old_at);
            walk.values(&bodies_rules::BODY_REMOVED, it, Effect::Widens, subject, said);
        }
        (false, false) => bodies::contents(walk, (&was.content, &old_at), (&is.content, &new_at), it, subject),
    }
}

fn headers<'a>(walk: &mut Walk<'a>, old: &Placed<'a, Response>, new: &Placed<'a, Response>, it: Use, of: &Subject) {
    let it = Use { text: true, ..it };
    let (was, is) = (
        by_name(walk.old, &old.it.headers, &old.at),
        by_name(walk.new, &new.it.headers, &new.at),
    );
    for (name, old) in &was {
        let subject = Subject::of(format!("the header `{name}` of {of}"));
        let Some(new) = is.get(name) else {
            let said = before("is gone", old.at.as_str());
            walk.values(&rules::HEADER_REMOVED, it, Effect::Widens, &subject, said);
            continue;
        };
        match (old.it.required, new.it.required) {
            (true, true) | (false, false) => {}
            (true, false) => {
                let said = now("may be missing now", new.at.as_str());
                walk.values(&rules::HEADER_BECAME_OPTIONAL, it, Effect::Widens, &subject, said);
            }
            (false, true) => {
                let said = now("is always there now", new.at.as_str());
                walk.values(&rules::HEADER_BECAME_REQUIRED, it, Effect::Narrows, &subject, said);
            }
        }
        parameters::formats(walk, (&old.it.format, &old.at), (&new.it.format, &new.at), it, &subject);
    }
    for (name, new) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
        let subject = Subject::of(format!("the header `{name}` of {of}"));
        walk.values(
            &rules::HEADER_ADDED,
            it,
            Effect::Narrows,
            &subject,
            now("is new", new.at.as_str()),
        );
    }
}

fn by_name<'a>(
    side: Side<'a>,
    headers: &'a IndexMap<String, ReferenceOr<Header>>,
    at: &str,
) -> IndexMap<String, Placed<'a, Header>> {
    let at = join(at, "headers");
    let placed = headers.iter().filter_map(|(name, header)| {
        let header = side.header(header, &join(&at, name))?;
        Some((name.to_ascii_lowercase(), header))
    });
    placed.collect()
}
