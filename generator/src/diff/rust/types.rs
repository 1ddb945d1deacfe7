//! Types by name: those that are gone, are new, or stand for something else.

use std::collections::HashMap;

use super::side::{Meant, own};
use super::{Diff, rules};
use crate::ir::{Ident, Type, TypeDef, TypeKind};

impl Diff<'_> {
    pub(super) fn types(&mut self) {
        for def in self.old.types() {
            match self.new.find(&def.name.rust) {
                Some(_) => self.named(def),
                None => self.type_removed(def),
            }
        }
        self.merged();
        for def in self.new.types() {
            if self.old.find(&def.name.rust).is_none() {
                let name = def.name.rust.as_str();
                let text = format!("there is a new {} `{name}`", what(&def.kind));
                self.additive(&rules::TYPE_ADDED, name, Some(&def.origin), text);
            }
        }
    }

    fn type_removed(&mut self, def: &TypeDef) {
        let name = def.name.rust.as_str();
        let text = format!("the {} `{name}` is gone", what(&def.kind));
        self.breaking(&rules::TYPE_REMOVED, name, Some(&def.origin), text);
    }

    /// A name that is there on both sides.
    fn named(&mut self, old: &TypeDef) {
        match &old.kind {
            TypeKind::Alias(ty, _) => self.alias(old, ty),
            TypeKind::Same(same) => {
                let first = self.old.def(same.of);
                self.required_name(old, same.required.as_ref());
                if self.new.find(&first.name.rust).is_none() {
                    self.defined(old, first);
                } else if self.spelled_now(&old.name.rust) != self.spelled_now(&first.name.rust) {
                    self.split(old, &first.name.rust);
                }
            }
            _ => self.defined(old, old),
        }
    }

    /// What the new side makes of a name.
    fn spelled_now(&self, name: &Ident) -> Option<String> {
        self.new.meant(name).map(|meant| match meant {
            Meant::Type(def) => own(&def.name.rust),
            Meant::Other(text) => text,
        })
    }

    fn alias(&mut self, old: &TypeDef, ty: &Type) {
        let name = &old.name.rust;
        let Some(new) = self.new.find(name) else { return };
        let now = self.spelled_now(name);
        let before = self.old.read_in(ty, &self.new);
        let is_same = match self.new.meant(name) {
            Some(Meant::Other(_)) => match &new.kind {
                TypeKind::Alias(ty, _) => self.new.spelled(ty) == before,
                _ => false,
            },
            _ => now.is_some_and(|now| now == before),
        };
        if is_same {
            return;
        }
        let is = match &new.kind {
            TypeKind::Alias(ty, _) => format!("is `{}`", self.new.shown(ty)),
            kind => format!("is {}", article(kind)),
        };
        let text = format!("`{name}` was another name for `{}` and {is}", self.old.shown(ty));
        self.breaking(&rules::TYPE_CHANGED, name.as_str(), Some(&new.origin), text);
    }

    fn split(&mut self, old: &TypeDef, first: &Ident) {
        let name = &old.name.rust;
        let origin = self.new.find(name).map(|def| &def.origin);
        let text = format!("`{name}` and `{first}` were one type and are two");
        self.breaking(&rules::TYPE_SPLIT, name.as_str(), origin, text);
    }

    /// The struct of required members of a type of another name.
    fn required_name(&mut self, old: &TypeDef, required: Option<&Ident>) {
        let Some(required) = required else { return };
        let Some(Meant::Type(now)) = self.new.meant(&old.name.rust) else {
            return;
        };
        // Without such a struct of its own, the type has another constructor, which is told there.
        if now.required_name().is_some() && !self.new.is_required_of(required, &now.name.rust) {
            let text = format!("the struct `{required}` is gone");
            self.breaking(&rules::TYPE_REMOVED, required.as_str(), Some(&old.origin), text);
        }
    }

    /// A type under a name that is still there; `old` has the name, `def` what it stood for.
    fn defined(&mut self, old: &TypeDef, def: &TypeDef) {
        let name = &old.name.rust;
        let (Some(new), Some(meant)) = (self.new.find(name), self.new.meant(name)) else {
            return;
        };
        let now = match meant {
            Meant::Type(now) => now,
            Meant::Other(text) => {
                let text = format!("`{name}` was {} and is another name for `{text}`", article(&def.kind));
                return self.breaking(&rules::TYPE_CHANGED, name.as_str(), Some(&new.origin), text);
            }
        };
        match (&def.kind, &now.kind) {
            (TypeKind::Struct(before), TypeKind::Struct(after)) => self.structs(old, before, now, after),
            (TypeKind::Enum(before), TypeKind::Enum(after)) => self.enums(old, before, now, after),
            (TypeKind::ValueEnum(before), TypeKind::ValueEnum(after)) => self.value_enums(old, before, now, after),
            (TypeKind::Union(before), TypeKind::Union(after)) => self.unions(old, before, now, after),
            (TypeKind::Newtype(before, _), TypeKind::Newtype(after, _)) if self.same(before, after) => {}
            (before, after) => {
                let text = format!(
                    "`{name}` was {} and is {}",
                    self.holding(before, true),
                    self.holding(after, false)
                );
                return self.breaking(&rules::TYPE_CHANGED, name.as_str(), Some(&now.origin), text);
            }
        }
        // Variants cannot be imported from an alias.
        if matches!(new.kind, TypeKind::Alias(..)) && !matches!(def.kind, TypeKind::Struct(_)) {
            let text = format!(
                "`{name}` was {} and is another name for `{}`",
                article(&def.kind),
                now.name.rust
            );
            self.breaking(&rules::TYPE_CHANGED, name.as_str(), Some(&new.origin), text);
        }
    }

    fn holding(&self, kind: &TypeKind, before: bool) -> String {
        match kind {
            TypeKind::Newtype(inner, _) => {
                let side = if before { &self.old } else { &self.new };
                format!("a struct around `{}`", side.shown(inner))
            }
            kind => article(kind),
        }
    }

    /// Types that were two and are one.
    fn merged(&mut self) {
        let mut first: HashMap<String, &Ident> = HashMap::new();
        for def in self.old.types() {
            if matches!(def.kind, TypeKind::Alias(..) | TypeKind::Same(_)) {
                continue;
            }
            let name = &def.name.rust;
            let Some(Meant::Type(now)) = self.new.meant(name) else {
                continue;
            };
            match first.get(now.name.rust.as_str()) {
                None => drop(first.insert(now.name.rust.to_string(), name)),
                Some(other) => {
                    let text = format!("`{other}` and `{name}` were two types and are one");
                    let origin = self.new.find(name).map(|def| &def.origin);
                    self.breaking(&rules::TYPES_MERGED, name.as_str(), origin, text);
                }
            }
        }
    }
}

fn what(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) | TypeKind::Newtype(..) => "struct",
        TypeKind::Enum(_) | TypeKind::ValueEnum(_) => "enum",
        TypeKind::Union(_) => "union",
        TypeKind::Alias(..) | TypeKind::Same(_) => "type",
    }
}

fn article(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Struct(_) | TypeKind::Newtype(..) => "a struct",
        TypeKind::Enum(_) => "an enum of strings",
        TypeKind::ValueEnum(_) => "an enum of values",
        TypeKind::Union(_) => "a union",
        TypeKind::Alias(..) | TypeKind::Same(_) => "another name",
    }
    .to_owned()
}
