//! From a type as received to the type as sent, for get, edit, put.

use std::collections::HashMap;

use crate::ir::{Api, Presence, Struct, Type, TypeDef, TypeId, TypeKind, View};

/// Gives every struct as received the struct as sent into which it can be turned.
pub(super) fn connect(api: &mut Api) {
    let written: HashMap<&str, TypeId> = api
        .types
        .iter()
        .enumerate()
        .filter(|(_, def)| def.view == View::Write)
        .map(|(i, def)| (def.origin.pointer.as_ref(), TypeId(i as u32)))
        .collect();
    let pairs: Vec<(TypeId, TypeId)> = api
        .types
        .iter()
        .enumerate()
        .filter(|(_, def)| def.view == View::Read)
        .filter_map(|(i, def)| Some((TypeId(i as u32), *written.get(def.origin.pointer.as_ref())?)))
        .collect();
    let mut possible: HashMap<TypeId, TypeId> = pairs.iter().copied().collect();
    let mut users: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for (from, _) in &pairs {
        api.types[from.0 as usize].holds(&mut |id| users.entry(id).or_default().push(*from));
    }
    // A conversion may need another one; what cannot be done takes with it those that need it.
    let mut open: Vec<TypeId> = pairs.iter().map(|(from, _)| *from).collect();
    while let Some(from) = open.pop() {
        if let Some(to) = possible.get(&from)
            && !convertible(&api.types, from, *to, &possible)
        {
            possible.remove(&from);
            open.extend(users.get(&from).into_iter().flatten());
        }
    }
    for (from, to) in possible {
        if let TypeKind::Struct(it) = &mut api.types[from.0 as usize].kind {
            it.input = Some(to);
        }
    }
}

fn convertible(types: &[TypeDef], from: TypeId, to: TypeId, possible: &HashMap<TypeId, TypeId>) -> bool {
    let (Some(from), Some(to)) = (structure(types, from), structure(types, to)) else {
        return false;
    };
    let members =
        to.members.iter().all(
            |member| match from.members.iter().find(|known| known.name.wire == member.name.wire) {
                Some(known) => known.presence == member.presence && fits(&known.ty, &member.ty, possible),
                None => member.presence != Presence::Required,
            },
        );
    let rest = match (&from.rest, &to.rest) {
        (Some(from), Some(to)) => fits(&from.ty, &to.ty, possible),
        (_, None) => true,
        (None, Some(_)) => false,
    };
    members && rest
}

fn structure(types: &[TypeDef], id: TypeId) -> Option<&Struct> {
    match &types[id.0 as usize].kind {
        TypeKind::Struct(it) => Some(it),
        _ => None,
    }
}

fn fits(from: &Type, to: &Type, possible: &HashMap<TypeId, TypeId>) -> bool {
    match (from, to) {
        (Type::Named(from), Type::Named(to)) => from == to || possible.get(from) == Some(to),
        (Type::List(from), Type::List(to))
        | (Type::Map(from), Type::Map(to))
        | (Type::Nullable(from), Type::Nullable(to))
        | (Type::Boxed(from), Type::Boxed(to)) => fits(from, to, possible),
        (from, to) => from == to,
    }
}
