//! Bodies: whether they are there, and their media types.

use openapiv3::{Content, MediaType, RequestBody};

use super::effect::{Effect, Use};
use super::place::Subject;
use super::rules::{body as rules, document};
use super::side::Placed;
use super::walk::{Walk, before, now};
use super::{Direction, Which, schema};
use crate::normalize::model::join;

/// Compares request bodies. `at` is where one would stand.
pub(super) fn request<'a>(
    walk: &mut Walk<'a>,
    old: Option<Placed<'a, RequestBody>>,
    new: Option<Placed<'a, RequestBody>>,
    it: Use,
    subject: &Subject,
    at: &str,
) {
    match (old, new) {
        (None, None) => {}
        (Some(old), None) => {
            let said = before("is not read any more", old.at.as_str());
            walk.values(&rules::BODY_REMOVED, it, Effect::Shifts, subject, said);
        }
        (None, Some(new)) => come(walk, &new, it, subject, at),
        (Some(old), Some(new)) => both(walk, &old, &new, it, subject),
    }
}

fn come(walk: &mut Walk<'_>, new: &Placed<'_, RequestBody>, it: Use, subject: &Subject, at: &str) {
    if new.it.required {
        let said = now("is new, and required", at);
        walk.values(&rules::REQUIRED_BODY_ADDED, it, Effect::Narrows, subject, said);
    } else {
        let effect = match it.direction {
            Some(Direction::Response) => Effect::Narrows,
            Some(Direction::Request) | None => Effect::Widens,
        };
        walk.values(&rules::BODY_ADDED, it, effect, subject, now("is new", at));
    }
}

fn both<'a>(
    walk: &mut Walk<'a>,
    old: &Placed<'a, RequestBody>,
    new: &Placed<'a, RequestBody>,
    it: Use,
    subject: &Subject,
) {
    let (was, is) = (old.it, new.it);
    if was.required != is.required {
        let (rule, effect, what) = if is.required {
            (&rules::BODY_BECAME_REQUIRED, Effect::Narrows, "is required now")
        } else {
            (&rules::BODY_BECAME_OPTIONAL, Effect::Widens, "may be left out now")
        };
        walk.values(rule, it, effect, subject, now(what, new.at.as_str()));
    }
    if was.description != is.description {
        let text = format!("the description of {subject} changed");
        walk.document(&document::DESCRIPTION_CHANGED, text, Which::New, new.at.clone());
    }
    let (old_at, new_at) = (join(&old.at, "content"), join(&new.at, "content"));
    contents(walk, (&was.content, &old_at), (&is.content, &new_at), it, subject);
}

/// Compares what stands under media types.
pub(super) fn contents<'a>(
    walk: &mut Walk<'a>,
    (old, old_at): (&'a Content, &str),
    (new, new_at): (&'a Content, &str),
    it: Use,
    subject: &Subject,
) {
    let mut matched = Vec::new();
    for (name, was) in old {
        match counterpart(name, old, new) {
            Some((other, is)) => {
                matched.push(other);
                let (old_at, new_at) = (join(old_at, name), join(new_at, other));
                media_types(walk, (was, &old_at), (is, &new_at), it, subject);
            }
            None => {
                let said = before(format!("is not in `{name}` any more"), join(old_at, name));
                walk.values(&rules::MEDIA_TYPE_REMOVED, it, Effect::Shifts, subject, said);
            }
        }
    }
    for name in new.keys().filter(|name| !matched.contains(&name.as_str())) {
        // Which one comes is negotiated: who asks for what he knows gets it.
        let effect = match it.direction {
            Some(Direction::Response) => Effect::Narrows,
            Some(Direction::Request) | None => Effect::Widens,
        };
        let said = now(format!("may be in `{name}` as well"), join(new_at, name));
        walk.values(&rules::MEDIA_TYPE_ADDED, it, effect, subject, said);
    }
}

/// The media type that stands for one of the other document: the same name, else the same without its parameters.
fn counterpart<'a>(name: &str, old: &Content, new: &'a Content) -> Option<(&'a str, &'a MediaType)> {
    let same = |other: &&'a String| whole(other) == whole(name);
    let bare = |other: &&'a String| essence(other) == essence(name) && !old.keys().any(|it| whole(it) == whole(other));
    let key = new.keys().find(same).or_else(|| new.keys().find(bare))?;
    Some((key, new.get(key)?))
}

fn whole(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "")
}

fn essence(name: &str) -> String {
    let name = whole(name);
    name.split(';').next().unwrap_or_default().to_owned()
}

fn media_types<'a>(
    walk: &mut Walk<'a>,
    (old, old_at): (&'a MediaType, &str),
    (new, new_at): (&'a MediaType, &str),
    it: Use,
    subject: &Subject,
) {
    let (schema_old, schema_new) = (format!("{old_at}/schema"), format!("{new_at}/schema"));
    match (&old.schema, &new.schema) {
        (Some(old), Some(new)) => schema::schemas(walk, (old, &schema_old), (new, &schema_new), it, subject),
        (None, None) => {}
        (None, Some(is)) => {
            if !schema::is_free(is, &schema_new, walk.new) {
                let said = now("has a schema now", schema_new);
                walk.values(&rules::SCHEMA_ADDED, it, Effect::Narrows, subject, said);
            }
        }
        (Some(was), None) => {
            if !schema::is_free(was, &schema_old, walk.old) {
                let said = before("has no schema any more", schema_old);
                walk.values(&rules::SCHEMA_REMOVED, it, Effect::Widens, subject, said);
            }
        }
    }
    if old.encoding != new.encoding {
        let said = now("is encoded in another way now", format!("{new_at}/encoding"));
        walk.values(&rules::ENCODING_CHANGED, it, Effect::Shifts, subject, said);
    }
}
