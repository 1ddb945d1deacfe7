//! Flexprice: open enums, two servers, a 201, lengths to validate.

use serde_json::json;
use vendor_apis::flexprice::{
    Client, ClientBuilder, CreateCustomerError, CreateCustomerRequest, CreateEntityIntegrationMappingRequest,
    CreateEntityIntegrationMappingRequestRequired, CustomerResponse, Error, ErrorResponseCode, IntegrationEntityType,
    Response, Server as Region, Status, TaxRateOverride,
};
use vendor_apis::runtime::client::ErrorKind;
use vendor_apis::runtime::{Map, to_string};

use crate::assert_request;
use crate::server::{Reply, Server};

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url("/v1")).api_key_auth("key-4711")
}

async fn create(reply: Reply) -> Result<Response<CustomerResponse>, Error<CreateCustomerError>> {
    let client = builder(&Server::saying(reply)).build().unwrap();
    client
        .customers()
        .create_customer(&CreateCustomerRequest::new("ada"))
        .await
}

async fn refused(reply: Reply) -> CreateCustomerError {
    create(reply)
        .await
        .expect_err("an error was answered")
        .into_documented()
        .expect("the error is documented")
}

#[tokio::test]
async fn the_request_arrives_exactly() {
    let mapping = CreateEntityIntegrationMappingRequestRequired {
        entity_id: "e-1".to_owned(),
        entity_type: IntegrationEntityType::CreditNote,
        provider_entity_id: "p-1".to_owned(),
        provider_type: "stripe".to_owned(),
    };
    let customer = CreateCustomerRequest::new("ada")
        .address_city("Zürich")
        .metadata(Map::from([("plan".to_owned(), "gold".to_owned())]))
        .integration_entity_mapping([CreateEntityIntegrationMappingRequest::new(mapping)])
        .tax_rate_overrides([TaxRateOverride::new("eur", "VAT").priority(2)])
        .skip_onboarding_workflow(false);
    let server = Server::saying(Reply::json(201, "{}"));
    builder(&server)
        .build()
        .unwrap()
        .customers()
        .create_customer(&customer)
        .await
        .unwrap();

    let headers = [
        ("x-api-key", Some("key-4711")),
        ("authorization", None),
        ("accept", Some("application/json, */*;q=0.8")),
    ];
    let body = json!({
        "external_id": "ada",
        "address_city": "Zürich",
        "metadata": { "plan": "gold" },
        "integration_entity_mapping": [{
            "entity_id": "e-1", "entity_type": "credit_note", "provider_entity_id": "p-1", "provider_type": "stripe",
        }],
        // Not `auto_apply`: a default is the vendor's to apply.
        "tax_rate_overrides": [{ "currency": "eur", "tax_rate_code": "VAT", "priority": 2 }],
        "skip_onboarding_workflow": false,
    });
    assert_request(&server.only(), "POST /v1/customers", &headers, body);
}

#[test]
fn both_named_servers_can_be_chosen() {
    let url = |builder: ClientBuilder| {
        let client = builder.api_key_auth("key").build().unwrap();
        client
            .customers()
            .create_customer(&CreateCustomerRequest::new("ada"))
            .build()
            .unwrap()
            .url()
            .to_string()
    };
    assert_eq!(
        url(Client::builder().server(Region::UsRegion)),
        "https://us.api.flexprice.io/v1/customers"
    );
    assert_eq!(
        url(Client::builder().server(Region::IndiaRegion)),
        "https://api.cloud.flexprice.io/v1/customers"
    );
    assert_eq!(url(Client::builder()), "https://us.api.flexprice.io/v1/customers");
}

#[tokio::test]
async fn without_its_key_nothing_is_sent() {
    let server = Server::saying(Reply::json(201, "{}"));
    let client = Client::builder().base_url(server.url("/v1")).build().unwrap();
    let error = client
        .customers()
        .create_customer(&CreateCustomerRequest::new("ada"))
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("call `.api_key_auth(..)` on the client builder"),
        "{error}"
    );
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn a_201_is_the_success_and_a_200_is_not_documented() {
    let body = r#"{
        "id": "cus_1", "external_id": "ada", "status": "published", "created_at": "2024-09-01T15:00:00Z",
        "metadata": {"plan": "gold"}, "integrations": [{"entity_type": "customer", "status": "archived"}]
    }"#;
    let created = create(Reply::json(201, body)).await.unwrap();
    assert_eq!((created.status().as_u16(), created.id.as_deref()), (201, Some("cus_1")));
    assert_eq!(created.status, Some(Status::Published));
    assert_eq!(created.metadata.as_ref().unwrap()["plan"], "gold");
    let integration = &created.integrations.as_ref().unwrap()[0];
    assert_eq!(integration.entity_type, Some(IntegrationEntityType::Customer));
    assert_eq!(integration.status, Some(Status::Archived));

    let error = create(Reply::json(200, body)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.body()),
        (ErrorKind::Undocumented, Some(body.as_bytes()))
    );
}

#[tokio::test]
async fn an_unseen_status_survives_a_round_trip() {
    let created = create(Reply::json(201, r#"{"status":"on_hold"}"#)).await.unwrap();
    let status = created.body.status.as_ref().unwrap();
    assert!(matches!(status, Status::Unrecognized(_)), "{status:?}");
    assert_eq!(status.as_str(), "on_hold");
    assert_eq!(to_string(&created.body), r#"{"status":"on_hold"}"#);
}

#[tokio::test]
async fn a_400_and_a_500_are_typed() {
    let body = r#"{
        "code": "already_exists", "message": "taken", "http_status_code": 400,
        "details": {"field": "external_id", "seen": [1, null], "by": {"id": 7}}
    }"#;
    let CreateCustomerError::BadRequest(bad) = refused(Reply::json(400, body)).await else {
        panic!()
    };
    assert_eq!(bad.code, Some(ErrorResponseCode::AlreadyExists));
    assert_eq!(
        (bad.message.as_deref(), bad.http_status_code),
        (Some("taken"), Some(400))
    );
    let details = bad.details.as_ref().unwrap();
    assert_eq!(
        (&details["field"], &details["seen"], &details["by"]["id"]),
        (&json!("external_id"), &json!([1, null]), &json!(7))
    );

    let CreateCustomerError::InternalServerError(internal) = refused(Reply::json(500, r#"{"code":"on_fire"}"#)).await
    else {
        panic!()
    };
    assert_eq!(internal.code.as_ref().map(ErrorResponseCode::as_str), Some("on_fire"));
}

#[tokio::test]
async fn with_validation_on_a_city_of_101_characters_is_refused_before_sending() {
    let server = Server::saying(Reply::json(201, "{}"));
    let strict = builder(&server).validate_requests(true).build().unwrap();
    // Characters, not bytes.
    let city = |length| CreateCustomerRequest::new("ada").address_city("ü".repeat(length));

    let error = strict.customers().create_customer(&city(101)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("$.address_city"), "{error}");
    let violations = error.build_error().unwrap().violations().unwrap();
    assert!(violations.to_string().starts_with("$.address_city"), "{violations}");
    assert_eq!(server.seen().len(), 0);

    strict.customers().create_customer(&city(100)).await.unwrap();
    strict
        .customers()
        .create_customer(&city(101))
        .validate(false)
        .await
        .unwrap();
    let lenient = builder(&server).build().unwrap();
    lenient.customers().create_customer(&city(101)).await.unwrap();
    assert_eq!(server.seen().len(), 3);
    assert!(
        lenient
            .customers()
            .create_customer(&city(101))
            .validate(true)
            .await
            .is_err()
    );
}
