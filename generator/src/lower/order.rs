//! The order in which types are printed: components as the document has them, each followed by what it declares inline,
//! then what operations declare.

use crate::ir::{Api, ErrorShape, Type, TypeDef, TypeId, TypeKind};

/// Sorts the types by the component under which they stand, without those that nobody needs, and renumbers every mention
/// of them.
pub(super) fn by_document(api: &mut Api, ranks: &[usize], needed: &[bool]) {
    let mut order: Vec<usize> = (0..api.types.len()).filter(|i| needed[*i]).collect();
    order.sort_by_key(|i| (ranks.get(*i).copied().unwrap_or(usize::MAX), *i));
    let mut renumbered = vec![TypeId(0); api.types.len()];
    for (new, old) in order.iter().enumerate() {
        renumbered[*old] = TypeId(new as u32);
    }
    let mut old: Vec<Option<TypeDef>> = std::mem::take(&mut api.types).into_iter().map(Some).collect();
    api.types = order.iter().filter_map(|i| old[*i].take()).collect();
    renumber(api, &renumbered);
}

fn renumber(api: &mut Api, new: &[TypeId]) {
    for def in &mut api.types {
        match &mut def.kind {
            TypeKind::Struct(it) => {
                it.members.iter_mut().for_each(|member| in_type(&mut member.ty, new));
                it.rest.iter_mut().for_each(|rest| in_type(&mut rest.ty, new));
                it.input.iter_mut().for_each(|id| *id = new[id.0 as usize]);
            }
            TypeKind::Union(it) => {
                for variant in &mut it.variants {
                    in_type(&mut variant.ty, new);
                    variant.record.iter_mut().for_each(|id| *id = new[id.0 as usize]);
                    variant.values.iter_mut().for_each(|id| *id = new[id.0 as usize]);
                }
            }
            TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => in_type(ty, new),
            TypeKind::Enum(_) | TypeKind::ValueEnum(_) => {}
        }
    }
    for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
        operation
            .parameters
            .iter_mut()
            .for_each(|parameter| in_type(&mut parameter.ty, new));
        operation.body.iter_mut().for_each(|body| in_type(&mut body.ty, new));
        for answer in &mut operation.answers {
            in_type(&mut answer.ty, new);
            answer.headers.iter_mut().for_each(|id| *id = new[id.0 as usize]);
        }
        match &operation.errors {
            ErrorShape::Undocumented | ErrorShape::Enum(..) => {}
        }
    }
    for webhook in &mut api.webhooks {
        webhook.payload.iter_mut().for_each(|ty| in_type(ty, new));
    }
}

fn in_type(ty: &mut Type, new: &[TypeId]) {
    match ty {
        Type::Named(id) => *id = new[id.0 as usize],
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => in_type(inner, new),
        Type::Tuple(items) => items.iter_mut().for_each(|item| in_type(item, new)),
        _ => {}
    }
}
