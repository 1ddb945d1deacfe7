//! What stands above operations and differs between pages becomes the operations' own.

use indexmap::IndexMap;

use super::build::Members;
use super::document::is_method;
use super::merge::{Piece, same};
use crate::load::{Value, pointer};

/// Leaves above the operations only what all pieces say alike: of a path, and of all of them.
pub(super) fn own(pieces: &mut [Piece]) {
    for key in ["servers", "parameters"] {
        for path in disputed(pieces, key) {
            pieces.iter_mut().for_each(|piece| lower(piece, &path, key));
        }
    }
    root(pieces, "security");
    root(pieces, "servers");
}

/// The paths of which several pieces speak, not all of them saying the same with a member of the path.
fn disputed(pieces: &[Piece], key: &str) -> Vec<String> {
    let mut said: IndexMap<&String, Vec<Option<&Value>>> = IndexMap::new();
    for piece in pieces {
        for (path, item) in members(&piece.document, "paths") {
            said.entry(path).or_default().push(item.get(key));
        }
    }
    let differs = |said: &[Option<&Value>]| said.windows(2).any(|two| matches!(two, [a, b] if !agree(*a, *b)));
    let disputed = said.into_iter().filter(|(_, said)| differs(said));
    disputed.map(|(path, _)| path.clone()).collect()
}

fn agree(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Moves a member of a path into its operations.
fn lower(piece: &mut Piece, path: &str, key: &str) {
    let components = piece.document.get("components").cloned();
    let Some(item) = paths(&mut piece.document).and_then(|all| all.get_mut(path)?.as_object_mut()) else {
        return;
    };
    let Some(said) = item.shift_remove(key) else { return };
    for operation in operations(item) {
        match (&said, operation.get_mut(key)) {
            (_, None) => {
                operation.insert(key.to_owned(), said.clone());
            }
            (Value::Array(said), Some(Value::Array(own))) if key == "parameters" => {
                beside(own, said, components.as_ref());
            }
            _ => {}
        }
    }
}

/// The path's parameters go before the operation's own, but for those that it replaces.
fn beside(own: &mut Vec<Value>, above: &[Value], components: Option<&Value>) {
    let replaced: Vec<_> = own.iter().map(|one| identity(one, components)).collect();
    let kept = above
        .iter()
        .filter(|one| !replaced.contains(&identity(one, components)));
    let kept: Vec<Value> = kept.cloned().collect();
    own.splice(0..0, kept);
}

/// What parameters are told apart by: name and place, of what a reference leads to.
fn identity(parameter: &Value, components: Option<&Value>) -> (Option<Value>, Option<Value>) {
    let name = parameter.get("$ref").and_then(Value::as_str);
    let target = name
        .and_then(|at| at.strip_prefix("#/components/parameters/"))
        .and_then(|name| components?.get("parameters")?.get(pointer::unescape(name).as_ref()));
    let parameter = target.unwrap_or(parameter);
    match parameter.get("$ref") {
        Some(elsewhere) => (Some(elsewhere.clone()), None),
        None => (parameter.get("name").cloned(), parameter.get("in").cloned()),
    }
}

/// What a piece says of all its operations, unless the first piece says the same.
fn root(pieces: &mut [Piece], key: &str) {
    let said: Vec<Option<Value>> = pieces.iter().map(|piece| piece.document.get(key).cloned()).collect();
    let Some(first) = said.iter().flatten().next().cloned() else {
        return;
    };
    // The operations of a document without servers have none; what is only described may have any.
    let is_open = |(piece, said): (&Piece, &Option<Value>)| said.is_some() || piece.is_described;
    let is_shared = key == "security" || pieces.iter().zip(&said).all(is_open);
    for (piece, said) in pieces.iter_mut().zip(said) {
        let said = match said {
            Some(said) if is_shared && same(&said, &first) => continue,
            Some(said) => said,
            // A document without `security` needs none.
            None if key == "security" && !piece.is_described => Value::Array(Vec::new()),
            None => continue,
        };
        if let Some(all) = piece.document.as_object_mut() {
            all.shift_remove(key);
        }
        for item in paths(&mut piece.document).into_iter().flat_map(Members::values_mut) {
            let Some(item) = item.as_object_mut().filter(|item| !item.contains_key(key)) else {
                continue;
            };
            for operation in operations(item) {
                operation.entry(key.to_owned()).or_insert_with(|| said.clone());
            }
        }
    }
}

fn paths(document: &mut Value) -> Option<&mut Members> {
    document.as_object_mut()?.get_mut("paths")?.as_object_mut()
}

fn members<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flatten()
}

fn operations(item: &mut Members) -> impl Iterator<Item = &mut Members> {
    item.iter_mut()
        .filter(|(method, _)| is_method(method))
        .filter_map(|(_, operation)| operation.as_object_mut())
}
