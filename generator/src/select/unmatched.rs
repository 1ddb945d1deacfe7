//! Entries that match nothing.

use super::found::Found;
use super::{Entry, Kind, Selection};
use crate::diagnostic::{Diagnostic, Diagnostics, codes::select as codes, like, nearest};

/// How many names are shown to someone who wrote another.
const SHOWN: usize = 5;

pub(super) fn report(found: &Found<'_>, selection: &Selection, notes: &mut Diagnostics) {
    for entry in selection.wanted.iter().chain(&selection.excluded) {
        if !matches(found, entry) {
            notes.push(unmatched(found, entry));
        }
    }
}

fn matches(found: &Found<'_>, entry: &Entry) -> bool {
    match entry.kind {
        Kind::Tag | Kind::Path | Kind::Operation => found.calls.iter().any(|call| entry.matches_operation(call)),
        Kind::Schema => found.schemas.iter().any(|name| entry.matches_schema(name)),
        Kind::Webhook => found.hooks.iter().any(|hook| entry.matches_webhook(hook)),
    }
}

fn unmatched(found: &Found<'_>, entry: &Entry) -> Diagnostic {
    let (kind, word) = (entry.kind, entry.kind.word());
    let message = format!(
        "`{}` of `{}` matches no {word} of the document",
        entry.pattern, entry.said
    );
    let candidates = candidates(found, entry);
    let names: Vec<&str> = candidates.iter().map(String::as_str).collect();
    let help = match (nearest(&entry.pattern, &names), like(&entry.pattern, &names, SHOWN)) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, (shown, _)) if shown.is_empty() => nothing(kind),
        (None, (shown, 0)) => format!("there is {}", list(&shown)),
        (None, (shown, rest)) => format!("there is {}, and {rest} more", list(&shown)),
    };
    Diagnostic::new(&codes::UNMATCHED_SELECTION, entry.place.clone(), message).help(help)
}

/// What an entry of this form could name.
fn candidates(found: &Found<'_>, entry: &Entry) -> Vec<String> {
    let calls = found.calls.iter();
    let mut names: Vec<String> = match entry.kind {
        Kind::Tag => calls.flat_map(|call| call.tags.iter().cloned()).collect(),
        Kind::Path => calls.map(|call| call.path.to_owned()).collect(),
        Kind::Operation if entry.pattern.contains(' ') => calls
            .map(|call| format!("{} {}", call.method.to_uppercase(), call.path))
            .collect(),
        Kind::Operation => calls.filter_map(|call| call.id.map(str::to_owned)).collect(),
        Kind::Schema => found.schemas.iter().map(|name| (*name).to_owned()).collect(),
        Kind::Webhook => found.hooks.iter().map(|hook| hook.name.to_owned()).collect(),
    };
    names.sort();
    names.dedup();
    names
}

fn nothing(kind: Kind) -> String {
    match kind {
        Kind::Tag => "no operation of the document has a tag; select by `paths`".to_owned(),
        Kind::Operation => "no operation of the document has an `operationId`; write `GET /path`".to_owned(),
        Kind::Path | Kind::Schema | Kind::Webhook => format!("the document has no {}", kind.key()),
    }
}

fn list(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
