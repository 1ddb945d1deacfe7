//! MeetBit: one schema both ways, two keys, a host to fill in, text errors.

use serde_json::json;
use vendor_apis::meetbit::{
    Address, Client, ClientBuilder, CreateCustomerError, Customer, CustomerInput, CustomerResponse, Error, Response,
};
use vendor_apis::runtime::client::ErrorKind;
use vendor_apis::runtime::{Field, from_str, to_string};

use crate::server::{Reply, Server};
use crate::{assert_request, json};

/// A documented answer of status 200.
pub(crate) const CREATED: &str = r#"{
    "message": "Created.",
    "data": {
        "id": 9007199254740993, "first_name": "Ada", "middle_name": null, "last_name": "Lovelace",
        "email": "ada@acme.dev", "contact_number": null, "address": {"city": "London", "region": null},
        "name": "Ada Lovelace", "created_at": "2024-09-01T15:00:00.000Z", "updated_at": "2024-09-01T15:00:00.000Z",
        "deleted_at": null
    }
}"#;

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url("/api/public/v2.0"))
}

fn client(server: &Server) -> Client {
    builder(server)
        .access_key_id("id-4711")
        .access_key_secret("secret-4711")
        .build()
        .unwrap()
}

fn ada() -> CustomerInput {
    let mut address = Address::new().city("London");
    address.region = Field::Null;
    CustomerInput::new()
        .first_name("Ada")
        .email("ada@acme.dev")
        .address(address)
}

async fn create(reply: Reply) -> Result<Response<CustomerResponse>, Error<CreateCustomerError>> {
    client(&Server::saying(reply)).customers().create_customer(&ada()).await
}

async fn refused(reply: Reply) -> CreateCustomerError {
    create(reply)
        .await
        .expect_err("an error was answered")
        .into_documented()
        .expect("the error is documented")
}

#[tokio::test]
async fn the_request_arrives_exactly_and_both_keys_travel_each_in_its_header() {
    let server = Server::saying(Reply::json(200, CREATED));
    client(&server)
        .customers()
        .create_customer(&ada())
        .query("dry", "a b&c")
        .await
        .unwrap();
    let headers = [
        ("x-access-key-id", Some("id-4711")),
        ("x-access-key-secret", Some("secret-4711")),
        ("authorization", None),
        ("cookie", None),
        ("accept", Some("application/json, text/plain;q=0.9, */*;q=0.8")),
    ];
    let body = json!({
        "first_name": "Ada", "middle_name": null, "last_name": null, "email": "ada@acme.dev", "contact_number": null,
        "address": { "city": "London", "region": null },
    });
    assert_request(
        &server.only(),
        "POST /api/public/v2.0/customers?dry=a%20b%26c",
        &headers,
        body,
    );
}

#[tokio::test]
async fn one_key_alone_is_an_error_before_sending() {
    let server = Server::saying(Reply::json(200, CREATED));
    let alone = [
        (builder(&server).access_key_id("id-4711"), "access_key_secret"),
        (builder(&server).access_key_secret("secret-4711"), "access_key_id"),
    ];
    for (builder, missing) in alone {
        let client = builder.build().unwrap();
        let error = client.customers().create_customer(&ada()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        let expected =
            format!("create_customer: nothing was sent: no credentials: call `.{missing}(..)` on the client builder");
        assert_eq!(error.to_string(), expected);
    }
    assert_eq!(server.seen().len(), 0);
}

#[test]
fn without_its_domain_there_is_no_client_and_the_error_says_what_to_set() {
    let keys = Client::builder()
        .access_key_id("id-4711")
        .access_key_secret("secret-4711");
    let error = keys.build().unwrap_err();
    let expected = "the server's variable `primary_domain` has only a placeholder, `example.com`; \
                    call `.primary_domain(..)` on the client builder";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn its_domain_makes_the_address() {
    let client = Client::builder()
        .primary_domain("billing.acme.dev")
        .access_key_id("i")
        .access_key_secret("s");
    let request = client
        .build()
        .unwrap()
        .customers()
        .create_customer(&ada())
        .build()
        .unwrap();
    assert_eq!(
        request.url().as_str(),
        "https://billing.acme.dev/api/public/v2.0/customers"
    );
}

#[tokio::test]
async fn keys_do_not_follow_a_redirect_to_another_origin() {
    let elsewhere = Server::saying(Reply::json(200, CREATED));
    let here = Server::saying(Reply::redirect(307, &elsewhere.url("/customers")));
    client(&here).customers().create_customer(&ada()).await.unwrap();
    let arrived = elsewhere.only();
    assert_eq!(json(&arrived), json(&here.only()));
    for key in ["x-access-key-id", "x-access-key-secret"] {
        assert_eq!(
            (here.only().header(key).is_some(), arrived.header(key)),
            (true, None),
            "{key}"
        );
    }
}

#[tokio::test]
async fn keys_are_never_shown() {
    let server = Server::saying(Reply::text(401, "Unknown key id-4711 with secret-4711."));
    let builder = builder(&server)
        .access_key_id("id-4711")
        .access_key_secret("secret-4711");
    let mut shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    let call = client.customers().create_customer(&ada());
    shown += &format!("{client:?} {call:?}");
    shown += &format!("{:?}", call.build().unwrap());
    let error = client.customers().create_customer(&ada()).await.unwrap_err();
    shown += &format!("{error}");
    assert!(!shown.contains("4711"), "{shown}");
}

#[test]
fn an_input_has_no_member_that_only_the_server_writes() {
    let all = CustomerInput::new()
        .first_name("a")
        .middle_name("b")
        .last_name("c")
        .email("d")
        .contact_number("e")
        .address(Address::new());
    let sent: serde_json::Value = serde_json::from_str(&to_string(&all)).unwrap();
    let expected = json!({
        "first_name": "a", "middle_name": "b", "last_name": "c", "email": "d", "contact_number": "e", "address": {},
    });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn an_address_may_be_null_both_ways() {
    let server = Server::saying(Reply::json(
        200,
        &CREATED.replace(r#"{"city": "London", "region": null}"#, "null"),
    ));
    let created = client(&server)
        .customers()
        .create_customer(&CustomerInput::new())
        .await
        .unwrap();
    assert_eq!(json(&server.only())["address"], json!(null));
    assert_eq!(created.data.address, None);
}

#[test]
fn a_member_of_an_address_may_be_absent_or_null_and_stays_so() {
    let text = r#"{"line_1":null,"city":"London"}"#;
    let address: Address = from_str(text).unwrap();
    assert!(address.line_1.is_null() && address.line_2.is_absent());
    assert_eq!(
        (address.city.as_deref(), to_string(&address).as_str()),
        (Some("London"), text)
    );
}

#[tokio::test]
async fn what_was_received_can_be_edited_and_sent_back() {
    let received = create(Reply::json(200, CREATED)).await.unwrap().into_body().data;
    let mut input = received.into_input();
    assert_eq!(input.last_name.as_deref(), Some("Lovelace"));
    input.last_name = Some("King".to_owned());

    let server = Server::saying(Reply::json(200, CREATED));
    client(&server).customers().create_customer(&input).await.unwrap();
    let expected = json!({
        "first_name": "Ada", "middle_name": null, "last_name": "King", "email": "ada@acme.dev", "contact_number": null,
        "address": { "city": "London", "region": null },
    });
    assert_eq!(json(&server.only()), expected);
}

#[tokio::test]
async fn a_200_is_the_customer() {
    let created = create(Reply::json(200, CREATED)).await.unwrap();
    assert_eq!((created.status().as_u16(), created.message.as_str()), (200, "Created."));
    let Customer {
        id,
        first_name,
        middle_name,
        name,
        created_at,
        deleted_at,
        ..
    } = &created.data;
    assert_eq!(*id, 9_007_199_254_740_993);
    assert_eq!(
        (first_name.as_deref(), middle_name.as_deref(), name.as_deref()),
        (Some("Ada"), None, Some("Ada Lovelace"))
    );
    assert_eq!(
        (created_at.as_str(), deleted_at),
        ("2024-09-01T15:00:00.000Z", &Field::Null)
    );
}

#[tokio::test]
async fn a_200_without_a_required_member_names_its_path() {
    let error = create(Reply::json(200, &CREATED.replace(r#""id": 9007199254740993,"#, "")))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error.to_string().contains("missing member `id` of Customer at $.data"),
        "{error}"
    );
    assert!(!error.to_string().contains("ada@acme.dev"), "{error}");
}

#[tokio::test]
async fn a_malformed_date_costs_nobody_the_response() {
    let created = create(Reply::json(
        200,
        &CREATED.replace("2024-09-01T15:00:00.000Z", "yesterday"),
    ))
    .await
    .unwrap();
    let date = &created.data.created_at;
    assert_eq!((date.as_str(), date.is_valid()), ("yesterday", false));
}

#[tokio::test]
async fn a_400_lists_the_faults_of_each_attribute() {
    let body = r#"{"message": "Invalid.", "errors": {"email": ["is taken", "is odd"], "first_name": []}}"#;
    let CreateCustomerError::BadRequest(bad) = refused(Reply::json(400, body)).await else {
        panic!()
    };
    assert_eq!(bad.message, "Invalid.");
    assert_eq!(bad.errors["email"], ["is taken", "is odd"]);
    assert_eq!(bad.errors["first_name"], [""; 0]);
}

#[tokio::test]
async fn a_401_text_body_is_a_string() {
    let error = refused(Reply::text(401, "Invalid or missing access key.")).await;
    let CreateCustomerError::Unauthorized(unauthorized) = error else {
        panic!()
    };
    assert_eq!(unauthorized.body, "Invalid or missing access key.");
}

#[tokio::test]
async fn a_429_gives_its_seconds_to_wait_and_its_text() {
    let headers = [("Content-Type", "text/plain"), ("Retry-After", "30")];
    let error = create(Reply::new(429, &headers, "Too many requests."))
        .await
        .unwrap_err();
    assert!(error.is_retryable());
    let Some(CreateCustomerError::TooManyRequests(limited)) = error.documented() else {
        panic!("{error}")
    };
    assert_eq!(
        (limited.headers.retry_after, limited.body.as_str()),
        (Some(30), "Too many requests.")
    );
}

#[tokio::test]
async fn a_date_instead_of_seconds_does_not_lose_the_429() {
    let date = "Wed, 21 Oct 2026 07:28:00 GMT";
    let error = refused(Reply::new(429, &[("Retry-After", date)], "Too many requests.")).await;
    let CreateCustomerError::TooManyRequests(limited) = error else {
        panic!()
    };
    assert_eq!(
        (limited.headers.retry_after, limited.body.as_str()),
        (None, "Too many requests.")
    );
    assert_eq!(limited.header_map()["retry-after"], date);
}

#[tokio::test]
async fn a_500_is_text() {
    let error = refused(Reply::text(500, "An unexpected error occurred.")).await;
    let CreateCustomerError::InternalServerError(unexpected) = error else {
        panic!()
    };
    assert_eq!(unexpected.body, "An unexpected error occurred.");
}

#[tokio::test]
async fn calls_can_be_spawned() {
    let server = Server::saying(Reply::json(200, CREATED));
    let calls: Vec<_> = {
        let client = client(&server);
        (0..8)
            .map(|_| tokio::spawn(client.customers().create_customer(&ada()).send()))
            .collect()
    };
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().message, "Created.");
    }
    assert_eq!(server.seen().len(), 8);
}
