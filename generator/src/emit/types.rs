//! `types.rs`, or the files of `types/`: the types of the document.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::files::{self, Content, Module};
use super::spelling::ty;
use super::writer::Writer;
use super::{Context, Item, PrintedFile, docs, enumeration, structure, union, word};
use crate::ir::{Ident, Presence, Same, Type, TypeDef, TypeId, TypeKind, UnionKind};

pub(super) fn emit(cx: &Context<'_>) -> Vec<PrintedFile> {
    let root = files::of_types(cx.api);
    let mut printing = Printing {
        cx,
        file_of: vec![usize::MAX; cx.api.types.len()],
        files: Vec::new(),
    };
    printing.number(&root, &mut 0);
    printing.module(&root, "types", 0);
    printing.files
}

struct Printing<'a> {
    cx: &'a Context<'a>,
    /// The number of the file that each type is in.
    file_of: Vec<usize>,
    files: Vec<PrintedFile>,
}

impl Printing<'_> {
    fn number(&mut self, module: &Module<TypeId>, next: &mut usize) {
        match &module.content {
            Content::Modules(inner) => inner.iter().for_each(|module| self.number(module, next)),
            Content::Things(types) => {
                for id in types {
                    if let Some(file) = self.file_of.get_mut(id.0 as usize) {
                        *file = *next;
                    }
                }
                *next += 1;
            }
        }
    }

    /// A module at `path`, which is `depth` modules below that of all types.
    fn module(&mut self, module: &Module<TypeId>, path: &str, depth: usize) {
        match &module.content {
            Content::Things(types) => {
                let mut items = vec![Item::Rust(self.head(types, depth))];
                let above = above(depth);
                items.extend(types.iter().flat_map(|id| definition(self.cx, *id, &above)));
                self.files.push(PrintedFile {
                    path: format!("{path}.rs"),
                    items,
                });
            }
            Content::Modules(inner) => {
                self.files.push(PrintedFile {
                    path: format!("{path}/mod.rs"),
                    items: files::index(inner, |_| true),
                });
                for module in inner {
                    self.module(module, &format!("{path}/{}", module.name), depth + 1);
                }
            }
        }
    }

    /// What the types of a file take from the runtime, and from the other files.
    fn head(&self, types: &[TypeId], depth: usize) -> TokenStream {
        let runtime = imports(self.cx, types.iter().map(|id| self.cx.def(*id)));
        let others = self.others(types);
        let others: Vec<_> = others.iter().map(|name| word(name)).collect();
        let root = std::iter::repeat_n(quote! { super:: }, depth);
        match others.as_slice() {
            [] => runtime,
            [one] => quote! { #runtime use #(#root)* #one; },
            _ => quote! { #runtime use #(#root)* {#(#others),*}; },
        }
    }

    /// The names in other files that the types of a file mention: types, and the tables that unions go by.
    fn others(&self, types: &[TypeId]) -> BTreeSet<&str> {
        let file = |id: TypeId| self.file_of.get(id.0 as usize);
        let here = types.first().and_then(|id| file(*id));
        let mut names = BTreeSet::new();
        for id in types {
            let def = self.cx.def(*id);
            // A re-export says the path.
            if let TypeKind::Same(_) = def.kind {
                continue;
            }
            def.mentions(&mut |id| {
                if file(id) != here {
                    names.insert(self.cx.def(id).name.rust.as_str());
                }
            });
            if let TypeKind::Union(it) = &def.kind
                && let UnionKind::Untagged = it.kind
            {
                let tables = it.variants.iter().filter_map(|variant| variant.record);
                let tables = tables.filter(|id| file(*id) != here);
                names.extend(tables.map(|id| self.cx.statics.name(id)));
                let values = it.variants.iter().filter_map(|variant| variant.values);
                let values = values.filter(|id| file(*id) != here);
                names.extend(values.map(|id| self.cx.def(id).name.rust.as_str()));
            }
        }
        names
    }
}

/// The module that has the types of all files, from one that is `depth` modules below it.
pub(super) fn above(depth: usize) -> String {
    match depth {
        0 => "self".to_owned(),
        _ => vec!["super"; depth].join("::"),
    }
}

/// A type, in a file from which all types are found in `above`.
pub(super) fn definition(cx: &Context<'_>, id: TypeId, above: &str) -> Vec<Item> {
    let def = cx.def(id);
    match &def.kind {
        TypeKind::Struct(it) => structure::emit(cx, id, def, it),
        TypeKind::Enum(it) => enumeration::emit(cx, def, it),
        TypeKind::ValueEnum(it) => enumeration::emit_values(cx, def, it),
        TypeKind::Union(it) => union::emit(cx, id, def, it),
        TypeKind::Alias(inner, _) => {
            let mut out = Writer::default();
            out.docs(0, &docs::of_type(&def.docs, &def.origin, String::new));
            let inner = ty(cx, inner);
            out.parts(0, &["pub type ", def.name.rust.as_str(), " = ", &inner, ";"]);
            vec![Item::Text(out.finish())]
        }
        TypeKind::Newtype(inner, _) => newtype(cx, def, inner),
        TypeKind::Same(same) => vec![other_name(cx, def, same, above)],
    }
}

/// A type under the name of another place: a re-export, because an alias has no variants to import.
fn other_name(cx: &Context<'_>, def: &TypeDef, same: &Same, above: &str) -> Item {
    let first = cx.def(same.of);
    let mut out = Writer::default();
    out.docs(
        0,
        &docs::of_other_name(&def.docs, &def.origin, above, first.name.rust.as_str()),
    );
    out.line(0, "#[doc(inline)]");
    let mut name = |first: &Ident, other: &Ident| {
        out.parts(
            0,
            &["pub use ", above, "::", first.as_str(), " as ", other.as_str(), ";"],
        );
    };
    name(&first.name.rust, &def.name.rust);
    if let (Some(first), Some(other)) = (first.required_name(), &same.required) {
        name(first, other);
    }
    Item::Text(out.finish())
}

fn newtype(cx: &Context<'_>, def: &TypeDef, inner: &Type) -> Vec<Item> {
    let (name, inner) = (def.name.rust.as_str(), ty(cx, inner));
    let mut out = Writer::default();
    out.docs(0, &docs::of_type(&def.docs, &def.origin, String::new));
    out.line(0, "#[derive(Clone)]");
    out.parts(0, &["pub struct ", name, "(pub ", &inner, ");"]);
    let line = format!("{name}({inner})");
    vec![Item::Text(out.finish()), Item::Table("newtype", vec![line])]
}

/// What the types of one file take from the runtime.
fn imports<'a>(cx: &Context<'_>, types: impl Iterator<Item = &'a TypeDef>) -> TokenStream {
    let mut names = BTreeSet::new();
    let mut blank = false;
    for def in types {
        match &def.kind {
            TypeKind::Struct(it) => {
                blank |= structure::needs_blank(cx, it);
                for member in &it.members {
                    used(&member.ty, &mut names);
                    if member.presence == Presence::OptionalNullable {
                        names.insert("Field");
                    }
                }
                if let Some(rest) = &it.rest {
                    names.insert("Map");
                    used(&rest.ty, &mut names);
                }
            }
            TypeKind::Enum(it) if it.open => names.extend(["Unrecognized"]),
            TypeKind::Enum(_) => {}
            TypeKind::ValueEnum(_) => names.extend(["UnrecognizedValue"]),
            TypeKind::Union(it) => {
                names.extend(["UnrecognizedValue"]);
                it.variants.iter().for_each(|variant| used(&variant.ty, &mut names));
            }
            TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => used(ty, &mut names),
            TypeKind::Same(_) => {}
        }
    }
    import(cx, names, blank)
}

/// `use specwright_runtime::{…};`, without what the vendor's own types shadow.
pub(super) fn import(cx: &Context<'_>, names: BTreeSet<&'static str>, blank: bool) -> TokenStream {
    let names: Vec<_> = names
        .into_iter()
        .filter(|name| !cx.shadowed.contains(name))
        .map(word)
        .collect();
    let node = if blank {
        quote! { use specwright_runtime::Node as _; }
    } else {
        TokenStream::new()
    };
    match names.as_slice() {
        [] => node,
        [one] => quote! { #node use specwright_runtime::#one; },
        _ => quote! { #node use specwright_runtime::{#(#names),*}; },
    }
}

/// The names of the runtime that a type mentions.
pub(super) fn used(ty: &Type, names: &mut BTreeSet<&'static str>) {
    ty.walk(&mut |ty| names.extend(ty.runtime()));
}
