//! What a mock server is told to stand in for: a line for each operation, which the runtime's feature `mock` makes a
//! constant of, and which is nothing without it.

use super::outcome::{error, success};
use super::spelling::ty;
use super::{Context, Item};
use crate::ir::{Body, BodyKind, Group, Location, Operation, Type};

pub(super) fn emit(cx: &Context<'_>, group: &Group, operations: &[&Operation]) -> Item {
    let head = format!("{};", group.type_name);
    let lines = operations.iter().map(|operation| line(cx, operation));
    Item::Table("mocks", std::iter::once(head).chain(lines).collect())
}

/// `CREATE = CREATE [0], CustomerBody, Response<Customer>, CreateError;`
fn line(cx: &Context<'_>, it: &Operation) -> String {
    let numbered = it.parameters.iter().enumerate();
    // Without its parameters a path is another path.
    let required = numbered.filter(|(_, p)| p.required && p.location != Location::Path);
    let required: Vec<String> = required.map(|(number, _)| number.to_string()).collect();
    format!(
        "{} = {} [{}], {}, {}, {};",
        // As the method is called; letters that have no capitals stay.
        it.name.rust.bare().to_ascii_uppercase(),
        it.constant,
        required.join(", "),
        it.body
            .as_ref()
            .map_or_else(|| "()".to_owned(), |body| body_type(cx, body)),
        success(cx, it),
        error(cx, it),
    )
}

fn body_type(cx: &Context<'_>, body: &Body) -> String {
    let resolved = body.ty.resolved(&cx.api.types);
    let own = match (body.kind, resolved) {
        (BodyKind::Bytes, _) => "specwright_runtime::Bytes".to_owned(),
        (BodyKind::Text, ty) if !matches!(ty, Type::Named(_)) => "String".to_owned(),
        // The name of a list is not imported where methods take a slice.
        (_, Type::List(item)) => format!("Vec<{}>", ty(cx, item)),
        _ => ty(cx, &body.ty),
    };
    if body.required { own } else { format!("Option<{own}>") }
}
