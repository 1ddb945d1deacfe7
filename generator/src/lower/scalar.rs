//! Types without structure: `type` and `format`.

use super::options::Options;
use crate::ir::Type;

/// The type of a string with this format.
pub(super) fn string(format: Option<&str>, options: &Options) -> Type {
    if let Some(ty) = format.and_then(|format| options.format(format)) {
        return ty;
    }
    match format {
        Some("date-time") => Type::DateTime,
        Some("date") => Type::Date,
        Some("time") => Type::Time,
        Some("duration") => Type::Duration,
        Some("uuid") => Type::Uuid,
        Some("byte" | "base64") => Type::Base64,
        Some("decimal") => Type::Decimal,
        _ => Type::String,
    }
}

/// The type of an integer with this format.
pub(super) fn integer(format: Option<&str>, options: &Options) -> Type {
    if let Some(ty) = format.and_then(|format| options.format(format)) {
        return ty;
    }
    match format {
        Some("int32" | "int16" | "int8") => Type::Int32,
        Some("uint32" | "uint16" | "uint8") => Type::UInt32,
        Some("uint64" | "uint") => Type::UInt64,
        _ => Type::Int64,
    }
}

/// The type of a number with this format.
pub(super) fn number(format: Option<&str>, options: &Options) -> Type {
    if let Some(ty) = format.and_then(|format| options.format(format)) {
        return ty;
    }
    match format {
        Some("float") => Type::Float32,
        Some("decimal") => Type::DecimalNumber,
        // Vendors write `type: number, format: int64` and mean an integer.
        Some("int32") => Type::Int32,
        Some("int64" | "integer") => Type::Int64,
        _ => Type::Float64,
    }
}

/// A format that neither the type nor a rule carries: the docs name it.
pub(super) fn unheeded<'f>(format: Option<&'f str>, ty: &Type) -> Option<&'f str> {
    format.filter(|format| match ty {
        Type::String => weak_format(format).is_none() && *format != "password",
        Type::Int64 => *format != "int64",
        Type::Float64 => *format != "double",
        Type::Bool => true,
        _ => false,
    })
}

/// Formats that are checked by `validate()` but have no type of their own.
pub(super) fn weak_format(format: &str) -> Option<&'static str> {
    const WEAK: &[&str] = &["email", "uri", "uri-reference", "hostname", "ipv4", "ipv6"];
    WEAK.iter().copied().find(|known| *known == format)
}
