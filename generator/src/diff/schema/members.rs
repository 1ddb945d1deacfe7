//! The properties of objects, as they are sent or received.

use super::shape::{Additional, Node, Shape};
use super::{Pair, nodes};
use crate::diff::Direction;
use crate::diff::effect::{Effect, Use};
use crate::diff::rules::schema as rules;
use crate::diff::side::Side;
use crate::diff::walk::{Said, Walk, before, now};

/// How a property is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// It is declared, and goes this way.
    There {
        required: bool,
    },
    /// It is declared, and goes the other way only.
    Hidden,
    Absent,
}

pub(super) fn members<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) {
    let (old, new) = (&pair.old, &pair.new);
    let names = old
        .properties
        .keys()
        .chain(new.properties.keys().filter(|name| !old.properties.contains_key(*name)));
    let names: Vec<&str> = names.copied().collect();
    for name in names {
        let was = presence(old, name, walk.old, pair.it);
        let is = presence(new, name, walk.new, pair.it);
        match (was, is) {
            (Presence::There { required: was }, Presence::There { required: is }) => {
                required(walk, pair, name, was, is);
                both(walk, pair, name);
            }
            (Presence::There { required }, Presence::Hidden | Presence::Absent) => {
                removed(walk, pair, name, required, is);
            }
            (Presence::Hidden | Presence::Absent, Presence::There { required }) => {
                added(walk, pair, name, required, was);
            }
            (Presence::Hidden | Presence::Absent, Presence::Hidden | Presence::Absent) => {}
        }
    }
    unnamed(walk, pair);
}

fn presence<'a>(shape: &Shape<'a>, name: &str, side: Side<'a>, it: Use) -> Presence {
    let Some(node) = shape.properties.get(name) else {
        return Presence::Absent;
    };
    let property = Shape::of(node, side);
    let hidden = match it.direction {
        Some(Direction::Request) => property.read_only,
        Some(Direction::Response) => property.write_only,
        None => false,
    };
    if hidden {
        return Presence::Hidden;
    }
    Presence::There {
        required: shape.required.contains_key(name),
    }
}

fn both<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>, name: &str) {
    let node = |shape: &Shape<'a>| shape.properties.get(name).cloned().unwrap_or_default();
    let subject = pair.subject.property(name);
    nodes(walk, node(&pair.old), node(&pair.new), pair.it, &subject);
}

fn required(walk: &mut Walk<'_>, pair: &Pair<'_, '_>, name: &str, was: bool, is: bool) {
    let subject = pair.subject.property(name);
    match (was, is) {
        (true, true) | (false, false) => {}
        (false, true) => {
            let at = pair.new.required.get(name).cloned().unwrap_or_default();
            let said = now("is required now", at);
            walk.values(&rules::BECAME_REQUIRED, pair.it, Effect::Narrows, &subject, said);
        }
        (true, false) => {
            let said = now("may be left out now", place(&pair.new, name));
            walk.values(&rules::BECAME_OPTIONAL, pair.it, Effect::Widens, &subject, said);
        }
    }
}

fn removed(walk: &mut Walk<'_>, pair: &Pair<'_, '_>, name: &str, required: bool, is: Presence) {
    let subject = pair.subject.property(name);
    let what = match (pair.it.direction, required) {
        (Some(Direction::Request), _) => "is not read any more",
        (Some(Direction::Response), true) => "is gone; it was always there",
        (Some(Direction::Response), false) => "is gone",
        (None, _) => "is gone",
    };
    // Who still sends it is not refused, unless nothing unknown is welcome. Who waits for it waits in vain.
    let effect = match pair.it.direction {
        Some(Direction::Request) if refuses(&pair.new) => Effect::Narrows,
        Some(Direction::Request) | None => Effect::Keeps,
        Some(Direction::Response) => Effect::Widens,
    };
    let (rule, said) = match (is, pair.it.direction) {
        (Presence::Hidden, Some(Direction::Request)) => (
            &rules::BECAME_READ_ONLY,
            now("is read-only now", place(&pair.new, name)),
        ),
        (Presence::Hidden, _) => (
            &rules::BECAME_WRITE_ONLY,
            now("is write-only now", place(&pair.new, name)),
        ),
        (Presence::There { .. } | Presence::Absent, _) => {
            (&rules::PROPERTY_REMOVED, before(what, place(&pair.old, name)))
        }
    };
    walk.values(rule, pair.it, effect, &subject, said);
}

fn added(walk: &mut Walk<'_>, pair: &Pair<'_, '_>, name: &str, required: bool, was: Presence) {
    let subject = pair.subject.property(name);
    let effect = match (pair.it.direction, required) {
        (Some(Direction::Request), true) => Effect::Narrows,
        (Some(Direction::Request), false) => Effect::Widens,
        // One more promise; what nobody knows is passed over.
        (Some(Direction::Response), _) => Effect::Narrows,
        (None, _) => Effect::Keeps,
    };
    let at = place(&pair.new, name);
    let (rule, said): (_, Said) = match (was, required) {
        (Presence::Hidden, _) => (&rules::BECAME_VISIBLE, now("goes this way as well now", at)),
        (Presence::There { .. } | Presence::Absent, true) => {
            (&rules::REQUIRED_PROPERTY_ADDED, now("is new, and required", at))
        }
        (Presence::There { .. } | Presence::Absent, false) => (&rules::PROPERTY_ADDED, now("is new", at)),
    };
    walk.values(rule, pair.it, effect, &subject, said);
}

/// Names that are required and declared nowhere.
fn unnamed(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old, &pair.new);
    for (name, at) in &new.required {
        if !old.required.contains_key(name) && !new.properties.contains_key(name) {
            let said = now("is required now", at);
            let subject = pair.subject.property(name);
            walk.values(&rules::BECAME_REQUIRED, pair.it, Effect::Narrows, &subject, said);
        }
    }
    for (name, at) in &old.required {
        if !new.required.contains_key(name) && !old.properties.contains_key(name) {
            let said = before("may be left out now", at);
            let subject = pair.subject.property(name);
            walk.values(&rules::BECAME_OPTIONAL, pair.it, Effect::Widens, &subject, said);
        }
    }
}

fn refuses(shape: &Shape<'_>) -> bool {
    match &shape.additional {
        Additional::Closed(_) => true,
        Additional::Unsaid | Additional::Open(_) | Additional::Schema(_) => false,
    }
}

fn place(shape: &Shape<'_>, name: &str) -> String {
    let node: Option<&Node<'_>> = shape.properties.get(name);
    let place = node.and_then(|node| node.first()).map(|part| part.at.clone());
    // A component stands elsewhere; what was added or removed is the property.
    match place {
        Some(at) if at.ends_with(&crate::normalize::model::join("/properties", name)) => at,
        Some(_) | None => crate::normalize::model::join(&format!("{}/properties", shape.at), name),
    }
}
