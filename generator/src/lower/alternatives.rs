//! The facts that tell the members of a union apart, once all types are known.

use std::collections::HashMap;

use super::Lowering;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Alternative, Api, Literal, Presence, Struct, Type, TypeDef, TypeId, TypeKind, Union, UnionKind};

/// Kinds of JSON values, as the runtime numbers them.
mod kind {
    pub(super) const NULL: u8 = 1;
    pub(super) const BOOL: u8 = 2;
    pub(super) const INT: u8 = 4;
    pub(super) const NUM: u8 = 8;
    pub(super) const STR: u8 = 16;
    pub(super) const ARR: u8 = 32;
    pub(super) const OBJ: u8 = 64;
    pub(super) const ANY: u8 = 127;
}

/// Fills in the facts of every alternative, and reports unions whose members nothing tells apart.
pub(super) fn fill(api: &mut Api, lowering: &mut Lowering<'_, '_>) {
    for i in 0..api.types.len() {
        let TypeKind::Union(union) = &api.types[i].kind else {
            continue;
        };
        let filled = Union {
            kind: union.kind.clone(),
            variants: union
                .variants
                .iter()
                .map(|alternative| facts(&api.types, alternative, &union.kind))
                .collect(),
        };
        report_ambiguous(&api.types[i], &filled, &api.types, lowering);
        api.types[i].kind = TypeKind::Union(filled);
    }
}

fn facts(types: &[TypeDef], alternative: &Alternative, union: &UnionKind) -> Alternative {
    let mut it = alternative.clone();
    it.kinds = kinds(types, &it.ty, 0);
    let ty = resolved(types, &it.ty);
    if let Type::List(item) = ty {
        it.items = kinds(types, item, 0);
    }
    let Type::Named(id) = ty else { return it };
    match &types[id.0 as usize].kind {
        TypeKind::Struct(structure) => {
            it.record = Some(*id);
            it.constants = constants(types, structure);
            it.members = structure
                .members
                .iter()
                .map(|member| member_kinds(types, member))
                .collect();
            if let UnionKind::Tagged(tag) = union {
                it.carries_tag = structure.members.iter().any(|member| member.name.wire == tag.property);
            }
        }
        TypeKind::Enum(_) => it.values = Some(*id),
        // A union inside writes its own tag, if it goes by the same property.
        TypeKind::Union(inner) => {
            if let (UnionKind::Tagged(outer), UnionKind::Tagged(inner)) = (union, &inner.kind) {
                it.carries_tag = outer.property == inner.property;
            }
        }
        TypeKind::ValueEnum(_) | TypeKind::Alias(..) | TypeKind::Newtype(..) | TypeKind::Same(_) => {}
    }
    it
}

/// Members whose schema allows one value.
fn constants(types: &[TypeDef], structure: &Struct) -> Vec<(String, Literal)> {
    let constant = |member: &crate::ir::Member| match resolved(types, &member.ty) {
        Type::Named(id) => match &types[id.0 as usize].kind {
            TypeKind::Enum(it) if it.values.len() == 1 => Some(Literal::Str(it.values[0].name.wire.clone())),
            TypeKind::ValueEnum(it) if it.values.len() == 1 => Some(it.values[0].0.clone()),
            _ => None,
        },
        _ => None,
    };
    let found = structure
        .members
        .iter()
        .filter_map(|member| Some((member.name.wire.clone(), constant(member)?)));
    found.collect()
}

fn member_kinds(types: &[TypeDef], member: &crate::ir::Member) -> u8 {
    let null = match member.presence {
        Presence::Required => 0,
        Presence::Optional | Presence::Nullable | Presence::OptionalNullable => kind::NULL,
    };
    kinds(types, &member.ty, 0) | null
}

/// The JSON kinds that a type accepts.
fn kinds(types: &[TypeDef], ty: &Type, depth: u32) -> u8 {
    if depth > 32 {
        return kind::ANY;
    }
    match ty {
        Type::Unit | Type::Json | Type::Custom(_) => kind::ANY,
        Type::Bool => kind::BOOL,
        Type::Int32 | Type::Int64 | Type::UInt32 | Type::UInt64 => kind::INT,
        Type::Float32 | Type::Float64 | Type::DecimalNumber => kind::NUM | kind::INT,
        Type::String
        | Type::DateTime
        | Type::Date
        | Type::Time
        | Type::Duration
        | Type::Uuid
        | Type::Base64
        | Type::Bytes
        | Type::File
        | Type::Decimal => kind::STR,
        Type::List(_) | Type::Tuple(_) => kind::ARR,
        Type::Map(_) => kind::OBJ,
        Type::Nullable(inner) => kind::NULL | kinds(types, inner, depth + 1),
        Type::Boxed(inner) => kinds(types, inner, depth + 1),
        Type::Named(id) => match &types[id.0 as usize].kind {
            TypeKind::Struct(_) => kind::OBJ,
            TypeKind::Enum(_) => kind::STR,
            TypeKind::ValueEnum(it) => it
                .values
                .iter()
                .fold(0, |all, (literal, _)| all | literal_kind(literal)),
            TypeKind::Union(it) => it
                .variants
                .iter()
                .fold(0, |all, v| all | kinds(types, &v.ty, depth + 1)),
            TypeKind::Alias(inner, _) | TypeKind::Newtype(inner, _) => kinds(types, inner, depth + 1),
            TypeKind::Same(same) => kinds(types, &Type::Named(same.of), depth + 1),
        },
    }
}

fn literal_kind(literal: &Literal) -> u8 {
    match literal {
        Literal::Str(_) => kind::STR,
        Literal::Int(_) => kind::INT,
        Literal::Num(_) => kind::NUM | kind::INT,
        Literal::Bool(_) => kind::BOOL,
        Literal::Null => kind::NULL,
    }
}

/// Through aliases and boxes to what a type really is.
fn resolved<'t>(types: &'t [TypeDef], ty: &'t Type) -> &'t Type {
    let mut ty = ty.resolved(types);
    for _ in 0..64 {
        let Type::Boxed(inner) = ty else { return ty };
        ty = inner.resolved(types);
    }
    ty
}

fn report_ambiguous(def: &TypeDef, union: &Union, types: &[TypeDef], lowering: &mut Lowering<'_, '_>) {
    let UnionKind::Untagged = union.kind else { return };
    let Some((a, b)) = alike(types, &union.variants) else {
        return;
    };
    let message = format!(
        "`{}` and `{}` accept the same JSON in `{}`",
        a.name, b.name, def.name.rust
    );
    let pointer = def.origin.pointer.trim_start_matches('#').to_owned();
    let help = "the member that fits with the least loss is taken; a `discriminator` would decide";
    lowering.report_with_help(&codes::AMBIGUOUS_UNION, &pointer, message, help);
}

/// The first two objects that require the same members and that no constant tells apart.
fn alike<'u>(types: &[TypeDef], variants: &'u [Alternative]) -> Option<(&'u Alternative, &'u Alternative)> {
    let shapes: Vec<_> = variants.iter().map(|it| it.record.map(|id| shape(types, id))).collect();
    let mut of_shape: HashMap<&[(&str, bool)], Vec<usize>> = HashMap::new();
    for (i, shape) in shapes.iter().enumerate() {
        shape
            .iter()
            .for_each(|shape| of_shape.entry(shape).or_default().push(i));
    }
    let apart = |a: &Alternative, b: &Alternative| {
        let differs = |key: &str, value: &Literal| b.constants.iter().any(|(k, v)| k == key && v != value);
        a.constants.iter().any(|(key, value)| differs(key, value))
    };
    for (i, shape) in shapes.iter().enumerate() {
        let same = shape.iter().flat_map(|shape| &of_shape[shape.as_slice()]);
        if let Some(j) = same.copied().find(|j| *j > i && !apart(&variants[i], &variants[*j])) {
            return Some((&variants[i], &variants[j]));
        }
    }
    None
}

fn shape(types: &[TypeDef], id: TypeId) -> Vec<(&str, bool)> {
    let TypeKind::Struct(it) = &types[id.0 as usize].kind else {
        return Vec::new();
    };
    let required = |presence| matches!(presence, Presence::Required | Presence::Nullable);
    let mut keys: Vec<_> = it
        .members
        .iter()
        .map(|m| (m.name.wire.as_str(), required(m.presence)))
        .collect();
    keys.sort_unstable();
    keys
}
