//! Schemas, old beside new, and what became of the values that they accept.

mod additional;
mod inner;
mod keywords;
mod kinds;
mod limits;
mod members;
mod plain;
mod scalars;
mod shape;
mod unions;
mod values;

use openapiv3::{ReferenceOr, Schema};

use super::Direction;
use super::effect::{Effect, Use};
use super::place::Subject;
use super::rules::schema as rules;
use super::side::{Placed, Side};
use super::walk::{Key, Walk, before, now};
use crate::normalize::model::{component, unescape};
use shape::{Node, Shape};

/// Compares the schemas at two places.
pub(super) fn schemas<'a>(
    walk: &mut Walk<'a>,
    (old, old_at): (&'a ReferenceOr<Schema>, &str),
    (new, new_at): (&'a ReferenceOr<Schema>, &str),
    it: Use,
    subject: &Subject,
) {
    let old = walk.old.schema(old, old_at);
    let new = walk.new.schema(new, new_at);
    if let (Some(old), Some(new)) = (old, new) {
        nodes(walk, vec![old], vec![new], it, subject);
    }
}

/// Compares two nodes, once.
pub(super) fn nodes<'a>(walk: &mut Walk<'a>, old: Node<'a>, new: Node<'a>, it: Use, subject: &Subject) {
    // Where only one of them is a component, what changed is this place.
    let subject = match (named(&old), named(&new)) {
        (Some(_), Some(name)) => name,
        (_, _) => subject.clone(),
    };
    walk.pair(key(&old, &new, it), |walk| look(walk, &old, &new, it, &subject));
}

/// Whether a schema says nothing of its values.
pub(super) fn is_free<'a>(it: &'a ReferenceOr<Schema>, at: &str, side: Side<'a>) -> bool {
    let node = side.schema(it, at).into_iter().collect();
    Shape::of(&node, side).is_free()
}

/// Whether values are neither lists nor objects.
pub(super) fn is_single<'a>(it: &'a ReferenceOr<Schema>, at: &str, side: Side<'a>) -> bool {
    let node = side.schema(it, &format!("{at}/schema")).into_iter().collect();
    let shape = Shape::of(&node, side);
    shape.kinds.is_scalar() && shape.unions.is_empty()
}

/// Whether what the old node accepts is accepted by the new one as well.
fn is_covered<'a>(walk: &mut Walk<'a>, old: &Node<'a>, new: &Node<'a>, it: Use) -> bool {
    is_harmless(walk, old, new, it, Direction::Request)
}

/// Whether nothing in a change breaks for values that go this way.
fn is_harmless<'a>(walk: &mut Walk<'a>, old: &Node<'a>, new: &Node<'a>, it: Use, way: Direction) -> bool {
    let it = Use {
        direction: Some(way),
        ..it
    };
    let subject = named(new).or_else(|| named(old)).unwrap_or_else(|| Subject::of("it"));
    !walk.would_break(key(old, new, it), |walk| look(walk, old, new, it, &subject))
}

fn key(old: &Node<'_>, new: &Node<'_>, it: Use) -> Key {
    (joined(old), joined(new), it)
}

fn joined(node: &Node<'_>) -> String {
    let places: Vec<&str> = node.iter().map(|part| part.at.as_str()).collect();
    places.join(" ")
}

/// A component is called by its own name, wherever it is used.
fn named(node: &Node<'_>) -> Option<Subject> {
    let [part] = node.as_slice() else { return None };
    let name = part.at.strip_prefix("/components/schemas/")?;
    (!name.contains('/')).then(|| Subject::component(&unescape(name)))
}

fn component_name(reference: &str) -> String {
    unescape(component(reference)).into_owned()
}

fn look<'a>(walk: &mut Walk<'a>, old: &Node<'a>, new: &Node<'a>, it: Use, subject: &Subject) {
    keywords::texts(walk, old, new, subject);
    keywords::extensions(walk, old, new, subject);
    let (was, is) = shapes(walk, old, new, it, subject);
    let pair = Pair {
        old: was,
        new: is,
        it,
        subject,
    };
    values::default(walk, &pair);
    // What is further in may be left out again.
    let pair = Pair {
        it: Use { always: false, ..it },
        ..pair
    };
    keywords::marks(walk, &pair);
    let pair = unions::both_as_unions(walk, pair);
    if unions::is_wrapped(walk, &pair) {
        return;
    }
    scalars::kinds(walk, &pair);
    scalars::nullable(walk, &pair);
    if !pair.old.kinds.overlaps(pair.new.kinds) {
        // What is said of another kind is another thing altogether.
        return;
    }
    scalars::formats(walk, &pair);
    scalars::patterns(walk, &pair);
    scalars::limits(walk, &pair);
    scalars::encoding(walk, &pair);
    values::values(walk, &pair);
    members::members(walk, &pair);
    additional::additional(walk, &pair);
    items(walk, &pair);
    unions::unions(walk, &pair);
    unions::discriminator(walk, &pair);
    keywords::others(walk, &pair);
}

/// The two shapes. Where both take in the same components, these are looked at by themselves, under their own names.
fn shapes<'a>(
    walk: &mut Walk<'a>,
    old: &Node<'a>,
    new: &Node<'a>,
    it: Use,
    subject: &Subject,
) -> (Shape<'a>, Shape<'a>) {
    let (mut was, mut is) = (Shape::apart(old, walk.old), Shape::apart(new, walk.new));
    // A component that got something around it, or lost it, is still itself.
    if let (Some(_), None, [inner]) = (named(old), named(new), is.inner.as_slice())
        && old.first().is_some_and(|part| part.at == inner.at)
    {
        was = Shape::around(old, walk.old, &is);
        is.nullable |= Shape::of(&vec![inner.clone()], walk.new).nullable;
    } else if let (None, Some(_), [inner]) = (named(old), named(new), was.inner.as_slice())
        && new.first().is_some_and(|part| part.at == inner.at)
    {
        is = Shape::around(new, walk.new, &was);
        was.nullable |= Shape::of(&vec![inner.clone()], walk.old).nullable;
    }
    let places = |shape: &Shape<'a>| {
        let places: std::collections::BTreeSet<String> = shape.inner.iter().map(|part| part.at.clone()).collect();
        places
    };
    if places(&was) != places(&is) {
        return (Shape::of(old, walk.old), Shape::of(new, walk.new));
    }
    let it = Use { always: false, ..it };
    for before in &was.inner {
        let now = is.inner.iter().find(|now| now.at == before.at);
        if let Some(now) = now {
            nodes(walk, vec![before.clone()], vec![now.clone()], it, subject);
        }
    }
    (was, is)
}

/// The old and the new schema of one place, put together.
struct Pair<'a, 's> {
    old: Shape<'a>,
    new: Shape<'a>,
    it: Use,
    subject: &'s Subject,
}

fn items<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) {
    let (old, new) = (&pair.old, &pair.new);
    match (old.items.first(), new.items.first()) {
        _ if old.positions.is_some() || new.positions.is_some() => positions(walk, pair),
        (Some(_), Some(_)) => {
            let items = pair.subject.items();
            nodes(walk, old.items.clone(), new.items.clone(), pair.it, &items);
        }
        (None, Some(first)) if !Shape::of(&new.items, walk.new).is_free() => {
            let said = now("says now what its items are", &first.at);
            walk.values(&rules::ITEMS_ADDED, pair.it, Effect::Narrows, pair.subject, said);
        }
        (Some(first), None) if !Shape::of(&old.items, walk.old).is_free() => {
            let said = before("says no more what its items are", &first.at);
            walk.values(&rules::ITEMS_REMOVED, pair.it, Effect::Widens, pair.subject, said);
        }
        (None | Some(_), None | Some(_)) => {}
    }
}

/// Tuples: `items` is a union of their positions, in order.
fn positions<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) {
    let old = listed(&pair.old, walk.old);
    let new = listed(&pair.new, walk.new);
    for (number, (old, new)) in old.iter().zip(&new).enumerate() {
        let subject = pair.subject.position(number);
        nodes(walk, vec![old.clone()], vec![new.clone()], pair.it, &subject);
    }
    for (number, gone) in old.iter().enumerate().skip(new.len()) {
        let said = before(format!("says no more what stands at position {number}"), &gone.at);
        walk.values(&rules::ITEMS_REMOVED, pair.it, Effect::Widens, pair.subject, said);
    }
    for (number, added) in new.iter().enumerate().skip(old.len()) {
        let said = now(format!("says now what stands at position {number}"), &added.at);
        walk.values(&rules::ITEMS_ADDED, pair.it, Effect::Narrows, pair.subject, said);
    }
}

fn listed<'a>(shape: &Shape<'a>, side: Side<'a>) -> Vec<Placed<'a, Schema>> {
    let members = shape.items.iter().flat_map(|part| {
        let any = crate::normalize::model::keywords(part.it);
        let members = any.map(|any| any.any_of.as_slice()).unwrap_or_default();
        let placed = members.iter().enumerate();
        let placed = placed.filter_map(|(number, it)| side.schema(it, &format!("{}/anyOf/{number}", part.at)));
        placed.collect::<Vec<_>>()
    });
    members.take(shape.positions.unwrap_or_default()).collect()
}
