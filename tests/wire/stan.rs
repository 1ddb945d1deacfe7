//! Stan: HTTP Basic, errors without a schema, an answer that promises nothing.

use serde_json::json;
use vendor_apis::runtime::Uuid;
use vendor_apis::runtime::client::ErrorKind;
use vendor_apis::stan::{Address, Client, ClientBuilder, CreateError, Customer, CustomerRequestBody, Error, Response};

use crate::assert_request;
use crate::server::{Reply, Server};

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url(""))
}

fn ada() -> CustomerRequestBody {
    CustomerRequestBody::new(
        "Ada",
        "ada@acme.dev",
        Address::new().locality("Paris").zip_code("75001"),
    )
}

async fn create(reply: Reply) -> Result<Response<Customer>, Error<CreateError>> {
    let client = builder(&Server::saying(reply))
        .stan_basic_auth("client-1", "s3cret")
        .build()
        .unwrap();
    client.customer().create(&ada()).await
}

#[tokio::test]
async fn the_request_arrives_exactly_with_client_id_and_client_secret_as_basic() {
    let server = Server::saying(Reply::json(200, "{}"));
    let client = builder(&server)
        .stan_basic_auth("client-1", "s3cret:ü")
        .build()
        .unwrap();
    client.customer().create(&ada().phone_number("+33 1")).await.unwrap();
    let headers = [
        // `client-1:s3cret:ü`, as UTF-8.
        ("authorization", Some("Basic Y2xpZW50LTE6czNjcmV0OsO8")),
        ("accept", Some("application/json, */*;q=0.8")),
    ];
    let body = json!({
        "name": "Ada", "email": "ada@acme.dev", "phone_number": "+33 1",
        "address": { "locality": "Paris", "zip_code": "75001" },
    });
    assert_request(&server.only(), "POST /v1/customers", &headers, body);
}

#[test]
fn its_own_server_is_used_unless_another_is_set() {
    let client = Client::builder().stan_basic_auth("client-1", "s3cret").build().unwrap();
    let request = client.customer().create(&ada()).build().unwrap();
    assert_eq!(
        (request.method().as_str(), request.url().as_str()),
        ("POST", "https://api.stan-app.fr/v1/customers")
    );
}

#[tokio::test]
async fn without_credentials_or_with_an_id_that_basic_cannot_carry_nothing_is_sent() {
    let server = Server::saying(Reply::json(200, "{}"));
    for builder in [builder(&server), builder(&server).stan_basic_auth("client:1", "s3cret")] {
        let error = builder.build().unwrap().customer().create(&ada()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{error}");
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    }
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn a_200_is_the_customer_and_none_of_its_members_is_promised() {
    let body = r#"{"id": "67e55044-10b1-426f-9247-bb680e5fe0c8", "name": "Ada", "address": {"locality": "Paris"}}"#;
    let created = create(Reply::json(200, body)).await.unwrap();
    assert_eq!(
        created.id,
        Some(Uuid::from_u128(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8))
    );
    assert_eq!(created.address.as_ref().unwrap().locality.as_deref(), Some("Paris"));
    assert_eq!(create(Reply::json(200, "{}")).await.unwrap().body, Customer::new());
}

#[tokio::test]
async fn a_400_a_401_and_a_500_keep_whatever_came() {
    for body in ["", "no", r#"{"message":"no"}"#] {
        let bytes = body.as_bytes();
        let of = async |status| {
            create(Reply::new(status, &[], body))
                .await
                .unwrap_err()
                .into_documented()
                .unwrap()
        };
        assert!(matches!(of(400).await, CreateError::BadRequest(answer) if answer.body.as_ref() == bytes));
        assert!(matches!(of(401).await, CreateError::Unauthorized(answer) if answer.body.as_ref() == bytes));
        assert!(matches!(of(500).await, CreateError::InternalServerError(answer) if answer.body.as_ref() == bytes));
    }
}

#[tokio::test]
async fn an_error_is_told_in_one_line_with_what_the_vendor_said() {
    let error = create(Reply::json(401, r#"{"message":"unknown client"}"#))
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "create: 401 Unauthorized: unknown client");
}
