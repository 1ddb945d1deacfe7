//! What vendors say of pages in extensions of their own: Speakeasy's, Fern's, Microsoft's.

use openapiv3::Operation;
use serde_json::Value;

use super::{PageKey, PageRule};
use crate::ir::PageWay;
use crate::normalize::model::join;

type Said = Result<PageRule, String>;

/// The first extension that speaks of pages, and what it says; why it says nothing that can be done.
pub(super) fn rule(model: &Operation) -> Option<(&'static str, Said)> {
    let of = |key: &str| model.extensions.get(key).filter(|value| !value.is_null());
    if let Some(value) = of("x-speakeasy-pagination") {
        return Some(("x-speakeasy-pagination", speakeasy(value)));
    }
    if let Some(value) = of("x-fern-pagination").filter(|value| value.is_object()) {
        return Some(("x-fern-pagination", fern(value)));
    }
    // Without a link there is one page, which is as good as none.
    let value = of("x-ms-pageable").filter(|value| value.get("nextLinkName").is_some_and(Value::is_string))?;
    let name = |key: &str| Some(join("", value.get(key)?.as_str()?));
    let rule = PageRule {
        items: name("itemName").or_else(|| Some("/value".to_owned())),
        ..blank(PageWay::Url(name("nextLinkName").unwrap_or_default()))
    };
    Some(("x-ms-pageable", Ok(rule)))
}

fn blank(way: PageWay) -> PageRule {
    PageRule {
        operations: Vec::new(),
        way,
        target: None,
        items: None,
        more: None,
        total: None,
    }
}

fn speakeasy(value: &Value) -> Said {
    let inputs = value
        .get("inputs")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let output = |key: &str| value.get("outputs")?.get(key)?.as_str();
    let input = |wanted: &str| {
        let found = inputs
            .iter()
            .find(|input| input.get("type").and_then(Value::as_str) == Some(wanted))?;
        let name = found.get("name")?.as_str()?;
        Some(match found.get("in").and_then(Value::as_str) {
            Some("requestBody") => PageKey::Body(format!("/{name}")),
            _ => PageKey::Parameter(name.to_owned()),
        })
    };
    let items = output("results").map(pointer).transpose()?;
    let rule = match value.get("type").and_then(Value::as_str) {
        Some("cursor") => {
            let (way, items) = cursor(output("nextCursor").ok_or("it has no `nextCursor`")?, items)?;
            PageRule {
                target: Some(input("cursor").ok_or("it has no input of the type `cursor`")?),
                items,
                ..blank(way)
            }
        }
        Some("url") => PageRule {
            items,
            ..blank(PageWay::Url(pointer(output("nextUrl").ok_or("it has no `nextUrl`")?)?))
        },
        Some("offsetLimit") => match (input("page"), input("offset")) {
            (Some(page), _) => PageRule {
                target: Some(page),
                items,
                total: output("numPages").map(pointer).transpose()?,
                ..blank(PageWay::Page(1))
            },
            (None, offset) => PageRule {
                target: Some(offset.ok_or("it has no input of the type `page` or `offset`")?),
                items,
                ..blank(PageWay::Offset)
            },
        },
        _ => return Err("its `type` is none of `cursor`, `url` and `offsetLimit`".to_owned()),
    };
    Ok(rule)
}

fn fern(value: &Value) -> Said {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let response = |key: &str| {
        text(key)
            .map(|path| pointer(&path.replacen("$response", "$", 1)))
            .transpose()
    };
    let request = |path: &str| match path.strip_prefix("$request.") {
        Some(path) if path.contains('.') => Ok(PageKey::Body(format!("/{}", path.replace('.', "/")))),
        Some(name) => Ok(PageKey::Parameter(name.to_owned())),
        None => Err(format!("`{path}` does not begin with `$request.`")),
    };
    let items = response("results")?;
    match (text("cursor"), text("offset")) {
        (Some(to), _) => Ok(PageRule {
            target: Some(request(to)?),
            items,
            ..blank(PageWay::Cursor(
                response("next_cursor")?.ok_or("it has no `next_cursor`")?,
            ))
        }),
        (None, Some(to)) => Ok(PageRule {
            target: Some(request(to)?),
            items,
            more: response("has-next-page")?,
            // With a step it counts items, without one pages.
            ..blank(if text("step").is_some() {
                PageWay::Offset
            } else {
                PageWay::Page(1)
            })
        }),
        (None, None) => Err("it has neither `cursor` nor `offset`".to_owned()),
    }
}

/// A cursor: a member of the answer, or of its last item.
fn cursor(path: &str, items: Option<String>) -> Result<(PageWay, Option<String>), String> {
    let last = path.split_once("[-1]").or_else(|| path.split_once("[(@.length-1)]"));
    match last {
        Some((list, member)) => Ok((PageWay::LastItem(pointer(&format!("${member}"))?), Some(pointer(list)?))),
        None => Ok((PageWay::Cursor(pointer(path)?), items)),
    }
}

/// A JSON pointer for a JSONPath of plain names: `$.a.b`, `$["a"].b`.
fn pointer(path: &str) -> Result<String, String> {
    let odd = || format!("`{path}` is more than a path of names");
    let mut rest = path.strip_prefix('$').ok_or_else(odd)?;
    let mut pointer = String::new();
    while !rest.is_empty() {
        let name;
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            (name, rest) = after.split_at(end);
        } else {
            let quoted = rest.strip_prefix("[\"").and_then(|rest| rest.split_once("\"]"));
            let quoted = quoted.or_else(|| rest.strip_prefix("['").and_then(|rest| rest.split_once("']")));
            (name, rest) = quoted.ok_or_else(odd)?;
        }
        if name.is_empty() || name.contains(['*', '?', '(']) {
            return Err(odd());
        }
        pointer = join(&pointer, name);
    }
    Ok(pointer)
}

#[cfg(test)]
mod tests {
    use super::pointer;

    #[test]
    fn paths_of_names_are_pointers() {
        assert_eq!(pointer("$.data.next_cursor").as_deref(), Ok("/data/next_cursor"));
        assert_eq!(pointer("$[\"a/b\"].c").as_deref(), Ok("/a~1b/c"));
        assert_eq!(pointer("$").as_deref(), Ok(""));
        for odd in ["data", "$..data", "$.data[*]", "$.data[0]", "$.a[?(@.b)]"] {
            assert!(pointer(odd).is_err(), "{odd}");
        }
    }
}
