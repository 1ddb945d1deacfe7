//! What a call has to prove, and the schemes it does so by.

use std::collections::BTreeSet;

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme};

use super::operations::Op;
use super::rules::security as rules;
use super::side::Side;
use super::walk::Walk;
use super::{Bearing, Rule, Which};
use crate::normalize::model::join;

/// Compares what an operation asks for, said by itself or by the document.
pub(super) fn of_operation(walk: &mut Walk<'_>, old: &Op<'_>, new: &Op<'_>) {
    let (was, old_at, said) = asked(walk.old, old);
    let (is, new_at, says) = asked(walk.new, new);
    if was == is {
        return;
    }
    // What the document says of all operations is said once.
    let of = match said || says {
        true => format!("`{}`", new.name),
        false => "operations that say nothing of their own".to_owned(),
    };
    for (number, alternative) in was.iter().enumerate() {
        if !is.iter().any(|other| suffices(alternative, other)) {
            let near = |other: &&SecurityRequirement| schemes(other) == schemes(alternative) && !was.contains(other);
            let nearest = is.iter().find(near).filter(|other| suffices(other, alternative));
            let (rule, text) = match nearest {
                Some(other) => (
                    &rules::SCOPE_ADDED,
                    format!(
                        "for {of}, {} needs {} now",
                        named(alternative),
                        scopes(other, alternative)
                    ),
                ),
                None if alternative.is_empty() => (
                    &rules::SECURITY_ADDED,
                    format!("for {of}, {} is needed now, and nothing was", listed(&is)),
                ),
                None => (
                    &rules::ALTERNATIVE_REMOVED,
                    format!("for {of}, {} does not suffice any more", in_full(alternative)),
                ),
            };
            walk.wire(rule, Bearing::Breaking, text, Which::Old, format!("{old_at}/{number}"));
        }
    }
    for (number, alternative) in is.iter().enumerate() {
        if let Some((rule, text)) = come(alternative, &was, &is, &of) {
            walk.wire(rule, Bearing::Additive, text, Which::New, format!("{new_at}/{number}"));
        }
    }
}

/// What a new alternative means to those who may choose.
fn come(
    it: &SecurityRequirement,
    was: &[SecurityRequirement],
    is: &[SecurityRequirement],
    of: &str,
) -> Option<(&'static Rule, String)> {
    if was.contains(it) {
        return None;
    }
    if it.is_empty() {
        let text = format!("for {of}, no credentials are needed any more");
        return Some((&rules::SECURITY_REMOVED, text));
    }
    // Where nothing was asked for, whatever is asked for now is no choice.
    if was.iter().all(SecurityRequirement::is_empty) {
        return None;
    }
    let gone = was
        .iter()
        .filter(|other| schemes(other) == schemes(it) && !is.contains(other));
    let gone: Vec<&SecurityRequirement> = gone.collect();
    if let Some(other) = gone.iter().find(|other| suffices(other, it)) {
        let text = format!("for {of}, {} needs {} no more", named(it), scopes(other, it));
        return Some((&rules::SCOPE_REMOVED, text));
    }
    // It needs more than one that is gone, which is said already.
    if gone.iter().any(|other| suffices(it, other)) {
        return None;
    }
    Some((
        &rules::ALTERNATIVE_ADDED,
        format!("for {of}, {} suffices now", in_full(it)),
    ))
}

/// The alternatives, where they stand, and whether the operation says so itself.
fn asked<'a>(side: Side<'a>, op: &Op<'a>) -> (Vec<SecurityRequirement>, String, bool) {
    let (said, at, own) = match (&op.it.security, &side.document.model.security) {
        (Some(own), _) => (own.clone(), join(&op.at, "security"), true),
        (None, Some(all)) => (all.clone(), "/security".to_owned(), false),
        (None, None) => (Vec::new(), "/security".to_owned(), false),
    };
    match said.is_empty() {
        // Nothing asked for is one alternative: nothing.
        true => (vec![SecurityRequirement::new()], at, own),
        false => (said, at, own),
    }
}

/// Whether who meets the first meets the second as well.
fn suffices(one: &SecurityRequirement, other: &SecurityRequirement) -> bool {
    other.iter().all(|(scheme, scopes)| {
        one.get(scheme)
            .is_some_and(|known| scopes.iter().all(|scope| known.contains(scope)))
    })
}

fn schemes(alternative: &SecurityRequirement) -> BTreeSet<&str> {
    alternative.keys().map(String::as_str).collect()
}

fn named(alternative: &SecurityRequirement) -> String {
    match alternative.is_empty() {
        true => "nothing".to_owned(),
        false => alternative
            .keys()
            .map(|it| format!("`{it}`"))
            .collect::<Vec<_>>()
            .join(" with "),
    }
}

/// The schemes with their scopes.
fn in_full(alternative: &SecurityRequirement) -> String {
    let with = |(scheme, scopes): (&String, &Vec<String>)| match scopes.is_empty() {
        true => format!("`{scheme}`"),
        false => format!("`{scheme}` ({})", scopes.join(", ")),
    };
    match alternative.is_empty() {
        true => "nothing".to_owned(),
        false => alternative.iter().map(with).collect::<Vec<_>>().join(" with "),
    }
}

fn listed(all: &[SecurityRequirement]) -> String {
    all.iter().map(named).collect::<Vec<_>>().join(" or ")
}

/// The scopes of the first that the second has not.
fn scopes(one: &SecurityRequirement, other: &SecurityRequirement) -> String {
    let extra = one.iter().flat_map(|(scheme, scopes)| {
        let known = other.get(scheme);
        let missing = scopes
            .iter()
            .filter(move |scope| known.is_none_or(|known| !known.contains(*scope)));
        missing.map(|scope| format!("the scope `{scope}`"))
    });
    extra.collect::<Vec<_>>().join(", ")
}

/// Compares the schemes that both documents have.
pub(super) fn schemes_of(walk: &mut Walk<'_>) {
    let (Some(old), Some(new)) = (walk.old.components(), walk.new.components()) else {
        return;
    };
    for (name, was) in &old.security_schemes {
        let (ReferenceOr::Item(was), Some(ReferenceOr::Item(is))) = (was, new.security_schemes.get(name)) else {
            continue;
        };
        let at = join("/components/securitySchemes", name);
        let (before, now) = (said(was), said(is));
        if before != now {
            let text = format!("the security scheme `{name}` is {now} now, it was {before}");
            walk.wire(&rules::SCHEME_CHANGED, Bearing::Breaking, text, Which::New, at.clone());
        } else if without_text(was) != without_text(is) {
            let text = format!("the addresses or scopes of the security scheme `{name}` changed");
            walk.wire(&rules::SCHEME_ADDRESSES, Bearing::Neutral, text, Which::New, at.clone());
        }
    }
    for name in new
        .security_schemes
        .keys()
        .filter(|name| !old.security_schemes.contains_key(*name))
    {
        let at = join("/components/securitySchemes", name);
        let text = format!("the security scheme `{name}` is new");
        walk.wire(&rules::SCHEME_ADDED, Bearing::Neutral, text, Which::New, at);
    }
    for name in old
        .security_schemes
        .keys()
        .filter(|name| !new.security_schemes.contains_key(*name))
    {
        let at = join("/components/securitySchemes", name);
        let text = format!("the security scheme `{name}` is gone");
        walk.wire(&rules::SCHEME_REMOVED, Bearing::Neutral, text, Which::Old, at);
    }
}

/// What a request carries for it.
fn said(scheme: &SecurityScheme) -> String {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => {
            let place = match location {
                APIKeyLocation::Query => "query",
                APIKeyLocation::Header => "header",
                APIKeyLocation::Cookie => "cookie",
            };
            format!("a key in the {place} `{name}`")
        }
        SecurityScheme::HTTP { scheme, .. } => format!("HTTP `{}`", scheme.to_ascii_lowercase()),
        SecurityScheme::OAuth2 { .. } => "OAuth 2".to_owned(),
        SecurityScheme::OpenIDConnect { .. } => "OpenID Connect".to_owned(),
    }
}

fn without_text(scheme: &SecurityScheme) -> SecurityScheme {
    let mut scheme = scheme.clone();
    match &mut scheme {
        SecurityScheme::APIKey {
            description,
            extensions,
            ..
        }
        | SecurityScheme::HTTP {
            description,
            extensions,
            ..
        }
        | SecurityScheme::OAuth2 {
            description,
            extensions,
            ..
        }
        | SecurityScheme::OpenIDConnect {
            description,
            extensions,
            ..
        } => {
            *description = None;
            extensions.clear();
        }
    }
    scheme
}
