//! Lago: a wrapped body, and an answer of which nothing is known.

use serde_json::json;
use vendor_apis::lago::{Client, CreateCustomerError, CreateCustomerRequest, CustomerInput, Error, Response};
use vendor_apis::runtime::{Bytes, Field};

use crate::assert_request;
use crate::server::{Reply, Server};

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url("")).build().unwrap()
}

async fn create(reply: Reply) -> Result<Response<Bytes>, Error<CreateCustomerError>> {
    let customer = CreateCustomerRequest::new(CustomerInput::new("c-1", "Gavin Belson"));
    client(&Server::saying(reply))
        .customers()
        .create_customer(&customer)
        .await
}

#[test]
fn without_a_base_url_there_is_no_client_and_the_error_says_what_to_do() {
    let error = Client::builder().build().unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("call `.base_url(..)` on the client builder"),
        "{error}"
    );
}

#[tokio::test]
async fn the_body_arrives_wrapped_in_customer() {
    let mut customer = CustomerInput::new("5eb02857-a71e-4ea2-bcf9-57d3a41bc6ba", "Gavin Belson")
        .country("US")
        .address_line1("5230 Penfield Ave")
        .zipcode("91364");
    customer.address_line2 = Field::Null;
    let server = Server::saying(Reply::new(200, &[], ""));
    client(&server)
        .customers()
        .create_customer(&CreateCustomerRequest::new(customer))
        .await
        .unwrap();

    let body = json!({
        "customer": {
            "customer_id": "5eb02857-a71e-4ea2-bcf9-57d3a41bc6ba",
            "name": "Gavin Belson",
            "country": "US",
            "address_line1": "5230 Penfield Ave",
            "address_line2": null,
            "zipcode": "91364",
        },
    });
    let headers = [("authorization", None), ("accept", Some("*/*"))];
    assert_request(&server.only(), "POST /api/v1/customers", &headers, body);
}

#[tokio::test]
async fn any_2xx_is_kept_with_its_content_type_an_empty_one_too() {
    let kept = [
        (200, Some("application/json"), r#"{"customer": {"lago_id": "1a"}}"#),
        (201, Some("text/plain"), "OK"),
        (202, None, "not { JSON"),
        (200, None, ""),
        (204, None, ""),
    ];
    for (status, media, body) in kept {
        let headers: Vec<_> = media.map(|media| ("Content-Type", media)).into_iter().collect();
        let created = create(Reply::new(status, &headers, body)).await.unwrap();
        assert_eq!(created.status().as_u16(), status);
        assert_eq!(
            (created.content_type(), created.body.as_ref()),
            (media, body.as_bytes())
        );
    }
}

#[tokio::test]
async fn any_other_status_is_an_error_that_keeps_its_body() {
    for (status, body) in [
        (401, ""),
        (422, r#"{"status":422,"error":"Unprocessable Entity"}"#),
        (500, "<html></html>"),
    ] {
        let error = create(Reply::new(status, &[], body)).await.unwrap_err();
        let Some(CreateCustomerError::Default(answer)) = error.documented() else {
            panic!("{error}")
        };
        assert_eq!(
            (answer.status().as_u16(), answer.body.as_ref()),
            (status, body.as_bytes())
        );
    }
}
