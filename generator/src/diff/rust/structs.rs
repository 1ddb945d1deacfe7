//! Structs: fields, setters, how one is made.

use super::arguments::{Argument, list};
use super::side::{Side, field};
use super::{Diff, rules};
use crate::ir::{Constructor, Ident, Member, Origin, Presence, Struct, Type, TypeDef};

/// One field as it is printed.
struct Field<'a> {
    name: &'a Ident,
    /// The member's name in JSON; none of the map of what the document does not name.
    wire: Option<&'a str>,
    origin: Option<&'a Origin>,
    presence: Presence,
    ty: Type,
}

impl Field<'_> {
    fn shown(&self, side: &Side<'_>) -> String {
        field(self.presence, &side.shown(&self.ty))
    }
}

fn fields(it: &Struct) -> Vec<Field<'_>> {
    let members = it.members.iter().map(|member| Field {
        name: &member.name.rust,
        wire: Some(&member.name.wire),
        origin: Some(&member.origin),
        presence: member.presence,
        ty: member.ty.clone(),
    });
    let rest = it.rest.iter().map(|rest| Field {
        name: &rest.name,
        wire: None,
        origin: None,
        presence: Presence::Required,
        ty: Type::Map(Box::new(rest.ty.clone())),
    });
    members.chain(rest).collect()
}

impl Diff<'_> {
    pub(super) fn structs(&mut self, def: &TypeDef, old: &Struct, now: &TypeDef, new: &Struct) {
        let (before, after) = (fields(old), fields(new));
        for field in &before {
            match after.iter().find(|other| other.name == field.name) {
                Some(other) => self.field(def, field, other, &after),
                None => {
                    let (owner, name) = (&def.name.rust, field.name);
                    let text = format!("the field `{name}` of `{owner}` is gone");
                    let at = field.origin.or(Some(&def.origin));
                    self.breaking(&rules::FIELD_REMOVED, format!("{owner}::{name}"), at, text);
                }
            }
        }
        for field in &after {
            if !before.iter().any(|other| other.name == field.name) {
                let (owner, name) = (&def.name.rust, field.name);
                let text = format!(
                    "`{owner}` has a new field `{name}` of type `{}`",
                    field.shown(&self.new)
                );
                let at = field.origin.or(Some(&now.origin));
                self.additive(&rules::FIELD_ADDED, format!("{owner}::{name}"), at, text);
            }
        }
        self.constructor(def, old, now, new);
        self.input(def, old, now, new);
    }

    fn field(&mut self, def: &TypeDef, old: &Field<'_>, new: &Field<'_>, others: &[Field<'_>]) {
        let (owner, name) = (&def.name.rust, old.name);
        let path = format!("{owner}::{name}");
        let before = field(old.presence, &self.old.read_in(&old.ty, &self.new));
        if before != field(new.presence, &self.new.spelled(&new.ty)) {
            let (was, is) = (old.shown(&self.old), new.shown(&self.new));
            let text = format!(
                "the field `{name}` of `{owner}` was {} and is {}",
                quoted(&was),
                quoted(&is)
            );
            return self.breaking(&rules::FIELD_CHANGED, path, new.origin, text);
        }
        if old.wire == new.wire {
            return;
        }
        if let Some(moved) = others.iter().find(|other| other.wire == old.wire) {
            let wire = old.wire.unwrap_or_default();
            let text = format!(
                "the field `{name}` of `{owner}` was `{wire}` and is `{}`; `{wire}` is `{}` now",
                new.wire.unwrap_or_default(),
                moved.name
            );
            self.breaking(&rules::NAME_MOVED, path, new.origin, text);
        }
    }

    fn constructor(&mut self, def: &TypeDef, old: &Struct, now: &TypeDef, new: &Struct) {
        let mut other_fields = Vec::new();
        let is_same = match (&old.constructor, &new.constructor) {
            (Constructor::Empty, Constructor::Empty) => true,
            (Constructor::Arguments(before), Constructor::Arguments(after)) => {
                let before = arguments(&self.old, old, before);
                let after = arguments(&self.new, new, after);
                self.accepts_all(&before, &after)
            }
            (Constructor::Required(name, before), Constructor::Required(_, after)) => {
                other_fields = self.others(&given(old, before), &given(new, after));
                other_fields.is_empty() && self.new.is_required_of(name, &now.name.rust)
            }
            _ => false,
        };
        if is_same {
            return;
        }
        let name = &def.name.rust;
        let (was, is) = (self.made(&self.old, old), self.made(&self.new, new));
        let text = if was == is {
            format!(
                "`{name}::new` takes {is} with other fields: {}",
                other_fields.join(", ")
            )
        } else {
            format!("`{name}::new` took {was} and takes {is}")
        };
        self.breaking(
            &rules::CONSTRUCTOR_CHANGED,
            format!("{name}::new"),
            Some(&now.origin),
            text,
        );
    }

    /// The fields that are not on both sides with one type, in any order.
    fn others(&self, before: &[&Member], after: &[&Member]) -> Vec<String> {
        let is_kept = |member: &&&Member| {
            let other = after.iter().find(|other| other.name.rust == member.name.rust);
            other.is_some_and(|other| self.same(&member.ty, &other.ty))
        };
        let is_new = |member: &&&Member| !before.iter().any(|other| other.name.rust == member.name.rust);
        let gone = before.iter().filter(|member| !is_kept(member));
        let others = gone.chain(after.iter().filter(is_new));
        others.map(|member| quoted(member.name.rust.as_str())).collect()
    }

    /// The arguments of `new`, in words.
    fn made(&self, side: &Side<'_>, it: &Struct) -> String {
        match &it.constructor {
            Constructor::Empty => "nothing".to_owned(),
            Constructor::Arguments(order) => list(&arguments(side, it, order)),
            Constructor::Required(name, _) => format!("`{name}`"),
        }
    }

    fn input(&mut self, def: &TypeDef, old: &Struct, now: &TypeDef, new: &Struct) {
        let name = &def.name.rust;
        let path = format!("{name}::into_input");
        match (old.input, new.input) {
            (None, None) => {}
            (Some(before), Some(after)) if self.same(&Type::Named(before), &Type::Named(after)) => {}
            (None, Some(_)) => {
                let text = format!("`{name}` has `into_input`");
                self.additive(&rules::CONVERSION_ADDED, path, Some(&now.origin), text);
            }
            (Some(_), _) => {
                let text = format!("`{name}` no longer has its `into_input`");
                self.breaking(&rules::CONVERSION_REMOVED, path, Some(&now.origin), text);
            }
        }
    }
}

fn given<'s>(it: &'s Struct, order: &[usize]) -> Vec<&'s Member> {
    order.iter().filter_map(|number| it.members.get(*number)).collect()
}

fn arguments<'s>(side: &Side<'_>, it: &'s Struct, order: &[usize]) -> Vec<Argument<'s>> {
    let members = given(it, order).into_iter();
    members
        .map(|member| Argument::of_member(side, &member.name, &member.ty))
        .collect()
}

fn quoted(text: &str) -> String {
    format!("`{text}`")
}
