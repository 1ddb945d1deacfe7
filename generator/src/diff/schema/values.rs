//! `enum`, `const` and `default`.

use serde_json::Value as Json;

use super::Pair;
use crate::diff::Direction;
use crate::diff::effect::Effect;
use crate::diff::rules::schema as rules;
use crate::diff::walk::{Walk, before, now};

pub(super) fn values(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    match (&pair.old.values, &pair.new.values) {
        (None, None) => {}
        (None, Some((values, at))) => {
            let said = now(format!("is {} now, it was any value", list(values)), at);
            walk.values(&rules::ENUM_ADDED, pair.it, Effect::Narrows, pair.subject, said);
        }
        (Some((values, at)), None) => {
            let said = before(format!("may be any value now, it was {}", list(values)), at);
            // A constant is what others are told by.
            let effect = if values.len() == 1 { Effect::Widens } else { open(pair) };
            walk.values(&rules::ENUM_REMOVED, pair.it, effect, pair.subject, said);
        }
        (Some((old, _)), Some((new, at))) if !old.is_empty() && !old.iter().any(|value| contains(new, value, pair)) => {
            let said = now(format!("is {} now, it was {}", list(new), list(old)), at);
            walk.values(&rules::ENUM_REPLACED, pair.it, Effect::Shifts, pair.subject, said);
        }
        (Some(old), Some(new)) => each(walk, pair, old, new),
    }
    if let (Some(old), Some(new)) = (&pair.old.known, &pair.new.known) {
        each(walk, pair, old, new);
    }
}

type Values<'a> = (Vec<&'a Json>, String);

fn each(walk: &mut Walk<'_>, pair: &Pair<'_, '_>, (old, old_at): &Values<'_>, (new, new_at): &Values<'_>) {
    for value in old.iter().filter(|value| !contains(new, value, pair)) {
        let at = place(old, value, old_at);
        let said = before(format!("may not be `{}` any more", short(value)), at);
        walk.values(&rules::VALUE_REMOVED, pair.it, Effect::Narrows, pair.subject, said);
    }
    for value in new.iter().filter(|value| !contains(old, value, pair)) {
        let at = place(new, value, new_at);
        let said = now(format!("may be `{}` as well", short(value)), at);
        walk.values(&rules::VALUE_ADDED, pair.it, open(pair), pair.subject, said);
    }
}

/// What more values mean. Who receives one that he does not know keeps it as it is: our enums are open.
fn open(pair: &Pair<'_, '_>) -> Effect {
    match pair.it.direction {
        // Another value to receive is a promise more, as another property is.
        Some(Direction::Response) => Effect::Narrows,
        Some(Direction::Request) | None => Effect::Widens,
    }
}

/// In a text, `1` and `"1"` look alike.
fn contains(values: &[&Json], value: &Json, pair: &Pair<'_, '_>) -> bool {
    let same = |known: &&Json| **known == *value || (pair.it.text && short(known) == short(value));
    values.iter().any(same)
}

fn place(values: &[&Json], value: &Json, at: &str) -> String {
    match values.iter().position(|known| *known == value) {
        Some(number) if !at.ends_with("/const") => format!("{at}/{number}"),
        Some(_) | None => at.to_owned(),
    }
}

pub(super) fn default(walk: &mut Walk<'_>, pair: &Pair<'_, '_>) {
    let (rule, effect, said) = match (&pair.old.default, &pair.new.default) {
        (None, None) => return,
        (Some((old, _)), Some((new, _))) if old == new => return,
        (Some((old, _)), Some((new, at))) => {
            let what = format!("is `{}` by default now, it was `{}`", short(new), short(old));
            (&rules::DEFAULT_CHANGED, Effect::Shifts, now(what, at))
        }
        (None, Some((new, at))) => {
            let what = format!("is `{}` by default now", short(new));
            (&rules::DEFAULT_ADDED, Effect::Widens, now(what, at))
        }
        (Some((old, at)), None) => {
            let what = format!("has no default any more, it was `{}`", short(old));
            (&rules::DEFAULT_REMOVED, Effect::Narrows, before(what, at))
        }
    };
    // Who receives a value looks at it, not at what it would be if it were not there.
    let effect = match pair.it.direction {
        Some(Direction::Request) if !pair.it.always => effect,
        Some(Direction::Request | Direction::Response) | None => Effect::Keeps,
    };
    walk.values(rule, pair.it, effect, pair.subject, said);
}

/// "one of `a`, `b`", or the only one.
fn list(values: &[&Json]) -> String {
    const MOST: usize = 5;
    if let [only] = values {
        return format!("`{}`", short(only));
    }
    let shown = values.iter().take(MOST).map(|value| format!("`{}`", short(value)));
    let rest = (values.len() > MOST).then(|| format!("{} more", values.len() - MOST));
    format!("one of {}", shown.chain(rest).collect::<Vec<_>>().join(", "))
}

/// A value as a sentence has it.
pub(super) fn short(value: &Json) -> String {
    const LONGEST: usize = 60;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let text = text.replace('`', "'").replace('\n', " ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
