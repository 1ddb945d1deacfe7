//! How many lines something will have, roughly: enough to decide which file it goes to.

use crate::ir::{Constructor, Docs, ErrorShape, Member, Operation, Struct, SuccessShape, TypeDef, TypeKind};

/// The lines of a type.
pub(super) fn of_type(def: &TypeDef) -> usize {
    let head = of_docs(&def.docs) + 5;
    let body = match &def.kind {
        TypeKind::Struct(it) => structure(it),
        TypeKind::Enum(it) => it.values.iter().map(|value| 3 + of_docs(&value.docs)).sum::<usize>() + 10,
        TypeKind::ValueEnum(it) => {
            it.values
                .iter()
                .map(|(_, value)| 3 + of_docs(&value.docs))
                .sum::<usize>()
                + 8
        }
        TypeKind::Union(it) => {
            it.variants
                .iter()
                .map(|variant| 2 + of_docs(&variant.docs))
                .sum::<usize>()
                + 9
        }
        TypeKind::Alias(..) => 1,
        TypeKind::Same(_) => 4,
        TypeKind::Newtype(..) => 4,
    };
    head + body
}

fn structure(it: &Struct) -> usize {
    let members: usize = it.members.iter().map(|member| 1 + of_member(member)).sum();
    let constructor = match &it.constructor {
        Constructor::Empty => 0,
        Constructor::Arguments(order) => 9 + order.len(),
        Constructor::Required(_, order) => {
            let required = order.iter().filter_map(|number| it.members.get(*number));
            required.map(|member| 1 + of_member(member)).sum::<usize>() + 16
        }
    };
    let input = if it.input.is_some() { 8 + it.members.len() } else { 0 };
    let rest = if it.rest.is_some() { 3 } else { 0 };
    members + constructor + input + rest + 6
}

fn of_member(member: &Member) -> usize {
    1 + of_docs(&member.docs)
}

/// The lines of an operation: its method, its builder, its outcomes, its static.
pub(super) fn of_operation(it: &Operation) -> usize {
    let parameters: usize = it.parameters.iter().map(|parameter| of_docs(&parameter.docs)).sum();
    let method = of_docs(&it.docs) + parameters + 2 * it.parameters.len() + 16;
    let builder = if it.builder.is_some() {
        14 + 5 * it.parameters.len()
    } else {
        0
    };
    let outcomes = match (&it.success, &it.errors) {
        (SuccessShape::Several(..), _) | (_, ErrorShape::Enum(..)) => 14 + 4 * it.answers.len(),
        (SuccessShape::Undocumented | SuccessShape::One(_), ErrorShape::Undocumented) => 0,
    };
    method + builder + outcomes + 10 + it.parameters.len() + it.answers.len()
}

/// The lines of a doc comment, a blank one behind each paragraph included.
fn of_docs(docs: &Docs) -> usize {
    let summary = usize::from(docs.summary.is_some());
    let description = docs
        .description
        .as_ref()
        .map_or(0, |text| text.lines().count() + summary);
    let notes = usize::from(!docs.notes.is_empty());
    summary + description + 2 * notes
}
