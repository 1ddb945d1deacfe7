//! What `inspect` shows of a document.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use insta::assert_snapshot;
use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::inspect::{Inspection, inspect};
use specwright::load::Source;

fn of(document: &str) -> Inspection {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("shop.yaml", document, &mut notes).unwrap();
    inspect(&source, &VendorConfig::new("shop", "shop.yaml"), &mut notes).unwrap()
}

const SHOP: &str = "openapi: 3.0.3
info: { title: Shop, version: '2' }
servers: [{ url: 'https://shop.dev/v2' }]
security: [{ Key: [] }]
tags: [{ name: Orders }]
paths:
  /orders/{id}:
    get:
      tags: [Orders]
      operationId: getOrder
      summary: Shows an order
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
        - { name: expand, in: query, schema: { type: array, items: { type: string } } }
      responses:
        '200': { description: it, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        '404': { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } }
    delete: { tags: [Orders], deprecated: true, responses: { '204': { description: gone } } }
components:
  securitySchemes:
    Key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Order:
      type: object
      required: [id, state]
      properties:
        id: { type: string }
        state: { type: string, enum: [open, paid] }
        note: { type: string, nullable: true }
    Fault: { type: object, properties: { message: { type: string }, links: { $ref: '#/components/schemas/Gone' } } }
";

#[test]
fn a_document_at_a_glance() {
    assert_snapshot!(of(SHOP).text(), @"
    Shop 2 (shop.yaml)
    2 operations, 3 types, 1 security scheme, 1 server

    Orders (OrdersApi)
      GET /orders/{id}     get_order(id: Uuid) -> 200 Order    1 more, errors 404
      DELETE /orders/{id}  delete_order(id: String) -> 204 ()  deprecated

    Servers
      https://shop.dev/v2

    Security
      Key  key in header `X-Key`

    Types
      Order       struct, 3 members  used by 1 operation  shop.yaml:24
      OrderState  enum, 2 values     used by 1 type       shop.yaml:28
      Fault       struct, 2 members  used by 1 operation  shop.yaml:30

    Used of OpenAPI
      deprecated operations                 1
      free-form JSON                        1
      members that may be null or left out  1
      objects                               2
      open enums                            1
      path parameters                       2
      query parameters                      1

    Problems
      warning[undeclared-path-parameter]  1 time  shop.yaml:18  `{id}` of `DELETE /orders/{id}` has no parameter; it is text
      warning[dangling-reference]         1 time  shop.yaml:30  `#/components/schemas/Gone` is not in the document
    ");
}

#[test]
fn a_type_is_shown_as_it_is_printed() {
    let found = of(SHOP);
    let order = found.types.iter().find(|it| it.name == "Order").unwrap();
    assert_snapshot!(order.rust, @"
    pub struct Order {
        pub id: String,
        pub state: OrderState,
        pub note: Field<String>,
    }
    ");
    assert_eq!(order.mentions, ["OrderState"]);
    assert_eq!((order.operations, order.types, order.at.line), (1, 0, 24));
}

#[test]
fn as_json_it_says_the_same() {
    let value: serde_json::Value = serde_json::from_str(&of(SHOP).json()).unwrap();
    assert_eq!(value["tags"][0]["operations"][0]["call"], "get_order(id: Uuid)");
    assert_eq!(value["problems"][0]["at"]["line"], 18);
}

#[test]
fn the_page_has_its_structure_and_every_link_a_target() {
    let page = of(SHOP).html();
    for part in [
        "<html lang=\"en\">",
        "<title>Shop 2</title>",
        "<main>",
        "<h1>Shop 2</h1>",
        "<nav aria-label=",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let links: BTreeSet<&str> = page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let sections = ["access", "graph", "operations", "problems", "types", "used"];
    // Names in calls and in Rust lead to types, and types to what mentions them.
    let things = ["operation-0", "type-Fault", "type-Order", "type-OrderState"];
    assert_eq!(links, sections.into_iter().chain(things).collect());
    for link in links {
        assert_eq!(page.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
    }
    assert!(!page.contains("<script") && !page.contains("src="));
    assert_eq!(open_tags(&page), Vec::<String>::new());
}

#[test]
fn names_of_types_are_links_where_they_are_mentioned() {
    let page = of(SHOP).html();
    for part in [
        "<dd><code>404 <a href=\"#type-Fault\">Fault</a></code></dd>",
        "pub state: <a href=\"#type-OrderState\">OrderState</a>,",
        "<dt>Mentioned by</dt><dd><a href=\"#operation-0\"><code>GET /orders/{id}</code></a></dd>",
        "<dt>Mentioned by</dt><dd><a href=\"#type-Order\"><code>Order</code></a></dd>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn a_document_without_operations_says_so() {
    let page = of("openapi: 3.1.0\ninfo: { title: None, version: '0' }\ncomponents: {}\n").html();
    assert!(page.contains("The document has no operations."), "{page}");
    // Nothing is drawn of nothing, and no table is empty.
    assert!(!page.contains("<svg") && !page.contains("<table"), "{page}");
}

#[test]
fn nothing_of_a_document_becomes_markup() {
    let evil = SHOP
        .replace("summary: Shows an order", "summary: \"Shows an order \\u202Eredro\"")
        .replace("title: Shop", "title: '<script>alert(1)</script>'")
        .replace("Shows an order", "'><img src=x onerror=alert(1)>")
        .replace("name: Orders", "name: '</details><b>'")
        .replace("tags: [Orders]", "tags: ['</details><b>']");
    let page = of(&evil).html();
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"));
    // Nor does it turn what stands beside it.
    assert!(!page.contains('\u{202e}') && page.contains("\\u{202e}redro"), "{page}");
    assert_eq!(open_tags(&page), Vec::<String>::new());
}

/// The elements that are not closed as they should be.
fn open_tags(page: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag
            .split([' ', '/', '\n'])
            .find(|part| !part.is_empty())
            .unwrap_or_default()
            .to_owned();
        if tag.starts_with('!') || tag.ends_with('/') || matches!(name.as_str(), "meta") {
            continue;
        }
        match tag.starts_with('/') {
            false => open.push(name),
            true if open.last() == Some(&name) => drop(open.pop()),
            true => return vec![format!("</{name}> closes {:?}", open.last())],
        }
    }
    open
}
