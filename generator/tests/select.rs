//! What is generated of a part of a document.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::ir::{Api, View};
use specwright::load::Source;
use specwright::select::{Entry, Kind, Selection};

/// A shop: two tags, a webhook, two families of schemas, and one schema that nothing uses.
const SHOP: &str = "\
openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.dev' }]
security: [{ key: [] }]
paths:
  /orders:
    parameters: [{ $ref: '#/components/parameters/Limit' }]
    get:
      operationId: listOrders
      tags: [Orders]
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } }
    post:
      operationId: createOrder
      tags: [Orders]
      security: [{ token: [] }]
      requestBody: { $ref: '#/components/requestBodies/Order' }
      responses: { '201': { description: ok } }
  /orders/{id}/items:
    get:
      tags: [Orders, Items]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      parameters: [{ name: id, in: path, required: true, schema: { $ref: '#/components/schemas/PetId' } }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
webhooks:
  orderPaid:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Payment' } } } }
      responses: { '200': { description: ok } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: x-key }
    token: { type: http, scheme: bearer }
  parameters:
    Limit: { name: limit, in: query, schema: { $ref: '#/components/schemas/Limit' } }
  requestBodies:
    Order: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  schemas:
    Order:
      properties:
        id: { type: string, readOnly: true }
        items: { type: array, items: { $ref: '#/components/schemas/Item' } }
    Item: { properties: { name: { type: string } } }
    Limit: { type: string, enum: [few, many] }
    PetId: { type: string, enum: [a, b] }
    Pet:
      required: [kind]
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }
    Payment:
      oneOf: [{ $ref: '#/components/schemas/Cash' }]
      discriminator: { propertyName: by, mapping: { cash: '#/components/schemas/Cash', card: '#/components/schemas/Card' } }
    Cash: { properties: { by: { type: string } } }
    Card: { properties: { by: { type: string } } }
    Unused: { properties: { a: { $ref: '#/components/schemas/Deep' } } }
    Deep: { properties: { b: { type: string } } }
";

fn entries(names: &[(Kind, &str)]) -> Vec<Entry> {
    let entries = names.iter().map(|(kind, pattern)| Entry {
        kind: *kind,
        pattern: (*pattern).to_owned(),
        said: kind.key(),
        place: None,
    });
    entries.collect()
}

fn lowered(document: &str, wanted: &[(Kind, &str)], excluded: &[(Kind, &str)]) -> (Option<Api>, Diagnostics) {
    let mut config = VendorConfig::new("shop", "shop.yaml");
    config.select = Selection {
        wanted: entries(wanted),
        excluded: entries(excluded),
    };
    let mut notes = Diagnostics::new();
    let source = Source::from_text("shop.yaml", document, &mut notes);
    let api = source.and_then(|source| specwright::api(&source, &config, &mut notes));
    (api.ok(), notes)
}

/// The names of everything that is generated, and what was found on the way.
fn shown(document: &str, wanted: &[(Kind, &str)], excluded: &[(Kind, &str)]) -> String {
    let (api, notes) = lowered(document, wanted, excluded);
    let mut lines = Vec::new();
    if let Some(api) = &api {
        let types = api.types.iter().map(|def| match def.view {
            View::Read => format!("{} (read)", def.name.rust),
            View::Write => format!("{} (write)", def.name.rust),
            View::Both => def.name.rust.to_string(),
        });
        let types: Vec<String> = types.collect();
        lines.extend((!types.is_empty()).then(|| format!("types: {}", types.join(", "))));
        for group in &api.groups {
            let methods = group.operations.iter().map(|operation| operation.name.rust.as_str());
            lines.push(format!(
                "{}: {}",
                group.name.rust,
                methods.collect::<Vec<_>>().join(", ")
            ));
        }
        let hooks: Vec<&str> = api.webhooks.iter().map(|hook| hook.name.wire.as_str()).collect();
        let schemes: Vec<&str> = api.schemes.iter().map(|scheme| scheme.name.wire.as_str()).collect();
        lines.extend((!hooks.is_empty()).then(|| format!("webhooks: {}", hooks.join(", "))));
        lines.extend((!schemes.is_empty()).then(|| format!("schemes: {}", schemes.join(", "))));
    }
    for note in notes.sorted() {
        lines.push(format!("{}[{}]: {}", note.severity, note.code.name, note.message));
        lines.extend(note.help.iter().map(|help| format!("  help: {help}")));
    }
    lines.join("\n")
}

#[test]
fn a_tag_is_its_operations_and_what_they_need() {
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Tag, "Orders")], &[]), @"
    types: Order (read), OrderInput (write), Item, Limit (write)
    orders: list_orders, create_order, list_order_items
    schemes: key, token
    ");
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Tag, "Items")], &[]), @"
    types: Item
    orders: list_order_items
    schemes: key
    ");
}

#[test]
fn a_path_can_stand_for_all_below() {
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Path, "/orders/**")], &[(Kind::Path, "/orders")]), @"
    types: Item
    orders: list_order_items
    schemes: key
    ");
}

#[test]
fn an_operation_is_named_by_its_id_or_by_method_and_path() {
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Operation, "createOrder")], &[]), @"
    types: OrderInput (write), Item, Limit (write)
    orders: create_order
    schemes: token
    ");
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Operation, "get /pets/{id}")], &[]), @"
    types: PetId (write), Pet (read), Cat (read)
    pets: get_pet
    schemes: key
    ");
}

#[test]
fn a_schema_alone_needs_no_client() {
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Schema, "Unused")], &[]), @"types: Unused, Deep");
}

#[test]
fn a_webhook_brings_its_payload() {
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Webhook, "order*")], &[]), @"
    types: Payment (read), Cash (read)
    webhooks: orderPaid
    ");
}

#[test]
fn what_is_named_adds_up() {
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Operation, "getPet"), (Kind::Schema, "Item")], &[]), @"
    types: Item, PetId (write), Pet (read), Cat (read)
    pets: get_pet
    schemes: key
    ");
}

#[test]
fn exclusions_alone_leave_everything_else() {
    insta::assert_snapshot!(shown(SHOP, &[], &[(Kind::Tag, "Pets"), (Kind::Webhook, "orderPaid")]), @"
    types: Order (read), OrderInput (write), Item, Limit (write), Unused, Deep
    orders: list_orders, create_order, list_order_items
    schemes: key, token
    ");
    insta::assert_snapshot!(shown(SHOP, &[], &[(Kind::Schema, "Unused"), (Kind::Schema, "Pet"), (Kind::Tag, "Orders")]), @"
    types: PetId (write), Pet (read), Cat (read), Payment (read), Cash (read), Deep
    pets: get_pet
    webhooks: orderPaid
    schemes: key
    warning[still-needed]: `Pet` is excluded, but what is selected needs it, so it is generated
      help: exclude the operations that use it, too
    ");
}

#[test]
fn what_is_selected_and_excluded_is_told() {
    insta::assert_snapshot!(shown(SHOP, &[(Kind::Tag, "Pets")], &[(Kind::Path, "/pets/**")]), @"
    warning[nothing-selected]: everything that is selected is excluded: there is nothing to generate
    ");
}

#[test]
fn what_matches_nothing_is_an_error_that_names_what_is_near() {
    let wanted = [
        (Kind::Tag, "Order"),
        (Kind::Path, "/order"),
        (Kind::Operation, "getPets"),
        (Kind::Operation, "PUT /orders"),
        (Kind::Schema, "Catalogue"),
        (Kind::Webhook, "x"),
    ];
    insta::assert_snapshot!(shown(SHOP, &wanted, &[]), @"
    error[unmatched-selection]: `Order` of `tags` matches no tag of the document
      help: did you mean `Orders`?
    error[unmatched-selection]: `/order` of `paths` matches no path of the document
      help: did you mean `/orders`?
    error[unmatched-selection]: `getPets` of `operations` matches no operation of the document
      help: did you mean `getPet`?
    error[unmatched-selection]: `PUT /orders` of `operations` matches no operation of the document
      help: did you mean `GET /orders`?
    error[unmatched-selection]: `Catalogue` of `schemas` matches no schema of the document
      help: there is `Cat`, `Card`, `Cash`, `Deep`, `Item`, and 6 more
    error[unmatched-selection]: `x` of `webhooks` matches no webhook of the document
      help: there is `orderPaid`
    ");
}

#[test]
fn a_type_has_the_name_that_it_has_without_a_selection() {
    // `Order` is sent here and received elsewhere; `a.Order` would be `Order` if it stood alone; so would the second method.
    let document = "\
openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /a: { get: { operationId: get, tags: [A], responses: { '200': { $ref: '#/components/responses/R' } } } }
  /b: { post: { operationId: get, tags: [A], requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/x.Order' } } } }, responses: { '200': { description: ok } } } }
components:
  responses:
    R: { description: ok, content: { application/json: { schema: { oneOf: [{ $ref: '#/components/schemas/x.Order' }, { $ref: '#/components/schemas/y.Order' }] } } } }
  schemas:
    x.Order: { required: [id], properties: { id: { type: string, readOnly: true }, n: { type: integer } } }
    y.Order: { required: [no], properties: { no: { type: string } } }
";
    insta::assert_snapshot!(shown(document, &[], &[]), @"
    types: XOrder (read), XOrderInput (write), YOrder (read), R (read)
    a: get, get2
    note[name-collision]: two operations of the group would be `get`; this is `get2`
    warning[duplicate-operation-id]: `get` names two operations
      help: give each operation an `operationId` of its own
    note[body-required-guessed]: the body is not marked `required`, but its schema has required members: it is an argument
    ");
    insta::assert_snapshot!(shown(document, &[(Kind::Path, "/b")], &[]), @"
    types: XOrderInput (write)
    a: get2
    note[name-collision]: two operations of the group would be `get`; this is `get2`
    warning[duplicate-operation-id]: `get` names two operations
      help: give each operation an `operationId` of its own
    note[body-required-guessed]: the body is not marked `required`, but its schema has required members: it is an argument
    ");
}

#[test]
fn what_is_wrong_elsewhere_is_of_no_concern() {
    let document = "\
openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /a: { get: { operationId: a, tags: [A], odd: 1, responses: { '200': { description: ok } } } }
  /b: { get: { operationId: b, tags: [B], odd: 1, responses: { '200': { $ref: '#/components/responses/None' } } } }
  /c: { get: { operationId: c, tags: [A, B], odd: 1, responses: { '200': { description: ok } } }, query: { tags: [B] } }
components:
  schemas:
    Bad: { type: strin }
";
    insta::assert_snapshot!(shown(document, &[(Kind::Tag, "A")], &[]), @"
    a: a, c
    warning[unknown-keyword]: `odd` is no keyword of an operation; it is ignored (here and in one more place)
    ");
    insta::assert_snapshot!(shown(document, &[(Kind::Operation, "b")], &[]), @"
    b: b
    warning[unknown-keyword]: `odd` is no keyword of an operation; it is ignored
    warning[response-left-out]: the response `200` of `GET /b` is left out
    warning[dangling-reference]: `#/components/responses/None` is not in the document (needed by `GET /b`)
    ");
}
