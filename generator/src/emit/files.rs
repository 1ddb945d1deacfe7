//! Which file each type and each operation is printed in.
//!
//! Few types are one file, `types.rs`. Many are a folder: what the operations of one group alone reach stands in a file of
//! that group's name, all else in `shared`; each is divided further where it is too long. Few operations are one file,
//! `operations.rs`; many are one for each group, or a folder for a group of many. Callers see none of it: every `mod.rs`
//! hands on all that is below.

use quote::quote;

use super::divide::{LONG, SHORT, Thing, divide, words};
use super::{Item, gate, lines, modules, word};
use crate::ir::{Api, Division, Group, Home, TypeId};

/// More operations than this are a file for each group.
const MANY: usize = 30;

/// The folder of types that several groups reach, or none.
const SHARED: &str = "shared";

/// The modules that are above all others.
const TYPES: &str = "types";
const OPERATIONS: &str = "operations";

/// A module of types or operations.
#[derive(Debug)]
pub(super) struct Module<T> {
    /// Its name, which is its file's.
    pub(super) name: String,
    /// The cargo feature that it is behind.
    pub(super) feature: Option<String>,
    /// What is in it.
    pub(super) content: Content<T>,
}

/// What a module has.
#[derive(Debug)]
pub(super) enum Content<T> {
    /// Types or operations, in the document's order.
    Things(Vec<T>),
    /// Modules, by name.
    Modules(Vec<Module<T>>),
}

/// The module of all types.
pub(super) fn of_types(api: &Api) -> Module<TypeId> {
    let numbered = (0u32..).map(TypeId).zip(&api.types);
    let all: Vec<TypeId> = numbered
        .filter(|(_, def)| def.home == Home::Types)
        .map(|(id, _)| id)
        .collect();
    let long = api.division == Division::Auto && length(api, &all) > LONG;
    let content = match (is_by_group(api), long) {
        (true, _) => grouped(api, all, 0),
        // With a single group there is nothing to tell apart by groups.
        (false, true) if api.groups.len() > 1 => grouped(api, all, SHORT),
        (false, true) => parts(api, all, TYPES),
        (false, false) => Content::Things(all),
    };
    Module {
        name: TYPES.to_owned(),
        feature: None,
        content,
    }
}

/// The modules of the groups' operations, by number in the group; `None` where they are few enough for one file.
pub(super) fn of_operations(api: &Api) -> Option<Vec<Module<usize>>> {
    let count = api.operations().count();
    let few = api.division == Division::OneFile || api.groups.len() == 1 || count <= MANY;
    if few && !is_by_group(api) {
        return None;
    }
    let named = api.groups.iter().zip(modules::of_groups(api, &[OPERATIONS]));
    let modules = named.map(|(group, name)| Module {
        feature: group.feature.clone(),
        content: operations(group, &name),
        name,
    });
    Some(modules.collect())
}

/// Whether each group has files of its own, however short.
fn is_by_group(api: &Api) -> bool {
    api.division == Division::ByTag || api.groups.iter().any(|group| group.feature.is_some())
}

/// A module for each group that has at least so many lines of types of its own, and one for all else.
fn grouped(api: &Api, all: Vec<TypeId>, least: usize) -> Content<TypeId> {
    let mut own: Vec<Vec<TypeId>> = vec![Vec::new(); api.groups.len()];
    let mut shared = Vec::new();
    for id in all {
        match api.type_def(id).owner.and_then(|group| own.get_mut(group)) {
            Some(types) => types.push(id),
            None => shared.push(id),
        }
    }
    for types in own.iter_mut().filter(|types| length(api, types) < least) {
        shared.append(types);
    }
    shared.sort_unstable();
    if own.iter().all(Vec::is_empty) {
        return parts(api, shared, TYPES);
    }
    let named = api.groups.iter().zip(modules::of_groups(api, &[SHARED, TYPES]));
    let named = named.map(|(group, name)| (name, group.feature.clone()));
    let all = named.zip(own).chain([((SHARED.to_owned(), None), shared)]);
    let mut found: Vec<Module<TypeId>> = all
        .filter(|(_, types)| !types.is_empty())
        .map(|((name, feature), types)| Module {
            content: parts(api, types, &name),
            name,
            feature,
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Content::Modules(found)
}

/// One file of types, or several in the folder `inside` where that would be too long.
fn parts(api: &Api, types: Vec<TypeId>, inside: &str) -> Content<TypeId> {
    let thing = |id: &TypeId| {
        let def = api.type_def(*id);
        Thing {
            words: words(def.name.rust.bare()),
            lines: lines::of_type(def),
        }
    };
    let things: Vec<Thing> = types.iter().map(thing).collect();
    divided(&things, types, inside)
}

/// One file of a group's operations, or several in the folder `inside`, by the words of their paths.
fn operations(group: &Group, inside: &str) -> Content<usize> {
    let own = words(group.name.rust.bare());
    let things: Vec<Thing> = group
        .operations
        .iter()
        .map(|operation| {
            let segments = operation.path.split('/').filter(|segment| !segment.starts_with('{'));
            let mut path: Vec<String> = segments.flat_map(words).collect();
            // The folder has that name already.
            if path.starts_with(&own) {
                path.drain(..own.len());
            }
            Thing {
                words: path,
                lines: lines::of_operation(operation),
            }
        })
        .collect();
    divided(&things, (0..group.operations.len()).collect(), inside)
}

fn divided<T: Copy>(things: &[Thing], all: Vec<T>, inside: &str) -> Content<T> {
    if things.iter().map(|thing| thing.lines).sum::<usize>() <= LONG {
        return Content::Things(all);
    }
    let modules = divide(things).into_iter().map(|(name, numbers)| Module {
        // A module of the same name as the one around it is taken for a slip, by readers and by clippy.
        name: if name == inside { format!("{name}_") } else { name },
        feature: None,
        content: Content::Things(numbers.iter().filter_map(|number| all.get(*number).copied()).collect()),
    });
    let modules: Vec<Module<T>> = modules.collect();
    if modules.len() == 1 {
        Content::Things(all)
    } else {
        Content::Modules(modules)
    }
}

fn length(api: &Api, types: &[TypeId]) -> usize {
    types.iter().map(|id| lines::of_type(api.type_def(*id))).sum()
}

/// The modules of a `mod.rs`, and everything in those that have something for callers.
pub(super) fn index<T>(modules: &[Module<T>], public: impl Fn(&Module<T>) -> bool) -> Vec<Item> {
    let declared = modules.iter().map(|module| {
        let (gate, name) = (gate(module.feature.as_deref()), word(&module.name));
        quote! { #gate mod #name; }
    });
    let handed_on = modules.iter().filter(|module| public(module)).map(|module| {
        let (gate, name) = (gate(module.feature.as_deref()), word(&module.name));
        quote! { #gate pub use self::#name::*; }
    });
    vec![
        Item::Rust(quote! { #(#declared)* }),
        Item::Rust(quote! { #(#handed_on)* }),
    ]
}
