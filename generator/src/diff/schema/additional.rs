//! Properties without a name of their own.

use super::shape::{Additional, Shape};
use super::{Pair, nodes};
use crate::diff::Direction;
use crate::diff::effect::Effect;
use crate::diff::rules::schema as rules;
use crate::diff::walk::{Walk, before, now};

pub(super) fn additional<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) {
    if !pair.old.kinds.has_object() || !pair.new.kinds.has_object() {
        return;
    }
    patterns(walk, pair);
    let (old, new) = (&pair.old, &pair.new);
    let by_pattern = !old.by_pattern.is_empty() || !new.by_pattern.is_empty();
    match (&pair.old.additional, &pair.new.additional) {
        (Additional::Unsaid | Additional::Open(_), Additional::Unsaid | Additional::Open(_))
        | (Additional::Closed(_), Additional::Closed(_)) => {}
        (Additional::Unsaid | Additional::Open(_) | Additional::Schema(_), Additional::Closed(at)) => {
            let said = now("has no other properties any more", at);
            walk.values(&rules::CLOSED, pair.it, Effect::Narrows, pair.subject, said);
        }
        (Additional::Closed(at), Additional::Unsaid) => opened(walk, pair, before(OPENED, at)),
        (Additional::Closed(_), Additional::Open(at)) => opened(walk, pair, now(OPENED, at)),
        (Additional::Closed(at), Additional::Schema(_)) => opened(walk, pair, before(OPENED, at)),
        (Additional::Unsaid | Additional::Open(_), Additional::Schema(node)) => {
            let says = !by_pattern && !Shape::of(node, walk.new).is_free();
            if let Some(first) = node.first().filter(|_| says) {
                let said = now("says now what its other properties are", &first.at);
                walk.values(&rules::ADDITIONAL_ADDED, pair.it, Effect::Narrows, pair.subject, said);
            }
        }
        (Additional::Schema(node), Additional::Unsaid | Additional::Open(_)) => {
            let says = !by_pattern && !Shape::of(node, walk.old).is_free();
            if let Some(first) = node.first().filter(|_| says) {
                let said = before("says no more what its other properties are", &first.at);
                walk.values(&rules::ADDITIONAL_REMOVED, pair.it, Effect::Widens, pair.subject, said);
            }
        }
        (Additional::Schema(old), Additional::Schema(new)) => {
            nodes(walk, old.clone(), new.clone(), pair.it, &pair.subject.others());
        }
    }
}

const OPENED: &str = "may have other properties now";

/// Who receives a property that he does not know passes it over.
fn opened(walk: &mut Walk<'_>, pair: &Pair<'_, '_>, said: crate::diff::walk::Said) {
    let effect = match pair.it.direction {
        Some(Direction::Request) => Effect::Widens,
        Some(Direction::Response) => Effect::Narrows,
        None => Effect::Keeps,
    };
    walk.values(&rules::OPENED, pair.it, effect, pair.subject, said);
}

fn patterns(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old, &pair.new);
    for pattern in new
        .by_pattern
        .iter()
        .filter(|pattern| !old.by_pattern.contains(pattern))
    {
        let what = format!("says now what properties like `{pattern}` are");
        let said = now(what, format!("{}/additionalProperties", new.at));
        walk.values(&rules::ADDITIONAL_ADDED, pair.it, Effect::Narrows, pair.subject, said);
    }
    for pattern in old
        .by_pattern
        .iter()
        .filter(|pattern| !new.by_pattern.contains(pattern))
    {
        let what = format!("says no more what properties like `{pattern}` are");
        let said = before(what, format!("{}/additionalProperties", old.at));
        walk.values(&rules::ADDITIONAL_REMOVED, pair.it, Effect::Widens, pair.subject, said);
    }
}
