//! `oneOf` and `anyOf`: which members are still there, and what tells them apart.

use super::shape::{Member, Shape, Union};
use super::{Pair, is_covered, is_harmless, nodes};
use crate::diff::Direction;
use crate::diff::effect::Effect;
use crate::diff::rules::schema as rules;
use crate::diff::walk::{Walk, before, now};
use crate::normalize::model::component;

/// Two unions are compared as such, even if one of them alone can be put together as a schema of several types.
pub(super) fn both_as_unions<'a, 's>(walk: &Walk<'a>, mut pair: Pair<'a, 's>) -> Pair<'a, 's> {
    let (shape, side) = match (only_union(&pair.old), only_union(&pair.new)) {
        (None, Some(_)) => (&mut pair.old, walk.old),
        (Some(_), None) => (&mut pair.new, walk.new),
        (_, _) => return pair,
    };
    let apart = shape.with_unions(side);
    if only_union(&apart).is_some() {
        *shape = apart;
    }
    pair
}

/// A schema that became one of several, or the only one that is left of them. Whether it did is looked at as a whole: the
/// schema itself stands one level further in.
pub(super) fn is_wrapped<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) -> bool {
    let (old, new) = (&pair.old, &pair.new);
    match (only_union(old), only_union(new)) {
        (None, Some(union)) if old.unions.is_empty() && !old.is_free() => {
            wrapped(walk, pair, union);
            true
        }
        (Some(union), None) if new.unions.is_empty() && !new.is_free() => {
            unwrapped(walk, pair, union);
            true
        }
        (_, _) => false,
    }
}

fn only_union<'s, 'a>(shape: &'s Shape<'a>) -> Option<&'s Union<'a>> {
    match shape.unions.as_slice() {
        [union] if shape.says_nothing_itself() => Some(union),
        _ => None,
    }
}

fn wrapped<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>, union: &Union<'a>) {
    let old = pair.old.node.clone();
    let covered = union.members.iter().filter(|member| {
        let new = vec![member.schema.clone()];
        is_covered(walk, &old, &new, pair.it)
    });
    let effect = match (covered.count(), union.keyword) {
        (0, _) => Effect::Shifts,
        // What several accept is not one of them.
        (2.., "oneOf") => Effect::Shifts,
        (_, _) => Effect::Widens,
    };
    let said = now(format!("is one of {} now", names(&union.members)), &union.at);
    walk.values(&rules::BECAME_UNION, pair.it, effect, pair.subject, said);
}

fn unwrapped<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>, union: &Union<'a>) {
    let new = pair.new.node.clone();
    let covered = union.members.iter().filter(|member| {
        let old = vec![member.schema.clone()];
        is_covered(walk, &old, &new, pair.it)
    });
    let covered = covered.count();
    let effect = match covered {
        0 => Effect::Shifts,
        all if all == union.members.len() => Effect::Widens,
        _ => Effect::Narrows,
    };
    let said = before(format!("is no more one of {}", names(&union.members)), &union.at);
    walk.values(&rules::NO_LONGER_UNION, pair.it, effect, pair.subject, said);
}

pub(super) fn unions<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) {
    let (old, new) = (&pair.old.unions, &pair.new.unions);
    for (old, new) in old.iter().zip(new) {
        union(walk, pair, old, new);
    }
    for gone in old.iter().skip(new.len()) {
        let said = before(format!("is no more one of {}", names(&gone.members)), &gone.at);
        walk.values(&rules::NO_LONGER_UNION, pair.it, Effect::Widens, pair.subject, said);
    }
    for come in new.iter().skip(old.len()) {
        let said = now(format!("has to be one of {} as well", names(&come.members)), &come.at);
        walk.values(&rules::BECAME_UNION, pair.it, Effect::Narrows, pair.subject, said);
    }
}

fn union<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>, old: &Union<'a>, new: &Union<'a>) {
    if old.keyword != new.keyword {
        let what = format!("is `{}` now, it was `{}`", new.keyword, old.keyword);
        walk.values(
            &rules::UNION_KEYWORD,
            pair.it,
            Effect::Keeps,
            pair.subject,
            now(what, &new.at),
        );
    }
    let (pairs, gone, come) = matched(walk, pair, old, new);
    for (old, new) in pairs {
        let name = new.name.clone().unwrap_or_else(|| "…".to_owned());
        let subject = pair.subject.alternative(&name);
        nodes(walk, vec![old.schema], vec![new.schema], pair.it, &subject);
    }
    for member in gone {
        // What a member that stays accepts is accepted still.
        let covered = new.members.iter().any(|other| {
            let (old, new) = (vec![member.schema.clone()], vec![other.schema.clone()]);
            is_covered(walk, &old, &new, pair.it)
        });
        let (effect, but) = match covered {
            true => (Effect::Keeps, ", but another accepts the same"),
            false => (Effect::Narrows, ""),
        };
        let said = before(format!("is not {} any more{but}", called(&member)), member.at.as_str());
        walk.values(&rules::MEMBER_REMOVED, pair.it, effect, pair.subject, said);
    }
    for member in come {
        let said = now(format!("may be {} as well", called(&member)), member.at.as_str());
        let effect = more(pair);
        walk.values(&rules::MEMBER_ADDED, pair.it, effect, pair.subject, said);
    }
}

/// What one more member means. Where a property tells which member it is, who receives one that he does not know keeps it as
/// it is, as with a value of an enum; where nothing does, it may be taken for another.
fn more(pair: &Pair<'_, '_>) -> Effect {
    let told = pair.old.discriminator.is_some() && pair.new.discriminator.is_some();
    match pair.it.direction {
        Some(Direction::Response) if told => Effect::Narrows,
        Some(Direction::Response | Direction::Request) | None => Effect::Widens,
    }
}

type Matched<'a> = (Vec<(Member<'a>, Member<'a>)>, Vec<Member<'a>>, Vec<Member<'a>>);

/// Which member was which: by name, else by what it accepts, else, where one is left on each side, those two.
fn matched<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>, old: &Union<'a>, new: &Union<'a>) -> Matched<'a> {
    let mut pairs = Vec::new();
    let mut gone = old.members.clone();
    let mut come = new.members.clone();
    let by_name = |old: &Member<'a>, new: &Member<'a>| old.name.is_some() && old.name == new.name;
    let written = |old: &Member<'a>, new: &Member<'a>| old.schema.it == new.schema.it;
    take(&mut gone, &mut come, &mut pairs, |old, new| by_name(old, new));
    take(&mut gone, &mut come, &mut pairs, |old, new| written(old, new));
    take(&mut gone, &mut come, &mut pairs, |old, new| {
        let (old, new) = (vec![old.schema.clone()], vec![new.schema.clone()]);
        is_covered(walk, &old, &new, pair.it) && is_harmless(walk, &old, &new, pair.it, Direction::Response)
    });
    if let ([was], [is]) = (gone.as_slice(), come.as_slice())
        && (was.name.is_none() || is.name.is_none())
    {
        pairs.push((was.clone(), is.clone()));
        gone.clear();
        come.clear();
    }
    (pairs, gone, come)
}

fn take<'a>(
    gone: &mut Vec<Member<'a>>,
    come: &mut Vec<Member<'a>>,
    pairs: &mut Vec<(Member<'a>, Member<'a>)>,
    mut same: impl FnMut(&Member<'a>, &Member<'a>) -> bool,
) {
    gone.retain(|old| match come.iter().position(|new| same(old, new)) {
        Some(at) => {
            pairs.push((old.clone(), come.remove(at)));
            false
        }
        None => true,
    });
}

fn names(members: &[Member<'_>]) -> String {
    let names: Vec<String> = members.iter().map(called).collect();
    names.join(", ")
}

fn called(member: &Member<'_>) -> String {
    match &member.name {
        Some(name) => format!("`{name}`"),
        None => {
            let any = crate::normalize::model::keywords(member.schema.it);
            match any.and_then(|any| any.typ.as_deref()) {
                Some(kind @ ("array" | "object" | "integer")) => format!("an unnamed `{kind}`"),
                Some(kind) => format!("a `{kind}`"),
                None => "something unnamed".to_owned(),
            }
        }
    }
}

pub(super) fn discriminator(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    match (&pair.old.discriminator, &pair.new.discriminator) {
        (None, None) => {}
        (None, Some((new, at))) => {
            let said = now(format!("is told apart by `{}` now", new.property_name), at);
            walk.values(&rules::DISCRIMINATOR_ADDED, pair.it, Effect::Keeps, pair.subject, said);
        }
        (Some((old, at)), None) => {
            let said = before(format!("is told apart by `{}` no more", old.property_name), at);
            walk.values(
                &rules::DISCRIMINATOR_REMOVED,
                pair.it,
                Effect::Keeps,
                pair.subject,
                said,
            );
        }
        (Some((old, _)), Some((new, at))) => {
            if old.property_name != new.property_name {
                let what = format!(
                    "is told apart by `{}` now, it was `{}`",
                    new.property_name, old.property_name
                );
                let said = now(what, format!("{at}/propertyName"));
                walk.values(
                    &rules::DISCRIMINATOR_CHANGED,
                    pair.it,
                    Effect::Shifts,
                    pair.subject,
                    said,
                );
            }
            mapping(walk, pair);
        }
    }
}

fn mapping(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (Some((old, old_at)), Some((new, new_at))) = (&pair.old.discriminator, &pair.new.discriminator) else {
        return;
    };
    for (value, target) in &old.mapping {
        match new.mapping.get(value) {
            None => {
                let said = before(
                    format!("has no `{value}` for its tag any more"),
                    format!("{old_at}/mapping"),
                );
                walk.values(&rules::MAPPING_REMOVED, pair.it, Effect::Narrows, pair.subject, said);
            }
            Some(other) if component(other) != component(target) => {
                let what = format!(
                    "with the tag `{value}` is `{}` now, it was `{}`",
                    super::component_name(other),
                    super::component_name(target)
                );
                let said = now(what, format!("{new_at}/mapping"));
                walk.values(&rules::MAPPING_CHANGED, pair.it, Effect::Shifts, pair.subject, said);
            }
            Some(_) => {}
        }
    }
    for value in new.mapping.keys().filter(|value| !old.mapping.contains_key(*value)) {
        let said = now(format!("has the tag `{value}` as well"), format!("{new_at}/mapping"));
        let effect = more(pair);
        walk.values(&rules::MAPPING_ADDED, pair.it, effect, pair.subject, said);
    }
}
