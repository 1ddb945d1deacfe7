//! Lists in pages: what is asked for, page by page, and when it ends.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod client_support;

use client_support::{Reply, Server};
use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, ErrorKind, Location, Media, Operation, Pagination, Parameter, Response,
    SchemeKind, SecurityScheme, Undocumented, Verb,
};
use specwright_runtime::{Json, call_builder, paginated, record};

/// A page.
#[derive(Clone)]
#[non_exhaustive]
pub struct Pets {
    pub data: Option<Vec<String>>,
    pub next: Option<String>,
}

record! {
    Pets PETS required[0x0] table[b""] default;
    0 data: optional Vec<String> = "data";
    1 next: optional String = "next";
}

/// A call of any of the operations below.
#[must_use]
pub struct List {
    call: Call<Response<Pets>, Undocumented>,
}

call_builder! { List, Response<Pets>, Undocumented }
paginated! { List, Response<Pets>, Undocumented; String, |page| page.body.data }

static API: Api = Api {
    title: "Pets",
    version: "1",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "Key",
        kind: SchemeKind::ApiKey {
            location: Location::Query,
            name: "key",
        },
    }],
};

static PARAMETERS: &[Parameter] = &[Parameter::query("from"), Parameter::query("limit")];
static ANSWERS: &[Answer] = &[Answer::code(200, Media::Json)];

const fn list(pagination: &'static Pagination) -> Operation {
    Operation::new("list_pets", Verb::Get, "/pets")
        .parameters(PARAMETERS)
        .answers(ANSWERS)
        .pagination(pagination)
        .security(&[&[0]])
}

static BY_CURSOR: Operation = list(&Pagination::cursor(0, "/next").items("/data"));
static BY_PAGE: Operation = list(&Pagination::page(0, 1).items("/data"));
static BY_OFFSET: Operation = list(&Pagination::offset(0).items("/data"));
static BY_URL: Operation = list(&Pagination::url("/next").items("/data"));
static BY_LINK: Operation = list(&Pagination::link("next").items("/data"));
static BY_HEADER: Operation = list(&Pagination::header(0, "x-next").items("/data"));
static BY_BODY: Operation = Operation::new("find_pets", Verb::Post, "/pets/find")
    .body(BodyKind::Json, "application/json")
    .answers(&[Answer::code(200, Media::Json)])
    .pagination(&Pagination::cursor(0, "/next").in_body("/page/after").items("/data"));

fn core(server: &Server) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(server.url("/v1"));
    builder.api_key(0, "k-4711".into());
    builder.build().unwrap()
}

fn pets(server: &Server, operation: &'static Operation) -> List {
    List {
        call: core(server).call(operation).param(1, &2).ready(),
    }
}

/// A server that gives the next of these answers to each request.
fn giving(answers: Vec<Reply>) -> Server {
    let next = std::sync::atomic::AtomicUsize::new(0);
    Server::answering(move |_| answers[next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)].clone())
}

fn page(items: &[&str], next: Option<&str>) -> Reply {
    Reply::json(200, &serde_json::json!({"data": items, "next": next}).to_string())
}

/// What was asked for, one request a line, without the credential that all of them have.
fn asked(server: &Server) -> Vec<String> {
    let seen = server.seen();
    let lines = seen.iter().map(|seen| {
        assert_eq!(seen.line.matches("key=k-4711").count(), 1, "{}", seen.line);
        let target = seen.line.split(' ').nth(1).unwrap();
        target.replace("&key=k-4711", "")
    });
    lines.collect()
}

async fn items(list: List) -> Vec<String> {
    let (mut items, mut all) = (list.items(), Vec::new());
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    assert!(items.next().await.is_none());
    all
}

#[tokio::test]
async fn a_cursor_is_handed_back_until_there_is_none() {
    let server = giving(vec![
        page(&["a", "b"], Some("x/y&z")),
        page(&[], Some("2")),
        page(&["c"], None),
    ]);
    assert_eq!(items(pets(&server, &BY_CURSOR)).await, ["a", "b", "c"]);
    assert_eq!(
        asked(&server),
        [
            "/v1/pets?limit=2",
            "/v1/pets?from=x%2Fy%26z&limit=2",
            "/v1/pets?from=2&limit=2"
        ]
    );
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_wanted() {
    let server = giving(vec![
        page(&["a"], Some("1")),
        page(&["b"], Some("2")),
        page(&["c"], None),
    ]);
    let mut pages = pets(&server, &BY_CURSOR).pages();
    assert_eq!(server.seen().len(), 0);
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!(
        (first.data.clone(), first.status().as_u16()),
        (Some(vec!["a".to_owned()]), 200)
    );
    assert_eq!(server.seen().len(), 1);
    assert_eq!(format!("{pages:?}"), "Pages(list_pets)");
}

#[tokio::test]
async fn a_cursor_that_comes_again_ends_the_list() {
    let server = giving(vec![
        page(&["a"], Some("1")),
        page(&["b"], Some("2")),
        page(&["c"], Some("1")),
    ]);
    assert_eq!(items(pets(&server, &BY_CURSOR)).await, ["a", "b", "c"]);
}

#[tokio::test]
async fn pages_and_items_are_counted_from_where_the_caller_begins() {
    let three = || vec![page(&["a", "b"], None), page(&["c"], None), page(&[], None)];
    let server = giving(three());
    assert_eq!(items(pets(&server, &BY_PAGE)).await, ["a", "b", "c"]);
    assert_eq!(
        asked(&server),
        ["/v1/pets?limit=2", "/v1/pets?from=2&limit=2", "/v1/pets?from=3&limit=2"]
    );

    let server = giving(three());
    let mut later = pets(&server, &BY_PAGE);
    later.call.set_param(0, &7);
    assert_eq!(items(later).await, ["a", "b", "c"]);
    assert_eq!(
        asked(&server),
        [
            "/v1/pets?from=7&limit=2",
            "/v1/pets?from=8&limit=2",
            "/v1/pets?from=9&limit=2"
        ]
    );

    let server = giving(three());
    assert_eq!(items(pets(&server, &BY_OFFSET)).await, ["a", "b", "c"]);
    assert_eq!(
        asked(&server),
        ["/v1/pets?limit=2", "/v1/pets?from=2&limit=2", "/v1/pets?from=3&limit=2"]
    );
}

#[tokio::test]
async fn an_address_is_followed_with_credentials_at_home_and_not_elsewhere() {
    let server = giving(vec![
        page(&["a"], Some("/v2/pets?p=2&key=k-4711")),
        page(&["b"], Some("?p=3")),
        page(&["c"], None),
    ]);
    assert_eq!(items(pets(&server, &BY_URL)).await, ["a", "b", "c"]);
    assert_eq!(
        asked(&server)[1..],
        ["/v2/pets?p=2".to_owned(), "/v2/pets?p=3".to_owned()]
    );

    let elsewhere = Server::saying(page(&["c"], None));
    let url = elsewhere.url("/pets");
    let server = giving(vec![page(&["a"], Some(&url))]);
    let mut pages = pets(&server, &BY_URL).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(
        error.to_string().contains("the next page is at http://127.0.0.1:"),
        "{error}"
    );
    assert!(pages.next().await.is_none());
    assert_eq!(elsewhere.seen().len(), 0);
}

#[tokio::test]
async fn headers_lead_on_too() {
    let body = r#"{"data": ["a"]}"#;
    let json = ("Content-Type", "application/json");
    let link = ("Link", "</v1/pets?from=9>; rel=\"next\", </v1/pets>; rel=first");
    let server = giving(vec![Reply::new(200, &[json, link], body), page(&["b"], None)]);
    assert_eq!(items(pets(&server, &BY_LINK)).await, ["a", "b"]);
    assert_eq!(asked(&server)[1], "/v1/pets?from=9");

    let server = giving(vec![
        Reply::new(200, &[json, ("X-Next", "9")], body),
        Reply::new(200, &[json, ("X-Next", "")], body),
    ]);
    assert_eq!(items(pets(&server, &BY_HEADER)).await, ["a", "a"]);
    assert_eq!(asked(&server)[1], "/v1/pets?from=9&limit=2");
}

#[tokio::test]
async fn a_cursor_may_go_into_the_body() {
    let server = giving(vec![page(&["a"], Some("x")), page(&["b"], None)]);
    let body: Json = serde_json::json!({"kind": "dog"});
    let find = List {
        call: core(&server).call(&BY_BODY).json(&body).ready(),
    };
    assert_eq!(items(find).await, ["a", "b"]);
    let bodies: Vec<Json> = server
        .seen()
        .iter()
        .map(|seen| serde_json::from_str(seen.text()).unwrap())
        .collect();
    assert_eq!(bodies[0], serde_json::json!({"kind": "dog"}));
    assert_eq!(bodies[1], serde_json::json!({"kind": "dog", "page": {"after": "x"}}));
}

#[tokio::test]
async fn an_error_is_an_item_and_the_end() {
    let server = giving(vec![page(&["a"], Some("x")), Reply::text(404, "no such page")]);
    let mut items = pets(&server, &BY_CURSOR).items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert!(items.next().await.is_none());
}
