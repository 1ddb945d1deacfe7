//! The invariants of the IR, as a list. `emit` relies on them; one that does not hold is a fault of ours, and is reported
//! as such instead of printing something that does not compile.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, codes::check as codes};
use crate::ir::{Api, Constructor, ErrorShape, Presence, SuccessShape, Type, TypeDef, TypeKind};

/// One thing that holds of every IR.
struct Invariant {
    says: &'static str,
    /// What breaks it.
    broken_by: fn(&Api) -> Vec<String>,
}

const INVARIANTS: &[Invariant] = &[
    Invariant {
        says: "types have names of their own",
        broken_by: type_names,
    },
    Invariant {
        says: "identifiers are Rust",
        broken_by: identifiers,
    },
    Invariant {
        says: "fields of a struct, and variants of an enum, have names of their own",
        broken_by: local_names,
    },
    Invariant {
        says: "types that are mentioned are there",
        broken_by: mentions,
    },
    Invariant {
        says: "constructors take what is required",
        broken_by: constructors,
    },
    Invariant {
        says: "methods of a group have names of their own",
        broken_by: methods,
    },
    Invariant {
        says: "outcomes name answers that are there",
        broken_by: outcomes,
    },
    Invariant {
        says: "security names schemes that are there",
        broken_by: security,
    },
];

/// Reports every invariant that does not hold.
pub(crate) fn check(api: &Api, notes: &mut Diagnostics) {
    for invariant in INVARIANTS {
        for culprit in (invariant.broken_by)(api) {
            let message = format!("not so: {}: {culprit}", invariant.says);
            let help = "this is a fault of specwright, not of the document; please report it with the document";
            notes.push(Diagnostic::new(&codes::BROKEN_INVARIANT, None, message).help(help));
        }
    }
}

fn repeated<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = HashSet::new();
    names.filter(|name| !seen.insert(*name)).map(str::to_owned).collect()
}

fn type_names(api: &Api) -> Vec<String> {
    repeated(api.type_names().into_iter())
}

fn identifiers(api: &Api) -> Vec<String> {
    let mut names = api.type_names();
    for def in &api.types {
        names.extend(local(def));
    }
    for (group, operation) in api.operations() {
        names.extend([
            group.name.rust.as_str(),
            operation.name.rust.as_str(),
            operation.constant.as_str(),
        ]);
        names.extend(operation.parameters.iter().map(|p| p.name.rust.as_str()));
    }
    names
        .into_iter()
        .filter(|name| !is_identifier(name))
        .map(|name| format!("`{name}`"))
        .collect()
}

fn is_identifier(name: &str) -> bool {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    // Keywords are short and of small letters, but for `Self`; the parser judges what could be one.
    let special = |c: char| c == '_' || c.is_ascii_digit() || c.is_ascii_uppercase();
    let no_keyword = name.len() > 8 || name.contains(special) && name != "Self";
    plain && no_keyword || syn::parse_str::<syn::Ident>(name).is_ok()
}

fn local(def: &TypeDef) -> Vec<&str> {
    match &def.kind {
        TypeKind::Struct(it) => {
            let rest = it.rest.iter().map(|rest| rest.name.as_str());
            it.members
                .iter()
                .map(|member| member.name.rust.as_str())
                .chain(rest)
                .collect()
        }
        TypeKind::Enum(it) => it.values.iter().map(|value| value.name.rust.as_str()).collect(),
        TypeKind::ValueEnum(it) => it.values.iter().map(|(_, value)| value.name.rust.as_str()).collect(),
        TypeKind::Union(it) => it.variants.iter().map(|variant| variant.name.as_str()).collect(),
        TypeKind::Alias(..) | TypeKind::Newtype(..) | TypeKind::Same(_) => Vec::new(),
    }
}

fn local_names(api: &Api) -> Vec<String> {
    let of = |def: &TypeDef| {
        let names = repeated(local(def).into_iter());
        names
            .into_iter()
            .map(|name| format!("`{}::{name}`", def.name.rust))
            .collect::<Vec<_>>()
    };
    api.types.iter().flat_map(of).collect()
}

fn mentions(api: &Api) -> Vec<String> {
    let known = api.types.len();
    let mut missing = Vec::new();
    for def in &api.types {
        each_type(def, &mut |ty| {
            if dangling(ty, known) {
                missing.push(format!("in `{}`", def.name.rust));
            }
        });
    }
    missing
}

fn each_type(def: &TypeDef, f: &mut dyn FnMut(&Type)) {
    match &def.kind {
        TypeKind::Struct(it) => {
            it.members.iter().for_each(|member| f(&member.ty));
            it.rest.iter().for_each(|rest| f(&rest.ty));
        }
        TypeKind::Union(it) => it.variants.iter().for_each(|variant| f(&variant.ty)),
        TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => f(ty),
        TypeKind::Same(same) => f(&Type::Named(same.of)),
        TypeKind::Enum(_) | TypeKind::ValueEnum(_) => {}
    }
}

fn dangling(ty: &Type, known: usize) -> bool {
    match ty {
        Type::Named(id) => id.0 as usize >= known,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => dangling(inner, known),
        Type::Tuple(items) => items.iter().any(|item| dangling(item, known)),
        _ => false,
    }
}

fn constructors(api: &Api) -> Vec<String> {
    let wrong = |def: &&TypeDef| {
        let TypeKind::Struct(it) = &def.kind else { return false };
        let mut given = match &it.constructor {
            Constructor::Empty => Vec::new(),
            Constructor::Arguments(order) | Constructor::Required(_, order) => order.clone(),
        };
        given.sort_unstable();
        let required = it
            .members
            .iter()
            .enumerate()
            .filter(|(_, member)| member.presence == Presence::Required);
        !given.into_iter().eq(required.map(|(i, _)| i))
    };
    api.types
        .iter()
        .filter(wrong)
        .map(|def| format!("`{}`", def.name.rust))
        .collect()
}

fn methods(api: &Api) -> Vec<String> {
    let of = |group: &crate::ir::Group| repeated(group.operations.iter().map(|operation| operation.name.rust.as_str()));
    let groups = repeated(api.groups.iter().map(|group| group.name.rust.as_str()));
    api.groups.iter().flat_map(of).chain(groups).collect()
}

fn outcomes(api: &Api) -> Vec<String> {
    let wrong = |(_, operation): &(&crate::ir::Group, &crate::ir::Operation)| {
        let success = match &operation.success {
            SuccessShape::Undocumented => &[][..],
            SuccessShape::One(i) => std::slice::from_ref(i),
            SuccessShape::Several(_, numbers) => numbers,
        };
        let errors = match &operation.errors {
            ErrorShape::Undocumented => &[][..],
            ErrorShape::Enum(_, numbers) => numbers,
        };
        success.iter().chain(errors).any(|i| *i >= operation.answers.len())
    };
    api.operations()
        .filter(wrong)
        .map(|(_, operation)| format!("`{}`", operation.name.rust))
        .collect()
}

fn security(api: &Api) -> Vec<String> {
    let wrong = |(_, operation): &(&crate::ir::Group, &crate::ir::Operation)| {
        operation.security.iter().flatten().any(|i| *i >= api.schemes.len())
    };
    api.operations()
        .filter(wrong)
        .map(|(_, operation)| format!("`{}`", operation.name.rust))
        .collect()
}
