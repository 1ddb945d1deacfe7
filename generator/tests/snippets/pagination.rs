//! Pages: from what the configuration or an extension says to `pages()` and `items()`.

use specwright::config::VendorConfig;
use specwright::ir::PageWay;
use specwright::lower::{PageKey, PageRule};

use crate::support::{generated, paginated};

const LIST: &str = "
    paths:
      /pets:
        get:
          tags: [pets]
          operationId: listPets
          parameters:
            - { name: after, in: query, schema: { type: string } }
            - { name: page, in: query, schema: { type: integer } }
            - { name: items, in: query, schema: { type: integer } }
          responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pets' } } } } }
    components:
      schemas:
        Pet: { properties: { id: { type: string } } }
        Pets:
          required: [data, count]
          properties:
            data: { type: array, items: { $ref: '#/components/schemas/Pet' } }
            meta: { type: [object, 'null'], properties: { next: { type: string }, more: { type: boolean }, pets: { type: [array, 'null'], items: { type: string, format: date } } } }
            count: { type: integer }
";

fn rule(way: PageWay) -> PageRule {
    PageRule {
        operations: vec![("listPets".to_owned(), None)],
        way,
        target: Some(PageKey::Parameter("after".to_owned())),
        items: Some("/data".to_owned()),
        more: None,
        total: None,
    }
}

/// What is printed of pages with this rule.
fn with(rule: PageRule) -> String {
    paginated(LIST, move |config: &mut VendorConfig| config.pagination = vec![rule])
}

/// What is found when a rule does not fit.
#[track_caller]
fn misfit(change: impl Fn(&mut PageRule)) -> String {
    let mut rule = rule(PageWay::Cursor("/meta/next".to_owned()));
    change(&mut rule);
    let (generated, notes) = generated(LIST, |config| config.pagination = vec![rule]);
    assert!(generated.is_none());
    let found = notes
        .sorted()
        .into_iter()
        .map(|it| format!("{}: {}", it.code.name, it.message));
    found.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_cursor_is_a_text_of_the_answer() {
    insta::assert_snapshot!(with(rule(PageWay::Cursor("/meta/next".to_owned()))), @r#"
    specwright_runtime::paginated! {
        ListPetsCall, Response<Pets>, Undocumented;
        Pet, |page| Some(page.body.data)
    }

    .pagination(&Pagination::cursor(0, "/meta/next").items("/data"));
    "#);
}

#[test]
fn items_may_be_missing_on_the_way_and_at_its_end() {
    let rule = PageRule {
        items: Some("/meta/pets".to_owned()),
        more: Some("/meta/more".to_owned()),
        ..rule(PageWay::Cursor("/meta/next".to_owned()))
    };
    insta::assert_snapshot!(with(rule), @r#"
    specwright_runtime::paginated! {
        ListPetsCall, Response<Pets>, Undocumented;
        Date, |page| page.body.meta.into_option()?.pets.into_option()
    }

    .pagination(&Pagination::cursor(0, "/meta/next").items("/meta/pets").more("/meta/more"));
    "#);
}

#[test]
fn the_last_item_may_be_the_cursor_and_pages_may_be_counted() {
    insta::assert_snapshot!(with(rule(PageWay::LastItem("/id".to_owned()))), @r#"
    specwright_runtime::paginated! {
        ListPetsCall, Response<Pets>, Undocumented;
        Pet, |page| Some(page.body.data)
    }

    .pagination(&Pagination::last_item(0, "/id").items("/data"));
    "#);
    let page = PageRule {
        target: Some(PageKey::Parameter("page".to_owned())),
        total: Some("/count".to_owned()),
        ..rule(PageWay::Page(0))
    };
    insta::assert_snapshot!(with(page), @r#"
    specwright_runtime::paginated! {
        ListPetsCall, Response<Pets>, Undocumented;
        Pet, |page| Some(page.body.data)
    }

    .pagination(&Pagination::page(1, 0).items("/data").total("/count"));
    "#);
}

#[test]
fn an_address_needs_no_parameter_and_the_only_list_has_the_items() {
    let link = PageRule {
        target: None,
        items: None,
        ..rule(PageWay::Link("next".to_owned()))
    };
    insta::assert_snapshot!(with(link), @r#"
    specwright_runtime::paginated! {
        ListPetsCall, Response<Pets>, Undocumented;
        Pet, |page| Some(page.body.data)
    }

    .pagination(&Pagination::link("next").items("/data"));
    "#);
}

#[test]
fn a_call_without_options_gets_a_builder_and_lists_that_are_bodies_are_items() {
    let yaml = "
        /pets:
          post:
            operationId: findPets
            requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { from: { type: integer } } } } } }
            responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } } }
    ";
    let rule = PageRule {
        operations: vec![("POST /pets".to_owned(), None)],
        target: Some(PageKey::Body("/from".to_owned())),
        items: Some(String::new()),
        ..rule(PageWay::Offset)
    };
    insta::assert_snapshot!(paginated(yaml, |config| config.pagination = vec![rule]), @r#"
    specwright_runtime::paginated! {
        FindPetsCall, Response<Vec<String>>, Undocumented;
        String, |page| Some(page.body)
    }

    .pagination(&Pagination::offset(0).in_body("/from"));
    "#);
}

#[test]
fn pages_whose_items_are_not_known_are_pages_still() {
    let yaml = "
        /pets:
          get:
            operationId: listPets
            responses: { '200': { description: ok, content: { application/json: { schema: { type: object, properties: { a: { type: array }, b: { type: array } } } } } } }
    ";
    let link = PageRule {
        target: None,
        items: None,
        ..rule(PageWay::Link("next".to_owned()))
    };
    insta::assert_snapshot!(paginated(yaml, |config| config.pagination = vec![link]), @r#"
    specwright_runtime::paginated! { ListPetsCall, Response<ListPetsResponse>, Undocumented }

    .pagination(&Pagination::link("next"));
    "#);
}

#[test]
fn extensions_say_the_same() {
    let said = |extension: &str| {
        let list = "operationId: listPets\n";
        paginated(&LIST.replace(list, &format!("{list}          {extension}\n")), |_| {})
    };
    let speakeasy = "x-speakeasy-pagination: { type: cursor, inputs: [{ name: after, in: parameters, type: cursor }], outputs: { nextCursor: $.meta.next, results: $.data } }";
    insta::assert_snapshot!(said(speakeasy), @r#"
    specwright_runtime::paginated! {
        ListPetsCall, Response<Pets>, Undocumented;
        Pet, |page| Some(page.body.data)
    }

    .pagination(&Pagination::cursor(0, "/meta/next").items("/data"));
    "#);
    let fern = "x-fern-pagination: { offset: $request.page, results: $response.data }";
    insta::assert_snapshot!(said(fern), @r#"
    specwright_runtime::paginated! {
        ListPetsCall, Response<Pets>, Undocumented;
        Pet, |page| Some(page.body.data)
    }

    .pagination(&Pagination::page(1, 1).items("/data"));
    "#);
    let azure = "x-ms-pageable: { nextLinkName: meta/next, itemName: data }";
    insta::assert_snapshot!(said(azure), @"// warning[pagination-extension]: `x-ms-pageable` of `listPets` does not fit the document: `Pets` has no member `meta/next`");
}

#[test]
fn what_does_not_fit_is_named() {
    let all = [
        misfit(|rule| rule.operations = vec![("listCats".to_owned(), None)]),
        misfit(|rule| {
            rule.operations = vec![("list*".to_owned(), None)];
            rule.items = Some("/cats".to_owned());
        }),
        misfit(|rule| rule.operations = ["listPets", "list*"].map(|it| (it.to_owned(), None)).into()),
        misfit(|rule| rule.target = Some(PageKey::Parameter("cursor".to_owned()))),
        misfit(|rule| rule.target = Some(PageKey::Body("/cursor".to_owned()))),
        misfit(|rule| rule.items = Some("/meta".to_owned())),
        misfit(|rule| rule.items = Some("/pets".to_owned())),
        misfit(|rule| rule.way = PageWay::Cursor("/data".to_owned())),
        misfit(|rule| rule.way = PageWay::LastItem("/name".to_owned())),
        misfit(|rule| rule.more = Some("/more".to_owned())),
        {
            let list = LIST.replace("count: {", "cats: { type: array }\n            count: {");
            let rule = PageRule {
                items: None,
                ..rule(PageWay::Offset)
            };
            let (_, notes) = generated(&list, |config| config.pagination = vec![rule]);
            notes.sorted().first().map(|it| it.message.clone()).unwrap_or_default()
        },
    ];
    insta::assert_snapshot!(all.join("\n"), @"
    pagination-misfit: `listCats` names no operation of the document
    pagination-misfit: `list*` names no operation whose pages are as the configuration says: `listPets`: `Pets` has no member `cats`
    pagination-misfit: an earlier entry says how `list*` has pages
    pagination-misfit: the pages of `listPets` are not as the configuration says: it has no parameter `cursor`
    pagination-misfit: the pages of `listPets` are not as the configuration says: it has no JSON body
    pagination-misfit: the pages of `listPets` are not as the configuration says: what is at `/meta` is no list
    pagination-misfit: the pages of `listPets` are not as the configuration says: `Pets` has no member `pets`
    pagination-misfit: the pages of `listPets` are not as the configuration says: what is at `/data` is no text and no number
    pagination-misfit: the pages of `listPets` are not as the configuration says: `Pet` has no member `name`
    pagination-misfit: the pages of `listPets` are not as the configuration says: `Pets` has no member `more`
    the pages of `listPets` are not as the configuration says: its answer has several lists; `items` says which has the items
    ");
}
