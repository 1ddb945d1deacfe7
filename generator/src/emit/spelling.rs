//! How a type is written where it is used.

use super::Context;
use crate::ir::{Names, Presence, Type, TypeId};

/// The type.
pub(super) fn ty(cx: &Context<'_>, ty: &Type) -> String {
    let mut out = String::new();
    ty.write(cx, &mut out);
    out
}

impl Names for Context<'_> {
    fn named(&self, id: TypeId, out: &mut String) {
        out.push_str(self.def(id).name.rust.as_str());
    }

    fn runtime(&self, name: &'static str, out: &mut String) {
        out.push_str(&runtime(self, name));
    }
}

/// The type of a field, with its presence.
pub(super) fn field(cx: &Context<'_>, ty: &Type, presence: Presence) -> String {
    let ty = self::ty(cx, ty);
    match presence {
        Presence::Required => ty,
        Presence::Optional | Presence::Nullable => format!("Option<{ty}>"),
        Presence::OptionalNullable => format!("{}<{ty}>", runtime(cx, "Field")),
    }
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
