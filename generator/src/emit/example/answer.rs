//! The line that uses an answer.

use heck::ToSnakeCase as _;

use super::super::Context;
use crate::ir::{Member, Operation, Presence, Struct, SuccessShape, Type, TypeKind};

/// The name of the answer, and a line that uses it; `None` where there is nothing in it.
pub(super) fn used(cx: &Context<'_>, it: &Operation) -> Option<(String, String)> {
    let response = || "response".to_owned();
    let SuccessShape::One(number) = &it.success else {
        let shown = match &it.success {
            SuccessShape::Several(..) => "println!(\"{response:?}\");",
            SuccessShape::One(_) | SuccessShape::Undocumented => "println!(\"{}\", response.status());",
        };
        return Some((response(), shown.to_owned()));
    };
    let ty = &it.answers.get(*number)?.ty;
    Some(match ty.resolved(&cx.api.types) {
        Type::Unit => return None,
        Type::List(_) => (response(), "println!(\"{}\", response.len());".to_owned()),
        Type::Bytes => (response(), "println!(\"{:?}\", response.content_type());".to_owned()),
        Type::Named(id) => {
            let id = match &cx.def(*id).kind {
                TypeKind::Same(same) => same.of,
                _ => *id,
            };
            let def = cx.def(id);
            let name = name(def.name.rust.bare(), it);
            let shown = match &def.kind {
                TypeKind::Struct(it) => member(cx, it),
                _ => None,
            };
            let line = match shown {
                Some((member, mark)) => format!("println!(\"{mark}\", {name}.{});", member.name.rust),
                None => format!("println!(\"{{{name}:?}}\");"),
            };
            (name, line)
        }
        _ => (response(), "println!(\"{response:?}\");".to_owned()),
    })
}

/// What an answer of this type is called.
fn name(ty: &str, it: &Operation) -> String {
    let name = ty.to_snake_case();
    let arguments = it.parameters.iter().map(|parameter| parameter.name.rust.bare());
    let taken = arguments
        .chain(it.body.iter().map(|body| body.name.bare()))
        .any(|argument| argument == name);
    let odd = !name.is_ascii() || syn::parse_str::<syn::Ident>(&name).is_err() || name == "gen" || name == "client";
    if taken || odd || name.len() > 24 {
        "response".to_owned()
    } else {
        name
    }
}

/// The member that says most: its number or name, else the first that is always there.
fn member<'a>(cx: &Context<'_>, it: &'a Struct) -> Option<(&'a Member, &'static str)> {
    let mark = |member: &Member| {
        // What responses have themselves hides the members of their body.
        let hidden = matches!(
            member.name.rust.bare(),
            "body" | "headers" | "facts" | "status" | "header_map" | "content_type" | "into_body"
        );
        let shown = match member.ty.resolved(&cx.api.types) {
            Type::String | Type::Int32 | Type::Int64 | Type::UInt32 | Type::UInt64 | Type::Bool | Type::Uuid => {
                Some("{}")
            }
            Type::Float32 | Type::Float64 | Type::DateTime | Type::Date | Type::Decimal => Some("{:?}"),
            _ => None,
        };
        let mark = shown.filter(|_| !hidden)?;
        Some(if member.presence == Presence::Required {
            mark
        } else {
            "{:?}"
        })
    };
    let named = |name: &str| it.members.iter().find(|member| member.name.rust.bare() == name);
    let always = it.members.iter().filter(|member| member.presence == Presence::Required);
    let candidates = named("id")
        .into_iter()
        .chain(named("name"))
        .chain(always)
        .chain(&it.members);
    candidates.into_iter().find_map(|member| Some((member, mark(member)?)))
}
