//! Types as the program spells them, and how arguments of them are handed over.

use specwright::ir::{Api, Type};

/// The type, with paths that hold anywhere in the program.
pub(crate) fn spelled(api: &Api, ty: &Type) -> String {
    let all = |types: &[Type]| {
        types
            .iter()
            .map(|ty| format!("{},", spelled(api, ty)))
            .collect::<String>()
    };
    let runtime = |name: &str| format!("specwright_runtime::{name}");
    match ty {
        Type::Unit => "()".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Int32 => "i32".to_owned(),
        Type::Int64 => "i64".to_owned(),
        Type::UInt32 => "u32".to_owned(),
        Type::UInt64 => "u64".to_owned(),
        Type::Float32 => "f32".to_owned(),
        Type::Float64 => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::DateTime => runtime("DateTime"),
        Type::Date => runtime("Date"),
        Type::Time => runtime("Time"),
        Type::Duration => runtime("Duration"),
        Type::Uuid => runtime("Uuid"),
        Type::Base64 => runtime("Base64"),
        Type::Bytes => runtime("Bytes"),
        Type::File => runtime("File"),
        Type::Decimal => runtime("Decimal"),
        Type::DecimalNumber => runtime("DecimalNumber"),
        Type::Json => runtime("Json"),
        Type::Custom(path) => format!("specwright_runtime::Custom<{path}>"),
        Type::List(item) => format!("Vec<{}>", spelled(api, item)),
        Type::Map(value) => format!("specwright_runtime::Map<{}>", spelled(api, value)),
        Type::Tuple(types) => format!("({})", all(types)),
        Type::Nullable(inner) => format!("Option<{}>", spelled(api, inner)),
        Type::Boxed(inner) => format!("Box<{}>", spelled(api, inner)),
        Type::Named(id) => format!("api::{}", api.type_def(*id).name.rust),
    }
}

/// Whether a method takes it by value.
pub(crate) fn by_value(api: &Api, ty: &Type) -> bool {
    ty.resolved(&api.types).is_copy()
}

/// Whether a setter takes it borrowed; others take what turns into it.
pub(crate) fn borrowed_by_setter(api: &Api, ty: &Type) -> bool {
    matches!(ty.resolved(&api.types), Type::String | Type::List(_))
}
