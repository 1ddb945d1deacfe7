//! The order in which types are printed: components as the document has them, each followed by what it declares inline,
//! then what operations declare.

use crate::ir::{Api, ErrorShape, TypeDef, TypeId, TypeKind};

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
    renumber(api, &|id| renumbered[id.0 as usize]);
}

fn renumber(api: &mut Api, new: &dyn Fn(TypeId) -> TypeId) {
    api.types.iter_mut().for_each(|def| in_kind(&mut def.kind, new));
    for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
        operation
            .parameters
            .iter_mut()
            .for_each(|parameter| parameter.ty.renumber(new));
        operation.body.iter_mut().for_each(|body| body.ty.renumber(new));
        for answer in &mut operation.answers {
            answer.ty.renumber(new);
            answer.headers.iter_mut().for_each(|id| *id = new(*id));
        }
        match &operation.errors {
            ErrorShape::Undocumented | ErrorShape::Enum(..) => {}
        }
    }
    for webhook in &mut api.webhooks {
        webhook.payload.iter_mut().for_each(|ty| ty.renumber(new));
    }
}

/// Gives the types that a definition mentions their new numbers.
pub(super) fn in_kind(kind: &mut TypeKind, new: &dyn Fn(TypeId) -> TypeId) {
    match kind {
        TypeKind::Struct(it) => {
            it.members.iter_mut().for_each(|member| member.ty.renumber(new));
            it.rest.iter_mut().for_each(|rest| rest.ty.renumber(new));
            it.input.iter_mut().for_each(|id| *id = new(*id));
        }
        TypeKind::Union(it) => {
            for variant in &mut it.variants {
                variant.ty.renumber(new);
                variant.record.iter_mut().for_each(|id| *id = new(*id));
                variant.values.iter_mut().for_each(|id| *id = new(*id));
            }
        }
        TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => ty.renumber(new),
        TypeKind::Same(same) => same.of = new(same.of),
        TypeKind::Enum(_) | TypeKind::ValueEnum(_) => {}
    }
}
