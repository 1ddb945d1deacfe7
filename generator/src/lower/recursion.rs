//! Cycles: boxed only where one needs it, aliases that lead to themselves made types of their own, and members that no
//! finite value could have made optional.

use super::Lowering;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Api, Presence, Type, TypeDef, TypeId, TypeKind};

/// Leaves no type of infinite size.
pub(super) fn untangle(api: &mut Api, lowering: &mut Lowering<'_, '_>) {
    for id in cycles(&api.types, alias_steps) {
        let def = &mut api.types[id.0 as usize];
        if let TypeKind::Alias(ty, rules) = &mut def.kind {
            def.kind = TypeKind::Newtype(ty.clone(), std::mem::take(rules));
        }
    }
    relax_endless(api, lowering);
    box_back_edges(api);
}

/// Aliases of aliases: what a type alias expands to.
fn alias_steps(def: &TypeDef, found: &mut Vec<TypeId>) {
    if let TypeKind::Alias(ty, _) = &def.kind {
        every_named(ty, found);
    }
}

/// What a value holds in itself, not behind a list, map or box.
fn inner_steps(def: &TypeDef, found: &mut Vec<TypeId>) {
    match &def.kind {
        TypeKind::Struct(it) => it.members.iter().for_each(|member| by_value(&member.ty, found)),
        TypeKind::Union(it) => it.variants.iter().for_each(|variant| by_value(&variant.ty, found)),
        TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => by_value(ty, found),
        TypeKind::Same(same) => found.push(same.of),
        TypeKind::Enum(_) | TypeKind::ValueEnum(_) => {}
    }
}

/// What a value cannot be without.
fn required_steps(def: &TypeDef, found: &mut Vec<TypeId>) {
    match &def.kind {
        TypeKind::Struct(it) => {
            it.members
                .iter()
                .filter(|m| m.presence == Presence::Required)
                .for_each(|m| needed(&m.ty, found));
        }
        TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => needed(ty, found),
        TypeKind::Same(same) => found.push(same.of),
        // An open union can always be something unrecognized.
        TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::ValueEnum(_) => {}
    }
}

fn every_named(ty: &Type, found: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => found.push(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => every_named(inner, found),
        Type::Tuple(items) => items.iter().for_each(|item| every_named(item, found)),
        _ => {}
    }
}

fn by_value(ty: &Type, found: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => found.push(*id),
        Type::Nullable(inner) => by_value(inner, found),
        Type::Tuple(items) => items.iter().for_each(|item| by_value(item, found)),
        _ => {}
    }
}

fn needed(ty: &Type, found: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => found.push(*id),
        Type::Boxed(inner) => needed(inner, found),
        Type::Tuple(items) => items.iter().for_each(|item| needed(item, found)),
        _ => {}
    }
}

/// The types at which a walk along `steps` comes back to itself: the heads of back edges, in order.
fn cycles(types: &[TypeDef], steps: fn(&TypeDef, &mut Vec<TypeId>)) -> Vec<TypeId> {
    let mut heads: Vec<TypeId> = back_edges(types, steps).into_iter().map(|(_, to)| to).collect();
    heads.sort_unstable();
    heads.dedup();
    heads
}

/// The edges that close a cycle, found by one depth-first walk without recursion.
fn back_edges(types: &[TypeDef], steps: fn(&TypeDef, &mut Vec<TypeId>)) -> Vec<(TypeId, TypeId)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; types.len()];
    let mut edges = Vec::new();
    for start in 0..types.len() {
        if marks[start] != Mark::New {
            continue;
        }
        let mut stack = vec![(start, successors(types, start, steps), 0)];
        marks[start] = Mark::Open;
        while let Some((node, next, at)) = stack.last_mut() {
            let Some(to) = next.get(*at).copied() else {
                marks[*node] = Mark::Done;
                stack.pop();
                continue;
            };
            *at += 1;
            let (from, to) = (*node, to.0 as usize);
            match marks[to] {
                Mark::Open => edges.push((TypeId(from as u32), TypeId(to as u32))),
                Mark::New => {
                    marks[to] = Mark::Open;
                    stack.push((to, successors(types, to, steps), 0));
                }
                Mark::Done => {}
            }
        }
    }
    edges
}

fn successors(types: &[TypeDef], node: usize, steps: fn(&TypeDef, &mut Vec<TypeId>)) -> Vec<TypeId> {
    let mut found = Vec::new();
    steps(&types[node], &mut found);
    found
}

/// A struct that requires itself has no finite value; its member becomes optional, and that is reported.
fn relax_endless(api: &mut Api, lowering: &mut Lowering<'_, '_>) {
    for (from, to) in back_edges(&api.types, required_steps) {
        let name = api.types[to.0 as usize].name.rust.clone();
        let TypeKind::Struct(it) = &mut api.types[from.0 as usize].kind else {
            continue;
        };
        for member in &mut it.members {
            let mut found = Vec::new();
            needed(&member.ty, &mut found);
            if member.presence == Presence::Required && found.contains(&to) {
                member.presence = Presence::Optional;
                let message = format!(
                    "`{name}` requires itself without end, so `{}` is optional",
                    member.name.wire
                );
                let pointer = member.origin.pointer.trim_start_matches('#').to_owned();
                lowering.report(&codes::ENDLESS_REQUIREMENT, &pointer, message);
            }
        }
        let optional = |i: &usize| it.members[*i].presence != Presence::Required;
        match &mut it.constructor {
            crate::ir::Constructor::Empty => {}
            crate::ir::Constructor::Arguments(order) | crate::ir::Constructor::Required(_, order) => {
                order.retain(|i| !optional(i));
            }
        }
        if matches!(&it.constructor, crate::ir::Constructor::Arguments(order) if order.is_empty()) {
            it.constructor = crate::ir::Constructor::Empty;
        }
    }
}

fn box_back_edges(api: &mut Api) {
    for (from, to) in back_edges(&api.types, inner_steps) {
        match &mut api.types[from.0 as usize].kind {
            TypeKind::Struct(it) => it.members.iter_mut().for_each(|member| box_in(&mut member.ty, to)),
            TypeKind::Union(it) => it.variants.iter_mut().for_each(|variant| box_in(&mut variant.ty, to)),
            TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => box_in(ty, to),
            TypeKind::Enum(_) | TypeKind::ValueEnum(_) | TypeKind::Same(_) => {}
        }
    }
}

fn box_in(ty: &mut Type, target: TypeId) {
    match ty {
        Type::Named(id) if *id == target => *ty = Type::Boxed(Box::new(Type::Named(target))),
        Type::Nullable(inner) => box_in(inner, target),
        Type::Tuple(items) => items.iter_mut().for_each(|item| box_in(item, target)),
        _ => {}
    }
}
