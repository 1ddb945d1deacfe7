//! Jani: no server, no credentials, any 2xx, members known by example alone.

use serde_json::json;
use vendor_apis::jani::{
    Address, Client, CreateCustomerError, CreateCustomerRequest, Customer, CustomerStatus, Error, Response,
};
use vendor_apis::runtime::{Field, Map};

use crate::assert_request;
use crate::server::{Reply, Server};

async fn create(reply: Reply) -> Result<Response<Customer>, Error<CreateCustomerError>> {
    let client = Client::builder()
        .base_url(Server::saying(reply).url(""))
        .build()
        .unwrap();
    client
        .customers()
        .create_customer(&CreateCustomerRequest::new("Ada", "ada@acme.dev"))
        .await
}

#[test]
fn without_a_base_url_there_is_no_client_and_the_error_says_what_to_do() {
    let error = Client::builder().build().unwrap_err();
    let expected = "no base URL: the document names no server; call `.base_url(..)` on the client builder";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn the_request_arrives_exactly() {
    let mut customer = CreateCustomerRequest::new("Brighton Mboya", "brighton@jani.com")
        .address(Address::new().city("Dar es Salaam").country("Tanzania"))
        .status(CustomerStatus::Active)
        .custom_data(Map::from([
            ("loyalty_program".to_owned(), json!("Gold")),
            ("seats".to_owned(), json!(3)),
        ]));
    customer.phone = Field::Null;
    let server = Server::saying(Reply::json(201, "{}"));
    let client = Client::builder().base_url(server.url("/")).build().unwrap();
    client.customers().create_customer(&customer).await.unwrap();

    let headers = [
        ("authorization", None),
        ("cookie", None),
        ("accept", Some("application/json, */*;q=0.8")),
    ];
    let body = json!({
        "name": "Brighton Mboya",
        "email": "brighton@jani.com",
        // Set to null; `payment_method` is left out.
        "phone": null,
        "address": { "city": "Dar es Salaam", "country": "Tanzania" },
        "status": "active",
        "custom_data": { "loyalty_program": "Gold", "seats": 3 },
    });
    assert_request(&server.only(), "POST /api/v1/customers", &headers, body);
}

#[tokio::test]
async fn credentials_that_the_document_does_not_know_travel_all_the_same() {
    let server = Server::saying(Reply::json(200, "{}"));
    let client = Client::builder()
        .base_url(server.url(""))
        .header_credential("Authorization", "Bearer token-4711")
        .query_credential("key", "key-4711")
        .build()
        .unwrap();
    let call = client
        .customers()
        .create_customer(&CreateCustomerRequest::new("Ada", "ada@acme.dev"));
    call.await.unwrap();
    assert_eq!(server.only().line, "POST /api/v1/customers?key=key-4711 HTTP/1.1");
    assert_eq!(server.only().header("authorization"), Some("Bearer token-4711"));
}

#[tokio::test]
async fn any_2xx_is_the_customer() {
    let body = r#"{
        "id": "cus_1", "phone": null, "address": {"city": "Dar es Salaam", "country": "Tanzania"},
        "created_at": "2024-09-01T15:00:00.000Z", "status": "active", "custom_data": {"loyalty_program": "Gold"}
    }"#;
    for status in [200, 201, 202, 299] {
        let created = create(Reply::json(status, body)).await.unwrap();
        assert_eq!(
            (created.status().as_u16(), created.id.as_deref()),
            (status, Some("cus_1"))
        );
        assert_eq!((&created.phone, &created.name), (&Field::Null, &Field::Absent));
        assert_eq!(created.address.as_ref().unwrap().country.as_deref(), Some("Tanzania"));
        assert_eq!(created.status, Field::Value(CustomerStatus::Active));
        assert_eq!(created.custom_data.as_ref().unwrap()["loyalty_program"], json!("Gold"));
    }
}

#[tokio::test]
async fn every_member_of_the_answer_may_be_missing() {
    let created = create(Reply::json(200, "{}")).await.unwrap();
    assert_eq!(created.body, Customer::new());
}

#[tokio::test]
async fn a_400_and_a_409_keep_whatever_came() {
    for body in ["", "email is taken", r#"{"message":"email is taken"}"#, "\u{0}\u{1}"] {
        let error = create(Reply::new(400, &[], body)).await.unwrap_err();
        let Some(CreateCustomerError::BadRequest(bad)) = error.documented() else {
            panic!("{error}")
        };
        assert_eq!(bad.body.as_ref(), body.as_bytes());

        let error = create(Reply::new(409, &[("Content-Type", "text/plain")], body))
            .await
            .unwrap_err();
        let Some(CreateCustomerError::Conflict(conflict)) = error.documented() else {
            panic!("{error}")
        };
        assert_eq!(
            (conflict.body.text(), conflict.content_type()),
            (Some(body), Some("text/plain"))
        );
    }
}
