//! Where calls go.

use openapiv3::Server;

use super::operations::Op;
use super::rules::server as rules;
use super::walk::Walk;
use super::{Bearing, Which};
use crate::normalize::model::join;

/// Compares the servers of the document.
pub(super) fn of_document(walk: &mut Walk<'_>) {
    let (old, new) = (&walk.old.document.model.servers, &walk.new.document.model.servers);
    compare(walk, old, new, ("/servers", "/servers"), "");
}

/// Compares the servers of an operation, where it has its own.
pub(super) fn of_operation(walk: &mut Walk<'_>, old: &Op<'_>, new: &Op<'_>) {
    let (was, old_at) = own(old);
    let (is, new_at) = own(new);
    if was.is_empty() && is.is_empty() {
        return;
    }
    let fallback = |own: &[Server], all: &[Server]| if own.is_empty() { all.to_vec() } else { own.to_vec() };
    let was = fallback(was, &walk.old.document.model.servers);
    let is = fallback(is, &walk.new.document.model.servers);
    compare(walk, &was, &is, (&old_at, &new_at), &format!(" of `{}`", new.name));
}

fn own<'a>(op: &Op<'a>) -> (&'a [Server], String) {
    if op.it.servers.is_empty() {
        (&op.item.servers, join(&op.item_at, "servers"))
    } else {
        (&op.it.servers, join(&op.at, "servers"))
    }
}

fn compare(walk: &mut Walk<'_>, old: &[Server], new: &[Server], (old_at, new_at): (&str, &str), of: &str) {
    let plain = |server: &Server| server.url.trim_end_matches('/').to_owned();
    for (number, was) in old.iter().enumerate() {
        // The same address may stand there twice, with other variables.
        let here = new.get(number).filter(|is| plain(is) == plain(was)).map(|_| number);
        match here.or_else(|| new.iter().position(|is| plain(is) == plain(was))) {
            Some(at) => {
                if let Some(is) = new.get(at) {
                    variables(walk, was, is, &format!("{old_at}/{number}"), &format!("{new_at}/{at}"));
                }
            }
            // No servers at all: the document does not say where calls go.
            None if new.is_empty() => {
                let text = format!("the server `{}`{of} is not named any more", was.url);
                walk.wire(
                    &rules::SERVER_REMOVED,
                    Bearing::Neutral,
                    text,
                    Which::Old,
                    format!("{old_at}/{number}"),
                );
            }
            None => {
                let text = format!("the server `{}`{of} is gone", was.url);
                walk.wire(
                    &rules::SERVER_REMOVED,
                    Bearing::Breaking,
                    text,
                    Which::Old,
                    format!("{old_at}/{number}"),
                );
            }
        }
    }
    for (number, is) in new.iter().enumerate() {
        if !old.iter().any(|was| plain(was) == plain(is)) {
            let text = format!("the server `{}`{of} is new", is.url);
            walk.wire(
                &rules::SERVER_ADDED,
                Bearing::Additive,
                text,
                Which::New,
                format!("{new_at}/{number}"),
            );
        }
    }
    first(walk, old, new, new_at, of);
}

fn first(walk: &mut Walk<'_>, old: &[Server], new: &[Server], at: &str, of: &str) {
    let (Some(was), Some(is)) = (old.first(), new.first()) else {
        return;
    };
    // It is still there, but no longer the one that calls go to unless told otherwise.
    if was.url != is.url && new.iter().any(|server| server.url == was.url) {
        let text = format!(
            "calls{of} go to `{}` now unless told otherwise, it was `{}`",
            is.url, was.url
        );
        walk.wire(
            &rules::FIRST_SERVER,
            Bearing::Neutral,
            text,
            Which::New,
            format!("{at}/0"),
        );
    }
}

fn variables(walk: &mut Walk<'_>, was: &Server, is: &Server, old_at: &str, new_at: &str) {
    let (Some(old), Some(new)) = (&was.variables, &is.variables) else {
        return;
    };
    for (name, was) in old {
        let Some(is) = new.get(name) else { continue };
        let at = |at: &str| join(&join(at, "variables"), name);
        if was.default != is.default {
            let text = format!(
                "the variable `{name}` of a server has the default `{}` now, it was `{}`",
                is.default, was.default
            );
            walk.wire(&rules::VARIABLE, Bearing::Neutral, text, Which::New, at(new_at));
        }
        for value in was.enumeration.iter().filter(|value| !is.enumeration.contains(value)) {
            if !is.enumeration.is_empty() {
                let text = format!("the variable `{name}` of a server may not be `{value}` any more");
                walk.wire(&rules::VARIABLE, Bearing::Breaking, text, Which::Old, at(old_at));
            }
        }
        for value in is.enumeration.iter().filter(|value| !was.enumeration.contains(value)) {
            let text = format!("the variable `{name}` of a server may be `{value}` as well");
            let bearing = if was.enumeration.is_empty() {
                Bearing::Neutral
            } else {
                Bearing::Additive
            };
            walk.wire(&rules::VARIABLE, bearing, text, Which::New, at(new_at));
        }
    }
}
