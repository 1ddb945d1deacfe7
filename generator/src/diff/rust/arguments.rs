//! Arguments of methods, and whether what was passed still can be.

use super::Diff;
use super::side::Side;
use super::variants::convertible;
use crate::ir::{Body, BodyKind, Location, Name, Parameter, Type, TypeKind};

/// How an argument is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// `&str`
    Text,
    /// `&[T]`
    Slice,
    /// `T`
    Value,
    /// `&T`
    Reference,
    /// `impl Into<T>`
    Into,
}

/// One argument.
pub(super) struct Argument<'a> {
    way: Way,
    ty: Passed<'a>,
    /// As Rust writes it.
    shown: String,
    /// What of the request it is for.
    pub(super) part: String,
}

enum Passed<'a> {
    /// A type of the IR.
    Type(&'a Type),
    /// A type of the client.
    Client(&'static str),
}

impl<'a> Argument<'a> {
    /// An argument of `new`.
    pub(super) fn of_member(side: &Side<'_>, name: &Name, ty: &'a Type) -> Argument<'a> {
        let way = if ty.is_copy() { Way::Value } else { Way::Into };
        Argument::new(side, way, ty, name.wire.clone())
    }

    /// An argument of a method.
    pub(super) fn of_parameter(side: &'a Side<'_>, it: &'a Parameter) -> Argument<'a> {
        Argument::passed(side, &it.ty, part(it), Way::Reference)
    }

    /// The argument of a setter.
    pub(super) fn of_setter(side: &'a Side<'_>, it: &'a Parameter) -> Argument<'a> {
        Argument::passed(side, &it.ty, part(it), Way::Into)
    }

    pub(super) fn of_body(side: &'a Side<'_>, it: &'a Body) -> Argument<'a> {
        let part = "body".to_owned();
        match it.kind {
            BodyKind::Text => Argument::new(side, Way::Into, &Type::String, part),
            BodyKind::Bytes => Argument {
                way: Way::Into,
                ty: Passed::Client("Body"),
                shown: "impl Into<Body>".to_owned(),
                part,
            },
            _ => Argument::passed(side, &it.ty, part, Way::Reference),
        }
    }

    /// Small values as they are, texts and lists borrowed, others in the way that is usual.
    fn passed(side: &'a Side<'_>, ty: &'a Type, part: String, usual: Way) -> Argument<'a> {
        match ty.resolved(&side.api.types) {
            Type::String => Argument::new(side, Way::Text, &Type::String, part),
            Type::List(item) => Argument::new(side, Way::Slice, item, part),
            resolved if resolved.is_copy() => Argument::new(side, Way::Value, ty, part),
            _ => Argument::new(side, usual, ty, part),
        }
    }

    fn new(side: &Side<'_>, way: Way, ty: &'a Type, part: String) -> Argument<'a> {
        let name = side.shown(ty);
        let shown = match way {
            Way::Text => "&str".to_owned(),
            Way::Slice => format!("&[{name}]"),
            Way::Value => name,
            Way::Reference => format!("&{name}"),
            Way::Into => format!("impl Into<{name}>"),
        };
        let ty = Passed::Type(ty);
        Argument { way, ty, shown, part }
    }
}

/// What of the request a parameter is. Parameters of the path go by their place in it.
fn part(it: &Parameter) -> String {
    match it.location {
        Location::Path => "path".to_owned(),
        Location::Query => format!("query {}", it.name.wire),
        Location::Header => format!("header {}", it.name.wire.to_ascii_lowercase()),
        Location::Cookie => format!("cookie {}", it.name.wire),
    }
}

/// Arguments as a person reads them.
pub(super) fn list(arguments: &[Argument<'_>]) -> String {
    let shown: Vec<&str> = arguments.iter().map(|argument| argument.shown.as_str()).collect();
    match shown.as_slice() {
        [] => "nothing".to_owned(),
        shown => format!("`({})`", shown.join(", ")),
    }
}

impl Diff<'_> {
    /// Whether what was passed still can be.
    pub(super) fn accepts_all(&self, old: &[Argument<'_>], new: &[Argument<'_>]) -> bool {
        old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.accepts(old, new))
    }

    pub(super) fn accepts(&self, old: &Argument<'_>, new: &Argument<'_>) -> bool {
        let (before, after) = match (&old.ty, &new.ty) {
            (Passed::Type(before), Passed::Type(after)) => (*before, *after),
            (Passed::Client(before), Passed::Client(after)) => return before == after,
            _ => return false,
        };
        match (old.way, new.way) {
            (Way::Text, Way::Text) => true,
            (Way::Text, Way::Into) => self.takes_text(after),
            (Way::Value, Way::Into) => self.same(before, after) || self.takes_value(before, after),
            (before_way, after_way) => before_way == after_way && self.same(before, after),
        }
    }

    /// Whether any text converts into it, borrowed or not.
    fn takes_text(&self, ty: &Type) -> bool {
        match ty.resolved(&self.new.api.types) {
            Type::String => true,
            Type::Named(id) => matches!(&self.new.def(*id).kind, TypeKind::Enum(it) if it.open),
            _ => false,
        }
    }

    /// Whether a small value converts into a larger type.
    fn takes_value(&self, value: &Type, ty: &Type) -> bool {
        let value_resolved = value.resolved(&self.old.api.types);
        match ty.resolved(&self.new.api.types) {
            Type::Nullable(inner) => self.same(value, inner),
            Type::Decimal | Type::DecimalNumber => matches!(value_resolved, Type::Int32 | Type::Int64),
            Type::Json => !matches!(value_resolved, Type::Uuid),
            Type::Named(id) => match &self.new.def(*id).kind {
                TypeKind::Union(it) => {
                    convertible(it) && it.variants.iter().any(|variant| self.same(value, &variant.ty))
                }
                _ => false,
            },
            _ => false,
        }
    }
}
