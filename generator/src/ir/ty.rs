//! Types where they are used.

use super::{TypeDef, TypeId, TypeKind};

/// A type where it is used.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Nothing: an answer without a body.
    Unit,
    /// `boolean`
    Bool,
    /// `integer`, `int32`
    Int32,
    /// `integer`
    Int64,
    /// `integer`, `uint32`
    UInt32,
    /// `integer`, `uint64`
    UInt64,
    /// `number`, `float`
    Float32,
    /// `number`
    Float64,
    /// `string`
    String,
    /// `string`, `date-time`
    DateTime,
    /// `string`, `date`
    Date,
    /// `string`, `time`
    Time,
    /// `string`, `duration`
    Duration,
    /// `string`, `uuid`
    Uuid,
    /// `string`, `byte`
    Base64,
    /// `string`, `binary`; any body that is not text
    Bytes,
    /// A file part of a multipart body.
    File,
    /// A decimal that travels as a string.
    Decimal,
    /// A decimal that travels as a number.
    DecimalNumber,
    /// Any JSON.
    Json,
    /// A type of the user's own, by its path, which JSON is turned into by serde.
    Custom(Box<str>),
    /// `array`
    List(Box<Type>),
    /// `object` with free names.
    Map(Box<Type>),
    /// `prefixItems`
    Tuple(Vec<Type>),
    /// A value that may be `null`.
    Nullable(Box<Type>),
    /// On the heap, because a cycle needs it.
    Boxed(Box<Type>),
    /// A type of the document.
    Named(TypeId),
}

impl Type {
    /// Gives the types of the document that it mentions new numbers.
    pub fn renumber(&mut self, new: &dyn Fn(TypeId) -> TypeId) {
        match self {
            Type::Named(id) => *id = new(*id),
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => inner.renumber(new),
            Type::Tuple(items) => items.iter_mut().for_each(|item| item.renumber(new)),
            _ => {}
        }
    }

    /// Through aliases to what the type really is; `types` is [`super::Api::types`].
    pub fn resolved<'t>(&'t self, types: &'t [TypeDef]) -> &'t Type {
        let mut ty = self;
        // While lowering, an alias may lead to itself; it is mended later, and until then the walk has to end.
        for _ in 0..64 {
            let Type::Named(TypeId(id)) = ty else { return ty };
            let TypeKind::Alias(inner, _) = &types[*id as usize].kind else {
                return ty;
            };
            ty = inner;
        }
        ty
    }

    /// Whether arguments of it are passed as they are: neither borrowed nor as `impl Into`.
    pub fn is_copy(&self) -> bool {
        matches!(
            self,
            Type::Unit
                | Type::Bool
                | Type::Int32
                | Type::Int64
                | Type::UInt32
                | Type::UInt64
                | Type::Float32
                | Type::Float64
                | Type::Uuid
        )
    }

    /// Writes it as Rust does, with the names that `names` has.
    pub fn write(&self, names: &dyn Names, out: &mut String) {
        if let Some(name) = self.runtime() {
            names.runtime(name, out);
        }
        match self {
            Type::Unit => out.push_str("()"),
            Type::Bool => out.push_str("bool"),
            Type::Int32 => out.push_str("i32"),
            Type::Int64 => out.push_str("i64"),
            Type::UInt32 => out.push_str("u32"),
            Type::UInt64 => out.push_str("u64"),
            Type::Float32 => out.push_str("f32"),
            Type::Float64 => out.push_str("f64"),
            Type::String => out.push_str("String"),
            Type::Custom(path) => {
                out.push('<');
                out.push_str(path);
                out.push('>');
            }
            Type::List(inner) => inner.within("Vec<", names, out),
            Type::Map(inner) => inner.within("<", names, out),
            Type::Nullable(inner) => inner.within("Option<", names, out),
            Type::Boxed(inner) => inner.within("Box<", names, out),
            Type::Tuple(items) => tuple(items, names, out),
            Type::Named(id) => names.named(*id, out),
            Type::DateTime
            | Type::Date
            | Type::Time
            | Type::Duration
            | Type::Uuid
            | Type::Base64
            | Type::Bytes
            | Type::File
            | Type::Decimal
            | Type::DecimalNumber
            | Type::Json => {}
        }
    }

    fn within(&self, before: &str, names: &dyn Names, out: &mut String) {
        out.push_str(before);
        self.write(names, out);
        out.push('>');
    }

    /// What the runtime calls it, if it is a type of the runtime's, or is one around others.
    pub fn runtime(&self) -> Option<&'static str> {
        Some(match self {
            Type::DateTime => "DateTime",
            Type::Date => "Date",
            Type::Time => "Time",
            Type::Duration => "Duration",
            Type::Uuid => "Uuid",
            Type::Base64 => "Base64",
            Type::Bytes => "Bytes",
            Type::File => "File",
            Type::Decimal => "Decimal",
            Type::DecimalNumber => "DecimalNumber",
            Type::Json => "Json",
            Type::Custom(_) => "Custom",
            Type::Map(_) => "Map",
            Type::Unit
            | Type::Bool
            | Type::Int32
            | Type::Int64
            | Type::UInt32
            | Type::UInt64
            | Type::Float32
            | Type::Float64
            | Type::String
            | Type::List(_)
            | Type::Tuple(_)
            | Type::Nullable(_)
            | Type::Boxed(_)
            | Type::Named(_) => return None,
        })
    }

    /// Calls `f` with this type, and with every one that it is made of.
    pub fn walk<'t>(&'t self, f: &mut dyn FnMut(&'t Type)) {
        f(self);
        match self {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => inner.walk(f),
            Type::Tuple(items) => items.iter().for_each(|item| item.walk(f)),
            _ => {}
        }
    }

    /// Calls `f` with every type of the document that this one mentions.
    pub fn mentions(&self, f: &mut dyn FnMut(TypeId)) {
        self.walk(&mut |ty| {
            if let Type::Named(id) = ty {
                f(*id);
            }
        });
    }
}

/// What types are called where they are written.
pub trait Names {
    /// Writes the name of a type of the document.
    fn named(&self, id: TypeId, out: &mut String);

    /// Writes a type of the runtime.
    fn runtime(&self, name: &'static str, out: &mut String) {
        out.push_str(name);
    }
}

fn tuple(items: &[Type], names: &dyn Names, out: &mut String) {
    out.push('(');
    for item in items {
        item.write(names, out);
        // A tuple of one has a comma.
        out.push_str(if items.len() == 1 { "," } else { ", " });
    }
    if items.len() > 1 {
        out.truncate(out.len() - 2);
    }
    out.push(')');
}
