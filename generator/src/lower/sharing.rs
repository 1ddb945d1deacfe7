//! One type for inline schemas that are equal, whatever they are called.
//!
//! A document that repeats itself says the same where a thing is created, changed and returned. Each place keeps the name
//! that it has, so that names never depend on what else there is; but the type is one, and the other names are re-exports
//! of it. Components are what the vendor gave names to, and stay as they are.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::order::in_kind;
use crate::ir::{Api, Constructor, Docs, Home, Ident, Origin, Same, Type, TypeDef, TypeId, TypeKind};

/// Makes inline types that are equal one: the one that is printed first. `ranks` is the order of printing, `needed` are the
/// types that are printed at all.
pub(super) fn share(api: &mut Api, components: &HashSet<TypeId>, ranks: &[usize], needed: &[bool]) {
    let mut inline: Vec<TypeId> = (0..api.types.len()).map(|i| TypeId(i as u32)).collect();
    inline.retain(|id| needed[id.0 as usize] && !components.contains(id) && sharable(&api.types[id.0 as usize]));
    inline.sort_by_key(|id| (ranks.get(id.0 as usize).copied().unwrap_or(usize::MAX), *id));
    let mut one: Vec<TypeId> = (0..api.types.len()).map(|i| TypeId(i as u32)).collect();
    // What holds types that have become one may be equal now.
    while merged(&api.types, &mut inline, &mut one) {}
    for (i, first) in one.iter().enumerate().filter(|(i, first)| first.0 as usize != *i) {
        let same = Same {
            of: *first,
            required: api.types[i].required_name().cloned(),
        };
        if api.types[i].docs == api.types[first.0 as usize].docs {
            api.types[i].docs = Docs::default();
        }
        api.types[i].kind = TypeKind::Same(same);
    }
    api.types.iter_mut().for_each(|def| tables(&mut def.kind, &one));
}

fn sharable(def: &TypeDef) -> bool {
    match def.kind {
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::ValueEnum(_) | TypeKind::Union(_) => true,
        TypeKind::Alias(..) | TypeKind::Newtype(..) | TypeKind::Same(_) => false,
    }
}

/// One round: whether any became one. Those that did leave `inline`.
fn merged(types: &[TypeDef], inline: &mut Vec<TypeId>, one: &mut [TypeId]) -> bool {
    let mut known: HashMap<u64, Vec<TypeId>> = HashMap::new();
    let before = inline.len();
    let mut new = Vec::new();
    inline.retain(|id| {
        let def = &types[id.0 as usize];
        let alike = known.entry(fingerprint(def, one)).or_default();
        match alike.iter().find(|first| equal(&types[first.0 as usize], def, one)) {
            Some(first) => new.push((*id, *first)),
            None => {
                alike.push(*id);
                return true;
            }
        }
        false
    });
    for (id, first) in new {
        one[id.0 as usize] = first;
    }
    // What was one of the former rounds' firsts may have become another now.
    for i in 0..one.len() {
        one[i] = one[one[i].0 as usize];
    }
    inline.len() < before
}

/// A number that equal types have in common: their names, and what they mention.
fn fingerprint(def: &TypeDef, one: &[TypeId]) -> u64 {
    let mut hash = DefaultHasher::new();
    (def.view, def.home == Home::Client).hash(&mut hash);
    match &def.kind {
        TypeKind::Struct(it) => it.members.iter().for_each(|member| member.name.wire.hash(&mut hash)),
        TypeKind::Enum(it) => it.values.iter().for_each(|value| value.name.wire.hash(&mut hash)),
        TypeKind::ValueEnum(it) => it.values.iter().for_each(|(_, value)| value.name.wire.hash(&mut hash)),
        TypeKind::Union(it) => it.variants.iter().for_each(|variant| variant.name.hash(&mut hash)),
        TypeKind::Alias(..) | TypeKind::Newtype(..) | TypeKind::Same(_) => {}
    }
    def.mentions(&mut |id| one[id.0 as usize].hash(&mut hash));
    hash.finish()
}

/// Whether two types are the same but for what they are called, the words about them, and where they come from.
fn equal(a: &TypeDef, b: &TypeDef, one: &[TypeId]) -> bool {
    (a.view, a.home) == (b.view, b.home) && content(&a.kind, one) == content(&b.kind, one)
}

/// What a type is, without the places of its members.
fn content(kind: &TypeKind, one: &[TypeId]) -> TypeKind {
    let mut kind = kind.clone();
    in_kind(&mut kind, &|id| one[id.0 as usize]);
    match &mut kind {
        TypeKind::Struct(it) => {
            it.members
                .iter_mut()
                .for_each(|member| member.origin = Origin::default());
            if let Constructor::Required(name, _) = &mut it.constructor {
                *name = Ident::default();
            }
        }
        TypeKind::Union(it) => it.variants.iter_mut().for_each(|variant| variant.from = false),
        _ => {}
    }
    kind
}

/// Mentions keep the name of their place; tables and conversions are there once, under the first name.
fn tables(kind: &mut TypeKind, one: &[TypeId]) {
    match kind {
        TypeKind::Struct(it) => it.input = it.input.map(|id| one[id.0 as usize]),
        TypeKind::Union(it) => {
            let mut payloads: HashMap<Type, usize> = HashMap::new();
            for variant in &mut it.variants {
                variant.record = variant.record.map(|id| one[id.0 as usize]);
                variant.values = variant.values.map(|id| one[id.0 as usize]);
            }
            let real = |ty: &Type| {
                let mut ty = ty.clone();
                ty.renumber(&|id| one[id.0 as usize]);
                ty
            };
            for variant in &it.variants {
                *payloads.entry(real(&variant.ty)).or_default() += 1;
            }
            for variant in &mut it.variants {
                variant.from &= payloads.get(&real(&variant.ty)) == Some(&1);
            }
        }
        _ => {}
    }
}
