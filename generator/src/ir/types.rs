//! The types that the document's schemas become.

use super::{Docs, Ident, Name, Origin, Rule, Type};

/// The number of a type in [`super::Api::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// One named Rust type.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// What it is called.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
    /// The schema it comes from.
    pub origin: Origin,
    /// Whether it is received, sent, or both.
    pub view: View,
    /// With what it is printed.
    pub home: Home,
    /// The group whose operations alone reach it, by its number in [`super::Api::groups`]; `None` where several do, or
    /// something else does, or nothing.
    pub owner: Option<usize>,
    /// What it is.
    pub kind: TypeKind,
}

impl TypeDef {
    /// Calls `f` with every type that the definition mentions, repeats included.
    pub fn mentions(&self, f: &mut dyn FnMut(TypeId)) {
        self.holds(f);
        if let TypeKind::Struct(it) = &self.kind {
            it.input.iter().for_each(|id| f(*id));
        }
    }

    /// The name of the struct of its required members, if it has one.
    pub fn required_name(&self) -> Option<&Ident> {
        match &self.kind {
            TypeKind::Struct(it) => match &it.constructor {
                Constructor::Required(name, _) => Some(name),
                Constructor::Empty | Constructor::Arguments(_) => None,
            },
            TypeKind::Same(same) => same.required.as_ref(),
            _ => None,
        }
    }

    /// Calls `f` with every type that a value may hold, repeats included.
    pub fn holds(&self, f: &mut dyn FnMut(TypeId)) {
        match &self.kind {
            TypeKind::Struct(it) => {
                it.members.iter().for_each(|member| member.ty.mentions(f));
                it.rest.iter().for_each(|rest| rest.ty.mentions(f));
            }
            TypeKind::Union(it) => it.variants.iter().for_each(|variant| variant.ty.mentions(f)),
            TypeKind::Alias(ty, _) | TypeKind::Newtype(ty, _) => ty.mentions(f),
            TypeKind::Same(same) => f(same.of),
            TypeKind::Enum(_) | TypeKind::ValueEnum(_) => {}
        }
    }
}

/// The directions in which a type travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// As received: without `writeOnly` members.
    Read,
    /// As sent: without `readOnly` members.
    Write,
    /// One type for both.
    Both,
}

/// With what a type is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// With the types, which stand without a client.
    Types,
    /// With the operations, which need the client: typed response headers.
    Client,
}

/// What a named type is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// An object with known members.
    Struct(Struct),
    /// An enum of strings.
    Enum(Enum),
    /// An enum of values that are not all strings.
    ValueEnum(ValueEnum),
    /// `oneOf`, `anyOf`, or the children of a base with a discriminator.
    Union(Union),
    /// Another name for a type.
    Alias(Type, Vec<Rule>),
    /// A type of its own around a type, where recursion needs one.
    Newtype(Type, Vec<Rule>),
    /// Another name for the type of an equal schema.
    Same(Same),
}

/// An object with known members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// In the document's order.
    pub members: Vec<Member>,
    /// Where members go that the document does not name.
    pub rest: Option<Rest>,
    /// How callers make one.
    pub constructor: Constructor,
    /// The type as sent, when this is the type as received and both have what conversion needs.
    pub input: Option<TypeId>,
}

/// One property.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// What it is called.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
    /// Where it is declared.
    pub origin: Origin,
    /// The type of its value, without the presence.
    pub ty: Type,
    /// How it may be missing.
    pub presence: Presence,
    /// What `validate()` checks.
    pub rules: Vec<Rule>,
}

/// The ways a property may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always sent, never `null`.
    Required,
    /// May be left out.
    Optional,
    /// Always sent, possibly `null`.
    Nullable,
    /// May be left out or `null`; servers can tell the difference.
    OptionalNullable,
}

/// Where members go that the document does not name.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// The field.
    pub name: Ident,
    /// The type of each value.
    pub ty: Type,
    /// What `validate()` checks of the map.
    pub rules: Vec<Rule>,
}

/// How callers make a struct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Constructor {
    /// `new()`: nothing is required.
    #[default]
    Empty,
    /// `new(a, b)`: at most three required members, by number, in the order of the arguments.
    Arguments(Vec<usize>),
    /// `new(CustomerRequired { … })`: more of them, as the fields of one exhaustive struct of this name.
    Required(Ident, Vec<usize>),
}

/// An inline schema that says what another one says: their type is one, under the names of both places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Same {
    /// The type.
    pub of: TypeId,
    /// The other name of the struct of its required members, if it has one.
    pub required: Option<Ident>,
}

/// An enum of strings.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The values: wire name and variant.
    pub values: Vec<Variant>,
    /// Values that the document does not list are kept.
    pub open: bool,
}

/// One value of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The value and the variant's name.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
}

/// An enum of values that are not all strings.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueEnum {
    /// The values and their variants.
    pub values: Vec<(Literal, Variant)>,
}

/// A constant of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A string.
    Str(String),
    /// An integer.
    Int(i64),
    /// Any other number.
    Num(f64),
    /// A boolean.
    Bool(bool),
    /// `null`
    Null,
}

/// A value of one of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// How the members are told apart.
    pub kind: UnionKind,
    /// The members: variant name, type.
    pub variants: Vec<Alternative>,
}

/// How the members of a union are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum UnionKind {
    /// By the value of a property.
    Tagged(Discriminator),
    /// By what they look like.
    Untagged,
}

/// The `discriminator` of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// The property that carries the tag.
    pub property: String,
    /// Tag values, each with the number of its variant.
    pub values: Vec<(String, usize)>,
    /// The variant for an unknown or absent tag.
    pub fallback: Option<usize>,
}

/// One member of a union, with the facts that tell it apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The variant.
    pub name: Ident,
    /// The document's words.
    pub docs: Docs,
    /// Its payload.
    pub ty: Type,
    /// The member's own schema declares the tag as a property, and so writes it.
    pub carries_tag: bool,
    /// The JSON kinds it accepts: bits as the runtime has them.
    pub kinds: u8,
    /// For objects: the struct whose keys tell it apart.
    pub record: Option<TypeId>,
    /// For objects: properties that must have this value.
    pub constants: Vec<(String, Literal)>,
    /// For objects: the JSON kinds that each known property accepts, by number in `record`.
    pub members: Vec<u8>,
    /// For strings: the enum whose values tell it apart.
    pub values: Option<TypeId>,
    /// For arrays: the JSON kinds that items accept.
    pub items: u8,
    /// Whether `From<payload>` can be offered: no other variant has the same payload.
    pub from: bool,
}
