//! How a type is written where it is used.

use super::Context;
use crate::ir::{Presence, Type};

/// The type.
pub(super) fn ty(cx: &Context<'_>, ty: &Type) -> String {
    let mut out = String::new();
    write(cx, ty, &mut out);
    out
}

fn write(cx: &Context<'_>, ty: &Type, out: &mut String) {
    let plain = match ty {
        Type::Unit => "()",
        Type::Bool => "bool",
        Type::Int32 => "i32",
        Type::Int64 => "i64",
        Type::UInt32 => "u32",
        Type::UInt64 => "u64",
        Type::Float32 => "f32",
        Type::Float64 => "f64",
        Type::String => "String",
        Type::DateTime => return out.push_str(&runtime(cx, "DateTime")),
        Type::Date => return out.push_str(&runtime(cx, "Date")),
        Type::Time => return out.push_str(&runtime(cx, "Time")),
        Type::Duration => return out.push_str(&runtime(cx, "Duration")),
        Type::Uuid => return out.push_str(&runtime(cx, "Uuid")),
        Type::Base64 => return out.push_str(&runtime(cx, "Base64")),
        Type::Bytes => return out.push_str(&runtime(cx, "Bytes")),
        Type::File => return out.push_str(&runtime(cx, "File")),
        Type::Decimal => return out.push_str(&runtime(cx, "Decimal")),
        Type::DecimalNumber => return out.push_str(&runtime(cx, "DecimalNumber")),
        Type::Json => return out.push_str(&runtime(cx, "Json")),
        Type::List(inner) => return wrapped(cx, "Vec", inner, out),
        Type::Map(inner) => return wrapped(cx, &runtime(cx, "Map"), inner, out),
        Type::Nullable(inner) => return wrapped(cx, "Option", inner, out),
        Type::Boxed(inner) => return wrapped(cx, "Box", inner, out),
        Type::Tuple(items) => return tuple(cx, items, out),
        Type::Named(id) => cx.def(*id).name.rust.as_str(),
    };
    out.push_str(plain);
}

fn wrapped(cx: &Context<'_>, name: &str, inner: &Type, out: &mut String) {
    out.push_str(name);
    out.push('<');
    write(cx, inner, out);
    out.push('>');
}

fn tuple(cx: &Context<'_>, items: &[Type], out: &mut String) {
    out.push('(');
    for item in items {
        write(cx, item, out);
        // A tuple of one has a comma.
        out.push_str(if items.len() == 1 { "," } else { ", " });
    }
    if items.len() > 1 {
        out.truncate(out.len() - 2);
    }
    out.push(')');
}

/// The type of a field, with its presence.
pub(super) fn field(cx: &Context<'_>, ty: &Type, presence: Presence) -> String {
    let mut out = String::new();
    match presence {
        Presence::Required => write(cx, ty, &mut out),
        Presence::Optional | Presence::Nullable => wrapped(cx, "Option", ty, &mut out),
        Presence::OptionalNullable => wrapped(cx, &runtime(cx, "Field"), ty, &mut out),
    }
    out
}

/// A type of the runtime: by name, or by path where a type of the vendor has taken the name.
pub(super) fn runtime(cx: &Context<'_>, name: &'static str) -> std::borrow::Cow<'static, str> {
    if cx.shadowed.contains(name) {
        format!("specwright_runtime::{name}").into()
    } else {
        name.into()
    }
}

/// A type of the runtime's client: by name, or by path where a type of the vendor has taken the name.
pub(super) fn runtime_client(cx: &Context<'_>, name: &'static str) -> std::borrow::Cow<'static, str> {
    if cx.shadowed.contains(name) {
        format!("specwright_runtime::client::{name}").into()
    } else {
        name.into()
    }
}
