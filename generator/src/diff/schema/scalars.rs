//! Kinds of JSON, `null`, formats, patterns and bounds.

use super::shape::Shape;
use super::{Pair, is_covered};
use crate::diff::effect::Effect;
use crate::diff::rules::schema as rules;
use crate::diff::walk::{Walk, before, now};

pub(super) fn kinds<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) {
    let (old, new) = (&pair.old, &pair.new);
    if old.kinds == new.kinds {
        return;
    }
    let what = format!("is {} now, it was {}", new.kinds, old.kinds);
    let said = now(what, format!("{}/type", new.at));
    let (rule, effect) = if pair.it.text && is_any_text(old) && is_any_text(new) {
        (&rules::TYPE_CHANGED, Effect::Keeps)
    } else if old.kinds.is_within(new.kinds) || reads_the_same(pair) || is_list_of_one(walk, pair) {
        (&rules::TYPE_WIDENED, Effect::Widens)
    } else if new.kinds.is_within(old.kinds) {
        (&rules::TYPE_NARROWED, Effect::Narrows)
    } else {
        (&rules::TYPE_CHANGED, Effect::Shifts)
    };
    walk.values(rule, pair.it, effect, pair.subject, said);
}

/// In a text, a single value is a list of one.
fn is_list_of_one<'a>(walk: &mut Walk<'a>, pair: &Pair<'a, '_>) -> bool {
    let (old, new) = (&pair.old, &pair.new);
    pair.it.text
        && old.kinds.is_scalar()
        && new.kinds.is_array()
        && new.limits.is_empty()
        && (new.items.is_empty() || is_covered(walk, &old.node, &new.items, pair.it))
}

/// In a text, a number is a text as well.
fn reads_the_same(pair: &Pair<'_, '_>) -> bool {
    pair.it.text && pair.old.kinds.is_scalar() && is_any_text(&pair.new)
}

/// Any single text is welcome, whatever else is.
fn is_any_text(shape: &Shape<'_>) -> bool {
    shape.kinds.has_text()
        && shape.kinds.is_scalar()
        && shape.formats.is_empty()
        && shape.patterns.is_empty()
        && shape.values.is_none()
        && shape.limits.is_empty()
}

pub(super) fn nullable(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old, &pair.new);
    // In a text there is no null; and where anything is accepted, so is null, which the type says already.
    if old.nullable == new.nullable || old.is_free() || new.is_free() || pair.it.text {
        return;
    }
    if new.nullable {
        let said = now("may be null now", &new.at);
        walk.values(&rules::BECAME_NULLABLE, pair.it, Effect::Widens, pair.subject, said);
    } else {
        let said = now("may not be null any more", &new.at);
        walk.values(&rules::NO_LONGER_NULLABLE, pair.it, Effect::Narrows, pair.subject, said);
    }
}

pub(super) fn formats(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old.formats, &pair.new.formats);
    // Where the type went from one to several, the formats go with the types.
    let gone: Vec<_> = old.iter().filter(|(name, _)| !new.contains_key(*name)).collect();
    let come: Vec<_> = new.iter().filter(|(name, _)| !old.contains_key(*name)).collect();
    match (gone.as_slice(), come.as_slice()) {
        ([], []) => {}
        ([(was, _)], [(is, at)]) => {
            let effect = exchanged(was, is);
            let said = now(format!("has the format `{is}` now, it was `{was}`"), at.as_str());
            walk.values(&rules::FORMAT_CHANGED, pair.it, effect, pair.subject, said);
        }
        (gone, come) => {
            for (was, at) in gone {
                let effect = if says_nothing(was) {
                    Effect::Keeps
                } else {
                    Effect::Widens
                };
                let said = before(format!("has the format `{was}` no more"), at.as_str());
                walk.values(&rules::FORMAT_REMOVED, pair.it, effect, pair.subject, said);
            }
            for (is, at) in come {
                let effect = if says_nothing(is) {
                    Effect::Keeps
                } else {
                    Effect::Narrows
                };
                let said = now(format!("has the format `{is}` now"), at.as_str());
                walk.values(&rules::FORMAT_ADDED, pair.it, effect, pair.subject, said);
            }
        }
    }
}

/// Formats that are a hint to people or forms, and exclude no value.
fn says_nothing(format: &str) -> bool {
    matches!(
        format,
        "password" | "string" | "text" | "textarea" | "html" | "markdown" | "richtext" | "multiline"
    )
}

fn exchanged(old: &str, new: &str) -> Effect {
    const ORDERS: [&[&str]; 2] = [&["int8", "int16", "int32", "int64"], &["float", "double"]];
    if says_nothing(old) && says_nothing(new) {
        return Effect::Keeps;
    }
    let place = |order: &[&str], format: &str| order.iter().position(|known| *known == format);
    for order in ORDERS {
        if let (Some(was), Some(is)) = (place(order, old), place(order, new)) {
            return if was < is { Effect::Widens } else { Effect::Narrows };
        }
    }
    match (says_nothing(old), says_nothing(new)) {
        (true, false) => Effect::Narrows,
        (false, true) => Effect::Widens,
        (true, true) | (false, false) => Effect::Shifts,
    }
}

pub(super) fn patterns(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old.patterns, &pair.new.patterns);
    let gone: Vec<_> = old.iter().filter(|(text, _)| !new.contains_key(*text)).collect();
    let come: Vec<_> = new.iter().filter(|(text, _)| !old.contains_key(*text)).collect();
    if let ([(was, _), ..], [(is, at), ..]) = (gone.as_slice(), come.as_slice()) {
        let said = now(format!("has the pattern `{is}` now, it was `{was}`"), at.as_str());
        return walk.values(&rules::PATTERN_CHANGED, pair.it, Effect::Shifts, pair.subject, said);
    }
    for (was, at) in gone {
        let said = before(format!("has the pattern `{was}` no more"), at.as_str());
        walk.values(&rules::PATTERN_REMOVED, pair.it, Effect::Widens, pair.subject, said);
    }
    for (is, at) in come {
        let said = now(format!("has the pattern `{is}` now"), at.as_str());
        walk.values(&rules::PATTERN_ADDED, pair.it, Effect::Narrows, pair.subject, said);
    }
}

pub(super) fn limits(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    for moved in pair.old.limits.moved(&pair.new.limits) {
        let what = moved.said();
        let said = match (&moved.new, &moved.old) {
            (Some(new), _) => now(what, &new.at),
            (None, Some(old)) => before(what, &old.at),
            (None, None) => continue,
        };
        let (rule, effect) = match moved.tightens() {
            Some(true) => (&rules::LIMIT_TIGHTENED, Effect::Narrows),
            Some(false) => (&rules::LIMIT_LOOSENED, Effect::Widens),
            None => (&rules::LIMIT_CHANGED, Effect::Shifts),
        };
        walk.values(rule, pair.it, effect, pair.subject, said);
    }
}

pub(super) fn encoding(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (old, new) = (&pair.old.encoding, &pair.new.encoding);
    if old == new {
        return;
    }
    let list = |all: &indexmap::IndexSet<String>| match all.is_empty() {
        true => "plain text".to_owned(),
        false => all.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", "),
    };
    let said = now(
        format!("is encoded as {} now, it was {}", list(new), list(old)),
        &pair.new.at,
    );
    walk.values(&rules::ENCODING_CHANGED, pair.it, Effect::Shifts, pair.subject, said);
}
