//! Everything that is tried of one document, whoever reads and writes the values.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::book::Book;
use super::case::{Case, Side, beside};
use super::program::Reply;
use super::row::{Failure, Row};
use super::target::Target;
use crate::compare::{as_floats, difference, without_undeclared};
use crate::convert::{View, mark};
use crate::document::Document;

/// Reads and writes texts with the type of that number.
pub(super) type Ask<'a> = dyn FnMut(usize, &[String]) -> Result<Vec<Reply>, String> + 'a;
/// Takes failures.
pub(super) type Sink<'a> = dyn FnMut(&Failure<'_>) -> Result<(), String> + 'a;

/// Tries all targets.
pub(super) fn trial(
    title: &str,
    document: &Document,
    targets: &[Target],
    ask: &mut Ask<'_>,
    sink: &mut Sink<'_>,
) -> Result<Row, String> {
    let sides = sides(document, targets)?;
    let beside = beside(document, targets);
    let mut book = Book::new(title, sink);
    for (number, target) in targets.iter().enumerate() {
        let Some(side) = sides.get(&target.view) else { continue };
        let here: Vec<_> = beside
            .get(&(target.at.clone(), target.view))
            .into_iter()
            .flatten()
            .collect();
        let seed = format!("{} {:?}", target.at.pointer, target.view);
        let cases = side.cases(target, &seed, &here);
        let texts: Vec<String> = cases.cases.iter().map(|case| case.text.clone()).collect();
        let replies = ask(number, &texts)?;
        book.target(target, side, &cases, &replies)?;
    }
    Ok(book.close())
}

/// The directions in which types are used.
pub(super) fn sides<'d>(document: &'d Document, targets: &[Target]) -> Result<BTreeMap<View, Side<'d>>, String> {
    let mut sides = BTreeMap::new();
    for view in [View::Both, View::Read, View::Write] {
        if targets.iter().any(|target| target.view == view) {
            sides.insert(view, Side::of(document, view, targets)?);
        }
    }
    Ok(sides)
}

/// The type as its users have it: whatever may be `null` is an option there.
pub(super) fn rust(target: &Target, sides: &BTreeMap<View, Side<'_>>) -> String {
    let nullable = sides.get(&target.view).is_some_and(|side| side.is_nullable(target));
    if nullable {
        format!("Option<{}>", target.rust)
    } else {
        target.rust.clone()
    }
}

/// What became of one value.
pub(super) enum Outcome {
    Equal,
    /// Equal but for members that nothing declares.
    Undeclared,
    /// Its cause, and what was seen.
    Failed(String, String),
}

/// Compares what went in with what came out.
pub(super) fn outcome(target: &Target, side: &Side<'_>, case: &Case, reply: &Reply) -> Outcome {
    let text = match reply {
        Reply::Text(text) => text,
        Reply::Refused(reason) => return Outcome::Failed(shape(reason), reason.clone()),
        Reply::Crashed => return Outcome::Failed("crashed".to_owned(), String::new()),
    };
    let Ok(after) = serde_json::from_str::<Json>(text) else {
        return Outcome::Failed(
            "what was written is no JSON".to_owned(),
            text.chars().take(200).collect(),
        );
    };
    if difference(&case.value, &after).is_none() {
        return Outcome::Equal;
    }
    let Some(root) = side.roots.get(&target.at) else {
        return Outcome::Failed("no schema".to_owned(), String::new());
    };
    // The one number form that has fewer digits: `format: float`.
    let floats = side
        .judge
        .marked(*root, mark::FORMAT, &Json::from("float"), &case.value);
    let value = as_floats(&case.value, floats.iter());
    if difference(&value, &after).is_none() {
        return Outcome::Equal;
    }
    let declared = side.judge.declared(*root, &case.value);
    match difference(&without_undeclared(&value, &after, &declared), &after) {
        None => Outcome::Undeclared,
        Some(found) => Outcome::Failed(found.kind.to_owned(), format!("{}: {}", found.pointer, found.detail)),
    }
}

/// What a refusal is about, without the names and places of the case at hand.
fn shape(reason: &str) -> String {
    let (mut out, mut quoted) = (String::from("refused: "), false);
    for c in reason.chars() {
        match c {
            '`' => {
                quoted = !quoted;
                out.push_str(if quoted { "`…" } else { "`" });
            }
            _ if quoted => {}
            c if c.is_ascii_digit() => {
                if !out.ends_with('#') {
                    out.push('#');
                }
            }
            c => out.push(c),
        }
    }
    // The path in the value comes first or last.
    out.split(" at $").next().unwrap_or(&out).chars().take(120).collect()
}
