//! Pages: what the static of an operation says of them, and the methods of its builder that lead through them.

use super::spelling::{runtime_client, ty};
use super::{Context, Item, quoted};
use crate::ir::{Operation, PageTarget, PageWay, Paging, Presence};

/// `.pagination(&Pagination::cursor(1, "/next").items("/data"))`
pub(super) fn link(cx: &Context<'_>, it: &Paging) -> String {
    let (number, body) = match &it.target {
        Some(PageTarget::Parameter(number)) => (*number, None),
        Some(PageTarget::Body(pointer)) => (0, Some(pointer)),
        None => (0, None),
    };
    let way = match &it.way {
        PageWay::Cursor(pointer) => format!("cursor({number}, {})", quoted(pointer)),
        PageWay::LastItem(pointer) => format!("last_item({number}, {})", quoted(pointer)),
        PageWay::Header(name) => format!("header({number}, {})", quoted(name)),
        PageWay::Page(first) => format!("page({number}, {first})"),
        PageWay::Offset => format!("offset({number})"),
        PageWay::Url(pointer) => format!("url({})", quoted(pointer)),
        PageWay::Link(relation) => format!("link({})", quoted(relation)),
    };
    let mut out = format!(".pagination(&{}::{way}", runtime_client(cx, "Pagination"));
    let items = it.items.as_ref().filter(|pointer| !pointer.is_empty());
    for (name, pointer) in [
        ("in_body", body),
        ("items", items),
        ("more", it.more.as_ref()),
        ("total", it.total.as_ref()),
    ] {
        if let Some(pointer) = pointer {
            out.push_str(&format!(".{name}({})", quoted(pointer)));
        }
    }
    out.push(')');
    out
}

/// `paginated! { ListPetsCall, Response<PetList>, Undocumented; Pet, |page| page.body.data }`; `call` is what comes first.
pub(super) fn macro_call(cx: &Context<'_>, it: &Operation, call: String) -> Option<Item> {
    it.paging.as_ref()?;
    let lines = match cx.api.items_of(it) {
        None => vec![call],
        Some((steps, item)) => {
            let mut path = "page.body".to_owned();
            let last = steps.len().saturating_sub(1);
            let mut is_option = false;
            for (number, step) in steps.iter().enumerate() {
                if let Some(field) = step.field {
                    path.push('.');
                    path.push_str(field.as_str());
                }
                path.push_str(match step.presence {
                    Presence::OptionalNullable => ".into_option()",
                    Presence::Required | Presence::Optional | Presence::Nullable => "",
                });
                is_option = step.presence != Presence::Required;
                if is_option && number < last {
                    path.push('?');
                }
            }
            let path = if is_option { path } else { format!("Some({path})") };
            vec![format!("{call};"), format!("{}, |page| {path}", ty(cx, item))]
        }
    };
    Some(Item::Table("paginated", lines))
}
