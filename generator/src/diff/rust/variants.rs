//! Enums: of strings, of values, of members.

use super::{Diff, rules};
use crate::ir::{Enum, Ident, Origin, TypeDef, Union, ValueEnum, Variant};

impl Diff<'_> {
    pub(super) fn enums(&mut self, def: &TypeDef, old: &Enum, now: &TypeDef, new: &Enum) {
        let name = &def.name.rust;
        match (old.open, new.open) {
            (false, true) => {
                let text = format!("`{name}` had the values of the document alone and can have any");
                self.breaking(&rules::ENUM_OPENED, name.as_str(), Some(&now.origin), text);
            }
            (true, false) => {
                let text = format!("`{name}` could have any value and has those of the document alone");
                self.breaking(&rules::ENUM_CLOSED, name.as_str(), Some(&now.origin), text);
            }
            _ => {}
        }
        let before: Vec<&Variant> = old.values.iter().collect();
        let after: Vec<&Variant> = new.values.iter().collect();
        self.values(def, &before, now, &after, new.open);
    }

    pub(super) fn value_enums(&mut self, def: &TypeDef, old: &ValueEnum, now: &TypeDef, new: &ValueEnum) {
        let before: Vec<&Variant> = old.values.iter().map(|(_, variant)| variant).collect();
        let after: Vec<&Variant> = new.values.iter().map(|(_, variant)| variant).collect();
        self.values(def, &before, now, &after, true);
    }

    fn values(&mut self, def: &TypeDef, old: &[&Variant], now: &TypeDef, new: &[&Variant], is_open: bool) {
        let owner = &def.name.rust;
        for value in old {
            let name = &value.name.rust;
            let Some(other) = new.iter().find(|other| other.name.rust == *name) else {
                self.variant_removed(owner, name, Some(&def.origin));
                continue;
            };
            let wire = &value.name.wire;
            let moved = new.iter().find(|it| it.name.wire == *wire);
            if let Some(moved) = moved.filter(|moved| moved.name.rust != *name) {
                let text = format!(
                    "the variant `{name}` of `{owner}` was `{wire}` and is `{}`; `{wire}` is `{}` now",
                    other.name.wire, moved.name.rust
                );
                self.breaking(&rules::NAME_MOVED, format!("{owner}::{name}"), Some(&now.origin), text);
            }
        }
        for value in new {
            let name = &value.name.rust;
            if !old.iter().any(|other| other.name.rust == *name) {
                self.variant_added(owner, name, Some(&now.origin), is_open);
            }
        }
    }

    pub(super) fn variant_removed(&mut self, owner: &Ident, name: &Ident, at: Option<&Origin>) {
        let text = format!("the variant `{name}` of `{owner}` is gone");
        self.breaking(&rules::VARIANT_REMOVED, format!("{owner}::{name}"), at, text);
    }

    pub(super) fn variant_added(&mut self, owner: &Ident, name: &Ident, at: Option<&Origin>, is_open: bool) {
        let path = format!("{owner}::{name}");
        if is_open {
            let text = format!("`{owner}` has a new variant `{name}`");
            self.additive(&rules::VARIANT_ADDED, path, at, text);
        } else {
            let text = format!("`{owner}`, which is closed, has a new variant `{name}`");
            self.breaking(&rules::VARIANT_ADDED, path, at, text);
        }
    }

    pub(super) fn variant_changed(&mut self, owner: &Ident, name: &Ident, at: Option<&Origin>, was: &str, is: &str) {
        let text = format!("the variant `{name}` of `{owner}` had `{was}` and has `{is}`");
        self.breaking(&rules::VARIANT_CHANGED, format!("{owner}::{name}"), at, text);
    }

    pub(super) fn unions(&mut self, def: &TypeDef, old: &Union, now: &TypeDef, new: &Union) {
        let owner = &def.name.rust;
        for variant in &old.variants {
            match new.variants.iter().find(|other| other.name == variant.name) {
                None => self.variant_removed(owner, &variant.name, Some(&def.origin)),
                Some(other) if self.same(&variant.ty, &other.ty) => {}
                Some(other) => {
                    let (was, is) = (self.old.shown(&variant.ty), self.new.shown(&other.ty));
                    self.variant_changed(owner, &variant.name, Some(&now.origin), &was, &is);
                }
            }
        }
        for variant in &new.variants {
            if !old.variants.iter().any(|other| other.name == variant.name) {
                self.variant_added(owner, &variant.name, Some(&now.origin), true);
            }
        }
        self.conversions(def, old, now, new);
    }

    /// `From` of each member, which is there for all of them or for none.
    fn conversions(&mut self, def: &TypeDef, old: &Union, now: &TypeDef, new: &Union) {
        let name = &def.name.rust;
        match (convertible(old), convertible(new)) {
            (true, false) => {
                let text = format!("the members of `{name}` no longer convert into it");
                self.breaking(&rules::CONVERSION_REMOVED, name.as_str(), Some(&now.origin), text);
            }
            (false, true) => {
                let text = format!("the members of `{name}` convert into it");
                self.additive(&rules::CONVERSION_ADDED, name.as_str(), Some(&now.origin), text);
            }
            _ => {}
        }
    }
}

/// Whether the members of a union convert into it.
pub(super) fn convertible(it: &Union) -> bool {
    it.variants.iter().all(|variant| variant.from)
}
