//! One side of the comparison: the types by name, and how they are written.

use std::collections::HashMap;

use crate::ir::{Api, ClientGate, Home, Ident, Names, Presence, Type, TypeDef, TypeId, TypeKind};

/// Longer chains of aliases lead to themselves.
const DEEP: usize = 64;

/// One API, with its types by name.
pub(super) struct Side<'a> {
    pub(super) api: &'a Api,
    by_name: HashMap<&'a str, TypeId>,
    required: HashMap<&'a str, TypeId>,
}

/// What a name stands for, through other names.
pub(super) enum Meant<'a> {
    /// A type that the document defines.
    Type(&'a TypeDef),
    /// Anything else, as it is written.
    Other(String),
}

impl<'a> Side<'a> {
    pub(super) fn of(api: &'a Api) -> Side<'a> {
        let mut side = Side {
            api,
            by_name: HashMap::new(),
            required: HashMap::new(),
        };
        for (id, def) in numbered(api).filter(|(_, def)| is_printed(api, def)) {
            side.by_name.insert(def.name.rust.as_str(), id);
            if let Some(name) = def.required_name() {
                side.required.insert(name.as_str(), side.first(id));
            }
        }
        side
    }

    /// The types that are printed, in order.
    pub(super) fn types(&self) -> impl Iterator<Item = &'a TypeDef> + use<'a> {
        let api = self.api;
        api.types.iter().filter(|def| is_printed(api, def))
    }

    /// The type under this name.
    pub(super) fn find(&self, name: &Ident) -> Option<&'a TypeDef> {
        Some(self.def(*self.by_name.get(name.as_str())?))
    }

    /// Whether the struct of required members of this name belongs to that type.
    pub(super) fn is_required_of(&self, name: &Ident, of: &Ident) -> bool {
        self.required
            .get(name.as_str())
            .is_some_and(|id| self.def(*id).name.rust == *of)
    }

    pub(super) fn def(&self, id: TypeId) -> &'a TypeDef {
        self.api.type_def(id)
    }

    /// The type of which this is another name, or itself.
    fn first(&self, id: TypeId) -> TypeId {
        match &self.def(id).kind {
            TypeKind::Same(same) => same.of,
            _ => id,
        }
    }

    /// What this name stands for.
    pub(super) fn meant(&self, name: &Ident) -> Option<Meant<'a>> {
        let id = *self.by_name.get(name.as_str())?;
        let named = Type::Named(id);
        Some(match named.resolved(&self.api.types) {
            Type::Named(id) => Meant::Type(self.def(self.first(*id))),
            other => Meant::Other(self.shown(other)),
        })
    }

    /// A type without aliases and other names, by which two are equal if Rust takes one for the other.
    pub(super) fn spelled(&self, ty: &Type) -> String {
        self.spelled_at(ty, 0)
    }

    fn spelled_at(&self, ty: &Type, depth: usize) -> String {
        write(ty, &|id| {
            let id = self.first(id);
            match &self.def(id).kind {
                TypeKind::Alias(inner, _) if depth < DEEP => self.spelled_at(inner, depth + 1),
                _ => own(&self.def(id).name.rust),
            }
        })
    }

    /// A type of this side as it reads on the other one, where a name may stand for something else.
    pub(super) fn read_in(&self, ty: &Type, other: &Side<'_>) -> String {
        self.read_at(ty, other, 0)
    }

    fn read_at(&self, ty: &Type, other: &Side<'_>, depth: usize) -> String {
        write(ty, &|id| {
            let def = self.def(id);
            match other.by_name.get(def.name.rust.as_str()) {
                Some(there) => other.spelled(&Type::Named(*there)),
                None if depth >= DEEP => own(&def.name.rust),
                // What has no name there may have been written by what it was.
                None => match &def.kind {
                    TypeKind::Alias(inner, _) => self.read_at(inner, other, depth + 1),
                    TypeKind::Same(same) => self.read_at(&Type::Named(same.of), other, depth + 1),
                    _ => own(&def.name.rust),
                },
            }
        })
    }

    /// A type for people.
    pub(super) fn shown(&self, ty: &Type) -> String {
        write(ty, &|id| self.def(id).name.rust.to_string()).replace("rt::", "")
    }
}

/// Whether there is a client to call anything with.
pub(super) fn has_client(api: &Api) -> bool {
    !api.groups.is_empty() && api.client != ClientGate::Never
}

/// Headers of answers are there with the client alone.
fn is_printed(api: &Api, def: &TypeDef) -> bool {
    def.home == Home::Types || has_client(api)
}

/// All types with their numbers.
fn numbered(api: &Api) -> impl Iterator<Item = (TypeId, &TypeDef)> {
    let numbers = (0..).map(TypeId);
    numbers.zip(&api.types)
}

/// A name that the document has given, which no type of the runtime is.
pub(super) fn own(name: &Ident) -> String {
    format!("its::{name}")
}

/// The type of a field that has this presence.
pub(super) fn field(presence: Presence, ty: &str) -> String {
    match presence {
        Presence::Required => ty.to_owned(),
        Presence::Optional | Presence::Nullable => format!("Option<{ty}>"),
        Presence::OptionalNullable => format!("Field<{ty}>"),
    }
}

/// A type with names that a function gives; those of the runtime are marked, as no name of the document is.
fn write(ty: &Type, named: &dyn Fn(TypeId) -> String) -> String {
    let mut out = String::new();
    ty.write(&Marked(named), &mut out);
    out
}

struct Marked<'f>(&'f dyn Fn(TypeId) -> String);

impl Names for Marked<'_> {
    fn named(&self, id: TypeId, out: &mut String) {
        out.push_str(&(self.0)(id));
    }

    fn runtime(&self, name: &'static str, out: &mut String) {
        out.push_str("rt::");
        out.push_str(name);
    }
}
