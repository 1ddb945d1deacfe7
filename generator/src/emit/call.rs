//! The setters of a builder: one for each optional parameter, one for an optional body.

use super::operation::{body_type, borrowed, by_value};
use super::spelling::ty;
use super::writer::Writer;
use super::{Context, docs};
use crate::ir::{Body, Parameter, Type};

pub(super) fn parameter(cx: &Context<'_>, out: &mut Writer, number: usize, it: &Parameter) {
    let name = it.name.rust.as_str();
    let (ty, value) = setter(cx, &it.ty, name);
    let call = format!("self.call.set_param({number}, {value});");
    method(out, &docs::of_parameter(it), name, &ty, &call);
}

/// The type of a setter's argument, and the value to hand on.
fn setter(cx: &Context<'_>, ty_: &Type, name: &str) -> (String, String) {
    match ty_.resolved(&cx.api.types) {
        Type::String => ("&str".to_owned(), name.to_owned()),
        Type::List(item) => (format!("&[{}]", ty(cx, item)), name.to_owned()),
        _ if by_value(cx, ty_) => (ty(cx, ty_), format!("&{name}")),
        _ => {
            let ty = ty(cx, ty_);
            (format!("impl Into<{ty}>"), format!("&Into::<{ty}>::into({name})"))
        }
    }
}

pub(super) fn body(cx: &Context<'_>, out: &mut Writer, it: &Body, setter: &str) {
    let name = it.name.as_str();
    let call = format!("self.call.{setter}({}{name});", borrowed(cx, it));
    method(out, &docs::of_member(&it.docs), name, &body_type(cx, it), &call);
}

fn method(out: &mut Writer, docs: &docs::Doc, name: &str, ty: &str, call: &str) {
    out.docs(1, docs);
    out.line(1, "#[inline]");
    let arguments = ["mut self".to_owned(), format!("{name}: {ty}")];
    out.list(1, &format!("pub fn {name}("), &arguments, ") -> Self {");
    out.line(2, call);
    out.line(2, "self");
    out.line(1, "}");
}
