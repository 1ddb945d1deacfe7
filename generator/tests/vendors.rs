//! What the documents of the five vendors become: the whole IR as an outline, and the traps of each by name.
#![allow(clippy::panic, clippy::expect_used, reason = "a test may fail")]

use std::path::Path;

use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::ir::{
    Answer, Api, Constructor, Member, Operation, Presence, SchemeKind, Struct, Type, TypeKind, outline,
};
use specwright::load::{LoadOptions, Source};

fn vendor(name: &str) -> (Api, Diagnostics) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let document = format!("specs/{name}.yaml");
    let options = LoadOptions {
        project: project.clone(),
        ..LoadOptions::default()
    };
    let mut notes = Diagnostics::new();
    let source = Source::load(&project.join(&document), &options, &mut notes);
    let config = VendorConfig::new(name, &document);
    let api = source.and_then(|source| specwright::api(&source, &config, &mut notes));
    (api.expect("the document has no errors"), notes)
}

/// The outline, with the findings below it.
fn shown(name: &str) -> String {
    let (api, notes) = vendor(name);
    let findings = notes
        .sorted()
        .into_iter()
        .map(|it| format!("{}[{}]: {}\n", it.severity, it.code.name, it.message));
    outline(&api) + &findings.collect::<String>()
}

fn structure<'a>(api: &'a Api, name: &str) -> &'a Struct {
    let def = api.types.iter().find(|def| def.name.rust.as_str() == name);
    match def.map(|def| &def.kind) {
        Some(TypeKind::Struct(it)) => it,
        _ => panic!("no struct is called {name}"),
    }
}

fn member<'a>(it: &'a Struct, wire: &str) -> &'a Member {
    it.members
        .iter()
        .find(|member| member.name.wire == wire)
        .unwrap_or_else(|| panic!("no member {wire}"))
}

fn presence(it: &Struct, wire: &str) -> Presence {
    member(it, wire).presence
}

/// The vendor's only operation.
fn operation(api: &Api) -> &Operation {
    let (_, operation) = api.operations().next().expect("an operation");
    operation
}

fn answer<'a>(it: &'a Operation, variant: &str) -> &'a Answer {
    it.answers
        .iter()
        .find(|answer| answer.variant.as_str() == variant)
        .unwrap_or_else(|| panic!("no answer {variant}"))
}

fn named(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Named(id) => api.type_def(*id).name.rust.to_string(),
        plain => format!("{plain:?}"),
    }
}

mod outlines {
    use super::shown;

    #[test]
    fn stan() {
        insta::assert_snapshot!(shown("stan"));
    }

    #[test]
    fn jani() {
        insta::assert_snapshot!(shown("jani"));
    }

    #[test]
    fn lago() {
        insta::assert_snapshot!(shown("lago"));
    }

    #[test]
    fn flexprice() {
        insta::assert_snapshot!(shown("flexprice"));
    }

    #[test]
    fn meetbit() {
        insta::assert_snapshot!(shown("meetbit"));
    }
}

#[test]
fn stans_basic_pair_is_named_by_the_words_of_the_401() {
    let (api, _) = vendor("stan");
    let SchemeKind::Basic { username, password } = &api.schemes[0].kind else {
        panic!("not Basic")
    };
    assert_eq!((username.as_str(), password.as_str()), ("client_id", "client_secret"));
}

#[test]
fn stans_body_is_an_argument_and_its_answer_promises_nothing() {
    let (api, _) = vendor("stan");
    let create = operation(&api);
    assert_eq!(create.name.rust.as_str(), "create");
    assert!(create.body.as_ref().is_some_and(|body| body.required));
    let customer = structure(&api, "Customer");
    assert!(
        customer
            .members
            .iter()
            .all(|member| member.presence == Presence::Optional)
    );
    assert_eq!(member(customer, "id").ty, Type::Uuid);
}

#[test]
fn stans_titles_are_words_and_no_names() {
    let (api, _) = vendor("stan");
    let request = api
        .types
        .iter()
        .find(|def| def.name.rust.as_str() == "CustomerRequestBody")
        .expect("the body's type");
    assert_eq!(request.docs.summary.as_deref(), Some("A customer request body"));
}

#[test]
fn stans_errors_without_bodies_are_bytes() {
    let (api, _) = vendor("stan");
    for variant in ["BadRequest", "Unauthorized", "InternalServerError"] {
        assert_eq!(answer(operation(&api), variant).ty, Type::Bytes);
    }
}

#[test]
fn janis_status_may_be_left_out_and_others_may_be_null_too() {
    let (api, _) = vendor("jani");
    let request = structure(&api, "CreateCustomerRequest");
    assert_eq!(presence(request, "status"), Presence::Optional);
    for wire in ["phone", "address", "payment_method", "custom_data"] {
        assert_eq!(presence(request, wire), Presence::OptionalNullable, "{wire}");
    }
}

#[test]
fn janis_answer_promises_nothing_and_may_be_null() {
    let (api, _) = vendor("jani");
    let customer = structure(&api, "Customer");
    assert!(
        customer
            .members
            .iter()
            .all(|member| member.presence == Presence::OptionalNullable)
    );
    for wire in ["id", "created_at", "updated_at"] {
        assert!(
            structure(&api, "CreateCustomerRequest")
                .members
                .iter()
                .all(|member| member.name.wire != wire)
        );
    }
}

#[test]
fn janis_two_letters_are_advice() {
    let (api, _) = vendor("jani");
    let country = member(structure(&api, "Address"), "country");
    assert!(country.rules.is_empty());
    assert!(
        country
            .docs
            .description
            .as_deref()
            .is_some_and(|text| text.contains("ISO 3166-1"))
    );
}

#[test]
fn jani_has_no_server_and_no_authentication() {
    let (api, _) = vendor("jani");
    assert!(api.servers.is_empty() && api.schemes.is_empty());
}

#[test]
fn lagos_body_is_wrapped_and_its_identifier_is_the_callers_own() {
    let (api, _) = vendor("lago");
    let request = structure(&api, "CreateCustomerRequest");
    assert_eq!(named(&api, &member(request, "customer").ty), "CustomerInput");
    let customer = structure(&api, "CustomerInput");
    assert_eq!(member(customer, "customer_id").ty, Type::String);
    assert_eq!(presence(customer, "address_line2"), Presence::OptionalNullable);
    assert_eq!(presence(customer, "address_line1"), Presence::Optional);
}

#[test]
fn lagos_answers_are_kept_whatever_they_are() {
    let (api, _) = vendor("lago");
    assert_eq!(answer(operation(&api), "Default").ty, Type::Bytes);
    assert!(answer(operation(&api), "Default").success && answer(operation(&api), "Default").error);
    assert!(
        operation(&api)
            .docs
            .description
            .as_deref()
            .is_some_and(|text| text.contains("work as an update"))
    );
}

#[test]
fn flexprices_names_lose_package_and_prefix() {
    let (api, _) = vendor("flexprice");
    let status = api
        .types
        .iter()
        .find(|def| def.name.wire == "types.Status")
        .expect("the status");
    let TypeKind::Enum(it) = &status.kind else {
        panic!("the status is no enum")
    };
    let names: Vec<_> = it.values.iter().map(|value| value.name.rust.as_str()).collect();
    assert_eq!(
        (status.name.rust.as_str(), names),
        ("Status", vec!["Published", "Deleted", "Archived"])
    );
}

#[test]
fn flexprices_default_is_documented_where_it_is_said() {
    let (api, _) = vendor("flexprice");
    let said = &member(structure(&api, "TaxRateOverride"), "auto_apply").docs;
    assert_eq!(said.notes, ["The vendor's default is `true`."]);
    let request = structure(&api, "CreateCustomerRequest");
    let prose = request
        .members
        .iter()
        .filter(|member| member.docs.notes.iter().any(|note| note.contains("default")));
    assert_eq!(prose.count(), 0, "a default in prose is prose");
}

#[test]
fn flexprices_servers_have_names() {
    let (api, _) = vendor("flexprice");
    let names: Vec<_> = api.servers.iter().map(|server| server.name.rust.as_str()).collect();
    assert_eq!(names, ["UsRegion", "IndiaRegion"]);
}

#[test]
fn meetbits_input_has_no_member_that_only_the_vendor_writes() {
    let (api, _) = vendor("meetbit");
    let input = structure(&api, "CustomerInput");
    for wire in ["id", "name", "created_at", "updated_at", "deleted_at"] {
        assert!(input.members.iter().all(|member| member.name.wire != wire), "{wire}");
    }
    assert_eq!(presence(input, "address"), Presence::Nullable);
    assert_eq!(input.constructor, Constructor::Empty);
}

#[test]
fn meetbits_customer_becomes_its_input() {
    let (api, _) = vendor("meetbit");
    let customer = structure(&api, "Customer");
    let input = customer.input.expect("a way back");
    assert_eq!(api.type_def(input).name.rust.as_str(), "CustomerInput");
    assert_eq!(presence(customer, "name"), Presence::Optional);
    assert_eq!(presence(customer, "deleted_at"), Presence::OptionalNullable);
}

#[test]
fn meetbits_host_is_a_placeholder_and_both_keys_go_together() {
    let (api, notes) = vendor("meetbit");
    assert!(api.servers[0].variables[0].placeholder);
    assert!(notes.iter().any(|finding| finding.code.name == "placeholder-server"));
    assert_eq!(operation(&api).security, [vec![0, 1]]);
}

#[test]
fn meetbits_text_errors_are_strings_and_retry_after_is_a_number() {
    let (api, _) = vendor("meetbit");
    assert_eq!(answer(operation(&api), "Unauthorized").ty, Type::String);
    let headers = answer(operation(&api), "TooManyRequests").headers.expect("a header");
    let TypeKind::Struct(headers) = &api.type_def(headers).kind else {
        panic!("headers are a struct")
    };
    assert_eq!(member(headers, "retry-after").ty, Type::Int64);
}
