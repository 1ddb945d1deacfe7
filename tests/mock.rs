//! What a program that calls a vendor is tested with: the vendor's mock server, over real connections and in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use vendor_apis::runtime::client::{ErrorKind, MockResponse, RetryPolicy};
use vendor_apis::stan::{self, Address, CreateError, Customer, CustomerApi, CustomerRequestBody, Response};
use vendor_apis::{flexprice, jani, lago, meetbit, runtime};

fn ada() -> CustomerRequestBody {
    CustomerRequestBody::new("Ada", "ada@acme.dev", Address::new().locality("Paris"))
}

fn grace() -> CustomerRequestBody {
    CustomerRequestBody::new("Grace", "grace@acme.dev", Address::new())
}

/// One over connections, one in memory: they behave alike.
fn servers() -> [stan::mock::Server; 2] {
    [stan::mock::Server::start().unwrap(), stan::mock::Server::in_memory()]
}

/// What a server answers to a request written by hand.
fn said(server: &stan::mock::Server, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
    let length = body.len();
    write!(
        stream,
        "{head}\r\nHost: mock\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap_or_default().to_owned();
    format!("{status} {}", answer.split("\r\n\r\n").nth(1).unwrap_or_default())
}

#[tokio::test]
async fn a_success_is_answered_and_the_request_is_there_as_its_type() {
    for server in servers() {
        server.on(CustomerApi::CREATE).respond(Customer::new().name("Ada"));
        let client = server.client().build().unwrap();
        let created = client.customer().create(&ada()).await.unwrap();
        assert_eq!(created.name.as_deref(), Some("Ada"));
        assert_eq!(created.content_type(), Some("application/json"));

        let asked = server.requests(CustomerApi::CREATE);
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].body, ada());
        assert_eq!(asked[0].url.path(), "/v1/customers");
        assert!(asked[0].headers.contains_key("authorization"));
        server.assert_all();
    }
}

#[tokio::test]
async fn documented_errors_are_answered_by_their_variants() {
    for server in servers() {
        let refused = CreateError::BadRequest(Response::new("no".into()));
        server.on(CustomerApi::CREATE).fail(refused);
        let client = server.client().build().unwrap();
        let error = client.customer().create(&ada()).await.unwrap_err();
        assert_eq!(error.to_string(), "create: 400 Bad Request: no");
        assert!(matches!(error.into_documented(), Ok(CreateError::BadRequest(it)) if it.body.as_ref() == b"no"));
    }
}

#[tokio::test]
async fn answers_follow_each_other_and_the_last_one_stays() {
    for server in servers() {
        server
            .on(CustomerApi::CREATE)
            .status(429)
            .header("Retry-After", "0")
            .times(2);
        server.on(CustomerApi::CREATE).respond(Customer::new().name("first"));
        server.on(CustomerApi::CREATE).respond(Customer::new().name("last"));
        let client = server.client().idempotency_header("Idempotency-Key").build().unwrap();
        let mut names = Vec::new();
        for _ in 0..3 {
            names.push(client.customer().create(&ada()).await.unwrap().name.clone().unwrap());
        }
        assert_eq!(names, ["first", "last", "last"]);
        assert_eq!(server.requests(CustomerApi::CREATE).len(), 5);
        server.assert_all();
    }
}

#[tokio::test]
async fn a_rate_limit_in_memory_is_not_waited_for() {
    let server = stan::mock::Server::in_memory();
    server
        .on(CustomerApi::CREATE)
        .status(429)
        .header("Retry-After", "20")
        .times(1);
    server.on(CustomerApi::CREATE).respond(Customer::new());
    let began = Instant::now();
    let client = server.client().idempotency_header("Idempotency-Key").build().unwrap();
    client.customer().create(&ada()).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(server.waits(), [Duration::from_secs(20)]);
}

#[tokio::test]
async fn an_answer_can_be_for_some_requests_alone_or_made_of_them() {
    for server in servers() {
        server
            .on(CustomerApi::CREATE)
            .when(|asked| asked.body.name == "Grace")
            .answer(|asked| Ok(Customer::new().name(asked.body.name.to_uppercase()).into()));
        server
            .on(CustomerApi::CREATE)
            .when(|asked| asked.body.name == "Ada")
            .status(409);
        let client = server.client().build().unwrap();
        for _ in 0..2 {
            let created = client.customer().create(&grace()).await.unwrap();
            assert_eq!(created.name.as_deref(), Some("GRACE"));
        }
        let error = client.customer().create(&ada()).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(409));
    }
}

#[tokio::test]
async fn delays_and_connections_that_break_are_played() {
    for server in servers() {
        server.on(CustomerApi::CREATE).reset().times(1);
        server
            .on(CustomerApi::CREATE)
            .respond(Customer::new())
            .delay(Duration::from_secs(30));
        let client = server.client().retry(RetryPolicy::never()).build().unwrap();
        let error = client.customer().create(&ada()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        let call = client.customer().create(&ada()).timeout(Duration::from_millis(200));
        let error = call.await.unwrap_err();
        assert!(error.to_string().contains("timed out"), "{error}");
    }
}

#[tokio::test]
async fn what_nothing_is_set_for_is_a_501_that_says_so() {
    for server in servers() {
        let client = server.client().build().unwrap();
        let error = client.customer().create(&ada()).await.unwrap_err();
        assert!(error.to_string().contains("501"), "{error}");
        assert!(error.to_string().ends_with("no answer is set for anything"), "{error}");

        server.on(CustomerApi::CREATE).respond(Customer::new()).times(1);
        client.customer().create(&ada()).await.unwrap();
        let error = client.customer().create(&ada()).await.unwrap_err().to_string();
        let text = "POST /v1/customers: asked for `create`, whose answers have all been given as often as was set";
        assert!(error.ends_with(text), "{error}");
        assert_eq!(server.unexpected().len(), 2);
        assert_eq!(server.requests(CustomerApi::CREATE).len(), 1);
        assert_eq!(server.received().len(), 3);
    }
}

#[test]
fn a_request_is_held_against_the_document() {
    let server = stan::mock::Server::start().unwrap();
    server.on(CustomerApi::CREATE).respond(Customer::new());
    let json = "POST /v1/customers HTTP/1.1\r\nContent-Type: application/json";
    let body = r#"{"name": "Ada", "email": "a@b", "address": {}}"#;
    assert_eq!(said(&server, json, body), "200 {}");
    assert_eq!(
        said(&server, "POST /v1/customer HTTP/1.1", body),
        "501 POST /v1/customer: no answer is set for it; answers are set for `create` (POST /v1/customers)",
    );
    assert_eq!(
        said(&server, "POST /v1/customers HTTP/1.1\r\nContent-Type: text/plain", body),
        "501 POST /v1/customers: asked for `create`, and the content type is text/plain, and should be application/json",
    );
    assert_eq!(
        said(&server, json, r#"{"name": "Ada", "email": 1, "address": {}}"#),
        "501 POST /v1/customers: asked for `create`, and the body is not what the document says: \
         expected a string, found a number at $.email (byte 25), near `\"name\": \"…\", \"email\": 0, \"address\": {}}`",
    );
    assert_eq!(
        said(&server, json, ""),
        "501 POST /v1/customers: asked for `create`, and the body is not what the document says: \
         it is empty; JSON was expected",
    );
    assert_eq!(server.unexpected().len(), 4);
}

#[test]
fn what_was_set_and_not_asked_for_is_a_fault() {
    let server = stan::mock::Server::in_memory();
    server.on(CustomerApi::CREATE).status(429).times(2);
    server.on(CustomerApi::CREATE).respond(Customer::new());
    assert_eq!(
        server.faults(),
        [
            "an answer of `create` was given 0 of 2 times",
            "an answer of `create` was given 0 of 1 times",
        ]
    );
}

#[test]
#[should_panic(expected = "an answer of `create` was given 0 of 1 times")]
fn a_checked_server_fails_the_test_when_it_is_dropped() {
    let server = stan::mock::Server::in_memory().checked();
    server.on(CustomerApi::CREATE).respond(Customer::new());
}

/// A mock server of the vendor, and a client that calls it.
macro_rules! vendor {
    ($vendor:ident) => {{
        let server = $vendor::mock::Server::start().unwrap();
        let client = server.client().build().unwrap();
        (server, client)
    }};
}

#[tokio::test]
async fn jani_is_mocked() {
    let (server, client) = vendor!(jani);
    let customer: jani::Customer = runtime::from_str(
        r#"{"id": "c_1", "name": "Ada", "email": "ada@acme.dev", "status": "active", "created_at": "2024-09-01T15:00:00Z", "updated_at": "2024-09-01T15:00:00Z"}"#,
    )
    .unwrap();
    server
        .on(jani::CustomersApi::CREATE_CUSTOMER)
        .respond(customer.clone())
        .times(1);
    let conflict = jani::CreateCustomerError::Conflict(jani::Response::new("taken".into()));
    server.on(jani::CustomersApi::CREATE_CUSTOMER).fail(conflict);
    let body = jani::CreateCustomerRequest::new("Ada", "ada@acme.dev");
    assert_eq!(client.customers().create_customer(&body).await.unwrap().body, customer);
    let error = client.customers().create_customer(&body).await.unwrap_err();
    assert_eq!(error.to_string(), "create_customer: 409 Conflict: taken");
    server.assert_all();
}

#[tokio::test]
async fn lago_is_mocked_whose_document_promises_nothing() {
    let (server, client) = vendor!(lago);
    let mock = lago::CustomersApi::CREATE_CUSTOMER;
    server.on(mock).respond(runtime::Bytes::from("made"));
    server
        .on(mock)
        .fail(lago::CreateCustomerError::Default(lago::Response::new("no".into())))
        .status(422);
    let body = lago::CreateCustomerRequest::new(lago::CustomerInput::new("c-1", "Gavin Belson"));
    assert_eq!(
        client.customers().create_customer(&body).await.unwrap().as_ref(),
        b"made"
    );
    let error = client.customers().create_customer(&body).await.unwrap_err();
    assert_eq!(error.to_string(), "create_customer: 422 Unprocessable Entity: no");
    assert_eq!(server.requests(mock)[1].body, body);
}

#[tokio::test]
async fn flexprice_is_mocked() {
    let (server, client) = vendor!(flexprice);
    let mock = flexprice::CustomersApi::CREATE_CUSTOMER;
    server.on(mock).respond(flexprice::CustomerResponse::new().id("cust_1"));
    let created = client
        .customers()
        .create_customer(&flexprice::CreateCustomerRequest::new("ada"))
        .await
        .unwrap();
    assert_eq!(
        (created.status().as_u16(), created.id.as_deref()),
        (201, Some("cust_1"))
    );
    assert_eq!(server.requests(mock)[0].headers["x-api-key"], "mock");
}

#[tokio::test]
async fn meetbit_is_mocked_with_the_headers_of_its_errors() {
    let (server, client) = vendor!(meetbit);
    let mock = meetbit::CustomersApi::CREATE_CUSTOMER;
    let limited = meetbit::CreateCustomerError::TooManyRequests(Response::new("slow down".into()));
    server.on(mock).fail(limited).header("Retry-After", "0").times(1);
    let error = client
        .customers()
        .create_customer(&meetbit::CustomerInput::new())
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "create_customer: 429 Too Many Requests: slow down");
    server.assert_all();

    server.clear();
    server.on(mock).reply(MockResponse::json(200, r#"{"message": 1}"#));
    let error = client
        .customers()
        .create_customer(&meetbit::CustomerInput::new())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
}
