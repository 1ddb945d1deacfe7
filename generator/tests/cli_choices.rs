//! Every entry of the configuration matches something in the document, and changes something.

mod cli_support;

use cli_support::Project;

const SHOP: &str = "\
openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
paths:
  /orders:
    post:
      operationId: addOrder
      tags: [Orders]
      parameters:
        - { name: dry_run, in: query, schema: { type: boolean } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '204': { description: Added } }
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [Orders]
      parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
      responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
webhooks:
  added:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Event' } } } }
      responses: { '204': { description: Taken } }
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: string }
        total: { type: string, format: money }
        note: { type: [string, 'null'] }
        state: { $ref: '#/components/schemas/State' }
        tags: { type: array, items: { type: string } }
    State: { type: string, enum: [open, paid] }
    Card: { type: object, required: [type], properties: { type: { const: card } } }
    Bank: { type: object, required: [iban], properties: { type: { const: bank }, iban: { type: string } } }
    Payment: { oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }] }
    Event:
      type: object
      properties: { type: { type: string }, order: { $ref: '#/components/schemas/Order' } }
";

fn project(choices: &str) -> Project {
    let project = Project::new(&[]);
    project.write("specs/shop.yaml", SHOP);
    project.write(
        "specwright.toml",
        &format!("[vendors.shop]\ndocument = 'specs/shop.yaml'\n{choices}\n"),
    );
    project
}

/// What is said of choices with which nothing is generated.
#[track_caller]
fn refused(choices: &str) -> String {
    let project = project(choices);
    let ended = project.run(&["generate"]).code(2);
    assert!(!project.path("generated").exists());
    ended.stderr
}

/// What is said of choices with which the bindings are as they are without them.
#[track_caller]
fn idle(choices: &str) -> String {
    project(choices).run(&["generate"]).code(0).stderr
}

/// The types that come of choices of which nothing is said.
#[track_caller]
fn types(choices: &str) -> String {
    let project = project(choices);
    let ended = project.run(&["generate"]).code(0);
    assert!(!ended.stderr.contains("specwright.toml:"), "{}", ended.stderr);
    project.read("generated/shop/types.rs")
}

#[test]
fn a_format_that_the_document_does_not_have_is_answered_with_the_nearest() {
    insta::assert_snapshot!(refused(
        "formats = { mony = 'Decimal', secret = { type = 'Json', reason = 'x' } }"
    ));
    insta::assert_snapshot!(idle("formats.uuid = 'Uuid'"));
}

#[test]
fn a_closed_enum_is_an_enum_of_the_document() {
    insta::assert_snapshot!(refused(
        "closed-enums = ['#/components/schemas/Stat', '#/components/schemas/Order', '#/components/schemas/Order/properties/state']"
    ));
}

#[test]
fn what_is_relaxed_is_a_member_of_the_document() {
    insta::assert_snapshot!(refused(
        "relax = [
    '#/components/schemas/Order/properties/idd',
    '#/components/schema/Order/properties/id',
    '#/components/schemas/Order/properties/state/enum/7',
    '#/components/schemas/Event/properties/order/properties/id',
    '#/components/schemas/Order',
]"
    ));
    insta::assert_snapshot!(refused("relax = ['shop.yml#/components/schemas/Order', '#components']"));
    insta::assert_snapshot!(idle("relax = ['#/components/schemas/Order/properties/note']"));
}

#[test]
fn what_is_required_is_a_member_of_the_document() {
    insta::assert_snapshot!(refused("require = ['#/components/schemas/Order/properties/not']"));
    insta::assert_snapshot!(idle(
        "require = [{ pointer = '#/components/schemas/Order/properties/id', reason = 'always there' }]"
    ));
}

#[test]
fn what_may_or_may_not_be_null_is_in_the_document() {
    insta::assert_snapshot!(refused(
        "nullable = ['#/components/schemas/Order/properties/ids']\nnon-null = ['#/components/schemas/Orders']"
    ));
    insta::assert_snapshot!(idle(
        "nullable = ['#/components/schemas/Order/properties/note']\nnon-null = ['#/components/schemas/Order/properties/id']"
    ));
}

#[test]
fn a_type_stands_for_something_in_the_document() {
    insta::assert_snapshot!(refused(
        "[vendors.shop.types]
'#/components/schemas/Order/properties/totl' = 'Decimal'
'#/paths/~1orders/post/parameters/1' = { type = 'crate::Money', reason = 'x' }
'#/components/schemas/Order/required' = 'i64'"
    ));
    insta::assert_snapshot!(idle(
        "[vendors.shop.types]\n'#/components/schemas/Order/properties/id' = 'String'"
    ));
}

#[test]
fn a_type_is_one_of_ours_or_a_path_that_holds_anywhere() {
    insta::assert_snapshot!(refused(
        "[vendors.shop.types]
'#/components/schemas/State' = 'Decimel'
'#/components/schemas/Order' = 'Money'
'#/components/schemas/Event' = 'super::Event'
'Money' = 'i64'"
    ));
}

#[test]
fn types_are_written_as_they_are_anywhere() {
    let types = types(
        "[vendors.shop.types]
'#/components/schemas/State' = 'crate::State'
'#/components/schemas/Order/properties/total' = 'rust_decimal::Decimal'
'#/paths/~1orders/post/parameters/0' = 'String'
'#/components/schemas/Order/properties/tags/items' = 'Uuid'",
    );
    for line in [
        "pub type State = Custom<crate::State>;",
        "pub total: Option<Custom<::rust_decimal::Decimal>>,",
        "pub state: Option<State>,",
        "pub tags: Option<Vec<Uuid>>,",
    ] {
        assert!(types.contains(line), "{line} is not in {types}");
    }
}

#[test]
fn unions_are_those_of_the_document_with_their_members() {
    insta::assert_snapshot!(refused(
        "[vendors.shop.unions]
'#/components/schemas/Paymnt' = 'untagged'
'#/components/schemas/Order' = 'untagged'
'#/components/schemas/Payment' = { discriminator = 'typ', mapping = { card = 'Card', bank = '#/components/schemas/Bnk' } }"
    ));
    insta::assert_snapshot!(refused(
        "[vendors.shop.unions]
'#/components/schemas/Payment' = 'tagged'
'#/components/schemas/Order' = { mapping = { a = 'A' } }
'#/components/schemas/Card' = { discriminator = 'type', value = 'untagged' }
'#/components/schemas/Bank' = { discriminatr = 'type' }"
    ));
    insta::assert_snapshot!(idle(
        "[vendors.shop.unions]\n'#/components/schemas/Payment' = 'untagged'"
    ));
}

#[test]
fn retries_are_said_of_operations_of_the_document() {
    insta::assert_snapshot!(refused(
        "[[vendors.shop.retries]]
operations = ['getOrders', 'GET /order/*', 'list*']
repeat = 'never'"
    ));
    insta::assert_snapshot!(refused(
        "[[vendors.shop.retries]]
operations = ['getOrder', 'addOrder', 'POST orders']
repeat = 'sometimes'

[[vendors.shop.retries]]
operations = ['getOrder']
repeats = 'never'

[[vendors.shop.retries]]
repeat = 'never'"
    ));
    insta::assert_snapshot!(idle(
        "[[vendors.shop.retries]]
operations = ['getOrder', 'GET /**']
repeat = { value = 'always', reason = 'x' }"
    ));
}

#[test]
fn retries_stand_with_the_operation() {
    let project = project(
        "[[vendors.shop.retries]]
operations = ['*Order']
repeat = 'never'

[[vendors.shop.retries]]
operations = [{ operation = 'POST /orders', reason = 'they compare the bodies' }]
repeat = 'always'",
    );
    project.run(&["generate"]).code(0);
    let text = project.read("generated/shop/operations.rs");
    let said: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(".repeat(") || line.starts_with("static "))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r#"
        static ADD_ORDER: Operation = Operation::new("add_order", Verb::Post, "/orders")
        .repeat(Repeat::Always);
        static GET_ORDER: Operation = Operation::new("get_order", Verb::Get, "/orders/{id}")
        .repeat(Repeat::Never);
        "#);
}

#[test]
fn features_are_of_tags_of_the_document() {
    insta::assert_snapshot!(refused("[vendors.shop.features]\nbuying = ['Order', 'Refunds']"));
    insta::assert_snapshot!(refused(
        "[vendors.shop.features]\n'a b' = ['Orders']\nother = ['Orders']\nthird = 'Orders'"
    ));
    insta::assert_snapshot!(idle("[vendors.shop.features]\nbuying = ['Orders']\nselling = ['O*']"));
}

#[test]
fn choices_that_exclude_each_other_are_refused() {
    insta::assert_snapshot!(refused(
        "relax = ['#/components/schemas/Order/properties/id']
require = ['#/components/schemas/Order/properties/id']
nullable = ['#/components/schemas/Order/properties/note']
non-null = ['#/components/schemas/Order/properties/note']"
    ));
}

#[test]
fn a_header_for_keys_that_nothing_is_sent_with_changes_nothing() {
    let choice = "idempotency-header = 'X-Key'";
    types(choice);
    let project = project(choice);
    project.edit(
        "specs/shop.yaml",
        "    post:\n      operationId",
        "    put:\n      operationId",
    );
    insta::assert_snapshot!(project.run(&["generate"]).code(0).stderr);
    project.edit(
        "specs/shop.yaml",
        "    put:\n      operationId",
        "    post:\n      operationId",
    );
    project.edit(
        "specs/shop.yaml",
        "{ name: dry_run, in: query",
        "{ name: Idempotency-Key, in: header",
    );
    insta::assert_snapshot!(project.run(&["generate"]).code(0).stderr);
}

#[test]
fn the_member_that_names_events_is_one_of_their_bodies() {
    types("webhooks.member = 'type'");
    insta::assert_snapshot!(refused("webhooks.member = 'tpye'"));
    insta::assert_snapshot!(refused("webhooks.member = 'order.kind'"));
}

#[test]
fn what_is_selected_or_excluded_is_in_the_document() {
    insta::assert_snapshot!(refused(
        "select = { tags = ['Order'], paths = ['/order'], operations = ['getOrders'], schemas = ['Stat'], webhooks = ['add'] }"
    ));
    insta::assert_snapshot!(refused(
        "select.exclude = { tags = ['Order'], paths = ['/order'], operations = ['getOrders'], schemas = ['Stat'], webhooks = ['add'] }"
    ));
}

#[test]
fn a_pointer_may_be_written_as_references_are() {
    let relaxed = |pointer: &str| types(&format!("nullable = ['{pointer}']\n"));
    let plain = relaxed("#/components/schemas/Order/properties/id");
    assert_eq!(plain, relaxed("shop.yaml#/components/schemas/Order/properties/id"));
    assert_eq!(plain, relaxed("#/components/schemas/Order/properties/%69d"));
    assert!(plain.contains("pub id: Option<String>,"), "{plain}");
}

#[test]
fn strict_runs_take_no_choice_that_changes_nothing() {
    let project = project("relax = ['#/components/schemas/Order/properties/note']");
    let ended = project.run(&["generate", "--strict"]).code(2);
    assert!(ended.stderr.contains("idle-choice"), "{}", ended.stderr);
}

#[test]
fn a_choice_that_is_made_later_makes_the_tree_stale() {
    let pointer = "['#/components/schemas/Order/properties/tags']";
    for choice in ["require", "nullable"] {
        let project = project("");
        project.run(&["generate"]).code(0);
        project.edit(
            "specwright.toml",
            "document",
            &format!("{choice} = {pointer}\ndocument"),
        );
        project.run(&["check"]).code(1);
    }
    for table in [
        "[vendors.shop.types]\n'#/components/schemas/Order/properties/tags' = 'Json'\n",
        "[vendors.shop.features]\nbuying = ['Orders']\n",
        "[vendors.shop.unions]\n'#/components/schemas/Payment' = { discriminator = 'type' }\n",
        "[[vendors.shop.retries]]\noperations = ['addOrder']\nrepeat = 'always'\n",
    ] {
        let project = project("");
        project.run(&["generate"]).code(0);
        project.write("specwright.toml", &(project.read("specwright.toml") + table));
        project.run(&["check"]).code(1);
    }
}
