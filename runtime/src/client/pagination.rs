//! Where the pages of a list continue.

use http::HeaderMap;
use http::header::LINK;

use super::pointer::seek;
use super::shape::{Shape, shape};
use crate::{Json, View};

/// How an operation's answer leads to the next page: what vendors describe in words, or in extensions of their own.
///
/// ```
/// use specwright_runtime::client::{Operation, Pagination, Parameter, Verb};
///
/// static LIST_PETS: Operation = Operation::new("list_pets", Verb::Get, "/pets")
///     .parameters(&[Parameter::query("after")])
///     .pagination(&Pagination::cursor(0, "/next").items("/pets"));
/// assert!(LIST_PETS.pagination.is_some());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    way: Way,
    to: Target,
    items: &'static str,
    more: Option<&'static str>,
    total: Option<&'static str>,
}

/// What the next page is asked for by.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// A text at this pointer.
    Cursor(&'static str),
    /// A text at this pointer of the last item.
    LastItem(&'static str),
    /// A text in this header.
    Header(&'static str),
    /// The number of the page; the first has this one.
    Page(i64),
    /// How many items came before.
    Offset,
    /// A URL at this pointer.
    Url(&'static str),
    /// The URL of the `Link` header with this relation (RFC 8288).
    Link(&'static str),
}

/// Where it goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    Parameter(usize),
    Body(&'static str),
}

/// What comes after a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    End,
    /// The same call with this value.
    Text(String),
    /// The same call with this number.
    Number(i64),
    /// A call of this address.
    Url(String),
}

impl Pagination {
    const fn new(way: Way, to: Target) -> Self {
        Self {
            way,
            to,
            items: "",
            more: None,
            total: None,
        }
    }

    /// The text at `pointer` in the answer is parameter `number` of the next call.
    pub const fn cursor(number: usize, pointer: &'static str) -> Self {
        Self::new(Way::Cursor(pointer), Target::Parameter(number))
    }

    /// The text at `pointer` in the last item is parameter `number` of the next call.
    pub const fn last_item(number: usize, pointer: &'static str) -> Self {
        Self::new(Way::LastItem(pointer), Target::Parameter(number))
    }

    /// The header `name` of the answer is parameter `number` of the next call.
    pub const fn header(number: usize, name: &'static str) -> Self {
        Self::new(Way::Header(name), Target::Parameter(number))
    }

    /// Parameter `number` is the page, beginning with `first`.
    pub const fn page(number: usize, first: i64) -> Self {
        Self::new(Way::Page(first), Target::Parameter(number))
    }

    /// Parameter `number` is how many items are skipped.
    pub const fn offset(number: usize) -> Self {
        Self::new(Way::Offset, Target::Parameter(number))
    }

    /// The text at `pointer` in the answer is the address of the next page.
    pub const fn url(pointer: &'static str) -> Self {
        Self::new(Way::Url(pointer), Target::Parameter(usize::MAX))
    }

    /// The `Link` header of the answer has the address of the next page, with this relation.
    pub const fn link(relation: &'static str) -> Self {
        Self::new(Way::Link(relation), Target::Parameter(usize::MAX))
    }

    /// It goes to `pointer` in the JSON body of the next call, not to a parameter.
    #[must_use]
    pub const fn in_body(mut self, pointer: &'static str) -> Self {
        self.to = Target::Body(pointer);
        self
    }

    /// The items are at `pointer` in the answer.
    #[must_use]
    pub const fn items(mut self, pointer: &'static str) -> Self {
        self.items = pointer;
        self
    }

    /// Whether there are more pages is at `pointer` in the answer.
    #[must_use]
    pub const fn more(mut self, pointer: &'static str) -> Self {
        self.more = Some(pointer);
        self
    }

    /// How many pages there are, or items where those are counted, is at `pointer` in the answer.
    #[must_use]
    pub const fn total(mut self, pointer: &'static str) -> Self {
        self.total = Some(pointer);
        self
    }

    pub(super) fn target(&self) -> Target {
        self.to
    }

    /// What comes after `page`, which was asked for with `number`, if by a number at all.
    pub(super) fn next(&self, page: View<'_>, headers: &HeaderMap, number: Option<i64>) -> Next {
        if self.more.is_some_and(|more| said_no(page, more)) {
            return Next::End;
        }
        let cursor = |text: Option<String>, next: fn(String) -> Next| {
            let text = text.filter(|text| !text.is_empty());
            text.map_or(Next::End, next)
        };
        match self.way {
            Way::Cursor(pointer) => cursor(text(page, pointer), Next::Text),
            Way::LastItem(pointer) => cursor(last(page, self.items, pointer), Next::Text),
            Way::Header(name) => {
                let value = headers.get(name).and_then(|value| value.to_str().ok());
                cursor(value.map(|value| value.trim().to_owned()), Next::Text)
            }
            Way::Url(pointer) => cursor(text(page, pointer), Next::Url),
            Way::Link(relation) => cursor(link(headers, relation), Next::Url),
            Way::Page(first) => {
                let this = number.unwrap_or(first);
                let is_last = self
                    .all(page)
                    .is_some_and(|pages| this.saturating_sub(first).saturating_add(1) >= pages);
                if is_last || count(page, self.items) == 0 {
                    return Next::End;
                }
                this.checked_add(1).map_or(Next::End, Next::Number)
            }
            Way::Offset => {
                let count = count(page, self.items);
                let next = number.unwrap_or(0).saturating_add(count);
                let is_last = self.all(page).is_some_and(|total| next >= total);
                if is_last || count == 0 {
                    Next::End
                } else {
                    Next::Number(next)
                }
            }
        }
    }

    /// How many pages or items there are, if the answer says so.
    fn all(&self, page: View<'_>) -> Option<i64> {
        text(page, self.total?)?.parse().ok()
    }
}

/// Whether the answer says that there are no more pages. Where it says nothing, the rest decides.
fn said_no(page: View<'_>, pointer: &str) -> bool {
    text(page, pointer).is_some_and(|more| matches!(more.as_str(), "false" | "0" | ""))
}

/// The text of the scalar at a pointer.
fn text(page: View<'_>, pointer: &str) -> Option<String> {
    let mut found = None;
    seek(page, pointer, &mut |view| {
        if let Shape::Text(text) = shape(view) {
            found = Some(text.into_owned());
        }
    });
    found
}

/// How many items there are at a pointer.
fn count(page: View<'_>, pointer: &str) -> i64 {
    let mut found = 0;
    seek(page, pointer, &mut |view| {
        found = match view {
            View::List(list) => list.len(),
            View::Json(Json::Array(items)) => items.len(),
            _ => 0,
        };
    });
    i64::try_from(found).unwrap_or(i64::MAX)
}

/// The text at a pointer of the last item.
fn last(page: View<'_>, items: &str, pointer: &str) -> Option<String> {
    let mut found = None;
    seek(page, items, &mut |view| {
        found = match view {
            View::List(list) => list.len().checked_sub(1).and_then(|last| text(list.at(last), pointer)),
            View::Json(Json::Array(items)) => items.last().and_then(|last| text(View::Json(last), pointer)),
            _ => None,
        };
    });
    found
}

/// The address with this relation in the `Link` headers: `<https://…?page=2>; rel="next", …`.
fn link(headers: &HeaderMap, relation: &str) -> Option<String> {
    let texts = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    texts.into_iter().find_map(|text| {
        let mut rest = text;
        while let Some((url, after)) = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')) {
            let parameters = after.split('<').next().unwrap_or_default();
            let has = parameters.split(';').any(|parameter| {
                let Some((name, value)) = parameter.split_once('=') else {
                    return false;
                };
                let value = value.trim().trim_end_matches(',').trim_end().trim_matches('"');
                name.trim().eq_ignore_ascii_case("rel")
                    && value
                        .split_ascii_whitespace()
                        .any(|word| word.eq_ignore_ascii_case(relation))
            });
            if has {
                return Some(url.trim().to_owned());
            }
            rest = after;
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn next(pagination: &Pagination, page: &Json, number: Option<i64>) -> Next {
        pagination.next(View::Json(page), &HeaderMap::new(), number)
    }

    #[test]
    fn a_cursor_is_read_where_it_stands_until_there_is_none() {
        let way = Pagination::cursor(0, "/meta/a~1b");
        assert_eq!(
            next(&way, &json!({"meta": {"a/b": "x"}}), None),
            Next::Text("x".to_owned())
        );
        assert_eq!(
            next(&way, &json!({"meta": {"a/b": 7}}), None),
            Next::Text("7".to_owned())
        );
        for end in [
            json!({"meta": {"a/b": null}}),
            json!({"meta": {"a/b": ""}}),
            json!({"meta": {}}),
            json!([]),
        ] {
            assert_eq!(next(&way, &end, None), Next::End);
        }
        let way = Pagination::cursor(0, "/next").more("/more");
        assert_eq!(next(&way, &json!({"next": "x", "more": false}), None), Next::End);
        assert_eq!(
            next(&way, &json!({"next": "x", "more": true}), None),
            Next::Text("x".to_owned())
        );
        assert_eq!(next(&way, &json!({"next": "x"}), None), Next::Text("x".to_owned()));
    }

    #[test]
    fn the_last_item_may_be_the_cursor() {
        let way = Pagination::last_item(0, "/id").items("/data").more("/has_more");
        let page = json!({"data": [{"id": "a"}, {"id": "b"}], "has_more": true});
        assert_eq!(next(&way, &page, None), Next::Text("b".to_owned()));
        assert_eq!(next(&way, &json!({"data": [], "has_more": true}), None), Next::End);
        assert_eq!(
            next(&way, &json!({"data": [{"id": "a"}], "has_more": false}), None),
            Next::End
        );
    }

    #[test]
    fn pages_and_offsets_end_with_the_items_or_the_total() {
        let way = Pagination::page(0, 1).total("/pages");
        assert_eq!(next(&way.items("/data"), &json!({"data": [1]}), None), Next::Number(2));
        assert_eq!(
            next(&way.items("/data"), &json!({"data": [1], "pages": 3}), Some(2)),
            Next::Number(3)
        );
        assert_eq!(
            next(&way.items("/data"), &json!({"data": [1], "pages": 3}), Some(3)),
            Next::End
        );
        assert_eq!(next(&way.items("/data"), &json!({"data": []}), Some(2)), Next::End);
        let from_zero = Pagination::page(0, 0).total("/pages").items("/data");
        assert_eq!(
            next(&from_zero, &json!({"data": [1], "pages": 2}), None),
            Next::Number(1)
        );
        assert_eq!(next(&from_zero, &json!({"data": [1], "pages": 2}), Some(1)), Next::End);

        let way = Pagination::offset(0).total("/count").items("/data");
        assert_eq!(
            next(&way, &json!({"data": [1, 2], "count": 5}), Some(2)),
            Next::Number(4)
        );
        assert_eq!(next(&way, &json!({"data": [1], "count": 5}), Some(4)), Next::End);
        assert_eq!(next(&Pagination::offset(0), &json!([1, 2]), None), Next::Number(2));
        assert_eq!(next(&Pagination::offset(0), &json!([]), Some(2)), Next::End);
    }

    #[test]
    fn a_link_is_found_among_others() {
        let found = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(LINK, http::HeaderValue::from_static(text));
            link(&headers, "next")
        };
        let url = |text: &str| Some(text.to_owned());
        assert_eq!(
            found("<https://a.dev/?page=2>; rel=\"next\""),
            url("https://a.dev/?page=2")
        );
        assert_eq!(
            found("<https://a.dev/?page=1>; rel=prev, <https://a.dev/?a=1,2&page=3>; title=\"x\"; rel=\"last Next\""),
            url("https://a.dev/?a=1,2&page=3")
        );
        assert_eq!(found("</pets?page=2>;rel=next, <x>; rel=last"), url("/pets?page=2"));
        assert_eq!(found("<https://a.dev/?page=1>; rel=prev"), None);
        assert_eq!(found("nonsense"), None);
    }
}
